"""Who somebody is, is not the person's own to change: every write that a teacher may ask for, tried with another's."""

import uuid

import pytest

from deploy.local.places import SELF_SERVICE, teacher_id
from gateway import access_rules
from gateway.app import create_app
from services.common import roles
from tests.e2e.asking import Requests
from tests.e2e.site import done
from tests.e2e.things import someone

ACCOUNT, CLERK = f"{SELF_SERVICE}.colleague", f"{SELF_SERVICE}.clerk"
FILE = str(teacher_id(SELF_SERVICE, 1))
WHO = ("name", "sex", "birth_date", "id_type", "id_number")
STRANGER = {**{field: someone(47)[field] for field in WHO}, "id_type": "A"}
PATHS = [
    route
    for route in access_rules.table(create_app())
    if route.method in access_rules.WRITING
    and route.rule.met_by(frozenset({roles.TEACHER}))
    and "/teachers/" in route.path
]
KNOWN = {"teacher_id": FILE, "set": "basic", **{f"{thing}_id": str(uuid.uuid4()) for thing in ("entry", "reason")}}


@pytest.fixture(scope="module")
def requests(site) -> Requests:
    return Requests(done(site.anonymous.get("/openapi.json")), b"no workbook")


@pytest.fixture
def herself(site):
    return site.client(ACCOUNT)


@pytest.fixture
def on_file(site):
    """Who the file says it is, as the school sees it."""

    def look() -> dict:
        basic = done(site.client(CLERK).get(f"/teachers/{FILE}"))["values"]["basic"]
        return {field: basic[field] for field in WHO}

    return look


def test_the_paths_are_found():
    assert {"saveTeacher", "keepDraft", "addEntry", "saveEntry", "setPhoto"} <= {route.operation for route in PATHS}


@pytest.mark.parametrize("field", [*WHO, None])
@pytest.mark.parametrize("route", PATHS, ids=lambda route: route.operation)
def test_no_path_makes_a_teacher_somebody_else(requests, herself, on_file, route, field):  # R-REC-25
    before = on_file()
    wrong = {field: STRANGER[field]} if field else STRANGER
    for asked in attacks(requests, herself, route.operation, wrong):
        herself.request(**asked)
    assert on_file() == before


def attacks(requests, herself, operation, wrong):
    """The operation with the values among its own, beside them, and in both."""
    asked = requests.make_with(operation, KNOWN)
    if "json" not in asked:
        return
    body = asked["json"]
    seen = done(herself.get(f"/teachers/{FILE}"))
    headers = {"If-Match": f'"{seen["row_version"]}"'} if "values" in body else asked["headers"]
    known = seen["values"]["basic"]
    for values in (wrong, known | wrong, {"basic": wrong}):
        yield asked | {"headers": headers, "json": body | ({"values": values} if "values" in body else values)}
    yield asked | {"headers": headers, "json": body | wrong | {"values": wrong}}


@pytest.mark.parametrize("path", [f"/teachers/{FILE}", f"/teachers/{FILE}/draft"])
def test_a_teacher_is_told_that_the_school_says_who_somebody_is(herself, on_file, path):
    seen, before = done(herself.get(f"/teachers/{FILE}")), on_file()
    answer = herself.patch(path, json={"values": STRANGER}, headers={"If-Match": f'"{seen["row_version"]}"'})

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {field for field in WHO if STRANGER[field] != before[field]}
    assert "信息有误" in str(answer.json()["errors"])


def test_the_file_says_which_fields_are_the_schools_and_that_one_may_object(herself):
    seen = done(herself.get(f"/teachers/{FILE}"))
    basic = next(each for each in seen["sets"] if each["code"] == "basic")

    assert set(WHO) <= set(basic["locked"])
    assert {"remark", "save"} <= set(seen["may"])


def test_a_strangers_number_is_still_free_after_all_of_it(site, herself):
    found = done(site.client("340000.info").post("/teachers/lookup", json={"number": STRANGER["id_number"]}))

    assert found["items"] == []
