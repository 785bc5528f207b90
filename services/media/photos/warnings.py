"""What a person should look at in a photo, by code as it is stored, in words as it is shown."""

from collections.abc import Iterable

from services.common.messages.wording import word

WORDS = {
    "no_face": "No face was found. Please set the frame yourself.",
    "two_faces": "There is more than one face. Please set the frame around the right one.",
    "near_edge": "The face is very near to the edge. Please set the frame yourself, or take a picture with more room.",
    "far": "The face is very small in this picture. Please set the frame yourself, or use a larger picture.",
    "enlarged": "The picture is small: the photo will be a little unsharp.",
    "soft": "The face is not quite sharp.",
    "dark": "The face is very dark.",
    "bright": "The face is too bright in places.",
    "background": "The background is not plain and light.",
}


def worded(codes: Iterable[str], language: str) -> list[str]:
    """The sentences for codes; one of an older version, which is not known any more, is left out."""
    return [word(WORDS[code], {}, language) for code in codes if code in WORDS]
