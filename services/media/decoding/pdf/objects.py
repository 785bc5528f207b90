"""Walks over everything that a PDF holds, reachable or not."""

from collections.abc import Iterator

import pikepdf

HOLDERS = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)


def of(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream, those within others too, the trailer's included; #-names come decoded."""
    yield from _within(pdf.trailer)
    for thing in pdf.objects:
        yield from _within(thing)


def _within(thing: object) -> Iterator[pikepdf.Object]:
    """The thing and what is written inside it; what it merely refers to comes by itself."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += (part for part in one if _inside(part))
        elif isinstance(one, HOLDERS):
            waiting += (part for _, part in one.items() if _inside(part))
            yield one


def _inside(part: object) -> bool:
    return isinstance(part, HOLDERS) and not part.is_indirect
