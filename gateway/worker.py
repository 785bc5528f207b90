"""gunicorn's threaded worker, in which no client that is slow keeps a thread, or the one loop, from the others.

gunicorn gives each connection a thread that reads head and body as they come, so that a few dozen half-sent requests
hold all threads; and it waits for the other side to close in the loop that accepts. Here heads and short bodies arrive
in the loop, and long bodies that have begun have a part of the threads. It speaks plain HTTP/1.1; TLS is a proxy's.
"""

import contextlib
import errno
import selectors
import socket
import time
from collections import deque
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import TConn, ThreadWorker

from gateway import request_arrival, slow_clients
from gateway.request_arrival import Arrival

AT_ONCE = 64 * 1024
LINGER = 2.0  # seconds for the last bytes to reach somebody who does not close
STOPPING = 2.0  # seconds that a half-sent request still has when the worker stops
SWEEP = 1.0
FLEETING = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK, errno.EMFILE)
LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
UNKNOWN = b"HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
ENDLESS = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Connection(TConn):
    """A connection with what has come of its next request, and since when it has been coming."""

    def __init__(self, worker: "Worker", client_sock: socket.socket, client: Any, server: Any) -> None:
        super().__init__(worker.cfg, slow_clients.PacedSocket(fileno=client_sock.detach()), client, server)
        self.worker = worker
        self.parser = RequestParser(self.cfg, self.sock, client)
        self.initialized = True
        self.data = bytearray()
        self.began = 0.0

    def await_request(self) -> None:
        """The next request begins, perhaps with what came behind the one before."""
        self.data = bytearray(self.parser.unreader.take_buffered())
        self.began = time.monotonic()
        self.sock.setblocking(False)

    def receive(self) -> bool:
        """Take in what is there; False when the other side has closed."""
        try:
            came = self.sock.recv(AT_ONCE)
        except BlockingIOError:
            return True
        self.data += came
        if came.strip(b"\r\n"):
            del self.data[: len(self.data) - len(self.data.lstrip(b"\r\n"))]  # blank lines before a request say nothing
        return bool(came)

    def how_far(self) -> Arrival:
        """How far the request is, after its sender was told to go on if it wants that."""
        how_far = request_arrival.of(self.data)
        if how_far is not Arrival.EXPECTING:
            return how_far
        self.data = request_arrival.without_expectation(self.data)
        with contextlib.suppress(OSError):  # gone, as the loop sees next
            self.sock.send(GO_ON)
        return request_arrival.of(self.data)

    def hand_over(self) -> None:
        """What has come is for the parser."""
        self.parser.unreader.unread(bytes(self.data))
        self.data = bytearray()
        self.sock.renew()

    def close(self, graceful: bool = False) -> None:  # noqa: FBT002 - gunicorn's own words
        """Never wait here: the loop of all connections would wait."""
        if graceful:
            self.worker.linger(self)
        else:
            super().close()


class Worker(ThreadWorker):
    """Connections are in the loop until a request is there, in a thread, or lingering on their way out."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.arriving: set[Connection] = set()
        self.lingering: dict[Connection, float] = {}
        self.uploading: set[Connection] = set()
        self.uploads: deque[Connection] = deque()
        self.swept = 0.0

    def accept(self, listener: Any) -> None:
        """Somebody new, who gets no thread yet."""
        try:
            client_sock, client = listener.accept()
        except OSError as error:
            if error.errno not in FLEETING:
                raise
            return
        self.nr_conns += 1
        self.enqueue_req(Connection(self, client_sock, client, listener.getsockname()))

    def enqueue_req(self, conn: Connection) -> None:
        """Give the next request of a connection a thread: most are there as a whole, the others are waited for."""
        conn.await_request()
        if not self._has_gone_on(conn):
            self.arriving.add(conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_arrival, conn))

    def on_arrival(self, conn: Connection, _client: Any) -> None:
        """Bytes have come, or the end."""
        self._has_gone_on(conn)

    def _has_gone_on(self, conn: Connection) -> bool:
        """Take in what is there; whether nothing more of the request is waited for."""
        try:
            alive = conn.receive()
        except OSError:
            alive = False
        how_far = conn.how_far()
        if how_far is Arrival.ENDLESS:
            self._dismiss(conn, ENDLESS)
        elif how_far is Arrival.UNKNOWN:
            self._dismiss(conn, UNKNOWN, linger=True)
        elif how_far is not Arrival.PART:
            self._leave_loop(conn)
            self._give_thread(conn, how_far)
        elif not alive:
            self._dismiss(conn)
        else:
            return False
        return True

    def _give_thread(self, conn: Connection, how_far: Arrival) -> None:
        if how_far is Arrival.UPLOAD:
            self.uploads.append(conn)
            self._next_uploads()
        else:
            self._submit(conn)

    def _next_uploads(self) -> None:
        """Long bodies have half of the threads, and wait for one another."""
        while self.uploads and len(self.uploading) < max(1, self.cfg.threads // 2):
            conn = self.uploads.popleft()
            self.uploading.add(conn)
            self._submit(conn)

    def _submit(self, conn: Connection) -> None:
        conn.hand_over()
        super().enqueue_req(conn)

    def finish_request(self, conn: Connection, fs: Future) -> None:
        """A thread is free again."""
        self.uploading.discard(conn)
        self._next_uploads()
        super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Called about once a second: who is too slow goes."""
        super().murder_pending()
        now = time.monotonic()
        if now - self.swept < SWEEP and self.alive:
            return
        self.swept = now
        patience = slow_clients.PATIENCE if self.alive else STOPPING
        for conn in [one for one in self.arriving if now - one.began > patience + len(one.data) / slow_clients.SLOWEST]:
            self._dismiss(conn, LATE if conn.data else b"")
        for conn in [one for one, until in self.lingering.items() if now > until]:
            self._part(conn)
        for conn in self.uploading if self.uploads else ():
            conn.sock.hurry(now)

    def linger(self, conn: Connection) -> None:
        """Say that nothing more comes, and take in what still does until the other side closes (RFC 9112, 9.6)."""
        self.nr_conns += 1
        self.lingering[conn] = time.monotonic() + LINGER
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_leaving, conn))
        except (OSError, ValueError):
            self._part(conn)

    def on_leaving(self, conn: Connection, client: Any) -> None:
        """Bytes that nobody wants, or the end."""
        try:
            came = client.recv(AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            came = b""
        if not came:
            self._part(conn)

    def _dismiss(self, conn: Connection, last_words: bytes = b"", *, linger: bool = False) -> None:
        self._leave_loop(conn)
        try:
            conn.sock.send(last_words)
        except OSError:
            self.log.debug("too slow, and gone")
        self.nr_conns -= 1
        conn.close(graceful=linger)

    def _part(self, conn: Connection) -> None:
        del self.lingering[conn]
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _leave_loop(self, conn: Connection) -> None:
        if conn in self.arriving:
            self.arriving.remove(conn)
            self._forget(conn)

    def _forget(self, conn: Connection) -> None:
        try:
            self.poller.unregister(conn.sock)
        except (KeyError, ValueError):
            self.log.debug("not in the loop")
