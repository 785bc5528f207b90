"""A call through gateway and bus, against a raw echo on the bus and a plain Flask echo of the same body."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

from deploy.local.places import PASSWORD, WHO, Place
from deploy.local.programs import answers
from services.common import roles, settings
from services.contracts.records import catalogue
from tests.bench.figures import alternately, ratio
from tests.bench.ground import Ground, schools, until

CLIENTS = 20
CALL = {"table": "sex"}
PATH = "/api/v1/code-tables/sex"
QUEUE = "bench-echo"


class Contender:
    """One of the measured ways; `limits` says what was busy in its last run."""

    def __init__(self, ground: Ground, helpers: dict[str, int], label: str, kind: str, **task: Any) -> None:
        self.ground, self.helpers, self.label, self.kind = ground, helpers, label, kind
        self.task = task | {"clients": CLIENTS, "seconds": ground.sizes.seconds}
        self.limits = ""

    def __call__(self) -> float:
        with self.ground.busy(**self.helpers) as busy:
            counted = self.ground.load(self.kind, **self.task)
        own = f"p95 {counted['p95_ms']:.0f} ms; clients {counted['own']:.0%}"
        self.limits = f"{self.label}: {own} of a core, {busy.said(counted['per_s'])}"
        return counted["per_s"]


def run(ground: Ground) -> None:
    """20 clients each; every measure by a load generator in a process of its own."""
    ground.only("serve", "gateway")
    school, report = schools()[0], ground.report
    body = json.dumps(ground.people.ask(school, roles.ENTRY_CLERK, catalogue.codes, **CALL), ensure_ascii=False)
    report.title(f"rpc: GET {PATH} ({len(body.encode())} bytes), {CLIENTS} clients, {ground.sizes.seconds:g} s a run")
    with _echoes(ground) as helpers:
        contenders = _contenders(ground, helpers, school, body)
        runs = alternately(ground.sizes.rounds, *contenders)
    for contender, rates in zip(contenders, runs, strict=True):
        report.row(contender.label, rates, "/s")
    for contender in contenders:
        report.note(contender.limits)
    gateway, bus, raw, flask = runs
    report.keep(ratio("rpc_vs_amqp_echo", gateway, raw, "0.25"))
    report.keep(ratio("rpc_vs_flask_echo", gateway, flask, "0.5"))
    report.keep(ratio("bus_vs_amqp_echo", bus, raw))


def _contenders(ground: Ground, helpers: dict[str, int], school: Place, body: str) -> list[Contender]:
    url, token = settings.load().amqp_url, ground.token(school, roles.ENTRY_CLERK)
    get = http(f"GET {PATH} HTTP/1.1", f"Authorization: Bearer {secret(ground, school)}")
    post = http("POST /echo HTTP/1.1", "Content-Type: application/json", body=body)
    where = {"host": "127.0.0.1"}
    gateway, flask = ground.stack.ports["gateway"], ground.stack.ports["bench-flask"]
    return [
        Contender(ground, helpers, "gateway → service → reply", "http", request=get, port=gateway, **where),
        Contender(ground, helpers, "bus → service → reply, 20 threads", "bus", token=token, payload=CALL),
        Contender(ground, helpers, "raw AMQP echo", "amqp_echo", url=url, queue=QUEUE, body=body),
        Contender(ground, helpers, "Flask echo on gunicorn", "http", request=post, port=flask, **where),
    ]


@contextmanager
def _echoes(ground: Ground) -> Iterator[dict[str, int]]:
    """Both echoes, up and answering, by their process ids."""
    ground.stack.ports.leave_taken(["bench-flask"])
    port = ground.stack.ports["bench-flask"]
    gunicorn = ("gunicorn", "-c", "deploy/local/gunicorn.conf.py", "tests.bench.echoes.flask_echo:app")
    with (
        ground.helper("amqp-echo", "tests.bench.echoes.amqp_echo", QUEUE) as amqp_echo,
        ground.helper("flask-echo", *gunicorn, XINGTAN_GATEWAY_PORT=str(port)) as flask_echo,
    ):
        until(lambda: answers(f"http://127.0.0.1:{port}/ready"))
        yield {"amqp echo": amqp_echo, "flask echo": flask_echo}


def secret(ground: Ground, school: Place) -> str:
    """A clerk's session, opened through the gateway."""
    credentials = {"username": f"{school.code}.{WHO[roles.ENTRY_CLERK][0]}", "password": PASSWORD}
    body = json.dumps(credentials).encode()
    address = f"{ground.stack.address()}/api/v1/sessions"
    asked = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - always the loopback address
    with urlopen(asked, timeout=30) as answer:  # noqa: S310
        return json.load(answer)["token"]


def http(*head: str, body: str = "") -> str:
    """A whole request."""
    length = len(body.encode())
    return "\r\n".join([*head, "Host: 127.0.0.1", "Accept-Encoding: identity", f"Content-Length: {length}", "", body])
