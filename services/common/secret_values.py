"""Secrets out of the environment: read strictly, so that an empty or a short one never passes for a key."""

import base64
import binascii
import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

KEY_BYTES = 32
PASSWORD_LENGTH = 8  # GB/T 22239-2019 8.1.4.1


class Unfit(Exception):
    """A secret is missing or too weak; the message begins with its name."""


def password(name: str) -> str:
    """A password of a database role."""
    text = _text(name)
    if len(text) < PASSWORD_LENGTH:
        raise Unfit(f"{name} is shorter than {PASSWORD_LENGTH} characters")
    return text


def key(name: str) -> bytes:
    """A key of 32 bytes or more, written in base64."""
    return _long_enough(name, _decoded(name, _text(name)))


def versioned_keys(name: str) -> dict[int, bytes]:
    """Keys of 32 bytes by version, written `1:base64,2:base64`; the last one encrypts, all decrypt."""
    pairs = [item.strip().partition(":") for item in _text(name).split(",")]
    if not all(version.isdecimal() for version, _, _ in pairs):
        raise Unfit(f"{name} is not written as 1:base64,2:base64")
    keys = {int(version): _long_enough(name, _decoded(name, text)) for version, _, text in pairs}
    if any(len(found) != KEY_BYTES for found in keys.values()):
        raise Unfit(f"{name} holds a key that is not of {KEY_BYTES} bytes")
    return keys


def private_pem(name: str) -> bytes:
    """An Ed25519 private key as PEM, written in base64."""
    pem = _decoded(name, _text(name))
    try:
        found = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        found = None
    return _ed25519(name, pem, isinstance(found, Ed25519PrivateKey))


def public_pem(name: str) -> bytes:
    """An Ed25519 public key as PEM, written in base64."""
    pem = _decoded(name, _text(name))
    try:
        found = load_pem_public_key(pem)
    except ValueError:
        found = None
    return _ed25519(name, pem, isinstance(found, Ed25519PublicKey))


def _ed25519(name: str, pem: bytes, right: bool) -> bytes:
    if not right:
        raise Unfit(f"{name} is no Ed25519 key in PEM")
    return pem


def _text(name: str) -> str:
    text = os.environ.get(name, "").strip()
    if not text:
        raise Unfit(f"{name} is missing")
    return text


def _decoded(name: str, text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        raise Unfit(f"{name} is not base64") from None


def _long_enough(name: str, found: bytes) -> bytes:
    if len(found) < KEY_BYTES:
        raise Unfit(f"{name} is shorter than {KEY_BYTES} bytes")
    return found
