"""The key of a page is opaque: one that was not made here is refused, whatever it holds."""

import base64
import json

import pytest
from sqlalchemy import Column, DateTime, MetaData, Table, Text, Uuid, select

from services.common.database.paging import encode, page
from services.common.errors import Invalid

THINGS = Table("thing", MetaData(), Column("at", DateTime), Column("name", Text), Column("id", Uuid))


def key_of(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        "nonsense",
        "ü",
        *map(
            key_of,
            [
                {},
                1,
                [],
                ["2026-01-01", "x"],
                [1, 2, 3],
                [None, None, None],
                [["2026-01-01"], {}, True],
                ["yesterday", "x", "1"],
                ["2026-01-01", "a\0b", "cbf6ee5c-1b0e-4c1f-8f2e-7a4b1f0d7a11"],
                ["2026-01-01", "\ud800", "cbf6ee5c-1b0e-4c1f-8f2e-7a4b1f0d7a11"],
            ],
        ),
    ],
)
def test_a_key_that_was_not_made_here_is_refused(after):
    with pytest.raises(Invalid, match="page address"):
        page(None, select(THINGS), tuple(THINGS.c), 10, after)


def test_a_key_gives_back_what_was_put_in():
    assert json.loads(base64.urlsafe_b64decode(encode(["张　三", 1]))) == ["张　三", "1"]
