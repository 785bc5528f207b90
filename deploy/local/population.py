"""A simulator of the population database (国家人口基础信息库), for this machine and for tests; it knows nobody.

It says that everybody is who they are, but for people whose name holds one of MARKS and for numbers that it was told
about. It can be told to be slow, or down, and it counts what it was asked:

    POST /identities  {"id_number", "name", …}            → {"result": "same"}
    POST /control     {"delay": seconds, "down": bool, "say": {number: result}, "calls": 0}, each as wanted
    GET  /control     → {"calls": questions answered, "people": different ones, "delay", "down"}
"""

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# 姓名不符, 无此号, 性别出生不符: characters that the sample's people do not bear.
MARKS = {"冒": "other_name", "虚": "no_such_number", "误": "other_sex_or_birth"}
LONGEST = 100_000


class Simulator:
    """What it says and how it behaves; shared by all connections."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.down = False
        self.say: dict[str, str] = {}
        self.calls = 0
        self._people: set[str] = set()
        self._lock = threading.Lock()

    def answer(self, who: dict[str, str]) -> str:
        """The same for the same person at every time, unless it was told otherwise meanwhile."""
        with self._lock:
            self.calls += 1
            self._people.add(who["id_number"])
        marked = (result for mark, result in MARKS.items() if mark in who["name"])
        return self.say.get(who["id_number"]) or next(marked, "same")

    def control(self, wanted: dict[str, Any]) -> None:
        """Behave from now on as `wanted`."""
        with self._lock:
            for name in wanted.keys() & {"delay", "down", "say", "calls"}:
                setattr(self, name, wanted[name])
            if wanted.get("calls") == 0:
                self._people.clear()

    def told(self) -> dict[str, Any]:
        """Counts and behaviour; nothing about anybody."""
        return {"calls": self.calls, "people": len(self._people), "delay": self.delay, "down": self.down}


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the simulator of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    simulator: Simulator

    def do_GET(self) -> None:
        if self.path == "/health":
            self._reply(200, {"ok": True})
        elif self.path == "/control":
            self._reply(200, self.simulator.told())
        else:
            self._reply(404, {})

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(min(int(self.headers["Content-Length"]), LONGEST)))
        if self.path == "/control":
            self.simulator.control(sent)
            self._reply(200, self.simulator.told())
        elif self.simulator.down:
            self.close_connection = True  # without a word, as a machine that is switched off
        else:
            time.sleep(self.simulator.delay)
            self._reply(200, {"result": self.simulator.answer(sent)})

    def log_message(self, *_: Any) -> None:
        """Who was asked about is nobody's business."""

    def _reply(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Server(ThreadingHTTPServer):
    """A simulator on a loopback port; 0 takes a free one."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        self.simulator = Simulator()
        super().__init__(("127.0.0.1", port), type("Own", (Handler,), {"simulator": self.simulator}))

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: Any) -> None:
        """Whoever asked has hung up: that is what a deadline is for."""


if __name__ == "__main__":
    Server(int(os.environ["XINGTAN_POPULATION_PORT"])).serve_forever()
