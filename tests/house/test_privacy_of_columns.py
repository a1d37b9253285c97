"""Every column says what it means for the person behind it, and the sealed ones are sealed."""

from __future__ import annotations

import pytest
from sqlalchemy import Column

from models import Base
from models.columns import BlindIndex, Encrypted, Privacy

COLUMNS = [column for table in Base.metadata.sorted_tables for column in table.columns]
IDENTIFYING = ("birth", "name", "phone", "number", "caller", "contact", "code", "recipient", "facts", "reply")
PUBLIC_TABLES = ("centre", "slot", "gateway")


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_declares_its_privacy(column: Column[object]) -> None:
    assert isinstance(column.info.get("privacy"), Privacy)


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_what_is_sealed_is_encrypted_and_what_is_encrypted_is_declared(column: Column[object]) -> None:
    assert isinstance(column.type, Encrypted) == (column.info["privacy"] is Privacy.SEAL)
    assert not isinstance(column.type, BlindIndex) or column.info["privacy"] is Privacy.SCRUB


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_no_identity_lies_in_clear(column: Column[object]) -> None:
    if column.table.name in PUBLIC_TABLES or not any(word in column.name for word in IDENTIFYING):
        return
    harmless = column.type.python_type in (bool, int)
    assert harmless or isinstance(column.type, Encrypted | BlindIndex)
