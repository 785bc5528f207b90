"""Encrypts sensitive values with a versioned key, and makes the index by which an ID number is found exactly.

A sealed value is text, `version:base64(nonce + ciphertext)`, so that it can lie in a jsonb document. The blind index
is an HMAC under one national key: equal numbers meet, and nothing can be read from it. The ciphers are those of
cryptography; its MultiFernet does not say which key sealed a value, and column types of SQLAlchemy seal no jsonb.
"""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
INDEX_BYTES = 32


class Sealer:
    """Seals with the newest key, opens with any."""

    def __init__(self, data_keys: dict[int, bytes], index_key: bytes):
        if len(index_key) < INDEX_BYTES:
            raise ValueError(f"An index key has {INDEX_BYTES} bytes at least: less could be guessed.")
        self._ciphers = {version: AESGCM(key) for version, key in data_keys.items()}
        self._newest = max(data_keys)
        self._index_key = index_key

    def seal(self, text: str) -> str:
        """The text encrypted; two seals of the same text differ."""
        nonce = os.urandom(NONCE)
        sealed = nonce + self._ciphers[self._newest].encrypt(nonce, text.encode(), None)
        return f"{self._newest}:{base64.b64encode(sealed).decode()}"

    def open(self, sealed: str) -> str:
        """The text again; raises InvalidTag when it was tampered with."""
        version, _, body = sealed.partition(":")
        raw = base64.b64decode(body)
        return self._ciphers[int(version)].decrypt(raw[:NONCE], raw[NONCE:], None).decode()

    def blind_index(self, text: str) -> bytes:
        """32 bytes that are equal for equal texts only."""
        return hmac.digest(self._index_key, text.encode(), hashlib.sha256)
