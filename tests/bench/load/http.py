"""HTTP clients: keep-alive connections, each with one request under way, on bare sockets in one thread."""

import re
import selectors
import socket
import time
from contextlib import ExitStack

from tests.bench.load import Tally, main

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
PIECE = 65_536


class Client:
    """One connection; the next request goes out when the answer is whole."""

    def __init__(self, address: tuple[str, int], request: bytes, tally: Tally) -> None:
        self.request, self.tally = request, tally
        self.socket = socket.create_connection(address, timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.read = b""
        self.ask()

    def ask(self) -> None:
        self.asked_at = time.perf_counter()
        self.socket.sendall(self.request)

    def hear(self) -> None:
        """Take what has come; raises ConnectionError for a connection that was closed."""
        piece = self.socket.recv(PIECE)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self.read += piece
        if not is_whole(self.read):
            return
        if not self.read.startswith(b"HTTP/1.1 2"):
            raise ConnectionError(self.read[:500].decode(errors="replace"))
        self.tally.answered(self.asked_at)
        self.read = b""
        self.ask()


def is_whole(answer: bytes) -> bool:
    """Whether an answer with a Content-Length has come to its end."""
    head, gap, body = answer.partition(b"\r\n\r\n")
    if not gap:
        return False
    found = LENGTH.search(head)
    if found is None:
        raise ConnectionError("an answer without Content-Length")
    return len(body) >= int(found[1])


def run(host: str, port: int, request: str, clients: int, seconds: float) -> dict[str, float]:
    """Ask as fast as the answers come; any answer but a good one ends the run."""
    tally = Tally(seconds)
    with ExitStack() as open_, selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            client = Client((host, port), request.encode(), tally)
            open_.callback(client.socket.close)
            waiting.register(client.socket, selectors.EVENT_READ, client)
        while not tally.over():
            for key, _ in waiting.select(timeout=1):
                key.data.hear()
    return tally.result()


if __name__ == "__main__":
    main(run)
