"""JSON as RFC 8259 has it and no wilder: what no service could take is refused here, before anything is done."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

DEPTH = 32  # a batch of rows of values is five deep
DIGITS = 30  # of a whole number
NOT_NOTHING = "…"  # webargs takes an error in an empty text for a body that is missing, and goes on without


def parsed(text: bytes) -> Any:
    """The value; raises JSONDecodeError for nesting without end, doubled names, NaN, vast numbers, no UTF-8."""
    try:
        value = json.loads(
            text.decode(), parse_constant=_no_number, parse_int=_whole, parse_float=_real, object_pairs_hook=_named_once
        )
        _check_depth(value)
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(f"not taken: {type(error).__name__}", NOT_NOTHING, 0) from None
    return value


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError("too many digits")
    return int(digits)


def _real(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("too large")
    return number


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Which of two values is meant, nobody can tell, and readers differ."""
    known = dict(pairs)
    if len(known) < len(pairs):
        raise ValueError("a name comes twice")
    return known


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEPTH):
        level = [below for one in level for below in _below(one)]
        if not level:
            return
    raise ValueError("too deep")


def _below(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
