"""What can be asked of the darkroom: a name, and the function `(source, folder, **terms) -> dict` that a child runs.

    evidence      {"type", "file": "clean", "pages", "width", "height", "thumb": "thumb.jpg"}; a PDF has no pixels
    page(page)    {"file": "page.jpg", "width", "height"}: one page of a PDF, counted from 1, or a picture, reduced

A task writes into `folder` only, raises NotTaken for what it does not take, and is imported before any file is seen.
"""

from services.media.darkroom import evidence

TASKS = {"evidence": evidence.develop, "page": evidence.page}
