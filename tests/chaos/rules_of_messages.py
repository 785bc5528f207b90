"""What must hold at rest of messages, stored failures, idempotency keys and jobs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tests.chaos.rows import Announced, Failure, Handled, Key, OpenJob
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation

EXPLAINED = ("replayed", "discarded")


def outboxes(rows: Iterable[Announced]) -> Iterator[Violation]:
    """Everything announced was sent."""
    for row in rows:
        if not row.sent:
            yield Violation(LOST, row.id, f"{row.type} was announced and not sent")


def deliveries(
    announced: Mapping[str, Iterable[Announced]],
    handled: Mapping[str, Iterable[Handled]],
    handlers: Mapping[tuple[str, str], list[tuple[str, str]]],
    aside: Mapping[str, Iterable[Failure]],
) -> Iterator[Violation]:
    """Each message was handled once by each of its handlers, and nothing was handled that nobody announced.

    What was put aside of a message has an id of its own, known by `aside` alone.
    """
    done = Counter((consumer, row.message_id, row.handler) for consumer, rows in handled.items() for row in rows)
    for service, rows in announced.items():
        for row in rows:
            for consumer, handler in handlers.get((service, row.type), []):
                times = done.pop((consumer, row.id, handler), 0)
                if times != 1:
                    yield Violation(DOUBLED if times else LOST, row.id, f"handled {times} times by {handler}")
    parts = {(consumer, row.message_id, row.handler) for consumer, rows in aside.items() for row in rows}
    for part, times in done.items():
        _, message_id, handler = part
        if part not in parts:
            yield Violation(UNEXPLAINED, message_id, f"handled by {handler}, but announced by nobody")
        elif times > 1:
            yield Violation(DOUBLED, message_id, f"was put aside and handled {times} times by {handler}")


def failures(rows: Iterable[Failure]) -> Iterator[Violation]:
    """Every stored failure has been dealt with."""
    for row in rows:
        if row.state not in EXPLAINED:
            yield Violation(UNEXPLAINED, row.message_id, f"{row.handler} {row.state}: {row.error}")


def keys(rows: Iterable[Key]) -> Iterator[Violation]:
    """A key's write was done once. The trail tells where the asker used the key as its request's id too."""
    for row in rows:
        if row.writes > 1:
            yield Violation(DOUBLED, row.key, f"{row.call} was done {row.writes} times under one key")
        if not row.has_reply:
            yield Violation(UNEXPLAINED, row.key, f"{row.call} has a key, but no reply")


def jobs(rows: Iterable[OpenJob]) -> Iterator[Violation]:
    """No job is left behind, and none was given up."""
    for row in rows:
        if row.state == "failed":
            yield Violation(UNEXPLAINED, row.id, f"the job {row.kind} failed")
        else:
            yield Violation(LOST, row.id, f"the job {row.kind} is still {row.state}")
