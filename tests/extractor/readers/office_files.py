"""Office files read as the extractor reads them: told by their bytes, opened, read."""

from __future__ import annotations

from extractor.readers import docx, xlsx
from extractor.readers.cells import Flow
from extractor.readers.office import open_package
from extractor.readers.office_content import OfficeContent
from extractor.readers.office_forms import refuse_other_forms


def read_office(data: bytes, name: str = "rka.xlsx") -> OfficeContent:
    """Read a DOCX or XLSX; raise InputError for what is refused."""
    refuse_other_forms(data, name)
    package = open_package(data, name)
    assert package is not None
    return docx.read_document(package) if package.form == "docx" else xlsx.read_workbook(package)


def read_flow(data: bytes, name: str = "rka.xlsx") -> Flow:
    """Read the texts and tables of a DOCX or XLSX."""
    return read_office(data, name).flow
