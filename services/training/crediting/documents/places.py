"""YAML as text, mappings and lists, with the line of each key and item: numbers stay as they were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from services.training.crediting.documents.faults import Fault, RuleRefused, Where

LONGEST, DEEPEST = 200_000, 24
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where it was built
NULL = "tag:yaml.org,2002:null"


@dataclass
class Placed:
    """A document: mappings, lists, texts and None; the line of every path."""

    tree: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Where) -> int:
        """The line of the path, or of the closest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def placed(text: str) -> Placed:
    """The document, or RuleRefused for what is no YAML, or YAML with keys written twice, aliases or endless nesting."""
    if len(text) > LONGEST:
        raise RuleRefused([Fault("too_large", said={"limit": str(LONGEST)})])
    document = Placed()
    try:
        _refuse_tricks(text)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise RuleRefused([Fault("not_yaml", line=error.problem_mark.line + 1 if error.problem_mark else 1)]) from None
    except yaml.YAMLError:
        raise RuleRefused([Fault("not_yaml")]) from None
    document.tree = _value(document, node, ()) if node else None
    if document.faults:
        raise RuleRefused(document.faults)
    return document


def _refuse_tricks(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RuleRefused([Fault("alias", line=line)])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise RuleRefused([Fault("too_deep", line=line, said={"limit": str(DEEPEST)})])


def _value(document: Placed, node: yaml.Node, path: Where) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(document, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(document, each, (*path, place)) for place, each in enumerate(node.value)]
    return None if node.tag == NULL else node.value


def _mapping(document: Placed, node: yaml.MappingNode, path: Where) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            document.faults.append(Fault("not_a_key", path, line))
            continue
        here = (*path, key.value)
        if key.value in values:
            said = {"value": key.value, "other": str(document.lines[here])}
            document.faults.append(Fault("duplicate_key", here, line, said))
            continue
        document.lines[here] = line
        values[key.value] = _value(document, value, here)
    return values
