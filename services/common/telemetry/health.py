"""A small HTTP endpoint beside a process: /health tells the truth (bus, database, loop), /metrics is for Prometheus.

It is answered by the process's own loop or thread, so a blocked loop does not answer, which is the truth too.
"""

import json
import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from prometheus_client import make_wsgi_app

log = logging.getLogger(__name__)

Checks = dict[str, Callable[[], bool]]


class Quiet(WSGIRequestHandler):
    """Requests to this endpoint are not worth a line of log."""

    def log_message(self, *_: Any) -> None:
        return


def serve_health(port: int, checks: Checks, before_metrics: Callable[[], None] = lambda: None) -> None:
    """Answer on the loopback `port` in a thread (a greenlet, where threads are patched) for ever."""
    metrics = make_wsgi_app()

    def app(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/metrics":
            before_metrics()
            return metrics(environ, start_response)
        found = {name: _holds(check) for name, check in checks.items()}
        status = "200 OK" if all(found.values()) else "503 Service Unavailable"
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps({"ok": all(found.values()), "checks": found}).encode()]

    server = make_server("127.0.0.1", port, app, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception as error:
        log.warning("health check failed", extra={"error": repr(error)})
        return False
