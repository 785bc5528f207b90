"""The running system as its users meet it: an address, and clients that are signed in."""

from contextlib import ExitStack
from typing import Any, Self

import httpx

from deploy.local.places import PASSWORD, WHO, Place, places

API = "/api/v1"
PLACES = {place.code: place for place in places()}


class Site:
    """Signs each account in at most once: every sign-in costs an Argon2."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._open = ExitStack()
        self._clients: dict[str, httpx.Client] = {}
        self._cookies: dict[str, dict[str, str]] = {}
        self.anonymous = self.visitor()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def visitor(self) -> httpx.Client:
        """A client of its own that nobody is signed in with; paths are below /api/v1."""
        return self._open.enter_context(httpx.Client(base_url=self.address + API, timeout=60))

    def client(self, username: str, password: str = PASSWORD) -> httpx.Client:
        """A client that sends the bearer token of this account."""
        if username not in self._clients:
            self._clients[username] = self.newly_signed_in(username, password)
        return self._clients[username]

    def newly_signed_in(self, username: str, password: str = PASSWORD) -> httpx.Client:
        """The same with a session of its own, which the caller may end."""
        client = self.visitor()
        client.headers["Authorization"] = f"Bearer {self.token(username, password)}"
        return client

    def token(self, username: str, password: str = PASSWORD) -> str:
        """The secret of a new session."""
        return done(self._signed_in(username, password))["token"]

    def cookies(self, username: str) -> dict[str, str]:
        """What a browser holds once this account has signed in; a session that has been ended is begun anew."""
        kept = self._cookies.get(username)
        if kept is None or self.anonymous.get("/me", headers={"Cookie": _header(kept)}).is_error:
            answer = self._signed_in(username, PASSWORD)
            done(answer)
            self._cookies[username] = dict(answer.cookies)
        return self._cookies[username]

    def _signed_in(self, username: str, password: str) -> httpx.Response:
        answer = self.anonymous.post("/sessions", json={"username": username, "password": password})
        self.anonymous.cookies.clear()
        return answer

    def at(self, place: Place, role: str) -> httpx.Client:
        """The client of whoever has this role at this place."""
        return self.client(username(place, role))


def _header(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def username(place: Place, role: str) -> str:
    """The sample's user name for a role at a place."""
    return f"{place.code}.{WHO[role][0]}"


def done(answer: httpx.Response) -> Any:
    """The body of an answer that must be a good one."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None
