"""Makes filled-in PDF forms whose values are drawn, not drawn, or drawn with what stood there before."""

from tests.data import hostile_documents as made

FONTS = b"/DR<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
DRAWN = b"/Type/XObject/Subtype/Form/BBox[0 0 260 30]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/%s>>>>>>"
WIDGET = b"<</Type/Annot/Subtype/Widget/T(field)/DA(/F1 14 Tf 0 g)%s>>"
HERE = b"/Rect[20 120 280 150]"
# A font that every reader knows by its name, with the code UniGB-UCS2-H: two bytes a letter.
CHINESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
    b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>"
)


def form(field: bytes, *more: bytes, entries: bytes = b"") -> bytes:
    """A form with one field, whose widget is object 5; `more` objects are numbered from 6."""
    root = b"/AcroForm<</Fields[5 0 R]%s%s>>" % (FONTS, entries)
    return made.pdf(WIDGET % field, *more, root=root, page=b"/Annots[5 0 R]")


def choice(shown: str) -> bytes:
    """A list of which one choice is made, that shows `shown` and holds something else; nothing is drawn."""
    return form(b"/FT/Ch%s/Opt[[(held)<FEFF%s>]]/V(held)" % (HERE, shown.encode("utf-16-be").hex().encode()))


def text(value: str, more: bytes = b"", *objects: bytes, entries: bytes = b"/NeedAppearances true") -> bytes:
    """A field of text that holds `value`."""
    held = value.encode("utf-16-be").hex().encode()
    return form(b"/FT/Tx%s/V<FEFF%s>%s" % (HERE, held, more), *objects, entries=entries)


def drawn(value: str, shown: bytes, entries: bytes = b"") -> bytes:
    """The same with a drawing that shows the plain letters `shown`."""
    drawing = b"/Tx BMC BT /F1 14 Tf 4 8 Td (%s) Tj ET EMC" % shown
    return text(value, b"/AP<</N 6 0 R>>", made.stream(drawing, DRAWN % b"Helvetica"), entries=entries)


def drawn_in_chinese(value: str) -> bytes:
    """The same with a drawing that shows the value in Chinese letters."""
    drawing = b"/Tx BMC BT /F1 14 Tf 4 8 Td <%s> Tj ET EMC" % value.encode("utf-16-be").hex().encode()
    resources = b"/Type/XObject/Subtype/Form/BBox[0 0 260 30]/Resources<</Font<</F1 7 0 R>>>>"
    more = b"/AP<</N 6 0 R>>"
    return text(value, more, made.stream(drawing, resources), CHINESE, entries=b"/NeedAppearances true")


def box(state: bytes, *, drawn: bool) -> bytes:
    """A box that is ticked as `state` says, with a black square as its drawing, or with none; seen as unticked."""
    square = made.stream(b"0 0 30 30 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 30 30]")
    nothing = made.stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 30 30]")
    drawings = b"/AS/Off/AP<</N<</Yes 6 0 R/Off 7 0 R>>>>" if drawn else b""
    return form(b"/FT/Btn/Rect[20 150 50 180]/V/%s%s" % (state, drawings), square, nothing)
