"""Every key of the store tells whose content or picture it is, and no other key does."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.media.blobs import keys

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(DIGESTS, st.integers(1, 60))
def test_a_key_of_ours_tells_its_content(sha256, page):
    assert keys.sha256_of(keys.blob(sha256)) == sha256
    assert keys.sha256_of(keys.view(sha256, keys.page(page))) == sha256
    assert keys.sha256_of(keys.view(sha256, keys.THUMB)) == sha256


@given(DIGESTS, st.text(string.ascii_lowercase, min_size=1))
def test_what_only_looks_like_one_tells_none(sha256, more):
    assert keys.sha256_of(keys.blob(sha256) + more) is None
    assert keys.sha256_of(f"views/{sha256[:2]}/{sha256}{more}/thumb.jpg") is None
    assert keys.sha256_of(f"{keys.BLOBS}{more}/{sha256}") is None


@pytest.mark.parametrize("key", ["", "blobs/", "blobs/ab/x", "incoming/x", "exports/ab/" + "ab" * 32])
def test_strange_keys_tell_none(key):
    assert keys.sha256_of(key) is None
