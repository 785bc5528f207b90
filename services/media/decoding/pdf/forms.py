"""A filled-in form shows what it holds: what nothing draws is drawn, or the form is not taken (ISO 32000-1, 12.7).

Viewers draw the values of fields by themselves; the kept copy has no fields any more, so a value that is not drawn, or
is drawn with what stood there before, would be lost in silence.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pikepdf
import pypdfium2

from services.media.decoding.pdf import nesting, to_bytes
from services.media.decoding.refusal import NotTaken

UNSEEN = 1 << 0 | 1 << 1  # a widget that is invisible or hidden; flattening leaves it out too
LINES, PASSWORD, COMB, PUSH = 1 << 12, 1 << 13, 1 << 24, 1 << 16  # of a field
GENERATIONS = 32
WIDGETS = 5_000
HYPHENS = "-\u00ad\u2010\ufffe\x02"  # at the end of a line PDFium reads them in its own way
OFF = "/Off"


@dataclass(frozen=True)
class Widget:
    """A field where it stands on a page."""

    annotation: pikepdf.Object

    def inherited(self, key: str) -> pikepdf.Object | None:
        """What the field or one of those above it says."""
        holder = self.annotation
        for _ in range(GENERATIONS):
            if key in holder:
                return holder[key]
            holder = holder.get("/Parent")
            if not isinstance(holder, pikepdf.Dictionary):
                return None
        raise NotTaken("too_complex")

    def kind(self) -> str:
        return str(self.inherited("/FT"))

    def flags(self) -> int:
        return int(self.inherited("/Ff") or 0)

    def normal(self) -> pikepdf.Object | None:
        """The drawing, or a dictionary of them by state."""
        drawn = self.annotation.get("/AP")
        return drawn.get("/N") if isinstance(drawn, pikepdf.Dictionary) else None

    def drawing(self) -> pikepdf.Stream | None:
        """What is shown of a field of text."""
        found = self.normal()
        return found if isinstance(found, pikepdf.Stream) else None

    def words(self) -> list[str]:
        """What must be read in the drawing; nothing of a password, which nobody reads."""
        value = self.inherited("/V")
        if value is None or self.kind() not in ("/Tx", "/Ch") or self.flags() & PASSWORD:
            return []
        values = value if isinstance(value, pikepdf.Array) else [value]
        shown = self._shown() if self.kind() == "/Ch" else {}
        return [shown.get(_text(one), _text(one)) for one in values]

    def _shown(self) -> dict[str, str]:
        """The choices of a field by what it holds when one is chosen."""
        choices = self.inherited("/Opt") or []
        pairs = [one for one in choices if isinstance(one, pikepdf.Array) and len(one) == 2]
        return {_text(held): _text(shown) for held, shown in pairs}


def draw(pdf: pikepdf.Pdf) -> None:
    """Leave a form that is drawn wholly; raises NotTaken."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]  # with it, flattening would leave the fields out
    widgets = list(_widgets(pdf))
    if len(widgets) > WIDGETS:
        raise NotTaken("too_complex")
    for widget in _undrawn(widgets):
        _draw_plain(pdf, widget)
    if any(not _switched(widget) for widget in widgets) or _undrawn(widgets):
        raise NotTaken("form_not_drawn")


def _widgets(pdf: pikepdf.Pdf) -> Iterator[Widget]:
    """All that a person sees."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            widget = isinstance(annotation, pikepdf.Dictionary) and annotation.get("/Subtype") == "/Widget"
            if widget and not int(annotation.get("/F", 0)) & UNSEEN:
                yield Widget(annotation)


def _undrawn(widgets: list[Widget]) -> list[Widget]:
    """Those whose words cannot be read in their drawing."""
    owing = [widget for widget in widgets if any(map(_squeezed, widget.words()))]
    read = _read([drawing for widget in owing if (drawing := widget.drawing()) is not None])
    texts = (next(read) if widget.drawing() is not None else "" for widget in owing)
    return [
        widget
        for widget, text in zip(owing, texts, strict=True)
        if not all(_squeezed(word) in text for word in widget.words())
    ]


def _read(drawings: list[pikepdf.Stream]) -> Iterator[str]:
    """The text within each drawing, read on a page of its own, so that nothing else is taken for it."""
    if not drawings:
        return
    with pikepdf.new() as sheets:
        for drawing in drawings:
            _add_page(sheets, drawing)
        nesting.check(sheets)
        with closing(pypdfium2.PdfDocument(to_bytes.of(sheets))) as document:
            for page in document:
                with closing(page), closing(page.get_textpage()) as text:
                    yield _squeezed(text.get_text_bounded())


def _add_page(sheets: pikepdf.Pdf, drawing: pikepdf.Stream) -> None:
    shown = sheets.copy_foreign(drawing)
    shown["/Type"], shown["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
    if "/Matrix" in shown:
        del shown["/Matrix"]
    page = sheets.add_blank_page(page_size=(100, 100))
    page.obj.MediaBox = shown.get("/BBox", page.obj.MediaBox)
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=shown))
    page.obj.Contents = sheets.make_stream(b"/X Do")


def _draw_plain(pdf: pikepdf.Pdf, widget: Widget) -> None:
    """Draw one line of plain letters; the fonts for anything else are not here."""
    words = widget.words()
    if widget.kind() == "/Tx" and not widget.flags() & (LINES | COMB) and all(map(_plain, words)):
        annotation = pikepdf.Annotation(widget.annotation)
        pdf.acroform.get_field_for_annotation(annotation).generate_appearance(annotation)


def _switched(widget: Widget) -> bool:
    """Set a box or button to the state that its field holds; whether that can be drawn."""
    held = widget.inherited("/V")
    if widget.kind() != "/Btn" or widget.flags() & PUSH or held is None:
        return True
    states = widget.normal()
    if not isinstance(states, pikepdf.Dictionary):
        return str(widget.annotation.get("/AS", held)) == OFF
    if str(held) in states:
        widget.annotation["/AS"] = held
    return True


def _text(value: pikepdf.Object) -> str:
    if isinstance(value, pikepdf.Stream):
        return str(pikepdf.String(value.read_bytes()))
    return str(value)


def _squeezed(text: str) -> str:
    """Letters and signs alone: how a drawing breaks its lines is not compared."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(one for one in letters if one.isprintable() and not one.isspace() and one not in HYPHENS)


def _plain(word: str) -> bool:
    return word.isascii() and word.isprintable()
