"""The XML of workbooks, parsed piece by piece by lxml: memory stays small, and nothing that a stranger declares counts.

    for cell in elements(part, "c"): …            # each is emptied when the next one is asked for

Names are local: strict and transitional workbooks differ by their namespaces alone. What is no XML, or holds too much
in one element, raises NotRead. Entities are never resolved and nothing is fetched.
"""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIECE = 1024 * 1024
# Bytes without an element that is asked for: links of 100,000 cells, say; a row that people filled in has a thousandth.
LONGEST = 16 * 1024 * 1024
SAFE = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}


class NotRead(ValueError):
    """The XML is broken, or not written as spreadsheet programs do."""


def local(element: Any) -> str:
    """The name without its namespace; of a comment none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def elements(part: IO[bytes], *names: str) -> Iterator[Any]:
    """The elements of these names at their ends, in the order of the part."""
    parser = etree.XMLPullParser(events=("end",), tag=[f"{{*}}{name}" for name in names], **SAFE)
    waiting = 0
    while piece := part.read(PIECE):
        waiting += len(piece)
        _feed(parser, piece)
        for _, element in parser.read_events():
            waiting = 0
            yield element
            forget(element)
        if waiting > LONGEST:
            raise NotRead("too much in one element")
    end(parser)


def _feed(parser: etree.XMLPullParser, piece: bytes) -> None:
    try:
        parser.feed(piece)
    except etree.XMLSyntaxError as error:
        raise NotRead(str(error)) from error


def end(parser: etree.XMLPullParser) -> None:
    """Make sure that nothing was cut off."""
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise NotRead(str(error)) from error


def forget(element: Any) -> None:
    """Empty an element and take away all that stands before it."""
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del element.getparent()[0]


def tree(xml: bytes) -> Any:
    """A small part as a whole, to be changed."""
    try:
        return etree.fromstring(xml, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise NotRead(str(error)) from error


def written(root: Any) -> bytes:
    """A part as a file holds it; prefixes stay as they were."""
    return HEAD + etree.tostring(root, encoding="UTF-8")
