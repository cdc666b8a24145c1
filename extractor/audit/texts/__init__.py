"""Checks of what is named and counted: words, codes, units, years, numbering, printed formulas."""
