"""The compiled dumper against marshmallow itself, on shapes and values of every kind and on every contract."""

import datetime
import decimal
import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import Schema, fields, post_dump

from services.common.bus.dumping import dumper
from services.common.contract import Call, Event, Line, schema_of
from tests.contracts import declared
from tests.unit.common.shapes import bodies, shapes


class Same(str):
    """A text that is not of the very type."""


AWARE = st.datetimes(timezones=st.just(datetime.UTC))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.text(max_size=5).map(Same),
    st.binary(max_size=3),
    st.uuids(),
    AWARE,
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
)
VALUES = bodies(SCALARS)
KINDS = [
    fields.String, Line, fields.Boolean, fields.Integer, fields.Float, fields.UUID, fields.Raw, fields.AwareDateTime,
    fields.Date, fields.Decimal, fields.Dict, lambda **more: fields.Integer(as_string=True, **more),
    lambda **more: fields.Decimal(as_string=True, **more), lambda **more: fields.Function(lambda _: 7, **more),
]  # fmt: skip
MORE = st.sampled_from(
    [{}, {"data_key": "other"}, {"attribute": "b"}, {"attribute": "a.b"}, {"dump_default": 3}, {"dump_default": dict}]
)


class Hooked(Schema):
    a = fields.Raw()

    @post_dump
    def wrap(self, written: dict, **_: Any) -> dict:
        return {"wrapped": written}


class Itself(Schema):
    a = fields.String()
    b = fields.Nested(lambda: Itself())  # noqa: PLW0108 - it is not there yet
    c = fields.List(fields.Nested(lambda: Itself()))  # noqa: PLW0108


SHAPES = shapes(KINDS, MORE, [Itself, Hooked], st.just({}))


def outcome(dump: Any, whole: Any) -> tuple:
    """What comes of it, with the types of what is written, or the kind of error."""
    try:
        return "written", repr(dump(whole))
    except Exception as error:
        return "raised", type(error)


@settings(max_examples=300, deadline=None)
@given(SHAPES, st.dictionaries(st.sampled_from("abc"), VALUES))
def test_any_shape_writes_any_dict_as_marshmallow_does(shape, whole):
    schema = shape()

    assert outcome(dumper(schema), whole) == outcome(schema.dump, whole)


@settings(max_examples=150, deadline=None)
@given(SHAPES, st.dictionaries(st.sampled_from("abc"), VALUES))
def test_any_shape_writes_any_object_as_marshmallow_does(shape, whole):
    schema, thing = shape(), SimpleNamespace(**whole)

    assert outcome(dumper(schema), thing) == outcome(schema.dump, thing)


def shaped() -> list[type[Schema]]:
    """The shapes of all replies and events."""
    shapes = {call.gives for call in declared(Call).values()} | {event.body for event in declared(Event).values()}
    return sorted(shapes, key=lambda shape: (shape.__module__, shape.__qualname__))


FITTING: dict[type, st.SearchStrategy] = {
    fields.UUID: st.uuids(),
    fields.AwareDateTime: AWARE,
    fields.Date: st.dates(),
    fields.Integer: st.integers() | st.booleans(),
    fields.Boolean: st.booleans(),
    fields.Float: st.floats(allow_nan=False) | st.integers(),
    fields.Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    fields.Dict: st.dictionaries(st.text(max_size=3), SCALARS, max_size=2),
}


def fitting(one: fields.Field, depth: int) -> st.SearchStrategy:
    """Values that a service may give for a field; below `depth` none."""
    if isinstance(one, fields.Nested):
        return of_shape(one.schema, depth - 1) if depth else st.none()
    if isinstance(one, fields.List):
        return st.lists(fitting(one.inner, depth), max_size=2) if depth else st.just([])
    return next((found for kind, found in FITTING.items() if isinstance(one, kind)), st.text(max_size=4))


def of_shape(schema: Schema, depth: int) -> st.SearchStrategy:
    wholes = {one.attribute or name: st.none() | fitting(one, depth) for name, one in schema.dump_fields.items()}
    return st.fixed_dictionaries({}, optional=wholes)


@pytest.mark.parametrize("shape", shaped(), ids=lambda shape: shape.__qualname__)
def test_every_reply_and_event_is_written_as_marshmallow_does(shape):
    schema = schema_of(shape)

    @settings(max_examples=8, deadline=None, database=None)
    @given(of_shape(schema, 3))
    def check(whole: dict) -> None:
        assert outcome(dumper(schema), whole) == outcome(schema.dump, whole)

    check()


def test_a_difference_would_be_seen():
    schema = Schema.from_dict({"a": fields.Integer()})()

    assert outcome(dumper(schema), {"a": True}) == ("written", "{'a': 1}")
    assert outcome(dict, {"a": True}) != outcome(schema.dump, {"a": True})
    assert dumper(schema)({"a": decimal.Decimal("2.5"), "id": uuid.uuid4()}) == {"a": 2}
