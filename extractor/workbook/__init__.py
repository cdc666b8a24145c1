"""The audit as a workbook, in which an auditor verifies each step in a spreadsheet.

Contract: `workbook_bytes` takes an audit and the documents that were audited and gives the bytes of
an XLSX file; the same input gives the same bytes. Steps: a plan of the sheets, their columns and
rows (`plan`, `columns`); each sheet written by its own module (`summary_sheet`, `findings_sheet`,
`table_sheet`), figures recomputed by live formulas (`formulas`, `totals`); the file without a clock
(`archive`).

Percentages are written as 82.5, never as 0.825, with the sign as part of the format: a reader sees
82,5% and calculates with the figure that the document prints. Amounts are in rupiah.
"""

from extractor.workbook.book import workbook_bytes

__all__ = ["workbook_bytes"]
