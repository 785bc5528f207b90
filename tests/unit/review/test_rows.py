"""Rows are filled by position, so they have to have the columns of their tables in the same order."""

import dataclasses

import pytest

from services.review import models, rows


@pytest.mark.parametrize(
    ("row", "table"),
    [(rows.CaseRow, models.Case), (rows.StepRow, models.CaseStep), (rows.DecisionRow, models.Decision)],
)
def test_a_row_has_the_columns_of_its_table_in_their_order(row, table):
    assert [field.name for field in dataclasses.fields(row)] == table.__table__.columns.keys()
