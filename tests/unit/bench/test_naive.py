"""The naive import is a fair yardstick only if it takes what the real one takes and refuses what is plainly wrong."""

from datetime import date

import pytest
from marshmallow import ValidationError

from deploy.local.people import people
from services.records.catalogue import load
from services.records.workbooks.written import written
from tests.bench.naive import schema_of

BASIC = load().set("primary_secondary", "basic")


@pytest.fixture(scope="module")
def schema():
    return schema_of(BASIC)


def cells(person: dict, **changes: object) -> dict:
    found = {code: written(BASIC.field(code), value) for code, value in person.items()} | changes
    return {code: cell for code, cell in found.items() if cell is not None}


def test_faultless_people_come_through_with_their_values(schema):
    for person in people(1, 50, "340104", date(2025, 9, 1)):
        given = {code: value for code, value in person.items() if value is not None}
        assert schema.dump(schema.load(cells(person))) == given


@pytest.mark.parametrize(
    "change", [{"sex": "男姓"}, {"birth_date": "1990-02-30"}, {"id_number": "110105194912310021"}, {"name": None}]
)
def test_plain_faults_are_refused(schema, change):
    (person,) = people(2, 1, "340104", date(2025, 9, 1))

    with pytest.raises(ValidationError):
        schema.load(cells(person, **change))
