"""Files at rest: sealed in pieces, so that any part of one can be opened alone (GB/T 22239-2019 8.1.4.8).

A sealed file is a head, which tells the key's version and a salt, and then pieces of PIECE bytes, each AES-256-GCM
under a key of the file's own that HKDF derives from the versioned data key. A piece is bound to its number, and the
last one to being the last, so none can be swapped, dropped or cut off unnoticed. Of our own, as cryptography seals
values and Fernet whole files: neither opens a range, and the sealing of stores in the cloud is not there for a folder.
"""

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE = 64 * 1024
TAG = 16
SALT = 16
MAGIC = b"XTF1"
HEAD = struct.Struct(f">4sI{SALT}s")
NONCE = struct.Struct(">IQ")
MIDDLE, LAST = b"middle", b"last"

Fetch = Callable[[int, int], Iterable[bytes]]  # the sealed bytes from one place up to another, in any portions


class Damaged(Exception):
    """The file is not one that this vault sealed, or not as it was sealed."""


class Target(Protocol):
    """Where sealed bytes go."""

    def write(self, data: bytes, /) -> object: ...
    def close(self) -> object: ...


class Vault:
    """Seals under the newest of the data keys, opens under any."""

    def __init__(self, data_keys: dict[int, bytes]):
        self._keys = data_keys

    def sealing(self, target: Target) -> "Sealing":
        """A writer whose plain bytes arrive at `target` sealed."""
        version, salt = max(self._keys), os.urandom(SALT)
        target.write(HEAD.pack(MAGIC, version, salt))
        return Sealing(target, self._cipher(version, salt))

    def opened(self, fetch: Fetch, size: int, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The plain bytes from `start` up to `stop` of a sealed file of `size` bytes; raises Damaged."""
        plain = plain_size(size)
        stop = plain if stop is None else min(stop, plain)
        magic, version, salt = HEAD.unpack(b"".join(fetch(0, HEAD.size)))
        if magic != MAGIC or version not in self._keys:
            raise Damaged("no file of this vault")
        cipher = self._cipher(version, salt)
        first, after = start // PIECE, max(stop - 1, 0) // PIECE + 1
        end = min(_place(after), size)
        for number, sealed in enumerate(_portions(fetch(_place(first), end)), first):
            piece = _opened(cipher, number, sealed, last=_place(number + 1) >= size)
            begin = number * PIECE
            yield piece[max(start - begin, 0) : stop - begin]

    def _cipher(self, version: int, salt: bytes) -> AESGCM:
        return AESGCM(HKDF(SHA256(), 32, salt, b"xingtan file").derive(self._keys[version]))


class Sealing:
    """Seals what is written to it, piece by piece; the file is whole once it is closed."""

    def __init__(self, target: Target, cipher: AESGCM):
        self._target, self._cipher = target, cipher
        self._waiting, self._number = bytearray(), 0

    def write(self, data: bytes) -> int:
        """Take plain bytes; a full piece goes on only when another byte follows, for the last one is marked."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), MIDDLE)
            del self._waiting[:PIECE]
        return len(data)

    def close(self) -> None:
        """Seal the last piece and end the file."""
        self._seal(bytes(self._waiting), LAST)
        self._target.close()

    def _seal(self, piece: bytes, which: bytes) -> None:
        self._target.write(self._cipher.encrypt(NONCE.pack(0, self._number), piece, which))
        self._number += 1


def plain_size(sealed: int) -> int:
    """How many bytes a sealed file of so many holds; raises Damaged for a size that no sealed file has."""
    body = sealed - HEAD.size
    pieces = -(-body // (PIECE + TAG))
    if body < TAG or body - pieces * TAG < (pieces - 1) * PIECE + (pieces > 1):
        raise Damaged("cut off")
    return body - pieces * TAG


def _place(number: int) -> int:
    """Where a piece begins in the sealed file."""
    return HEAD.size + number * (PIECE + TAG)


def _portions(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The sealed pieces out of chunks of any size."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= PIECE + TAG:
            yield bytes(waiting[: PIECE + TAG])
            del waiting[: PIECE + TAG]
    if waiting:
        yield bytes(waiting)


def _opened(cipher: AESGCM, number: int, sealed: bytes, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(NONCE.pack(0, number), sealed, LAST if last else MIDDLE)
    except InvalidTag:
        raise Damaged(f"piece {number}") from None
