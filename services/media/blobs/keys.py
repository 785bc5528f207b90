"""Where contents lie in the store: a folder for each first two letters of the digest, pictures made of them apart."""

import re

from services.contracts.media.files import content_key

BLOBS, VIEWS, INCOMING = "blobs/", "views/", "incoming/"
FANS = tuple(f"{number:02x}" for number in range(256))
THUMB = "thumb.jpg"
DIGEST = re.compile(r"[0-9a-f]{64}")


def blob(sha256: str) -> str:
    """The key of a content."""
    return content_key(sha256)


def views(sha256: str) -> str:
    """The folder of the pictures made of a content."""
    return f"{VIEWS}{sha256[:2]}/{sha256}/"


def view(sha256: str, name: str) -> str:
    """The key of a picture made of a content: THUMB, or `page(number)`."""
    return views(sha256) + name


def page(number: int) -> str:
    """The name of one page's picture."""
    return f"page-{number}.jpg"


def sha256_of(key: str) -> str | None:
    """The content that lies under a key, or of which it is a picture; None for a key that is none of ours."""
    found = DIGEST.search(key)
    sha256 = found[0] if found else ""
    return sha256 if sha256 and (key == blob(sha256) or key.startswith(views(sha256))) else None
