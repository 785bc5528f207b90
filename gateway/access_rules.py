"""Who may use a route: every route declares its rule, and the gateway does not start when one lacks it (R-SEC-01)."""

import functools
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from flask import Flask
from marshmallow import fields

from services.common import roles
from services.common.actor import Actor
from services.common.contract import Call, Shape, schema_of
from services.common.errors import Broken

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable)

PREFIX = "/api/v1"
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True)
class Rule:
    """`calls` are what the route asks; `roles` says who else but their roles is needed. No sets at all: open."""

    calls: tuple[Call, ...] = ()
    roles: frozenset[str] = field(default=roles.ANYONE)

    @property
    def open(self) -> bool:
        """Whether nobody needs to be signed in."""
        return not any(self._sets())

    def met_by(self, held: frozenset[str]) -> bool:
        """Whether somebody with the roles `held` may use the route: one role for each call."""
        return all(held & wanted for wanted in self._sets() if wanted)

    def _sets(self) -> list[frozenset[str]]:
        return [self.roles, *(call.roles for call in self.calls)]


@dataclass(frozen=True)
class Route:
    """One operation as the router knows it; `path` has Flask's placeholders."""

    operation: str
    method: str
    path: str
    rule: Rule


def needs(*calls: Call) -> Callable[[View], View]:
    """The route asks these calls, so it is for whoever may ask all of them."""
    return _ruled(Rule(calls))


def open_to_all(view: View) -> View:
    """Nobody needs to be signed in."""
    return _ruled(Rule())(view)


def signed_in(view: View) -> View:
    """Whoever is signed in, whatever the role."""
    return _ruled(Rule(roles=roles.SIGNED_IN))(view)


def _ruled(rule: Rule) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.rule = rule  # type: ignore[attr-defined]
        return view

    return declare


def check(app: Flask) -> None:
    """Raises RuntimeError naming the routes that declare no rule."""
    lacking = sorted(name for name, view in app.view_functions.items() if not hasattr(view, "rule"))
    if lacking:
        raise RuntimeError(f"These routes declare no rule (see gateway/access_rules.py): {', '.join(lacking)}")


def table(app: Flask) -> list[Route]:
    """Every operation of the API with its rule, taken from the router itself; tests walk it."""
    return sorted(_routes(app), key=lambda route: (route.path, route.method))


def _routes(app: Flask) -> Iterator[Route]:
    for address in app.url_map.iter_rules():
        view = app.view_functions[address.endpoint]
        if not address.rule.startswith(f"{PREFIX}/"):
            continue
        for method in sorted(address.methods - {"HEAD", "OPTIONS"}):
            yield Route(operation_id(view.__name__), method, address.rule, view.rule)


PLACES = ("org_path", "path")
VERSION = "row_version"  # goes out as ETag too


@functools.cache
def is_looked_at(shape: Shape) -> bool:
    """Whether a reply of this shape is read on its way: it tells a version, or its rows where they belong."""
    declared = schema_of(shape).fields
    rows = getattr(declared.get("items"), "inner", None)
    if VERSION in declared or ("items" in declared and not isinstance(rows, fields.Nested)):
        return True
    return isinstance(rows, fields.Nested) and not rows.schema.fields.keys().isdisjoint(PLACES)


def check_scope(reply: dict, actor: Actor) -> None:
    """A second look at rows that say where they belong: services limit them already, so a stray one is our defect."""
    places = (next((row[name] for name in PLACES if row.get(name)), None) for row in reply.get("items", ()))
    if any(place and not actor.covers(place) for place in places):
        log.error("rows outside the territory", extra={"account": actor.account_id, "territory": actor.org_path})
        raise Broken("Something went wrong on our side. The request id leads us to it.")


def operations_of(app: Flask, actor: Actor) -> list[str]:
    """The operations that the actor's roles allow; whether a thing allows them too is told by its `may`."""
    return sorted(route.operation for route in table(app) if route.rule.met_by(actor.roles))


def operation_id(name: str) -> str:
    """The name of an operation in the OpenAPI document: `list_teachers` → `listTeachers`."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)
