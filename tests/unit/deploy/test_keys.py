"""Secrets are made once, and only their owner reads them."""

import base64
import json

import jwt
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from deploy.local.keys import Keys


def test_secrets_stay_the_same(tmp_path):
    assert Keys(tmp_path)["password_app"] == Keys(tmp_path)["password_app"]


def test_two_stacks_share_no_secret(tmp_path):
    one, two = Keys(tmp_path / "one"), Keys(tmp_path / "two")

    assert one["index_key"] != two["index_key"]


def test_nobody_else_may_read_them(tmp_path):
    keys = Keys(tmp_path)
    keys["index_key"]

    assert keys.file.stat().st_mode & 0o777 == 0o600


def test_every_secret_differs_from_the_others(tmp_path):
    keys = Keys(tmp_path)
    keys["index_key"]
    values = json.loads(keys.file.read_text()).values()

    assert len(set(values)) == len(values)


def test_the_actor_keys_are_a_pair_that_signs(tmp_path):
    keys = Keys(tmp_path)
    private, public = (base64.b64decode(keys[f"actor_{half}_key"]) for half in ("private", "public"))

    token = jwt.encode({"sub": "张三"}, private, algorithm="EdDSA")

    assert jwt.decode(token, public, algorithms=["EdDSA"]) == {"sub": "张三"}


def test_the_data_key_carries_its_version_and_fits_the_cipher(tmp_path):
    version, _, key = Keys(tmp_path)["data_keys"].partition(":")

    assert version == "1"
    AESGCM(base64.b64decode(key)).encrypt(bytes(12), b"secret", None)


def test_a_file_with_an_empty_secret_is_refused_by_its_name(tmp_path):
    keys = Keys(tmp_path)
    keys["index_key"]
    keys.file.write_text(json.dumps(json.loads(keys.file.read_text()) | {"web_secret": ""}))

    with pytest.raises(ValueError, match="web_secret"):
        Keys(tmp_path)["index_key"]
