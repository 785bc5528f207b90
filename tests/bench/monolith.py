"""What distance costs: a list through gateway, bus and service, against the same query in one process."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from deploy.local.people import people
from deploy.local.places import Place
from deploy.local.programs import answers
from services.common import clock, roles
from services.contracts.records import files
from tests.bench.figures import alternately, ratio
from tests.bench.ground import Ground, schools, until
from tests.bench.rpc import CLIENTS, Contender, http, secret

ROWS = 50
SERIES = 330
AT_A_TIME = 8
PORT = "bench-monolith"
# Later benches wait until every file is effective; these are drafts.
FORGET = "TRUNCATE teacher CASCADE"


def run(ground: Ground) -> None:
    """A page of one file and a page of 50, 20 clients each; the monolith has the gateway's own gunicorn."""
    ground.only("serve", "gateway")
    school, report = schools()[-1], ground.report
    _enter(ground, school)
    report.title(f"monolith: a page of files, {CLIENTS} clients, {ground.sizes.seconds:g} s a run")
    with _monolith(ground) as helpers:
        for limit, name in ((1, "rpc_vs_monolith_one_row"), (ROWS, "rpc_vs_monolith")):
            ways = _ways(ground, school, helpers, limit)
            for way in ways:
                way()  # connections are opened and statements prepared once
            far, near = alternately(ground.sizes.rounds, *ways)
            for way, rates in zip(ways, (far, near), strict=True):
                report.row(way.label, rates, "/s")
                report.note(way.limits)
            report.keep(ratio(name, far, near, "0.6"))
    with ground.database("records") as cursor:
        cursor.execute(FORGET)


def _enter(ground: Ground, school: Place) -> None:
    def enter(values: dict) -> None:
        asked = {"id": uuid.uuid4(), "values": values}
        ground.people.ask(school, roles.ENTRY_CLERK, files.add_teacher, **asked)

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(enter, people(SERIES, ROWS, school.code[:6], clock.today())))


def _ways(ground: Ground, school: Place, helpers: dict[str, int], limit: int) -> list[Contender]:
    told, ports = f"Authorization: Bearer {secret(ground, school)}", ground.stack.ports

    def way(label: str, path: str, port: int, watched: dict[str, int]) -> Contender:
        request = http(f"GET {path}?limit={limit} HTTP/1.1", told)
        return Contender(
            ground, watched, f"{label}, {limit} a page", "http", request=request, host="127.0.0.1", port=port
        )

    return [
        way("gateway → service", "/api/v1/teachers", ports["gateway"], {}),
        way("one process", "/teachers", ports[PORT], helpers),
    ]


@contextmanager
def _monolith(ground: Ground) -> Iterator[dict[str, int]]:
    """Up and answering, by its process id."""
    ground.stack.ports.leave_taken([PORT])
    port = ground.stack.ports[PORT]
    gunicorn = ("gunicorn", "-c", "deploy/local/gunicorn.conf.py", "tests.bench.echoes.monolith:app")
    with ground.helper("monolith", *gunicorn, XINGTAN_GATEWAY_PORT=str(port)) as pid:
        until(lambda: answers(f"http://127.0.0.1:{port}/ready"))
        yield {"monolith": pid}
