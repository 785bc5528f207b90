"""Accounts as Excel files: what is in them, and that slips are for our own pages only (R-ID-06, R-ID-07)."""

import io
import uuid

import openpyxl
import pytest

from gateway import account_sheets, files
from services.common import roles, storage
from services.common.spreadsheets.one_sheet import Sheet
from services.contracts.identity.teacher_accounts import COLUMNS, REQUIRED

BATCH = str(uuid.uuid4())
SLIPS = f"/api/v1/account-batches/{BATCH}/slips.xlsx"


@pytest.fixture(autouse=True)
def _own_file_store():
    storage.forget()
    yield
    storage.forget()


@pytest.fixture
def admin(sign_in):
    return sign_in(roles.SYSTEM_ADMIN)


@pytest.fixture
def two_pages(bus):
    """A batch of three, in pages of two; one has an own password."""
    secrets = ["k7m2q-9hxp-4tzwa", None, "=2+3q-9hxp-4tzwb"]
    rows = [
        {
            "account_id": str(uuid.uuid4()),
            "org_name": "杏林小学",
            "name": name,
            "login": "340104********1234",
            "initial_password": secret,
            "expires_at": "2026-12-21T16:00:00+00:00" if secret else None,
        }
        for name, secret in zip("甲乙丙", secrets, strict=True)
    ]
    pages = {None: {"items": rows[:2], "next": "b"}, "b": {"items": rows[2:], "next": None}}
    bus.replies["identity.issue_batch_slips"] = lambda taken: pages[taken["after"]]
    return rows


def read(answer):
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_the_slips_of_all_pages_stand_in_one_sheet_that_is_kept_nowhere(client, admin, two_pages, tmp_path):
    answer = client.get(SLIPS, headers=admin)
    head, *rows = read(answer)

    assert head[:5] == ["单位", "姓名", "用户名", "初始密码", "有效期至"]
    assert [row[3] for row in rows] == ["k7m2q-9hxp-4tzwa", None, "=2+3q-9hxp-4tzwb"]
    assert [row[4] for row in rows] == ["2026-12-22 00:00", None, "2026-12-22 00:00"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert list(tmp_path.rglob("*.xlsx")) == []


@pytest.mark.parametrize(
    "sent", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Purpose": "prefetch"}]
)
def test_a_link_on_a_foreign_page_or_a_prefetch_renews_no_secret(client, bus, admin, two_pages, sent):
    assert client.get(SLIPS, headers=admin | sent).status_code == 403
    assert bus.sent_to("identity.issue_batch_slips") == []


def test_our_own_page_gets_them(client, admin, two_pages):
    assert client.get(SLIPS, headers=admin | {"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_the_template_is_what_the_reader_of_batches_understands(client, admin, tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(client.get("/api/v1/account-batches/template.xlsx", headers=admin).data)
    sheet = Sheet(path, COLUMNS, REQUIRED)

    assert list(sheet.letters) == list(COLUMNS)
    assert list(sheet.rows()) == []
    sheet.close()


def test_a_workbook_goes_to_the_store_and_its_key_to_identity(client, bus, admin):
    bus.replies["identity.start_account_batch"] = lambda taken: {"id": str(taken["id"]), "state": "waiting"}
    answer = client.post("/api/v1/account-batches", data={"file": (io.BytesIO(b"PK"), "../教师.xlsx")}, headers=admin)
    [(asked, _)] = bus.sent_to("identity.start_account_batch")

    assert answer.status_code == 202
    assert (asked["source"], asked["file_name"]) == ("workbook", "教师.xlsx")
    assert b"".join(storage.read(asked["key"])) == b"PK"


def test_accounts_are_drawn_from_the_files_without_a_workbook_and_never_with_one(client, bus, admin):
    bus.replies["identity.start_account_batch"] = lambda taken: {"id": str(taken["id"])}
    drawn = client.post("/api/v1/account-batches", data={"from": "records"}, headers=admin)
    both = {"from": "records", "file": (io.BytesIO(b"PK"), "x.xlsx")}

    assert drawn.status_code == 202
    assert client.post("/api/v1/account-batches", data=both, headers=admin).status_code == 422
    assert client.post("/api/v1/account-batches", data={}, headers=admin).status_code == 422


def test_lists_of_accounts_have_a_word_for_every_role_and_state(client, bus, admin):
    row = {"org_name": "杏林小学", "name": "甲", "username": "a", "last_sign_in_at": None}
    every = [row | {"roles": sorted(roles.ALL), "state": state} for state in account_sheets.STATES]
    bus.replies["identity.list_accounts"] = {"items": every, "next": None}
    answer = client.get("/api/v1/accounts/list.xlsx", headers=admin)

    assert answer.content_type == files.XLSX
    assert len(read(answer)) == len(every) + 1
