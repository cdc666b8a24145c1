"""Laid-out documents of the corpus: PDF, DOCX and XLSX, each made from its source."""
