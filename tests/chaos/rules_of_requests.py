"""What must hold at rest of requests: each is decided as its case was, and written exactly when approved."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.rows import Request, RequestCase
from tests.chaos.rules import DOUBLED, LOST, UNEXPLAINED, Violation

DECIDED = {"approved", "rejected", "withdrawn"}


def requests(found: Iterable[Request], cases: Iterable[RequestCase]) -> Iterator[Violation]:
    """None waits for ever, each has its case with its outcome, and what was asked is in the file once or never."""
    found = list(found)
    known = {case.id: case for case in cases}
    for request in found:
        yield from _outcome(request, known.get(request.case_id or ""))
        yield from _effect(request)
    of_request = {request.id for request in found}
    for case in known.values():
        if case.subject_id not in of_request:
            yield Violation(UNEXPLAINED, case.id, "is a case of no request")
    open_ones = Counter(case.subject_id for case in known.values() if case.state == "open")
    for request_id, count in open_ones.items():
        if count > 1:
            yield Violation(DOUBLED, request_id, f"has {count} open cases")


def _outcome(request: Request, case: RequestCase | None) -> Iterator[Violation]:
    if request.state not in DECIDED:
        yield Violation(LOST, request.id, f"is {request.state} at rest")
    elif case is None:
        yield Violation(LOST, request.id, f"is {request.state} without a case")
    elif case.state != request.state:
        yield Violation(LOST, request.id, f"is {request.state}, its case {case.state}")


def _effect(request: Request) -> Iterator[Violation]:
    wanted = 1 if request.state == "approved" else 0
    if request.written != wanted:
        kind = LOST if request.written < wanted else DOUBLED
        yield Violation(kind, request.id, f"is {request.state} and written {request.written} times")
