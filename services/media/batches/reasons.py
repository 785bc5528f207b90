"""Why a photo is refused, in words for a school: what is wrong with it, and what to do (R-MED-02)."""

from typing import Any

from services.common.messages.wording import word
from services.media.batches.rules import FAILED, REFUSED, Photo, reason_of, state_of
from services.media.decoding.refusal import WORDS as OF_THE_DARKROOM

WORDS = {
    "not_a_picture": "This is not a picture. Please save the photo as JPEG or PNG and upload it again.",
    "too_large": "The photo has more than 20 MB or 50 million pixels. Please make it smaller and upload it again.",
    "too_small": "The photo has too few pixels. Please use the original of the camera, not a copy from a chat.",
    "no_face": "No face was found. Set the frame by hand, or upload a photo that shows the face from the front.",
    "two_faces": "There is more than one face. Set the frame by hand around the teacher, or upload another photo.",
    "blurred": "The photo is blurred. Please upload a sharp one, or set the frame by hand if it is good enough.",
    "wrong_ratio": "The face is too near to the edge for the frame. Set it by hand, or upload a photo with more room.",
    "unknown": "Nobody has the number in this file name. Correct it and upload the photo again, or choose the teacher.",
    "elsewhere": "The teacher with this number is not at your school. Take the photo out, or choose another teacher.",
    "repeated": "There is an earlier photo of this teacher in the batch. Refuse the earlier one to use this one.",
    "by_hand": "Somebody at your school refused this photo. It can be opened again.",
    "archive": "This is an archive, not a photo. Please take the photos out of it and upload them.",
    "broken": "The file is damaged or not wholly copied. Please upload it again.",
    "gone": "The upload was not worked on within a day and has been deleted. Please upload it again.",
    "given_up": "The photo could not be worked on, though it was tried several times. Please save it anew as JPEG.",
}
# What the darkroom says of a file, in the words for a batch; its other codes have sentences of their own.
SAME = {
    "empty": "broken", "damaged": "broken", "unreadable": "broken", "unknown_type": "not_a_picture",
    "too_many_pixels": "too_large",
}  # fmt: skip


def of_the_darkroom(reason: str) -> str:
    """The reason of a batch's photo for a code of the darkroom."""
    return SAME.get(reason, reason)


def sentence(reason: str) -> str:
    """The key of a reason's wording."""
    return WORDS.get(reason) or OF_THE_DARKROOM.get(reason) or WORDS["broken"]


def worded(one: Photo, message: str | None, params: dict[str, Any], language: str) -> str | None:
    """Why this photo is refused or failed, as a person reads it; None for any other."""
    state = state_of(one)
    if state == FAILED:
        return word(message, params, language) if message else None
    reason = reason_of(one) if state == REFUSED else None
    return word(sentence(reason), params, language) if reason else None
