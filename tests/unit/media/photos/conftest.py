"""The well-known portrait in variants, and what the darkroom's tasks make of files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from services.media.photos import developing
from tests.data import portraits
from tests.data.portraits import Look


@pytest.fixture
def file_of(tmp_path) -> Callable[..., Path]:
    """Writes a picture as a camera would; or bytes as they are."""

    def write(content: Image.Image | bytes, **how: object) -> Path:
        path = tmp_path / "source"
        path.write_bytes(content if isinstance(content, bytes) else portraits.encoded(content, **how))
        return path

    return write


@pytest.fixture
def made(tmp_path) -> Path:
    """The folder into which tasks write."""
    folder = tmp_path / "made"
    folder.mkdir()
    return folder


@pytest.fixture
def photo_of(file_of, made) -> Callable[..., dict]:
    """What the task "photo" makes of a look, a picture or bytes."""

    def make(content: Look | Image.Image | bytes, standard: dict | None = None, **how: object) -> dict:
        picture = portraits.picture(content) if isinstance(content, Look) else content
        return developing.photo(file_of(picture, **how), made, standard)

    return make
