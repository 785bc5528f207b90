"""Every operation of the router × every role × things at every kind of place: nobody in where they don't belong."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from deploy.local.places import Place, teacher_id
from deploy.local.stack import Stack
from gateway import access_rules
from gateway.app import create_app
from services.common import roles
from tests.e2e import askers, things, wire
from tests.e2e.askers import Asker
from tests.e2e.asking import Requests
from tests.e2e.belongings import OF_RULES, OF_STATUS_BATCHES
from tests.e2e.site import PLACES, Site, done
from tests.e2e.things import Things
from tests.e2e.versions import Versions

GUARDED = [route for route in access_rules.table(create_app()) if not route.rule.open]
# Own school, sibling school, own county, another county and a school of it, a school of another city,
# and one of another province.
WHERE = (askers.SCHOOL, "340104002", askers.COUNTY, "340111", "340111001", "340202001", "330106001")
# They act on the session that asks and on nothing else, and would end the walk; test_sessions.py has them.
OWN_SESSION = {"signOut", "changePassword"}
# They ask with tickets that are their asker's own, or for a photo that the walk's teachers lack: test_files.py and
# test_transfers.py.
WITH_TICKETS = {"getFile", "cutPhoto", "getPhoto", "applyForTransfer", "openArrival", "claimCredits"}
# The transfers of the walk are about teachers of other schools than the teacher who asks.
OF_ANOTHER_TEACHER = {"getTransfer", "getCaseTransfer", "getTransferForm"}
# No file of the walk went to another school: test_transfers.py has one. Its trial of a rule differs for nobody,
# nobody has passed its training, and no cycle of credits is closed: tests/bus has those.
OF_NOBODY = {"getFormerFile", "getRuleTrialWay", "getCertificates", "openCreditCycle", "divideTrainingQuotas"}
# Work is shown to whoever started it, and to nobody else of the same school.
STARTERS_ONLY = {
    "getJob",
    "cancelJob",
    "getExport",
    "getExportedFile",
    "getExportedPaper",
    "getSubmission",
    "listSubmissionOutcomes",
    "getResultBook",
}
# A workbook of changes of status is its organisation's own.
STARTERS_ONLY |= set(OF_STATUS_BATCHES)
STARTERS_ONLY |= {"getDecisions", "listDecisionOutcomes", "endDelegation"}
# A rule of credits that is not published is its office's own.
STARTERS_ONLY |= set(OF_RULES)
# The file with reasons against it is another than the one that the walk's teacher has.
STARTERS_ONLY |= {"explainRejection"}
# Who is inspected does not see the sample.
SEEN_FROM_ABOVE = {"getSpotCheck", "listInspected", "getInspected", "judgeInspected", "getSpotCheckRates"}
# What an office says to all below it.
FROM_ABOVE = {"getHints", "listCampaigns", "listChains", "listTrainings"}
# They are asked about files, and are no lists.
ABOUT_TWO_FILES = {"accountAfterwards", "getClaimChoices"}
# They name whom they mean in the body, and refuse a stranger as a value that does not fit.
REFUSED_AS_VALUE = {"addDelegation", "decideCases", "submitTeachers", "getClaimChoices"}
# As good as done: the request came as far as the state that the thing is in.
CAME_THROUGH = {409, 412}

each_route = pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.operation)
each_walked = pytest.mark.parametrize(
    "route",
    [route for route in GUARDED if route.operation not in OWN_SESSION | WITH_TICKETS | OF_NOBODY],
    ids=lambda route: route.operation,
)

Look = Callable[[Asker, Things], str | None]


@pytest.fixture(scope="module")
def everything(site: Site) -> list[Things]:
    return things.at_places(site, WHERE)


@pytest.fixture(scope="module")
def everybody(site: Site, everything: list[Things]) -> list[Asker]:
    return askers.everybody(site)


@pytest.fixture(scope="module")
def requests(site: Site, failure_id: str) -> Requests:
    document = done(site.anonymous.get("/openapi.json"))
    campaigns = done(site.client("340000.query").get("/campaigns"))["items"]
    campaign = next(each["id"] for each in campaigns if each["org_name"] == "安徽省教育厅")  # of the whole province
    return Requests(document, things.faulty_workbook(site), failure_id=failure_id, campaign_id=campaign)


@pytest.fixture(scope="module")
def failure_id(site: Site) -> str:
    """A stored failure: an announcement that records cannot read."""
    wire.publish("identity.events", "org_changed", "{}", headers={"nameko.message_id": str(uuid.uuid4())})
    stored = site.client("000000.operator")
    found = things.waited_for(lambda: done(stored.get("/stored-failures", params={"service": "records"}))["items"])
    return found[0]["id"]


@pytest.fixture(scope="module")
def versions(stack: Stack) -> Iterator[Versions]:
    versions = Versions(stack)
    yield versions
    versions.close()


@each_route
def test_nobody_unknown_gets_in(site, everything, requests, route):
    asked = requests.make(route.operation, everything[0])
    forged = asked | {"headers": asked["headers"] | {"Authorization": "Bearer forged"}}

    assert site.anonymous.request(**asked).status_code == 401
    assert site.anonymous.request(**forged).status_code == 401


@each_route
def test_only_the_roles_of_its_calls_get_in(everybody, everything, requests, route):
    def fault(asker: Asker, where: Things) -> str | None:
        answer = asker.client.request(**requests.make(route.operation, where))
        return None if answer.status_code == 403 else told(asker, where, answer)

    refused = [asker for asker in everybody if not route.rule.met_by(frozenset({asker.role}))]
    assert not faults(fault, ((asker, everything[0]) for asker in refused))


@each_walked
def test_nothing_outside_the_territory_is_reached(versions, everybody, everything, requests, route):
    named = requests.in_address(route.operation)

    def fault(asker: Asker, where: Things) -> str | None:
        asked = requests.make(route.operation, where)
        answer = asker.client.request(**asked)
        refused = answer.status_code in ((403, 404, 422) if route.operation in REFUSED_AS_VALUE else (403, 404))
        a_list = answer.status_code == 200 and (not named or "items" in answer.json())
        unhurt = a_list and own_rows(asker, answer, route)
        unhurt = unhurt or (route.operation == "decideCases" and decided_nothing(asker, answer))
        clean = (refused or unhurt) and not traces(asker, everything, asked, answer)
        return None if clean else told(asker, where, answer)

    before = versions.digests() if route.method in access_rules.WRITING else None
    assert not faults(fault, pairs(route, everybody, everything, requests, covered=False))
    assert before is None or versions.digests() == before


@each_walked
def test_what_lies_in_the_territory_is_reached_by_somebody(everybody, everything, requests, route):
    came_through = set()

    def fault(asker: Asker, where: Things) -> str | None:
        asked = requests.make(route.operation, where)
        answer = asker.client.request(**asked)
        if answer.is_success or answer.status_code in CAME_THROUGH:
            came_through.add(asker.role)
        unseen = STARTERS_ONLY | (SEEN_FROM_ABOVE if asker.place == where.place else set())
        unseen |= OF_ANOTHER_TEACHER if asker.role == roles.TEACHER else set()
        lost = answer.status_code in (401, 404) and route.operation not in unseen
        leak = traces(asker, everything, asked, answer)
        return told(asker, where, answer) if lost or answer.is_server_error or leak else None

    assert not faults(fault, pairs(route, everybody, everything, requests, covered=True))
    assert came_through, "Nobody came through, so the refusals prove nothing."


LISTS = [route for route in GUARDED if route.method == "GET" and "<" not in route.path]


@pytest.mark.parametrize(
    "route", [route for route in LISTS if route.operation not in ABOUT_TWO_FILES], ids=lambda r: r.operation
)
def test_a_list_holds_the_territory_and_nothing_else(everybody, everything, requests, route):
    def fault(asker: Asker, _where: Things) -> str | None:
        asked = requests.make(route.operation)
        answer = asker.client.request(**asked)
        clean = answer.is_success and not traces(asker, everything, asked, answer)
        return None if clean and own_rows(asker, answer, route) else told(asker, everything[0], answer)

    met = [asker for asker in everybody if route.rule.met_by(frozenset({asker.role}))]
    assert not faults(fault, ((asker, everything[0]) for asker in met))


def test_a_teacher_does_not_see_a_colleague(site, everybody):
    [teacher] = [asker for asker in everybody if asker.role == roles.TEACHER]
    colleague = teacher_id(askers.SCHOOL, 1)

    for path in ("", "/history"):
        assert teacher.client.get(f"/teachers/{askers.OWN_TEACHER}{path}").status_code == 200
        assert teacher.client.get(f"/teachers/{colleague}{path}").status_code == 404


def test_a_write_shows_in_the_versions(site, versions):
    before = versions.digests()
    done(site.client("340104003.clerk").post("/teachers", json={"values": things.someone(77)}))
    after = versions.digests()

    assert {name for name, digest in after.items() if digest != before[name]} == {"records.teacher"}


def test_the_table_of_who_may_do_what(stack):
    """Written beside the logs, for people to read."""
    known = sorted(roles.SIGNED_IN)
    lines = ["".join([f"{'':22}", *(f"{role:14}" for role in known)])]
    for route in GUARDED:
        marks = ("x" if route.rule.met_by(frozenset({role})) else "." for role in known)
        lines.append("".join([f"{route.operation:22}", *(f"{mark:14}" for mark in marks)]))
    (stack.folder / "logs" / "who-may-do-what.txt").write_text("\n".join(lines), encoding="utf-8")

    assert len(lines) > 30


def pairs(
    route: access_rules.Route, everybody: list[Asker], everything: list[Things], requests: Requests, *, covered: bool
) -> Iterator[tuple[Asker, Things]]:
    """Who has a role that may, with the things that have what the operation asks for; once where it asks for none."""
    about_things = requests.names_a_thing(route.operation)
    owed = requests.owed(route.operation) | things.told_apart(everything, route.operation)
    for asker in everybody:
        if route.rule.met_by(frozenset({asker.role})):
            fitting = [one for one in everything if owed <= one.ids.keys() and asker.covers(one) == covered]
            yield from ((asker, one) for one in (fitting if about_things else fitting[: int(covered)]))


def faults(look: Look, wanted: Iterator[tuple[Asker, Things]] | tuple) -> list[str]:
    """What `look` finds wrong, four at a time."""
    with ThreadPoolExecutor(4) as pool:
        return [found for found in pool.map(lambda pair: look(*pair), wanted) if found]


def traces(asker: Asker, everything: list[Things], asked: dict, answer: httpx.Response) -> set[str]:
    """What the answer tells of places that are none of the asker's business; what was asked may be repeated."""
    hidden = {trace for where in everything for trace in asker.must_not_see(where)}
    return {trace for trace in hidden if trace in answer.text and trace not in str(asked)}


def decided_nothing(asker: Asker, answer: httpx.Response) -> bool:
    """Whether a batch that was taken on comes to its end without a decision."""
    if answer.status_code != 202:
        return False
    address = f"/decisions/{answer.json()['id']}"
    return things.waited_for(lambda: (now := done(asker.client.get(address)))["finished_at"] and now)["decided"] == 0


def told(asker: Asker, where: Things, answer: httpx.Response) -> str:
    return f"{asker.name} asking about {where.place.code}: {answer.status_code} {answer.text[:300]}"


BY_ID: dict[str, Place] = {str(place.id): place for place in PLACES.values()}


def own_rows(asker: Asker, answer: httpx.Response, route: access_rules.Route) -> bool:
    """Whether all rows that say where they belong lie in the asker's territory, or come down to it from above."""
    if "json" not in answer.headers["content-type"]:
        return True
    rows = [row for row in answer.json().get("items", ()) if "path" in row or row.get("org_id") in BY_ID]
    paths = [row.get("path") or things.path_of(BY_ID[row["org_id"]]) for row in rows]
    own = things.path_of(asker.place)
    outside = [path for path in paths if not path.startswith(own)]
    return not outside or (route.operation in FROM_ABOVE and all(own.startswith(path) for path in outside))
