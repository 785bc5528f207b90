"""Loads by a tolerant schema as marshmallow does, without finding out for each value anew how that is done.

What is as expected goes the short way; at the first surprise marshmallow itself loads the whole, and words the refusal.
"""

import functools
from collections.abc import Callable
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, missing
from marshmallow.decorators import POST_LOAD, PRE_LOAD, VALIDATES, VALIDATES_SCHEMA

Read = Callable[[Any], Any]

# Fields that take a value of this very type as it is.
PLAIN: dict[type, type] = {fields.String: str, fields.Integer: int}
HOOKS = (PRE_LOAD, POST_LOAD, VALIDATES, VALIDATES_SCHEMA)
WAYS = ("deserialize", "_validate", "_validate_missing")


class Surprise(Exception):
    """Something that only marshmallow knows how to take."""


@functools.cache
def loader(schema: Schema) -> Callable[[Any], Any]:
    """The same as `schema.load`, for a schema that leaves out what it does not know and is not changed any more."""
    if _goes_its_own_way(schema, schema.unknown):
        return schema.load
    read = _reader(schema)

    def load(whole: Any) -> Any:
        try:
            return read(whole)
        except (Surprise, ValidationError):
            return schema.load(whole)

    return load


def _goes_its_own_way(schema: Schema, unknown: Any) -> bool:
    own = type(schema)
    changed = any(getattr(own, name) is not getattr(Schema, name) for name in ("_deserialize", "load", "_do_load"))
    unusual = any(_is_unusual(field) for field in schema.load_fields.values())
    hooked = any(schema._hooks[each] for each in HOOKS)
    odd = unknown != EXCLUDE or schema.many or schema.partial or schema.dict_class is not dict
    return bool(changed or unusual or hooked or odd)


def _is_unusual(field: fields.Field) -> bool:
    changed = any(getattr(type(field), way) is not getattr(fields.Field, way) for way in WAYS)
    return bool(changed or field.pre_load or field.post_load or "." in (field.attribute or ""))


@functools.cache
def _reader(schema: Schema) -> Read:
    steps = [
        (name if field.data_key is None else field.data_key, field.attribute or name, field, _read(field))
        for name, field in schema.load_fields.items()
    ]

    def read(whole: Any) -> dict:
        if type(whole) is not dict:
            raise Surprise
        loaded = {}
        for key, name, field, take in steps:
            if key in whole:
                loaded[name] = take(whole[key])
            elif field.required:
                raise Surprise
            elif field.load_default is not missing:
                loaded[name] = field.load_default() if callable(field.load_default) else field.load_default
        return loaded

    return read


def _read(field: fields.Field) -> Read:
    """A value of a field, as `field.deserialize` gives it."""
    deserialize, plain, checks = _deserializer(field), PLAIN.get(type(field)), tuple(field.validators)

    def read(value: Any) -> Any:
        if value is None:
            if field.allow_none:
                return None
            raise Surprise
        taken = value if type(value) is plain else deserialize(value)
        for check in checks:
            check(taken)
        return taken

    return read


def _deserializer(field: fields.Field) -> Read:
    if _is_unusual(field):
        return field.deserialize
    if isinstance(field, fields.List) and type(field)._deserialize is fields.List._deserialize:
        return _list_of(_read(field.inner))
    if isinstance(field, fields.Nested) and type(field)._deserialize is fields.Nested._deserialize:
        return _nested(field)
    return lambda value: field._deserialize(value, None, None)


def _list_of(read: Read) -> Read:
    def read_all(values: Any) -> list:
        if type(values) is not list:
            raise Surprise
        return [read(value) for value in values]

    return read_all


def _nested(field: fields.Nested) -> Read:
    """Made when it is first needed: a shape may hold itself."""

    def read(value: Any) -> Any:
        if field.many or _is_odd(field):
            return field._deserialize(value, None, None)
        return _reader(field.schema)(value)

    return read


@functools.cache
def _is_odd(field: fields.Nested) -> bool:
    return _goes_its_own_way(field.schema, field.unknown)
