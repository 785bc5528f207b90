"""The short way of loading against marshmallow itself: any shape and every event, bodies that fit and that do not."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate

from services.common.bus.loading import loader
from services.common.contract import Event, Instant, Line, Words, schema_of, tolerant
from tests.contracts import declared
from tests.unit.common.shapes import bodies, shapes

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.uuids().map(str),
    st.datetimes(timezones=st.just(datetime.UTC)).map(datetime.datetime.isoformat),
)
VALUES = bodies(SCALARS)
KINDS = [
    fields.String, Line, Words, Instant, fields.Boolean, fields.Integer, fields.Float, fields.UUID, fields.Raw,
    fields.AwareDateTime, fields.Date, fields.Dict, lambda **more: fields.Integer(strict=True, **more),
]  # fmt: skip
MORE = st.sampled_from(
    [
        {},
        {"required": True},
        {"allow_none": True},
        {"load_default": None},
        {"load_default": dict},
        {"data_key": "other"},
        {"attribute": "z"},
        {"attribute": "y.z"},
        {"validate": validate.OneOf(["a", 1, True])},
        {"pre_load": lambda value: value},
        {"dump_only": True},
    ]
)


class Hooked(Schema):
    a = fields.Raw()

    @post_load
    def wrap(self, loaded: dict, **_: Any) -> dict:
        return {"wrapped": loaded}


class Itself(Schema):
    a = fields.String()
    b = fields.Nested(lambda: Itself(unknown=EXCLUDE), unknown=EXCLUDE)
    c = fields.List(fields.Nested(lambda: Itself(unknown=EXCLUDE), unknown=EXCLUDE))


SHAPES = shapes(KINDS, MORE, [Itself, Hooked], st.sampled_from([{}, {"unknown": EXCLUDE}]))


def outcome(load: Any, whole: Any) -> tuple:
    """What comes of it, with the types of what is read, or what is said against it."""
    try:
        return "loaded", repr(load(whole))
    except ValidationError as error:
        return "refused", repr(error.normalized_messages())
    except Exception as error:
        return "raised", type(error)


@settings(max_examples=400, deadline=None)
@given(SHAPES, VALUES)
def test_any_shape_reads_anything_as_marshmallow_does(shape, whole):
    schema = shape(unknown=EXCLUDE)

    assert outcome(loader(schema), whole) == outcome(schema.load, whole)


def announced() -> list[type[Schema]]:
    """The shapes of all events."""
    found = {event.body for event in declared(Event).values()}
    return sorted(found, key=lambda shape: (shape.__module__, shape.__qualname__))


FITTING: dict[type, st.SearchStrategy] = {
    fields.UUID: st.uuids().map(str),
    fields.AwareDateTime: st.just("2026-11-29T08:00:00+08:00"),
    fields.Integer: st.integers(0, 9),
    fields.Boolean: st.booleans(),
    fields.Dict: st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
}


def fitting(one: fields.Field, depth: int) -> st.SearchStrategy:
    """Values that another service may send for a field; below `depth` none."""
    if isinstance(one, fields.Nested):
        return of_shape(one.schema, depth - 1) if depth else st.none()
    if isinstance(one, fields.List):
        return st.lists(fitting(one.inner, depth), max_size=2) if depth else st.just([])
    choices = [check.choices for check in one.validators if isinstance(check, validate.OneOf)]
    if choices:
        return st.sampled_from(list(choices[0]))
    return next((found for kind, found in FITTING.items() if isinstance(one, kind)), st.text("ab", min_size=1))


def of_shape(schema: Schema, depth: int) -> st.SearchStrategy:
    """A body as it should be, now and then with something missing, wrong or unknown in it."""
    sound = {name: fitting(one, depth) for name, one in schema.load_fields.items()}
    broken = {name: st.none() | each for name, each in sound.items()} | {"more": st.just(1)}
    return st.fixed_dictionaries(sound) | st.fixed_dictionaries({}, optional=broken)


@pytest.mark.parametrize("shape", announced(), ids=lambda shape: shape.__qualname__)
def test_every_event_is_read_as_marshmallow_does(shape):
    schema = tolerant(shape)

    @settings(max_examples=12, deadline=None, database=None)
    @given(of_shape(schema, 3))
    def check(whole: dict) -> None:
        assert outcome(loader(schema), whole) == outcome(schema.load, whole)

    check()


def test_a_schema_that_refuses_the_unknown_is_left_to_marshmallow():
    shape = Schema.from_dict({"a": fields.Integer()})

    assert loader(schema_of(shape))({"a": 1}) == {"a": 1}
    with pytest.raises(ValidationError):
        loader(schema_of(shape))({"b": 1})


def test_a_difference_would_be_seen():
    schema = Schema.from_dict({"a": fields.Integer(required=True)})(unknown=EXCLUDE)

    assert outcome(loader(schema), {"a": "7", "b": 1}) == ("loaded", "{'a': 7}")
    assert outcome(loader(schema), {"a": None})[0] == "refused"
    assert outcome(dict, {"a": "7"}) != outcome(schema.load, {"a": "7"})
