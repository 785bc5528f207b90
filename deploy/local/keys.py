"""The secrets of a stack: made once, kept in one file that only its owner may read."""

import base64
import functools
import json
import os
import secrets
from pathlib import Path


def _actor_keys() -> dict[str, str]:
    """Return an Ed25519 pair, each half as base64 of its PEM text, so that it fits one line."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    public = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    return {
        "actor_private_key": base64.b64encode(private).decode(),
        "actor_public_key": base64.b64encode(public).decode(),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _made() -> dict[str, str]:
    """Return a full set; passwords are plain hexadecimal because they travel inside addresses."""
    names = ("superuser", "owner", "app", "job", "broker")
    passwords = {f"password_{name}": secrets.token_hex(16) for name in names}
    keys = {"index_key": _key(), "data_keys": f"1:{_key()}", "web_secret": _key()}
    return passwords | keys | _actor_keys()


class Keys:
    """Secrets by name; the first question makes them all."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "secrets.json"

    def __getitem__(self, name: str) -> str:
        return self._all[name]

    @functools.cached_property
    def _all(self) -> dict[str, str]:
        if not self.file.exists():
            _write(self.file, json.dumps(_made(), indent=1))
        known = json.loads(self.file.read_text())
        if empty := [name for name, value in known.items() if not value]:
            raise ValueError(f"{self.file} holds no value for {', '.join(empty)}.")
        return known


def _write(file: Path, text: str) -> None:
    """Write so that there is no moment at which another user could read."""
    new = file.with_suffix(".new")
    file.parent.mkdir(parents=True, exist_ok=True)
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as output:
        output.write(text)
    new.replace(file)
