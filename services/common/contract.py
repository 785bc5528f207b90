"""A contract is data: what can be asked of a service, and what a service announces."""

import dataclasses
import datetime
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

from services.common.persons import names
from services.common.persons.spelling import visible

Shape = type[Schema]
DEADLINE = 10.0
PAGE_LIMIT = 200


class Body(Schema):
    """A message on the bus. What a call does not declare is refused; events and replies are read by `tolerant`."""

    class Meta:
        unknown = RAISE


class Line(fields.String):
    """A text of one line, such as a name, as it is kept: without what no eye sees."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        typed = super()._deserialize(value, attr, data, **kwargs)
        if names.is_broken(typed):
            raise ValidationError(ONE_LINE)
        return names.stored(typed)


class Words(fields.String):
    """A text that says something: more than blanks and what no eye sees."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        typed = super()._deserialize(value, attr, data, **kwargs)
        if not visible(typed).strip():
            raise ValidationError(SAY_SOMETHING)
        return typed.strip()


def one_of(values: Iterable[str], **options: Any) -> fields.String:
    """A text of a reply that is one of `values`. The OpenAPI document says so, and the pages' types with it.

    Nothing is refused for it: a later release may answer a value that this one does not know.
    """
    known = [*values, None] if options.get("allow_none") else list(values)
    return fields.String(metadata={"enum": known}, **options)


SAY_SOMETHING = "Please write something here."
ONE_LINE = "Write this on one line."


class Instant(fields.AwareDateTime):
    """A point in time that somebody names: in UTC, in years in which something of ours can happen."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime.datetime:
        named = super()._deserialize(value, attr, data, **kwargs)
        try:
            instant = named.astimezone(datetime.UTC)
        except OverflowError:
            raise ValidationError(FAR_AWAY) from None
        if instant.year not in YEARS:
            raise ValidationError(FAR_AWAY)
        return instant


YEARS = range(1900, 2200)
FAR_AWAY = "Choose a time between 1900 and 2199."


class Nothing(Body):
    """No fields."""


class Paged(Body):
    """Asks for one page of a list; `after` is the opaque key that the page before gave as `next`."""

    limit = fields.Integer(load_default=50, validate=validate.Range(1, PAGE_LIMIT))
    after = fields.String(load_default=None, allow_none=True)


@functools.cache
def schema_of(shape: Shape) -> Schema:
    """The one schema of a shape: making one takes longer than using it, and using it changes nothing."""
    return shape()


@functools.cache
def tolerant(shape: Shape) -> Schema:
    """The schema of a shape for what other releases send: fields that it lacks are left out, at any depth."""
    schema = shape(unknown=EXCLUDE)
    for field in schema.fields.values():
        _tolerate(field)
    return schema


def _tolerate(field: fields.Field | None) -> None:
    if isinstance(field, fields.Nested):
        field.unknown = EXCLUDE
        for inner in field.schema.fields.values():
            _tolerate(inner)
    if isinstance(field, fields.List):
        _tolerate(field.inner)
    if isinstance(field, fields.Mapping):
        _tolerate(field.value_field)


def page_of(item: type[Schema]) -> type[Schema]:
    """The schema of one page of `item`s: `{"items": [...], "next": key or null}`."""
    name = f"{item.__name__}Page"
    return Body.from_dict(
        {"items": fields.List(fields.Nested(item)), "next": fields.String(allow_none=True)}, name=name
    )


@dataclass(frozen=True)
class Call:
    """Something that `service` can be asked.

    `roles` may ask; ANYONE needs no actor. A call that `writes` takes an idempotency key and leaves an audit row.
    A reply that holds a one-time secret is never stored: `keeps_reply=False`. `deadline` is in seconds.
    """

    service: str
    method: str
    takes: Shape
    gives: Shape
    roles: frozenset[str]
    writes: bool = False
    keeps_reply: bool = True
    deadline: float = DEADLINE

    @property
    def name(self) -> str:
        """The call's name in logs, metrics, audit rows and permissions."""
        return f"{self.service}.{self.method}"

    def at(self, service: str) -> "Call":
        """The same call, asked of another service (for what every service can do)."""
        return self if service == self.service else dataclasses.replace(self, service=service)


@dataclass(frozen=True)
class Event:
    """Something that `service` announces after it happened; carries the state it announces."""

    service: str
    type: str
    body: Shape

    @property
    def name(self) -> str:
        """The event's name in logs and metrics."""
        return f"{self.service}.{self.type}"

    def at(self, service: str) -> "Event":
        """The same event, announced by another service (for what every service can announce)."""
        return self if service == self.service else dataclasses.replace(self, service=service)
