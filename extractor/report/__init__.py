"""The report: what a person looks at, as one HTML file.

`report_html` is the door. It shows an audit and the documents it is of; it computes nothing of
its own but the places of bars and pictures.
"""

from extractor.report.page import report_html

__all__ = ["report_html"]
