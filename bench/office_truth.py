"""Grids read from a DOCX against grids read from its print: the borders against the structure.

LibreOffice prints each DOCX; a DOCX tells its spans itself, so that what is read from the
print should be the same cells. Tables are paired in their order. A table that is cut over
pages comes as several grids: they are stitched plainly for the comparison (header rows that
come again are dropped, a row or a merged cell that is cut in the middle is joined). A cell
is equal when row, column, spans and text are, white space aside.

Not counted: tables within a cell's text (the print shows them as cells of their own),
tables of which the print shows no borders, and what stands outside of tables. The two sides
share nothing but the file, so that a difference can be the fault of either, of
LibreOffice's layout, or of the stitching.

    python -m bench.office_truth [--show] [FILE ...]
"""
