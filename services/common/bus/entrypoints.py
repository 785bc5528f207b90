"""The only two ways into a service: `serve(call, …)` answers, `react(event, …)` handles what was announced.

A service declares what it only passes on: `submit = serve(records.submit, submission.submit)`. The attribute's name is
the method's name on the bus, or the handler's, which its queue and its stored failures bear. What has to know the
service itself, or chooses, is a method under `@serve(call)` or `@react(event)`. What was sent comes as keywords, one
for each field.

`serve` goes: verify who asks, check the role, load the input, open the transaction, work, shape the reply, commit.
`serve_in_steps` leaves the transactions to the function, which gets `begin`: for hashing and files, which stay outside.
A refusal crosses the bus as itself, in an envelope: {"ok": reply} or {"refused": …}.
"""

import functools
import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from marshmallow import ValidationError
from psycopg2.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common import failpoints, settings
from services.common.actor import Actor, verify
from services.common.bus import inbox
from services.common.bus.dumping import dumper
from services.common.bus.transport import EventQueue, RpcQueue
from services.common.contract import Call, Event, schema_of
from services.common.database import idempotency
from services.common.database.transactions import Store, is_away, is_busy, retry_while_away
from services.common.errors import Broken, Conflict, Forbidden, Invalid, Refused, Unauthenticated, Unavailable
from services.common.request import Request, current
from services.common.telemetry import metrics
from services.common.trail import audit

log = logging.getLogger(__name__)


def serve(call: Call, function: Callable | None = None) -> Any:
    """Answer `call` by function(db, actor, **input), or a method(self, db, actor, **input), in one transaction.

    What another one did with the same id in this moment is looked at once more: a write that is done is answered so.
    """

    def answer(service: Any, method: Callable, request: Request, payload: dict) -> dict:
        try:
            return once(service, method, request, payload)
        except IntegrityError as error:
            if not _id_is_taken(call, error):
                raise
            return once(service, method, request, payload)

    def once(service: Any, method: Callable, request: Request, payload: dict) -> dict:
        taken = _load(call, payload)
        with (service.store.begin if call.writes else service.store.look)(request) as db:
            try:
                _claim_key(db, call, payload)
            except idempotency.Repeated as repeated:
                return repeated.reply
            reply = dumper(schema_of(call.gives))(method(service, db, request.actor, **taken))
            _write_down(db, call, taken, reply)
        if call.writes:
            failpoints.reach("serve.after_commit")
        return reply

    return _declared(function, _entrypoint(call, answer))


def serve_in_steps(call: Call, function: Callable | None = None) -> Any:
    """Answer `call` by function(begin, actor, **input), or a method, that opens its own transactions in turn."""

    def answer(service: Any, method: Callable, request: Request, payload: dict) -> dict:
        taken = _load(call, payload)
        begin = functools.partial(service.store.begin, request)
        return dumper(schema_of(call.gives))(method(service, begin, request.actor, **taken))

    return _declared(function, _entrypoint(call, answer))


def react(event: Event, function: Callable | None = None) -> Any:
    """Handle `event` by function(db, **body), or a method(self, db, **body), exactly once, in one transaction."""

    def decorate(method: Callable) -> Callable:
        @functools.wraps(method)
        def entry(self: Any, message: dict) -> None:
            name = f"{self.name}.{method.__name__}"
            current.set(Request(id=message["headers"].get("request_id", "")))
            retry_while_away(
                lambda: _handle_or_store(self.store, event, name, functools.partial(method, self), message)
            )

        entry.reacts_to = event  # type: ignore[attr-defined]
        return EventQueue.decorator(event.service, event.type)(entry)

    return _declared(function, decorate)


def _declared(function: Callable | None, decorate: Callable) -> Any:
    """What `serve` and `react` return: a decorator, or, for a function, what its class makes a method of."""
    return decorate if function is None else _Declared(function, decorate)


class _Declared:
    """An entrypoint until its class names it; from then on a method, as nameko looks for nothing else."""

    def __init__(self, function: Callable, decorate: Callable):
        self._function, self._decorate = function, decorate

    def __set_name__(self, owner: type, name: str) -> None:
        @functools.wraps(self._function)
        def method(_service: Any, *given: Any, **sent: Any) -> Any:
            return self._function(*given, **sent)

        method.__name__ = name
        setattr(owner, name, self._decorate(method))


def _handle_or_store(store: Store, event: Event, name: str, handler: Callable, message: dict) -> None:
    try:
        inbox.handle(store, event, name, handler, message)
    except Exception as error:
        if is_away(error):
            raise
        inbox.store_failure(store, event, name, message, error)
        metrics.events.labels(event.name, name, "stored").inc()
    else:
        metrics.events.labels(event.name, name, "handled").inc()
        log.info("event handled", extra={"event": event.name, "handler": name})


def _entrypoint(call: Call, answer: Callable) -> Callable:
    def decorate(method: Callable) -> Callable:
        if method.__name__ != call.method:
            raise TypeError(f"{call.name} is answered by a method of its own name, not by '{method.__name__}'.")

        @functools.wraps(method)
        def entry(self: Any, **payload: Any) -> dict:
            asked = call.at(self.name)
            with _measured(asked) as outcome:
                try:
                    request = identify(asked, self.caller)
                    return {"ok": answer(self, method, request, payload)}
                except Refused as refusal:
                    outcome.append(type(refusal).__name__)
                    return {"refused": refusal.as_dict()}
                except Exception as error:
                    outcome.append("error")
                    return {"refused": _worded(call, error)}

        entry.serves = call  # type: ignore[attr-defined]
        return RpcQueue.decorator(entry)

    return decorate


# Control characters (as JSON escapes them; tab and line breaks may stay) and lone surrogates: no text holds them.
UNSTORABLE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u000[0-8bef]|u001[0-9a-f]|[bf])|[\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
AWAY = Unavailable("The database does not answer now. Trying again is safe.").as_dict()
BROKEN = Broken("Something went wrong on our side. The request id leads us to it.").as_dict()


TAKEN = Conflict("This id already names something else. Please begin again.").as_dict()


def _id_is_taken(call: Call, error: Exception) -> bool:
    """Whether the asker's id for a new thing names one already, which the asker may not see: so no look finds it."""
    if "id" not in call.takes().fields or not isinstance(error, IntegrityError):
        return False
    return isinstance(error.orig, UniqueViolation) and str(error.orig.diag.constraint_name).endswith("_pkey")


def _worded(call: Call, error: Exception) -> dict:
    """What the asker is told; a database that is away is no defect of ours, and takes one line of log."""
    if _id_is_taken(call, error):
        return TAKEN
    if is_away(error) or is_busy(error):
        log.warning("database away or busy", extra={"call": call.name, "error": repr(error)})
        return AWAY
    log.error("call failed", exc_info=error, extra={"call": call.name})
    return BROKEN


def identify(call: Call, headers: dict) -> Request:
    """Who asks, as the message's headers prove it; raises for a missing, forged or unsuitable actor."""
    token = headers.get("actor")
    actor = verify(token, settings.load().actor_public_key) if token else None
    request = Request(
        id=headers.get("request_id") or Request().id,
        actor=actor,
        language=headers.get("language") or "zh-CN",
        key=headers.get("idempotency_key"),
        call=call.name,
    )
    current.set(request)
    _check_role(call, actor)
    return request


def _check_role(call: Call, actor: Actor | None) -> None:
    if not call.roles:
        return
    if actor is None:
        raise Unauthenticated("Please sign in.")
    if not actor.has(call.roles):
        log.warning("role refused", extra={"call": call.name, "account": actor.account_id})
        raise Forbidden("Your role does not allow this. Your system administrator can tell who may do it.")


def _load(call: Call, payload: dict) -> dict:
    if not _is_storable(json.dumps(payload, default=str, ensure_ascii=False)):
        raise Invalid("The text holds characters that cannot be stored. Please type it again.")
    try:
        return schema_of(call.takes).load(payload)
    except ValidationError as error:
        raise Invalid("Some values are not valid.", errors=error.normalized_messages()) from None


def _is_storable(text: str) -> bool:
    """Without a backslash only what does not print can be at fault: most texts are through without a search."""
    return ("\\" not in text and text.isprintable()) or not UNSTORABLE.search(text)


def _claim_key(db: Session, call: Call, payload: dict) -> None:
    request = db.info["request"]
    if call.writes and request.key and request.actor:
        idempotency.claim(db, call.name, payload)


def _write_down(db: Session, call: Call, taken: dict, reply: dict) -> None:
    """A write leaves its audit row and, where a key came with it, its reply."""
    request = db.info["request"]
    if not call.writes:
        return
    subject = next((value for name, value in taken.items() if name.endswith("_id") or name == "id"), None)
    audit.record(db, call.name, subject)
    if request.key and request.actor:
        idempotency.store_reply(db, call.name, reply if call.keeps_reply else idempotency.SECRET)
    failpoints.reach("serve.before_commit")


@contextmanager
def _measured(call: Call) -> Iterator[list[str]]:
    outcome: list[str] = []
    start = time.monotonic()
    try:
        yield outcome
    finally:
        seconds, how = time.monotonic() - start, outcome[0] if outcome else "ok"
        metrics.calls.labels(call.name, how).observe(seconds)
        log.info("call answered", extra={"call": call.name, "outcome": how, "ms": round(seconds * 1000, 1)})
