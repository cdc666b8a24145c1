"""Models of like fields share the set that tells them, and an assignment changes only its own."""

from __future__ import annotations

import copy
import pickle

from extractor.model import Document, Evidence, Measure, Row, Source
from extractor.model.serialization import model_to_json


def test_models_with_the_same_fields_share_their_set() -> None:
    rows = [Row(kind="data", source=Source(line=line), biaya=None) for line in (1, 2)]
    assert rows[0].model_fields_set is rows[1].model_fields_set
    assert rows[0].source.model_fields_set is rows[1].source.model_fields_set
    assert Evidence(line=1).model_fields_set == Source(line=1).model_fields_set
    assert Source(page=1, bbox=[0, 0, 1, 1]).model_fields_set == {"page", "bbox"}


def test_an_assigned_field_is_the_rows_own() -> None:
    one, other = (Row(kind="data", source=Source(line=line)) for line in (1, 2))
    one.satuan = "Dokumen"
    assert one.model_fields_set == {"kind", "source", "satuan"}
    assert other.model_fields_set == {"kind", "source"}
    assert '"satuan": "Dokumen"' in model_to_json(one)
    assert "satuan" not in model_to_json(other)
    later = Row(kind="data", source=Source(line=3))
    assert later.model_fields_set == {"kind", "source"}


def test_a_given_field_may_change_without_a_new_set() -> None:
    one, other = (Measure(raw=raw, kind="number", value=3) for raw in ("3", "3 paket"))
    one.value = None
    assert (one.value, other.value) == (None, 3)
    assert one.model_fields_set is other.model_fields_set


def test_copies_have_sets_of_their_own() -> None:
    row = Row(kind="data", source=Source(line=1))
    copies = (copy.copy(row), copy.deepcopy(row), row.model_copy(update={"no": "1"}))
    for one in (*copies, pickle.loads(pickle.dumps(row))):
        one.kode = "1.01"
        assert "kode" in one.model_fields_set
    assert row.model_fields_set == {"kind", "source"}
    assert row == Row(kind="data", source=Source(line=1))


def test_models_read_from_plain_data_share_too() -> None:
    plain = {
        "status": "empty",
        "source": {
            "name": "a.txt",
            "sha256": "0",
            "media_type": "text/plain",
            "text_layer": "native",
        },
        "document": {"kind": "rak"},
        "tables": [
            {
                "id": "t01",
                "kind": "rak",
                "columns": [],
                "rows": [{"kind": "data", "source": {"line": line}} for line in (1, 2)],
            }
        ],
    }
    first, second = Document.model_validate(plain).tables[0].rows
    assert first.model_fields_set is second.model_fields_set == {"kind", "source"}
