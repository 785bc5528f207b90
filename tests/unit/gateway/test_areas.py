"""Routes bring headers, addresses and bodies into the shape of the calls, and replies back."""

import io
import uuid

import pytest
from flask import Flask

from gateway import files, openapi
from gateway.area import Area
from services.common import roles, storage
from services.common.errors import Forbidden, Unavailable
from services.contracts.records import files as records

TEACHER = uuid.uuid4()


@pytest.fixture(autouse=True)
def _own_file_store():
    storage.forget()
    yield
    storage.forget()


@pytest.fixture
def clerk(sign_in):
    return sign_in(roles.ENTRY_CLERK)


def payload_of(bus, name):
    [(payload, _)] = bus.sent_to(name)
    return payload


def test_the_version_comes_from_if_match_and_goes_out_as_etag(client, bus, clerk):
    bus.replies["records.save_teacher"] = {"id": str(TEACHER), "row_version": 8}

    answer = client.patch(
        f"/api/v1/teachers/{TEACHER}", json={"values": {"name": "李四"}}, headers=clerk | {"If-Match": '"7"'}
    )

    assert answer.headers["ETag"] == '"8"'
    assert payload_of(bus, "records.save_teacher") == {
        "teacher_id": TEACHER,
        "row_version": 7,
        "values": {"name": "李四"},
    }


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 428),
        ({"If-Match": "7"}, 422),
        ({"If-Match": "*"}, 422),
        pytest.param({"If-Match": 'W/"7"'}, 422, id="a weak one compares with nothing"),
    ],
)
def test_a_change_without_a_version_is_refused(client, clerk, sent, status):
    answer = client.patch(f"/api/v1/teachers/{TEACHER}", json={"values": {}}, headers=clerk | sent)

    assert answer.status_code == status


def test_the_version_cannot_come_in_the_body(client, clerk):
    answer = client.patch(
        f"/api/v1/teachers/{TEACHER}", json={"values": {}, "row_version": 7}, headers=clerk | {"If-Match": '"7"'}
    )

    assert answer.status_code == 422


def test_only_what_a_patch_gives_reaches_the_service(client, bus, sign_in):
    account = uuid.uuid4()
    bus.replies["identity.change_account"] = {"row_version": 2}
    client.patch(
        f"/api/v1/accounts/{account}",
        json={"enabled": False},
        headers=sign_in(roles.SYSTEM_ADMIN) | {"If-Match": '"1"'},
    )

    changed = payload_of(bus, "identity.change_account")
    assert changed == {"account_id": account, "row_version": 1, "enabled": False}


def test_a_repeat_with_the_same_key_makes_the_same_id(client, bus, clerk):
    bus.replies["records.add_teacher"] = {"row_version": 1}
    for _ in range(2):
        client.post("/api/v1/teachers", json={"values": {}}, headers=clerk | {"Idempotency-Key": "form-1"})

    [(first, sender), (second, _)] = bus.sent_to("records.add_teacher")
    assert first["id"] == second["id"]
    assert sender["key"] == "form-1"


def test_two_writes_without_a_key_make_two_ids(client, bus, clerk):
    bus.replies["records.add_teacher"] = {"row_version": 1}
    for _ in range(2):
        client.post("/api/v1/teachers", json={"values": {}}, headers=clerk)

    [(first, _), (second, _)] = bus.sent_to("records.add_teacher")
    assert first["id"] != second["id"]


def test_the_same_key_of_two_people_makes_two_ids(client, bus, sign_in):
    bus.replies["records.add_teacher"] = {"row_version": 1}
    for _ in range(2):
        person = sign_in(roles.ENTRY_CLERK)
        client.post("/api/v1/teachers", json={"values": {}}, headers=person | {"Idempotency-Key": "form-1"})

    [(first, _), (second, _)] = bus.sent_to("records.add_teacher")
    assert first["id"] != second["id"]


def test_the_address_says_whose_children_are_meant(client, bus, sign_in):
    org = uuid.uuid4()
    bus.replies["identity.list_orgs"] = {"items": [], "next": None}
    client.get(f"/api/v1/orgs/{org}/children?limit=5", headers=sign_in(roles.SYSTEM_ADMIN))

    assert payload_of(bus, "identity.list_orgs")["parent_id"] == org


def test_an_upload_goes_into_the_file_store_and_only_its_key_over_the_bus(client, bus, clerk):
    bus.replies["records.start_import"] = {"id": str(uuid.uuid4()), "state": "waiting"}
    form = {"file": (io.BytesIO(b"PK workbook"), "../../教师.xlsx")}

    answer = client.post("/api/v1/imports", data=form, headers=clerk)

    assert answer.status_code == 202
    started = payload_of(bus, "records.start_import")
    assert started["file_name"] == "教师.xlsx"
    assert started["key"].startswith(f"uploads/{started['id']}-")
    assert b"".join(bytes(chunk) for chunk in storage.read(started["key"])) == b"PK workbook"


def test_another_file_under_an_id_that_is_taken_replaces_nothing_and_the_same_lies_where_it_lay(client, bus, clerk):
    bus.replies["records.start_import"] = {"id": str(uuid.uuid4()), "state": "waiting"}
    once = clerk | {"Idempotency-Key": uuid.uuid4().hex}
    for content in (b"PK one", b"PK two", b"PK one"):
        client.post("/api/v1/imports", data={"file": (io.BytesIO(content), "教师.xlsx")}, headers=once)

    first, other, again = (sent["key"] for sent, _ in bus.sent_to("records.start_import"))
    assert first == again != other
    assert b"".join(bytes(chunk) for chunk in storage.read(first)) == b"PK one"


def test_an_upload_says_how_it_is_meant(client, bus, clerk):
    bus.replies["records.start_import"] = {"id": str(uuid.uuid4()), "state": "waiting"}
    form = {"file": (io.BytesIO(b"PK"), "教师.xlsx"), "mode": "replace", "preview": "true"}

    assert client.post("/api/v1/imports", data=form, headers=clerk).status_code == 202
    started = payload_of(bus, "records.start_import")
    assert (started["mode"], started["preview"]) == ("replace", True)


@pytest.mark.parametrize("address", ["imports/{}/marked.xlsx", "exports/{}.xlsx"])
def test_workbooks_are_handed_out_under_their_names(client, bus, clerk, address):
    storage.put("exports/one", [b"PK file"], 1000)
    for call in ("records.marked_workbook", "records.exported_file"):
        bus.replies[call] = {"key": "exports/one", "name": "名单.xlsx"}

    answer = client.get(f"/api/v1/{address.format(uuid.uuid4())}", headers=clerk)

    assert (answer.status_code, answer.data) == (200, b"PK file")


def test_an_upload_over_the_limit_is_refused_and_not_kept(client, bus, clerk, monkeypatch):
    monkeypatch.setattr(files, "WORKBOOK_BYTES", 1000)
    form = {"file": (io.BytesIO(b"x" * 2000), "teachers.xlsx")}

    answer = client.post("/api/v1/imports", data=form, headers=clerk)

    assert answer.status_code == 422
    assert bus.sent_to("records.start_import") == []


def test_an_upload_without_a_file_is_told_so(client, clerk):
    answer = client.post("/api/v1/imports", data={"note": "none"}, headers=clerk)

    assert answer.json["errors"] == {"file": ["此项必填。"], "note": ["没有这一项。"]}


def test_a_template_is_handed_out_under_its_name(client, bus, clerk):
    storage.put("templates/k12.xlsx", [b"PK template"], 1000)
    bus.replies["records.template"] = {"key": "templates/k12.xlsx", "name": "基本信息.xlsx"}

    answer = client.get("/api/v1/templates/primary_secondary.xlsx", headers=clerk)

    assert answer.data == b"PK template"
    assert answer.content_type == files.XLSX
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]


def job(service, created_at):
    return {"id": str(uuid.uuid4()), "service": service, "created_at": created_at}


def test_jobs_of_all_services_are_one_list_newest_first(client, bus, sign_in):
    empty = {"items": [], "next": None}
    bus.replies |= {f"{name}.jobs": empty for name in ("identity", "review", "mobility", "media")}
    bus.replies["records.jobs"] = {"items": [job("records", "2026-01-01T10:00:00+00:00")], "next": "more"}
    bus.replies["training.jobs"] = Unavailable("This part of the system does not answer now. Trying again is safe.")
    bus.replies["media.jobs"] = {"items": [job("media", "2026-01-02T10:00:00+00:00")], "next": None}

    found = client.get("/api/v1/jobs", headers=sign_in(roles.ENTRY_CLERK)).json

    assert [item["id"].split(".")[0] for item in found["items"]] == ["media", "records"]
    assert found["unavailable"] == ["training"]
    assert found["next"] is None


def test_jobs_of_one_service_go_on_page_by_page(client, bus, sign_in):
    bus.replies["records.jobs"] = {"items": [job("records", "2026-01-01T10:00:00+00:00")], "next": "more"}

    assert client.get("/api/v1/jobs?service=records", headers=sign_in(roles.ENTRY_CLERK)).json["next"] == "more"


def test_a_refusal_by_one_service_is_a_refusal_of_the_list(client, bus, sign_in):
    bus.replies["records.jobs"] = Forbidden("There is no such job.")

    assert client.get("/api/v1/jobs?service=records", headers=sign_in(roles.ENTRY_CLERK)).status_code == 403


def test_a_job_is_found_by_its_whole_name(client, bus, sign_in):
    number = uuid.uuid4()
    bus.replies["records.job"] = {"id": str(number), "service": "records"}

    answer = client.get(f"/api/v1/jobs/records.{number}", headers=sign_in(roles.ENTRY_CLERK))

    assert answer.json["id"] == f"records.{number}"


@pytest.mark.parametrize("name", ["records", "records.7", f"nothing.{uuid.uuid4()}", str(uuid.uuid4())])
def test_a_name_that_is_no_jobs_is_not_found(client, sign_in, name):
    assert client.get(f"/api/v1/jobs/{name}", headers=sign_in(roles.ENTRY_CLERK)).status_code == 404


def test_health_tells_which_service_does_not_answer(client, bus):
    for name in ("identity", "records", "review", "mobility", "media"):
        bus.replies[f"{name}.health"] = {"service": name, "ok": True}
    bus.replies["training.health"] = Unavailable("This part of the system does not answer now. Trying again is safe.")

    answer = client.get("/api/v1/health")

    assert answer.status_code == 503
    assert [found["service"] for found in answer.json["services"] if not found["ok"]] == ["training"]


# `parked-messages` is the address of the release before.
@pytest.mark.parametrize("address", ["stored-failures", "parked-messages"])
@pytest.mark.parametrize("act", ["replay", "discard"])
def test_an_operator_handles_a_stored_failure(client, bus, sign_in, act, address):
    failure = uuid.uuid4()
    bus.replies[f"review.{act}_failure"] = {"id": str(failure), "state": "waiting"}

    answer = client.post(f"/api/v1/{address}/review/{failure}", json={"act": act}, headers=sign_in(roles.OPERATOR))

    assert answer.status_code == 200
    assert payload_of(bus, f"review.{act}_failure") == {"failure_id": failure}


@pytest.mark.parametrize("address", ["stored-failures", "parked-messages"])
def test_an_operator_sees_the_stored_failures_of_a_service(client, bus, sign_in, address):
    found = {"items": [{"id": str(uuid.uuid4()), "created_at": "2026-11-01T00:00:00+00:00"}], "next": None}
    bus.replies["review.failures"] = found

    answer = client.get(f"/api/v1/{address}?service=review", headers=sign_in(roles.OPERATOR))

    assert answer.json == found | {"unavailable": []}


def test_metrics_count_requests_by_operation(client):
    client.get("/api/v1/openapi.json")

    assert 'operation="get_openapi",status="200"' in client.get("/api/v1/metrics").text


def test_a_route_of_which_nobody_says_what_it_does_does_not_go_missing():
    area = Area("things", "Things.")
    area.passes_on("GET /things", records.list_teachers, "list_things")

    with pytest.raises(ValueError, match="Nothing is said of GET /things"):
        openapi.register(Flask("test")).register_blueprint(area)
