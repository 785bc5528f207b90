"""Initial passwords: drawn by chance, easy to read on paper, enough to guess at (R-ID-07)."""

import string
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import first_secrets, passwords

USERNAMES = st.text(string.ascii_lowercase + string.digits, min_size=3, max_size=18)


@given(USERNAMES)
def test_a_secret_meets_the_policy_and_has_no_sign_that_is_mistaken(username):
    secret = first_secrets.drawn(username)

    assert passwords.faults(secret, username) == []
    assert not set(secret) & set("0O1lIio")
    assert [len(group) for group in secret.split("-")] == list(first_secrets.GROUPS)


def test_there_are_more_than_sixty_bits_to_guess():
    assert len(set(first_secrets.SIGNS)) == len(first_secrets.SIGNS)
    assert first_secrets.BITS > 60


def test_every_sign_is_as_likely_at_every_place_and_no_secret_comes_twice():
    secrets = [first_secrets.as_kept(first_secrets.drawn()) for _ in range(6200)]

    assert len(set(secrets)) == len(secrets)
    for place in range(first_secrets.LENGTH):
        counts = Counter(secret[place] for secret in secrets)
        assert set(counts) == set(first_secrets.SIGNS)
        assert all(100 < count < 320 for count in counts.values()), place  # 200 each, within 8 deviations


@given(st.data())
def test_it_may_be_typed_in_capitals_full_width_signs_with_or_without_dashes(data):
    secret = first_secrets.drawn()
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in secret)
    typed = data.draw(st.sampled_from([secret.upper(), wide, secret.replace("-", ""), secret.replace("-", " ")]))

    assert first_secrets.as_kept(typed) == first_secrets.as_kept(secret)
