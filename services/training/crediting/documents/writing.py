"""From plain values (mappings, lists, texts) back to the text of a document, always the same way.

Values are texts as they stand in the document: what is read from a text and written again is the same document.
"""

from __future__ import annotations

from typing import Any

import yaml
from marshmallow import fields

from services.training.crediting.documents.kinds_of_value import Format, Inner, Many, Named
from services.training.crediting.documents.places import NULL, placed

TEXT = "tag:yaml.org,2002:str"
WIDTH = 120


def plain(text: str) -> Any:
    """The document as plain values; RuleRefused for what is none."""
    return placed(text).tree


def written(tree: Any, shape: Format) -> str:
    """The document as text: known keys in the order of the shape, whatever else there is behind them."""
    return yaml.dump(
        _ordered(tree, shape), Dumper=_Writer, allow_unicode=True, sort_keys=False, default_flow_style=None, width=WIDTH
    )


def _ordered(value: Any, shape: Format) -> Any:
    if not isinstance(value, dict):
        return _of_field(value, None)
    known = {field.data_key or name: field for name, field in shape.fields.items()}
    keys = [key for key in known if key in value] + [key for key in value if key not in known]
    return {key: _of_field(value[key], known.get(key)) for key in keys}


def _of_field(value: Any, field: fields.Field | None) -> Any:
    if isinstance(field, Inner):
        return _ordered(value, field.schema)  # type: ignore[arg-type]
    if isinstance(value, list):
        return [_of_field(each, field.inner if isinstance(field, Many) else None) for each in value]
    if isinstance(value, dict):
        return {
            str(key): _of_field(each, field.values if isinstance(field, Named) else None) for key, each in value.items()
        }
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


class _Writer(yaml.SafeDumper):
    """Writes numbers and days as they are typed, without quotes: all values of a document are texts."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(writer: _Writer, value: str) -> yaml.Node:
    tag = writer.resolve(yaml.ScalarNode, value, (True, False))
    return writer.represent_scalar(TEXT if tag == NULL else tag, value)


_Writer.add_representer(str, _text)
