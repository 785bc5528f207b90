"""A request gets a thread when it is here, and not before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import arrival
from gateway.arrival import Arrival

HEAD = b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"


def post(body: bytes) -> bytes:
    return HEAD + b"Content-LENGTH:  %d \r\n\r\n%s" % (len(body), body)


@given(body=st.binary(max_size=200), data=st.data())
def test_a_request_is_whole_with_its_last_byte(body, data):
    request = post(body)
    cut = data.draw(st.integers(0, len(request) - 1))
    assert arrival.of(request) is Arrival.WHOLE
    assert arrival.of(request[:cut]) is Arrival.PART


def test_a_long_body_is_not_waited_for():
    assert arrival.of(post(b" " * (arrival.BODY_BYTES + 1))[:500]) is Arrival.UPLOAD


@pytest.mark.parametrize(
    "header",
    [b"Transfer-Encoding: chunked", b"Expect: 100-continue\r\nContent-Length: 5", b"Content-Length: " + b"9" * 5000],
)
def test_a_body_of_which_the_end_is_not_known_is_read_by_its_thread(header):
    assert arrival.of(HEAD + header + b"\r\n\r\n") is Arrival.UPLOAD


@pytest.mark.parametrize("header", [b"Content-Length: -1", b"Content-Length: five", b"Content-Length:"])
def test_what_is_wrong_is_given_to_who_refuses_it(header):
    assert arrival.of(HEAD + header + b"\r\n\r\n") is Arrival.WHOLE


def test_a_head_without_end_ends():
    assert arrival.of(b"GET /" + b"a" * arrival.HEAD_BYTES) is Arrival.ENDLESS
