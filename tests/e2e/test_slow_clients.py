"""Whoever sends slowly, or nothing more, keeps nobody else waiting, and is let go after a while."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from httpx import Client

from deploy.local.places import PASSWORD
from gateway import slow_clients
from tests.e2e.belongings import portrait
from tests.e2e.site import Site

MANY = 200
LETTING_GO = 60  # seconds; far more than gateway/slow_clients.py allows
KNOWN = b"Authorization: Bearer nobody\r\n"  # whether it is true is found out later
HEAD = b"POST /api/v1/sessions HTTP/1.1\r\nHost: site\r\nContent-Type: application/json\r\n"
HALVES = {
    "head": HEAD + b"Content-Le",
    "body": HEAD + b'Content-Length: 60\r\n\r\n{"user',
    "long body": HEAD + KNOWN + b'Content-Length: 900000\r\n\r\n{"user',
    "begun body": HEAD + KNOWN + b"Content-Length: 900000\r\n\r\n" + b" " * 70_000,
    "chunks": HEAD + KNOWN + b'Transfer-Encoding: chunked\r\n\r\n6\r\n{"user',
    "more to wait for": HEAD + KNOWN + b"Expect: 100-continue\r\nContent-Length: 60\r\n\r\n",
    "nobody's long body": HEAD + b"Content-Length: 65537\r\n\r\n",
    "nobody's chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
    "nobody's more to wait for": HEAD + b"Expect: 100-continue\r\nContent-Length: 60\r\n\r\n",
    "a second request": b"GET /api/v1/nothing HTTP/1.1\r\nHost: site\r\n\r\n" + HEAD,
    "blank lines": b"\r\n\r\n" * 9,
    "nothing": b"",
    "no goodbye": b"GET /api/v1/nothing HTTP/1.0\r\nHost: site\r\n\r\n",
}
Open = Callable[[bytes], socket.socket]


@pytest.fixture
def sent(site: Site) -> Iterator[Open]:
    """A connection on which these bytes are sent."""
    address = urlsplit(site.address)
    with ExitStack() as open_ones:

        def sent(data: bytes) -> socket.socket:
            made = open_ones.enter_context(socket.create_connection((address.hostname, address.port), LETTING_GO))
            made.sendall(data)
            return made

        yield sent


def everything(connection: socket.socket) -> bytes:
    """What comes until the other side closes."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def an_upload(clerk: Client) -> bytes:
    """The request with which a clerk uploads a picture of 200 kB."""
    picture = portrait() + bytes(200_000)
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n' + picture + b"\r\n--b--\r\n"
    head = f"Authorization: {clerk.headers['Authorization']}\r\nContent-Length: {len(form)}\r\n"
    head += "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\r\n"
    return b"POST /api/v1/files HTTP/1.1\r\nHost: site\r\n" + head.encode() + form


@pytest.mark.parametrize("half", HALVES)
def test_two_hundred_half_sent_requests_keep_nobody_from_signing_in(site, sent, half):
    for _ in range(MANY):
        sent(HALVES[half])

    known = {"username": "340104003.clerk", "password": PASSWORD}
    assert site.visitor().post("/sessions", json=known, timeout=LETTING_GO / 4).status_code == 201


@pytest.mark.parametrize("half", ["head", "body", "long body", "a second request"])
def test_a_half_sent_request_is_let_go_and_told_why(sent, half):
    assert b" 408 " in everything(sent(HALVES[half]))


@pytest.mark.parametrize("half", [name for name in HALVES if name.startswith("nobody's")])
def test_who_does_not_say_who_it_is_is_refused_before_a_long_body(sent, half):
    assert everything(sent(HALVES[half])).startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize("half", ["long body", "chunks", "more to wait for", "nobody's long body"])
def test_forty_heads_of_long_bodies_do_not_keep_an_upload_waiting(site, sent, half):
    request = an_upload(site.client("340104003.clerk"))
    for _ in range(40):
        sent(HALVES[half])
    upload = sent(request)
    upload.settimeout(slow_clients.PATIENCE / 2)

    assert everything(upload).startswith(b"HTTP/1.1 201 ")


def test_bodies_that_have_begun_and_stop_are_let_go_soon_where_others_wait(site, sent):
    request = an_upload(site.client("340104003.clerk"))
    for _ in range(40):
        sent(HALVES["begun body"])
    upload = sent(request)
    upload.settimeout(25)  # three turns of HURRY, and less than two of PATIENCE

    assert everything(upload).startswith(b"HTTP/1.1 201 ")


def test_who_wants_to_hear_that_the_body_may_come_hears_it_once(sent):
    upload = sent(HALVES["more to wait for"].replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert upload.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"

    upload.sendall(b" " * 60)
    assert everything(upload).startswith(b"HTTP/1.1 400 ")


def test_wrong_chunks_are_not_understood(sent):
    wrong = HEAD + KNOWN + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"
    assert everything(sent(wrong)).startswith(b"HTTP/1.1 400 ")


def test_an_upload_that_comes_piece_by_piece_is_taken(site, sent):
    clerk = site.client("340104003.clerk")
    head, _, form = an_upload(clerk).partition(b"\r\n\r\n")
    upload = sent(head + b"\r\n\r\n")
    for start in range(0, len(form), 20_000):
        upload.sendall(form[start : start + 20_000])
        assert clerk.get("/me").status_code == 200

    assert everything(upload).startswith(b"HTTP/1.1 201 ")


def test_requests_one_behind_the_other_are_all_answered(sent):
    request = b"GET /api/v1/me HTTP/1.1\r\nHost: site\r\n\r\n"
    last = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")

    assert everything(sent(request * 3 + last)).count(b"HTTP/1.1 401 ") == 4
