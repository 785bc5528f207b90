"""The load generator asks again when an answer is whole, and counts nothing else."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.bench.load.http import is_whole, run

GET = "GET / HTTP/1.1\r\nHost: here\r\n\r\n"


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        pass


class Broken(Server):
    status = 503


class Quiet(ThreadingHTTPServer):
    """A client that leaves at the end of a run is no news."""

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def port_of():
    servers = []

    def start(handler: type) -> int:
        server = Quiet(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_port

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Len", False),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", True),
    ],
)
def test_an_answer_is_whole_with_its_last_byte(answer, whole):
    assert is_whole(answer) is whole


def test_answers_are_counted(port_of):
    counted = run("127.0.0.1", port_of(Server), GET, clients=3, seconds=0.2)

    assert counted["per_s"] > 0
    assert counted["p95_ms"] > 0


def test_a_bad_answer_ends_the_run(port_of):
    with pytest.raises(ConnectionError, match="503"):
        run("127.0.0.1", port_of(Broken), GET, clients=1, seconds=0.2)
