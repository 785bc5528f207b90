"""Shapes and bodies of any sort, for comparing our short ways of loading and dumping with marshmallow itself."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from marshmallow import Schema, fields

NAMES = st.sampled_from("abc")
Options = st.SearchStrategy[dict[str, Any]]


def bodies(scalars: st.SearchStrategy) -> st.SearchStrategy:
    """Whatever can be made of these scalars."""
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner), max_leaves=6
    )


def shapes(
    kinds: Sequence[Callable[..., fields.Field]],
    options: Options,
    named: Sequence[type[Schema]],
    nested: Options,
    depth: int = 2,
) -> st.SearchStrategy[type[Schema]]:
    """Shapes of these kinds of field with any of the options; nested ones of each other or `named`, with `nested`."""
    plain = st.builds(lambda kind, chosen: kind(**chosen), st.sampled_from(kinds), options)
    field = plain
    for _ in range(depth):
        field = plain | _nesting(field, options, st.sampled_from(named) | _of(field), nested)
    return _of(field)


def _nesting(field: st.SearchStrategy, options: Options, shape: st.SearchStrategy, nested: Options) -> Any:
    return st.one_of(
        st.builds(lambda inner, chosen: fields.List(inner, **chosen), field, options),
        st.builds(lambda inner, chosen: fields.Dict(values=inner, **chosen), field, options),
        st.builds(_nested, shape, options, nested, st.booleans()),
    )


def _nested(shape: type[Schema], options: dict[str, Any], nested: dict[str, Any], many: bool) -> fields.Field:
    return fields.Nested(shape, many=many, **options, **nested)


def _of(field: st.SearchStrategy) -> st.SearchStrategy[type[Schema]]:
    return st.dictionaries(NAMES, field, min_size=1).map(Schema.from_dict).filter(is_possible)


def is_possible(shape: type[Schema]) -> bool:
    """Whether no two of its fields are in each other's way."""
    try:
        return bool(shape())
    except ValueError:
        return False
