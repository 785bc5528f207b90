"""What a kind of notice says, and where it leads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of notice: its words (the key of the message catalogue) and the page its link leads to."""

    words: str
    area: str
