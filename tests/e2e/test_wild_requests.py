"""Bodies that no service could take, and ids of others: refused in words, wherever something is written."""

import uuid
from typing import Any

import httpx
import pytest

from deploy.local.places import TEACHER, id_of, teacher_id
from gateway import access_rules
from gateway.app import create_app
from gateway.problems import PROBLEM
from tests.e2e.asking import Requests
from tests.e2e.site import PLACES, Site, done
from tests.e2e.test_writes import KNOWN
from tests.e2e.things import someone

WRITES = [route for route in access_rules.table(create_app()) if route.method in access_rules.WRITING]
WILD = {
    "names without end": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, 400),  # as long as anybody may send
    "a number without end": (b'{"row": ' + b"9" * 5000 + b"}", 400),
    "no UTF-8": (b'{"name": "\xff\xfe"}', 400),
    "no number": (b'{"row": NaN}', 400),
    "no JSON": (b"name=a", 400),
    "no object": (b"[1]", 422),
    "a character of no text": (b'{"name": "\\u0000"}', 422),
}
THERE, HERE = "340202003", "340104003"
PROVED = {"startExport", "addTeacher", "addAccount"}


@pytest.fixture(scope="module")
def requests(site: Site) -> Requests:
    return Requests(done(site.anonymous.get("/openapi.json")), b"no workbook", failure_id=str(uuid.uuid4()))


def everybody(site: Site, school: str) -> list[httpx.Client]:
    return [site.client(f"{school}.{who}") for who in ("clerk", "admin", "reviewer")]


def allowed(site: Site, route: access_rules.Route) -> httpx.Client | None:
    """Somebody who may ask for this."""
    names = [f"{HERE}.{who}" for who in ("clerk", "admin", "reviewer")]
    for name in [*names, "340104.info", "340104.admin", "000000.operator", TEACHER]:
        if route.operation in done(site.client(name).get("/me"))["operations"]:
            return site.client(name)
    return None


@pytest.mark.parametrize("route", WRITES, ids=lambda route: route.operation)
def test_a_wild_body_is_refused_in_words(site, requests, route):
    asked = requests.make_with(route.operation, KNOWN)
    client = site.anonymous if route.rule.open else allowed(site, route)
    if client is None or "json" not in asked:
        return
    asked.pop("json")
    for what, (body, status) in WILD.items():
        answer = client.request(**with_type(asked, "application/json"), content=body)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM), what
    assert client.request(**with_type(asked, "text/plain"), content=b"{}").status_code == 415


def with_type(asked: dict[str, Any], content_type: str) -> dict[str, Any]:
    return asked | {"headers": asked["headers"] | {"Content-Type": content_type}}


def known_at(school: str) -> dict[str, Any]:
    own = {"org_id": str(PLACES[school].id), "teacher_id": str(teacher_id(school, 0))}
    return KNOWN | own | {"account_id": str(id_of(f"{school}.query")), "teacher_ids": [own["teacher_id"]]}


def test_an_id_that_names_something_of_others_is_refused_wherever_one_is_taken(site, requests):
    proved = set()
    for operation in [route.operation for route in WRITES]:
        theirs, ours = (requests.make_with(operation, known_at(school)) for school in (THERE, HERE))
        if "json" not in theirs:
            continue
        new = {"id": str(uuid.uuid4())}
        for sent, place, seed in ((theirs, THERE, 79), (ours, HERE, 80)):
            own = (
                new | {"username": f"{place}.other"} | ({"values": someone(seed)} if operation == "addTeacher" else {})
            )
            sent["json"] |= {name: own[name] for name in own if name == "id" or name in sent["json"]}
        if any(client.request(**theirs).is_success for client in everybody(site, THERE)):
            answers = [client.request(**ours) for client in everybody(site, HERE)]
            assert all(answer.status_code < 500 for answer in answers), (operation, answers)
            proved |= set() if any(answer.is_success for answer in answers) else {operation}
    assert proved >= PROVED  # others keep no id: what they do, they do by other ids
