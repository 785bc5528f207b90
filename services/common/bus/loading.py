"""Loads by a schema as marshmallow does, without finding out for each value anew how that is done.

Every field reads by its own `_deserialize`; what is spared is the way there. A body that does not fit is loaded once
more by marshmallow itself, which says what is wrong.
"""

import functools
from collections.abc import Callable
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, missing
from marshmallow.decorators import POST_LOAD, PRE_LOAD, VALIDATES, VALIDATES_SCHEMA

Read = Callable[[Any, str, Any], Any]


class _DoesNotFit(Exception):
    """Marshmallow is to say why."""


@functools.cache
def loader(schema: Schema) -> Callable[[Any], dict]:
    """The same as `schema.load`, for a schema that is not changed any more; short for one that leaves out the unknown.

    See `contract.tolerant`.
    """
    if schema.unknown != EXCLUDE or _goes_its_own_way(schema):
        return schema.load
    fitting = _fitting(schema)

    def load(whole: Any) -> dict:
        try:
            return fitting(whole)
        except Exception:
            return schema.load(whole)

    return load


def _goes_its_own_way(schema: Schema) -> bool:
    own = type(schema)
    changed = any(getattr(own, name) is not getattr(Schema, name) for name in ("load", "_do_load", "_deserialize"))
    hooked = any(schema._hooks[kind] for kind in (PRE_LOAD, POST_LOAD, VALIDATES, VALIDATES_SCHEMA))
    deep = any("." in (field.attribute or name) for name, field in schema.load_fields.items())
    return bool(changed or hooked or deep or schema.many or schema.partial or schema.dict_class is not dict)


@functools.cache
def _fitting(schema: Schema) -> Callable[[Any], dict]:
    """Reads a dict in which everything fits, and raises for any other."""
    steps = [_step(name, field) for name, field in schema.load_fields.items()]

    def load(whole: Any) -> dict:
        if type(whole) is not dict:
            raise _DoesNotFit
        loaded = {}
        for key, name, field, read in steps:
            if key in whole:
                loaded[name] = read(whole[key], key, whole)
            elif field.required:
                raise _DoesNotFit
            elif field.load_default is not missing:
                loaded[name] = field.load_default() if callable(field.load_default) else field.load_default
        return loaded

    return load


def _step(name: str, field: fields.Field) -> tuple[str, str, fields.Field, Read]:
    return name if field.data_key is None else field.data_key, field.attribute or name, field, _read(field)


def _read(field: fields.Field) -> Read:
    own = type(field)
    if own.deserialize is not fields.Field.deserialize or field.pre_load or field.post_load:
        return field.deserialize
    plain, inner, checked = _plain(field), _inner(field), bool(field.validators)

    def read(value: Any, key: str, whole: Any) -> Any:
        if value is None:
            return _none(field)
        loaded = value if type(value) is plain else inner(value, key, whole)
        if checked:
            field._validate(loaded)
        return loaded

    return read


def _none(field: fields.Field) -> None:
    if not field.allow_none:
        raise _DoesNotFit


def _plain(field: fields.Field) -> type | None:
    """The type whose values are read as they are."""
    if type(field)._deserialize is fields.String._deserialize:
        return str
    return int if type(field) is fields.Integer else None


def _inner(field: fields.Field) -> Read:
    as_usual: Callable = type(field)._deserialize
    if isinstance(field, fields.List) and as_usual is fields.List._deserialize:
        return _list_of(_read(field.inner))
    if isinstance(field, fields.Nested) and as_usual is fields.Nested._deserialize and _is_short(field):
        one = _one_of(field.schema)
        return _list_of(one) if field.many else one
    return field._deserialize


def _is_short(field: fields.Nested) -> bool:
    return field.unknown == EXCLUDE and type(field)._load is fields.Nested._load and not _goes_its_own_way(field.schema)


def _one_of(schema: Schema) -> Read:
    """Made when it is first needed: a shape may hold itself."""
    return lambda value, _key, _whole: _fitting(schema)(value)


def _list_of(read: Read) -> Read:
    def read_all(values: Any, key: str, whole: Any) -> list:
        if type(values) is not list:
            raise _DoesNotFit
        return [read(value, key, whole) for value in values]

    return read_all
