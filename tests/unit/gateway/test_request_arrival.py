"""A request gets a thread when it is here, and not before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway import request_arrival
from gateway.request_arrival import Arrival

HEAD = b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n"
KNOWN = b"Authorization: Bearer x\r\n"


def post(body: bytes, more: bytes = b"") -> bytes:
    return HEAD + more + b"Content-LENGTH:  %d \r\n\r\n%s" % (len(body), body)


@given(body=st.binary(max_size=200), data=st.data())
def test_a_request_is_whole_with_its_last_byte(body, data):
    request = post(body)
    cut = data.draw(st.integers(0, len(request) - 1))
    assert request_arrival.of(request) is Arrival.WHOLE
    assert request_arrival.of(request[:cut]) is Arrival.PART


def test_a_long_body_has_a_thread_once_it_has_begun_and_not_for_its_head():
    request = post(b" " * 200_000, KNOWN)
    begun = request.index(b"\r\n\r\n") + 4 + request_arrival.BODY_BYTES
    assert request_arrival.of(request[: begun - 1]) is Arrival.PART
    assert request_arrival.of(request[:begun]) is Arrival.UPLOAD


@pytest.mark.parametrize(
    "header",
    [b"Transfer-Encoding: chunked", b"Expect: 100-continue\r\nContent-Length: 5", b"Content-Length: 65537"],
)
def test_who_does_not_say_who_it_is_has_no_thread_for_a_long_body(header):
    assert request_arrival.of(HEAD + header + b"\r\n\r\n") is Arrival.UNKNOWN
    assert request_arrival.of(HEAD + KNOWN + header + b"\r\n\r\n") is not Arrival.UNKNOWN
    assert request_arrival.of(HEAD + b"cookie: a=b\r\n" + header + b"\r\n\r\n") is not Arrival.UNKNOWN


@pytest.mark.parametrize("chunks", [b"2\r\n{}\r\n0\r\n\r\n", b"2;a=b\r\n{}\r\n1\r\n \r\n0\r\nX: y\r\n\r\n"])
def test_chunks_are_here_with_the_last_byte_of_the_last_one(chunks):
    request = HEAD + KNOWN + b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    assert {request_arrival.of(request[:cut]) for cut in range(1, len(request))} == {Arrival.PART}
    assert request_arrival.of(request) is Arrival.UPLOAD


@pytest.mark.parametrize(
    "chunks", [b"ffff\r\n" + b" " * request_arrival.BODY_BYTES, b"1\r\n \r\n" * request_arrival.MANY_CHUNKS]
)
def test_chunks_without_end_are_not_counted_for_ever(chunks):
    assert request_arrival.of(HEAD + KNOWN + b"Transfer-Encoding: chunked\r\n\r\n" + chunks) is Arrival.UPLOAD


@pytest.mark.parametrize("chunks", [b"-2\r\n", b"0_2\r\n", b"zz\r\n", b"\r\n"])
def test_a_wrong_chunk_is_given_to_who_refuses_it(chunks):
    assert request_arrival.of(HEAD + KNOWN + b"Transfer-Encoding: chunked\r\n\r\n" + chunks) is Arrival.UPLOAD


def test_who_wants_to_hear_that_the_body_may_come_is_told_once():
    request = HEAD + KNOWN + b"EXPECT: 100-Continue\r\nContent-Length: 5\r\n\r\n"
    assert request_arrival.of(request) is Arrival.EXPECTING
    answered = request_arrival.without_expectation(bytearray(request + b"ab"))
    assert answered == HEAD + KNOWN + b"Content-Length: 5\r\n\r\nab"
    assert request_arrival.of(answered) is Arrival.PART


def test_a_length_that_no_number_has_is_given_to_who_refuses_it():
    assert request_arrival.of(HEAD + KNOWN + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n") is Arrival.UPLOAD


@pytest.mark.parametrize("header", [b"Content-Length: -1", b"Content-Length: five", b"Content-Length:"])
def test_what_is_wrong_is_given_to_who_refuses_it(header):
    assert request_arrival.of(HEAD + header + b"\r\n\r\n") is Arrival.WHOLE


def test_a_head_without_end_ends():
    assert request_arrival.of(b"GET /" + b"a" * request_arrival.HEAD_BYTES) is Arrival.ENDLESS
