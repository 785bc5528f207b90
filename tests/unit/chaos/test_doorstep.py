"""Whoever knocks at the gateway counts what is refused, and a write keeps its key until it is answered."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.chaos.doorstep import Doorstep


class Handler(BaseHTTPRequestHandler):
    """A gateway that loses its first write's answer after it was done."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("sessions"):
            return self.reply(201, {"token": "secret"})
        if self.headers["Authorization"] != "Bearer secret":
            return self.reply(401, {})
        self.server.asked.append((self.headers["Idempotency-Key"], body["name"]))
        return None if len(self.server.asked) == 1 else self.reply(201, {})

    def reply(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def gateway():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_write_without_an_answer_is_asked_again_with_its_key(gateway):
    door = Doorstep(f"http://127.0.0.1:{gateway.server_port}")
    with door.watched():
        assert door.came_in.wait(60)

    first, second = gateway.asked[:2]
    assert first == second
    assert door.answered[0] == first[1]
    assert door.wrong == []


def test_knocks_at_a_door_that_nobody_keeps_are_refused():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as closed:
        port = closed.server_port
    door = Doorstep(f"http://127.0.0.1:{port}")
    knocked = threading.Thread(target=door._keep_knocking)
    knocked.start()
    while door.refused < 2:
        pass
    door._over.set()
    knocked.join()

    assert door.refused == door.knocks
    assert door.longest > 0
