"""What a write may carry and what happens when it comes twice, late, or with somebody else's id."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from deploy.local.places import TEACHER, id_of, teacher_id
from gateway import access_rules
from gateway.app import create_app
from tests.e2e.asking import Requests
from tests.e2e.belongings import OF_PHOTOS
from tests.e2e.site import PLACES, done
from tests.e2e.things import id_numbers, someone

CLERK, ADMIN = "340104003.clerk", "340104003.admin"
DRAFT, AT_SCHOOL, _, REJECTED, EFFECTIVE = (str(teacher_id("340104003", number)) for number in range(5))
FOREIGN = str(teacher_id("340202001", 4))
WRITES = [route for route in access_rules.table(create_app()) if route.method in access_rules.WRITING]
KNOWN = {
    "teacher_id": DRAFT,
    "teacher_ids": [DRAFT],
    "org_id": str(PLACES["340104003"].id),
    "parent_id": str(PLACES["340104003"].id),
    "account_id": str(id_of("340104003.query")),
    "case_id": DRAFT,
    "import_id": DRAFT,
    "job_id": f"records.{DRAFT}",
    "case_ids": [DRAFT],
    "notice_ids": [DRAFT],
    "to_person_id": DRAFT,
    **{f"{thing}_id": DRAFT for thing in ("batch", "campaign", "chain", "check", "delegation", "duplicate", "entry")},
    **{
        f"{thing}_id": DRAFT
        for thing in (
            "export",
            "reason",
            "remark",
            "submission",
            "file",
            "request",
            "order",
            "question",
            "transfer",
            "act",
            "assignment",
            "claim",
            "arrival",
            "rule",
            "trial",
            "project",
            "enrolment",
            "result",
            "book",
        )
    },
    **{f"{operation}.number": 1 for operation in OF_PHOTOS},
}
NOT_DECLARED = {"stage": "effective", "org_path": "000000/", "password_hash": "x", "row_version": 1}


@pytest.fixture(scope="module")
def requests(site) -> Requests:
    return Requests(done(site.anonymous.get("/openapi.json")), b"no workbook", failure_id=str(uuid.uuid4()))


@pytest.fixture
def clerk(site):
    return site.client(CLERK)


def new(series: int, **more) -> dict:
    return {"values": someone(series), **more}


@pytest.mark.parametrize("route", WRITES, ids=lambda route: route.operation)
def test_a_field_that_is_not_declared_is_refused(site, requests, route):
    everybody = [site.client(f"340104003.{who}") for who in ("clerk", "admin", "reviewer")]
    everybody += [site.client("340104.info"), site.client(TEACHER)]
    asked = requests.make_with(route.operation, KNOWN)
    body = next((kind for kind in ("json", "data") if kind in asked), None)
    for name, value in NOT_DECLARED.items() if body else ():
        sent = asked | {body: asked[body] | {name: value}}
        answers = [client.request(**sent) for client in (*everybody, site.client("000000.operator"))]
        refused = [answer for answer in answers if answer.status_code == 422]
        assert refused, f"{name}: {[answer.text for answer in answers]}"
        assert all(name in answer.json()["errors"] for answer in refused)
        assert not any(answer.is_success for answer in answers)


def test_a_parameter_that_is_not_declared_is_refused(clerk):
    assert clerk.get("/teachers", params={"stage": "draft"}).status_code == 422


@pytest.mark.parametrize("values", [{"stage": "effective"}, {"org_id": str(id_of("340202001"))}, {"missing": 0}])
def test_values_that_are_no_fields_of_the_catalogue_change_nothing(clerk, values):
    before = done(clerk.get(f"/teachers/{REJECTED}"))
    known = before["values"]["basic"]
    answer = clerk.patch(f"/teachers/{REJECTED}", json={"values": known | values}, headers=if_match(before))

    after = done(clerk.get(f"/teachers/{REJECTED}"))
    assert answer.status_code in (200, 422)
    assert (after["status"], after["org_id"], after["values"]) == (before["status"], before["org_id"], before["values"])


def test_the_same_key_is_done_once_and_answered_again(clerk):
    key = {"Idempotency-Key": "once"}
    first = clerk.post("/teachers", json=new(11), headers=key)
    second = clerk.post("/teachers", json=new(11), headers=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()


def test_the_same_key_at_the_same_moment_is_done_once(clerk):
    def post(_: int) -> str:
        return done(clerk.post("/teachers", json=new(12), headers={"Idempotency-Key": "at once"}))["id"]

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(post, range(8)))) == 1


def test_the_same_key_for_something_else_is_refused(clerk):
    key = {"Idempotency-Key": "for something else"}
    done(clerk.post("/teachers", json=new(13), headers=key))

    assert clerk.post("/teachers", json=new(14), headers=key).status_code == 409


def test_a_key_is_its_senders_own(site, clerk):
    key = {"Idempotency-Key": "shared"}
    mine = done(clerk.post("/teachers", json=new(15), headers=key))
    theirs = done(site.client("340104002.clerk").post("/teachers", json=new(16), headers=key))

    assert mine["id"] != theirs["id"]
    assert theirs["org_id"] == str(PLACES["340104002"].id)


def test_a_secret_is_shown_once_however_often_the_key_comes(site):
    body = {
        "org_id": str(PLACES["340104003"].id),
        "username": "340104003.keyed",
        "name": "新人",
        "roles": ["query_user"],
    }
    key = {"Idempotency-Key": "account"}
    first = site.client(ADMIN).post("/accounts", json=body, headers=key)
    second = site.client(ADMIN).post("/accounts", json=body, headers=key)

    assert first.status_code == 201
    assert second.status_code == 409
    assert first.json()["initial_password"] not in second.text


@pytest.mark.parametrize("path", ["/teachers", "/teachers/drafts"])
def test_an_id_that_is_taken_elsewhere_tells_nothing(clerk, path):
    answer = clerk.post(path, json=new(17, id=FOREIGN))

    assert answer.status_code == 409
    assert id_numbers(PLACES["340202001"])[4][-4:] not in answer.text


def test_an_account_id_that_is_taken_elsewhere_tells_nothing(site):
    body = {"id": str(id_of("340202001.clerk")), "org_id": str(PLACES["340104003"].id), "username": "340104003.taken"}
    answer = site.client(ADMIN).post("/accounts", json=body | {"name": "新人", "roles": ["entry_clerk"]})

    assert answer.status_code == 409
    assert "340202" not in answer.text


def test_an_organisation_id_that_is_taken_elsewhere_tells_nothing(site):
    body = {"id": str(id_of("340202001")), "parent_id": str(PLACES["340104"].id), "code": "340104T01", "name": "新校"}
    answer = site.client("340104.admin").post("/orgs", json=body | {"level": "school", "school_type": "211"})

    assert answer.status_code == 409
    assert "镜湖" not in answer.text


def if_match(thing: dict) -> dict:
    return {"If-Match": f'"{thing["row_version"]}"'}


def test_a_change_says_which_version_it_is_meant_for(clerk):
    teacher = done(clerk.get(f"/teachers/{DRAFT}"))
    change = {"values": teacher["values"]["basic"] | {"remark": "改过"}}

    assert clerk.patch(f"/teachers/{DRAFT}/draft", json=change).status_code == 428
    assert clerk.patch(f"/teachers/{DRAFT}/draft", json=change, headers={"If-Match": "*"}).status_code == 422
    assert clerk.patch(f"/teachers/{DRAFT}/draft", json=change, headers=if_match(teacher)).status_code == 200
    stale = clerk.patch(f"/teachers/{DRAFT}/draft", json=change, headers=if_match(teacher))
    assert stale.status_code == 412
    assert stale.json()["params"]["current"]["remark"] == "改过"


def test_two_changes_of_one_version_do_not_both_come_in(clerk):
    teacher = done(clerk.get(f"/teachers/{DRAFT}"))

    def save(remark: str) -> int:
        change = {"values": teacher["values"]["basic"] | {"remark": remark}}
        return clerk.patch(f"/teachers/{DRAFT}/draft", json=change, headers=if_match(teacher)).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(save, "甲乙丙丁")) == [200, 412, 412, 412]
