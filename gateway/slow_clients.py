"""A socket whose other side must keep a pace: who sends or reads more slowly is let go, and the thread is free."""

import contextlib
import errno
import socket
import time

HURRY = 3.0  # seconds without a byte, where others wait for the same place
PATIENCE = 15.0  # seconds without a byte, and for the whole of a head
SLOWEST = 10_000  # bytes a second; a poor mobile line has ten times that
PIECE = 64 * 1024


class TooSlow(ConnectionResetError):
    """The other side did not keep the pace; gunicorn ends such a connection without a word, as one that was cut."""

    def __init__(self) -> None:
        super().__init__(errno.ECONNRESET, "too slow")


class PacedSocket(socket.socket):
    """While it blocks, in a thread; without blocking it is any other socket. `renew` begins a request."""

    received = 0
    waited = 0.0
    waits_since: float | None = None  # for the next byte
    let_go = False

    def renew(self) -> None:
        """Another request begins."""
        self.received, self.waited = 0, 0.0

    def hurry(self, now: float) -> None:
        """Others wait: called by the loop, it ends the waiting of the thread that has heard nothing for a while."""
        since = self.waits_since
        if since is None or now - since < HURRY:
            return
        self.let_go = True
        with contextlib.suppress(OSError):
            self.shutdown(socket.SHUT_RD)

    def recv(self, size: int, flags: int = 0) -> bytes:
        """Only the time counts for which we wait, not what the application does in between."""
        given = self.gettimeout()
        if given == 0:
            return super().recv(size, flags)
        left = min(PATIENCE, PATIENCE + self.received / SLOWEST - self.waited, PATIENCE if given is None else given)
        if left <= 0:
            raise TooSlow
        data = self._within(left, given, size, flags)
        if self.let_go and not data:
            raise TooSlow
        self.received += len(data)
        return data

    def _within(self, left: float, given: float | None, size: int, flags: int) -> bytes:
        began = self.waits_since = time.monotonic()
        self.settimeout(left)
        try:
            return super().recv(size, flags)
        except TimeoutError:
            raise TooSlow from None
        finally:
            self.waits_since = None
            self.waited += time.monotonic() - began
            self.settimeout(given)

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]
        """Piece by piece; each has PATIENCE to find room on its way."""
        given = self.gettimeout()
        view = memoryview(data).cast("B")
        try:
            self.settimeout(PATIENCE)
            for start in range(0, len(view), PIECE):
                super().sendall(view[start : start + PIECE], flags)
        except TimeoutError:
            raise TooSlow from None
        finally:
            self.settimeout(given)
