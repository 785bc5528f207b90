"""What is no sane JSON is refused before anything is done with it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import json_bodies

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
    max_leaves=8,
)
WILD = {
    "names a hundred thousand deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "lists a hundred thousand deep": b"[" * 100_000 + b"]" * 100_000,
    "a little too deep": b"[" * 40 + b"]" * 40,
    "a number of five thousand digits": b'{"a": ' + b"9" * 5000 + b"}",
    "a number beyond all": b"[1e999]",
    "not a number": b"[NaN]",
    "infinity": b"[-Infinity]",
    "a name that comes twice": b'{"a": 1, "a": 2}',
    "no UTF-8": b'{"a": "\xff\xfe"}',
    "half of it": b'{"a": ',
    "nothing": b"",
}


@pytest.mark.parametrize("text", WILD.values(), ids=WILD)
def test_what_is_wild_is_refused(text):
    with pytest.raises(json.JSONDecodeError):
        json_bodies.parsed(text)


@given(VALUES)
def test_what_is_sane_is_read_as_it_is(value):
    assert json_bodies.parsed(json.dumps(value).encode()) == value
