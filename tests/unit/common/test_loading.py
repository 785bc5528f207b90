"""The compiled loader against marshmallow itself, on every event of every contract and on shapes of their own."""

import importlib
import pkgutil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate

from services.common import contracts
from services.common.contract import Body, Event, Line, tolerant
from services.common.loading import loader

ODD = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=3) | st.just({})
INSTANTS = st.sampled_from(["2026-11-21T08:00:00+00:00", "2026-11-21T08:00:00", "2026-11-21"])


def events() -> list[Event]:
    found = {}
    for module in pkgutil.iter_modules(contracts.__path__):
        known = vars(importlib.import_module(f"{contracts.__name__}.{module.name}")).values()
        found |= {each.name: each for each in known if isinstance(each, Event)}
    return [found[name] for name in sorted(found)]


def values(field: fields.Field, depth: int = 4) -> st.SearchStrategy[Any]:
    """Mostly what a field takes."""
    if depth and isinstance(field, fields.List):
        usual: Any = st.lists(values(field.inner, depth - 1), max_size=2)
    elif depth and isinstance(field, fields.Nested):
        usual = bodies(field.schema, depth - 1)
        usual = st.lists(usual, max_size=2) if field.many else usual
    elif isinstance(field, fields.UUID):
        usual = st.uuids().map(str)
    elif isinstance(field, fields.DateTime | fields.Date):
        usual = INSTANTS
    elif isinstance(field, fields.Integer):
        usual = st.integers(0, 5)
    elif isinstance(field, fields.Boolean):
        usual = st.booleans()
    else:
        usual = st.sampled_from(_words(field))
    return st.one_of(*[usual] * 12, ODD)


def _words(field: fields.Field) -> list[str]:
    choices = [each.choices for each in field.validators if isinstance(each, validate.OneOf)]
    return [*choices[0]] if choices else ["words", " 340104 "]


def bodies(schema: Schema, depth: int = 4) -> st.SearchStrategy[dict]:
    known = {field.data_key or name: values(field, depth) for name, field in schema.load_fields.items()}
    required = {
        key: known.pop(key)
        for name, field in schema.load_fields.items()
        if (key := field.data_key or name) and field.required
    }
    return st.fixed_dictionaries(required, optional=known | {"unheard of": ODD})


def outcome(load: Any, body: Any) -> Any:
    try:
        return load(body)
    except ValidationError as error:
        return error.normalized_messages(), error.valid_data
    except TypeError as error:  # of a check that nobody told of what it may meet
        return repr(error)


@pytest.mark.parametrize("event", events(), ids=lambda event: event.name)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_an_event_is_loaded_and_refused_as_marshmallow_does(event: Event, data: st.DataObject):
    schema = tolerant(event.body)
    body = data.draw(bodies(schema) | ODD)

    assert outcome(loader(schema), body) == outcome(schema.load, body)


class Inner(Body):
    a = fields.Integer(required=True, validate=validate.Range(0, 3))


class Hooked(Schema):
    a = fields.Raw()

    @post_load
    def wrap(self, loaded: dict, **_: Any) -> dict:
        return {"wrapped": loaded}


class Outer(Body):
    line = Line(load_default=None)
    there = fields.String(data_key="here", attribute="elsewhere")
    late = fields.List(fields.Integer(), load_default=list)
    strict = fields.Nested(Inner)
    hooked = fields.Nested(Hooked(unknown=EXCLUDE))
    many = fields.Nested(Inner, many=True)
    each = fields.List(fields.Nested(Inner), validate=validate.Length(1, 2))
    by_name = fields.Dict(keys=fields.String(), values=fields.UUID())


@settings(max_examples=300, deadline=None)
@given(bodies(tolerant(Outer)) | ODD)
def test_shapes_of_all_kinds_are_loaded_as_marshmallow_does(body: Any):
    schema = tolerant(Outer)

    assert outcome(loader(schema), body) == outcome(schema.load, body)


def test_a_default_is_made_anew_for_each_body():
    first, second = (loader(tolerant(Outer))({}) for _ in range(2))
    first["late"].append(1)

    assert second["late"] == []


def test_what_is_as_expected_does_not_take_the_long_way(monkeypatch):
    load = loader(tolerant(Outer))
    monkeypatch.setattr(Schema, "load", None)

    assert load({"each": [{"a": 1, "more": 2}]})["each"] == [{"a": 1}]
