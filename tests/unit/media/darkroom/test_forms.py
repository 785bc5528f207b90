"""A filled-in form shows in the kept copy what it held, or is refused with what to do."""

from contextlib import closing

import pypdfium2
import pytest

from services.media.darkroom import NotTaken
from services.media.decoding.pdf import cleaning, drawing
from tests.data import forms


@pytest.fixture
def kept(tmp_path):
    """The text of the kept copy's only page, in one line."""

    def kept(data: bytes) -> str:
        (tmp_path / "upload").write_bytes(data)
        cleaning.clean(tmp_path / "upload", tmp_path / "clean")
        with closing(pypdfium2.PdfDocument(tmp_path / "clean")) as document:
            return " ".join(document[0].get_textpage().get_text_range().split())

    return kept


@pytest.fixture
def ink(kept, tmp_path):
    """The colour of a place on the kept copy's only page, in points from the left upper corner."""

    def ink(data: bytes, place: tuple[int, int]) -> tuple[int, ...]:
        kept(data)
        return drawing.draw(tmp_path / "clean", 1, 300).getpixel(place)

    return ink


def dark(page, area: tuple[int, int, int, int]) -> bool:
    return page.crop(area).convert("L").getextrema()[0] < 100


@pytest.mark.parametrize("entries", [b"/NeedAppearances true", b""])
def test_plain_letters_that_nothing_draws_are_drawn(kept, tmp_path, entries):
    assert kept(forms.text("ZHANG SAN 1984", entries=entries)) == "ZHANG SAN 1984"
    assert dark(drawing.draw(tmp_path / "clean", 1, 300), (20, 50, 280, 80))


def test_a_drawing_of_what_stood_there_before_is_not_kept(kept):
    assert kept(forms.drawn("ZHANG SAN", b"LI SI")) == "ZHANG SAN"


@pytest.mark.parametrize("entries", [b"/NeedAppearances true", b""])
def test_what_is_drawn_stays_as_it_is(kept, entries):
    assert kept(forms.drawn("Anna-Li (1)", rb"Anna-Li \(1\)", entries)) == "Anna-Li (1)"


def test_chinese_letters_that_are_drawn_stay(kept, tmp_path):
    assert kept(forms.drawn_in_chinese("张三，北京师范大学")) == "张三，北京师范大学"
    assert dark(drawing.draw(tmp_path / "clean", 1, 300), (20, 50, 280, 80))


@pytest.mark.parametrize(
    "form",
    [
        forms.text("张三"),
        forms.drawn("张三", b"LI SI"),
        forms.drawn("ZHANG SAN, 张三", b"ZHANG SAN,"),
        forms.text("first\nsecond", b"/Ff 4096"),
        forms.text("A value that is far too long for the only line of this field, however small"),
        forms.choice("汉族"),
        forms.box(b"Yes", drawn=False),
    ],
    ids=["Chinese", "stale", "half", "lines", "too long", "choice", "box"],
)
def test_what_can_neither_be_read_nor_drawn_is_refused(kept, form):
    with pytest.raises(NotTaken, match="form_not_drawn"):
        kept(form)


@pytest.mark.parametrize("more", [b"/Ff 8192", b"/F 2"], ids=["a password", "hidden"])
def test_what_nobody_sees_is_not_missed(kept, more):
    assert kept(forms.text("secret", more)) == ""


@pytest.mark.parametrize(("state", "colour"), [(b"Yes", 0), (b"Off", 255)])
def test_a_box_is_ticked_as_its_field_says(ink, state, colour):
    assert ink(forms.box(state, drawn=True), (35, 35)) == (colour, colour, colour)


def test_a_form_without_entries_is_taken(kept):
    assert kept(forms.text("")) == ""
