"""Laws of the frame, for every face and picture that there can be (R-MED-02)."""

import math
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.media.photos import framing
from services.media.photos.framing import Box, Size

STANDARD = Size(197, 244)
standards = st.builds(Size, st.integers(60, 1500), st.integers(60, 1900))
pictures = st.builds(Size, st.integers(1, 9000), st.integers(1, 9000))
shares = st.floats(0, 1)


@st.composite
def portraits(draw):
    """A picture, and a face somewhere in it, tiny or as large as it fits."""
    picture = draw(pictures)
    side = draw(st.floats(0.02, 1)) * min(picture.width, picture.height)
    left = draw(shares) * (picture.width - side)
    top = draw(shares) * (picture.height - side)
    return Box(left, top, side, side), picture


@st.composite
def framable(draw, standards=standards):
    """A face, a picture and a standard for which there is a frame: first the frame, then a face and room about it."""
    wanted = draw(standards)
    height = wanted.height * draw(st.floats(0.76, 10))
    width = height * wanted.aspect
    left, top, right, bottom = (draw(st.one_of(st.just(0.0), st.floats(0, 3))) * height for _ in range(4))
    aside, upward = draw(st.floats(-0.99, 0.99)), draw(st.floats(-0.99, 0.99))
    across = left + (0.5 + aside * framing.ASIDE) * width
    down = top + (framing.MIDDLE + upward * framing.UPWARD) * height
    side = height * draw(st.floats(framing.HEAD_SHARE, framing.TIGHTEST - 0.001)) / (1 + framing.CROWN + framing.CHIN)
    face = Box(across - side / 2, down - (0.5 + (framing.CHIN - framing.CROWN) / 2) * side, side, side)
    return face, Size(left + width + right, top + height + bottom), wanted


@st.composite
def roomy(draw):
    """A face with room for the whole frame around it."""
    picture = Size(draw(st.integers(1000, 4000)), draw(st.integers(1000, 4000)))
    side = draw(st.floats(0.15, 0.25)) * min(picture.width, picture.height)
    return Box((picture.width - side) / 2, picture.height * 0.4 - side / 2, side, side), picture


def inside(box, picture, by=1e-6):
    slack = by * max(picture.width, picture.height)
    fits_across = -slack <= box.left and box.left + box.width <= picture.width + slack
    return fits_across and -slack <= box.top and box.top + box.height <= picture.height + slack


def framed(face, picture, wanted=STANDARD):
    """The frame, which there is."""
    box = framing.frame(face, picture, wanted).box
    assert box is not None
    return box


def share_of(face, box):
    return framing.head_of(face).height / box.height


@given(portraits(), standards)
def test_there_is_a_frame_or_a_reason_and_never_both(portrait, wanted):
    found = framing.frame(*portrait, wanted)

    assert (found.box is None) == (found.reason in (framing.TOO_SMALL, framing.WRONG_RATIO))


@given(framable())
def test_a_frame_lies_inside_the_picture(portrait):
    _, picture, _ = portrait

    assert inside(framed(*portrait), picture)


@given(framable())
def test_a_frame_has_the_ratio_of_the_standard_within_a_pixel(portrait):
    box = framed(*portrait)

    assert abs(box.width - box.height * portrait[2].aspect) < 1


@given(framable())
def test_the_head_takes_two_thirds_or_a_little_more(portrait):
    share = share_of(portrait[0], framed(*portrait))

    assert framing.HEAD_SHARE - 1e-6 <= share <= framing.TIGHTEST + 1e-6


@given(roomy())
def test_with_room_the_head_takes_exactly_two_thirds_and_stands_in_the_middle(portrait):
    face, picture = portrait
    box = framed(face, picture)

    assert share_of(face, box) == pytest.approx(framing.HEAD_SHARE)
    assert box.middle[0] == pytest.approx(face.middle[0])


@given(framable())
def test_a_head_is_hardly_off_its_place(portrait):
    box = framed(*portrait)
    across, down = framing.head_of(portrait[0]).middle

    assert abs(across - box.middle[0]) <= (framing.ASIDE + 1e-6) * box.width
    assert abs(down - (box.top + framing.MIDDLE * box.height)) <= (framing.UPWARD + 1e-6) * box.height


@given(framable())
def test_framing_what_was_framed_changes_nothing(portrait):
    face, _, wanted = portrait
    box = framed(*portrait)
    within = Box(face.left - box.left, face.top - box.top, face.width, face.height)
    again = framed(within, Size(box.width, box.height), wanted)

    assert (again.width, again.height) == pytest.approx((box.width, box.height), rel=1e-6)


@given(framable(), st.floats(1, 10))
def test_a_larger_copy_of_a_picture_gets_the_same_frame(portrait, factor):
    face, picture, wanted = portrait
    same = framed(*portrait).scaled(factor)
    larger = framed(face.scaled(factor), Size(picture.width * factor, picture.height * factor), wanted)

    assert astuple(larger) == pytest.approx(astuple(same), rel=1e-6, abs=1e-6 * factor * picture.height)


@given(framable(), *[st.integers(0, 500)] * 4)
def test_more_room_never_makes_the_frame_tighter(portrait, left, top, right, bottom):
    face, picture, wanted = portrait
    moved = Box(face.left + left, face.top + top, face.width, face.height)
    larger = Size(picture.width + left + right, picture.height + top + bottom)

    assert framed(moved, larger, wanted).height >= framed(*portrait).height * (1 - 1e-6)


@given(framable())
def test_a_person_who_leaves_the_frame_as_offered_changes_nothing(portrait):
    _, picture, wanted = portrait
    box = framed(*portrait)

    assert astuple(framing.checked(box, picture, wanted).box) == pytest.approx(astuple(box), rel=1e-6, abs=1e-3)


@given(st.builds(Box, *[st.floats(-1e5, 1e5)] * 2, *[st.floats(1, 1e5)] * 2), pictures, standards)
def test_any_frame_drawn_by_hand_is_put_right_or_refused_for_a_reason(box, picture, wanted):
    found = framing.checked(box, picture, wanted)

    if found.box is None:
        assert found.reason in (framing.OUTSIDE, framing.WRONG_RATIO, framing.TOO_SMALL)
    else:
        assert inside(found.box, picture)
        assert abs(found.box.width - found.box.height * wanted.aspect) < 1e-3


@given(pictures, standards)
def test_the_largest_frame_is_inside_and_touches_two_edges(picture, wanted):
    box = framing.middle_of(picture, wanted)

    assert inside(box, picture)
    assert math.isclose(box.width, picture.width) or math.isclose(box.height, picture.height)


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (Box(-3, 0, 197, 244), framing.OUTSIDE),
        (Box(500, 0, 197, 244), framing.OUTSIDE),
        (Box(0, 0, 244, 244), framing.WRONG_RATIO),
        (Box(0, 0, 118.2, 146.4), framing.TOO_SMALL),
        (Box(0, 0, 197, 244), None),
        (Box(-0.7, -0.7, 197.6, 244.2), None),
    ],
)
def test_a_hand_may_miss_by_a_pixel_and_no_more(box, reason):
    assert framing.checked(box, Size(600, 800), STANDARD).reason == reason


@pytest.mark.parametrize(
    ("face", "picture", "reason"),
    [
        (Box(10, 100, 100, 100), Size(600, 800), framing.WRONG_RATIO),  # at the left edge
        (Box(200, 5, 200, 200), Size(600, 800), framing.WRONG_RATIO),  # the hair is cut off
        (Box(50, 100, 300, 300), Size(400, 600), framing.WRONG_RATIO),  # fills the picture
        (Box(300, 300, 60, 60), Size(600, 800), framing.TOO_SMALL),
        (Box(200, 160, 200, 200), Size(600, 800), None),
    ],
)
def test_a_face_without_room_or_pixels_is_refused_with_the_reason(face, picture, reason):
    assert framing.frame(face, picture, STANDARD).reason == reason
