"""Drawings within drawings: a few bytes can ask for more of them than any machine draws, or for one without end."""

import re
from collections import Counter

import pikepdf

from services.media.decoding.refusal import NotTaken

DRAWINGS, DEPTH = 20_000, 20
DRAWN = re.compile(rb"/([^\s/<>()\[\]{}%]+)\s+Do\b")
WRITTEN_OUT = re.compile(rb"#([0-9A-Fa-f]{2})")
Known = dict[tuple[int, int], int | None]


def check(pdf: pikepdf.Pdf) -> None:
    """Count what all pages draw, without drawing; raises NotTaken."""
    known: Known = {}
    for page in pdf.pages:
        _count(page.obj, pikepdf.Dictionary(), known, 0)


def _count(drawing: pikepdf.Object, above: pikepdf.Object, known: Known, depth: int) -> int:
    """The drawing itself and all within it; one without resources uses those of the drawing around it."""
    if drawing.objgen in known:
        return known[drawing.objgen] or _refuse()
    known[drawing.objgen] = None  # until it is counted: who meets it before is within it
    resources = drawing.get("/Resources", above)
    count = 1
    for name, times in _drawn(drawing, resources).items():
        count += times * _count(resources["/XObject"][name], resources, known, depth + 1)
    if count > DRAWINGS or depth > DEPTH:
        _refuse()
    known[drawing.objgen] = count
    return count


def _refuse() -> int:
    raise NotTaken("too_complex")


def _drawn(drawing: pikepdf.Object, resources: pikepdf.Object) -> Counter[str]:
    """The forms that are drawn, by their names, and how often."""
    things = resources.get("/XObject", {})
    streams = ((name, thing) for name, thing in things.items() if isinstance(thing, pikepdf.Stream))
    forms = {name for name, thing in streams if thing.get("/Subtype") == "/Form"}
    if not forms:
        return Counter()
    names = (WRITTEN_OUT.sub(_meant, name) for name in DRAWN.findall(_content(drawing)))
    drawn = Counter("/" + name.decode(errors="replace") for name in names)
    return Counter({name: times for name, times in drawn.items() if name in forms})


def _meant(written: re.Match[bytes]) -> bytes:
    return bytes.fromhex(written[1].decode())


def _content(drawing: pikepdf.Object) -> bytes:
    if isinstance(drawing, pikepdf.Stream):
        return drawing.read_bytes()
    parts = drawing.get("/Contents", [])
    return b"\n".join(part.read_bytes() for part in ([parts] if isinstance(parts, pikepdf.Stream) else parts))
