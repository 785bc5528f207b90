"""What can be asked of the darkroom: a name, and the function `(source, folder, **terms) -> dict` that a child runs.

    evidence      {"type", "file": "clean", "pages", "width", "height", "thumb": "thumb.jpg"}; a PDF has no pixels
    page(page)    {"file": "page.jpg", "width", "height"}: one page of a PDF, counted from 1, or a picture, reduced
    portrait      {"file": "portrait.jpg", "thumb", "width", "height", "faces": [[left, top, width, height]…],
                  "box": the frame that is offered or None, "warnings": codes of photos/warnings.py}; takes `standard`
    cut           {"file": "photo.jpg", "width", "height", "warnings"}; takes `standard` and `box`, a frame on the
                  upright picture
    photo         {"portrait": as above, "photo": as above or None, "reason": a code or None}; takes `standard`

A task writes into `folder` only, raises NotTaken for what it does not take, and is imported before any file is seen.
"""

from services.media.decoding import evidence
from services.media.photos import developing

TASKS = {
    "evidence": evidence.develop,
    "page": evidence.page,
    "portrait": developing.portrait,
    "cut": developing.cut,
    "photo": developing.photo,
}
