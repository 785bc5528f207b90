"""The password policy (R-ID-08)."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import passwords

USERNAMES = st.text(string.ascii_lowercase + string.digits, min_size=3, max_size=18)


@pytest.mark.parametrize(
    "password", ["Nebel-im-Maerz-8", "Tr0ub4dor&3", "8 pferde und Eulen", "Ｎebel７hier", "春眠不觉晓Aa1"]
)
def test_a_good_password_has_no_fault(password):
    assert passwords.faults(password, "zhangsan") == []


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("Kurz-1a", passwords.TOO_SHORT),
        ("Ab1-" * 40, passwords.TOO_LONG),
        ("nebelimmaerz8", passwords.TOO_PLAIN),
        ("19850101", passwords.TOO_PLAIN),
        ("Zhangsan-85", passwords.LIKE_THE_NAME),
        ("34010419850101004x", passwords.LIKE_THE_NAME),
        ("P@ssw0rd", passwords.COMMON),
        ("Admin@123", passwords.COMMON),
        ("Jiaoshi2026!", passwords.COMMON),
        ("1qaz@WSX", passwords.COMMON),
    ],
)
def test_a_bad_password_is_refused_with_its_fault(password, fault):
    username = "34010419850101004X" if password[0] == "3" else "zhangsan"

    assert fault in passwords.faults(password, username)


@given(st.text(max_size=7), USERNAMES)
def test_nothing_under_eight_characters_is_good(password, username):
    assert len(passwords.normal(password)) >= 8 or passwords.TOO_SHORT in passwords.faults(password, username)


@given(
    st.sets(st.sampled_from([string.ascii_uppercase, string.ascii_lowercase, string.digits, "#%+=?@"]), max_size=2),
    st.data(),
)
def test_two_kinds_of_signs_are_never_enough(kinds, data):
    password = data.draw(st.text("".join(kinds) or "a", max_size=30))

    assert passwords.TOO_PLAIN in passwords.faults(password, "zhangsan")


@given(st.text(min_size=1, max_size=40), USERNAMES, st.text(max_size=40))
def test_the_user_name_is_found_wherever_it_hides(before, username, after):
    assert passwords.LIKE_THE_NAME in passwords.faults(before + username.upper() + after, username)


@given(st.text(max_size=60))
def test_every_input_method_writes_the_same_password(password):
    assert passwords.normal(passwords.normal(password)) == passwords.normal(password)
