"""What a teacher asks goes to the school first, and only what a teacher may ask (R-REC-14, R-REC-27)."""

import datetime
import uuid

import pytest

from services.common.errors import Forbidden
from services.records.file import catalogues
from services.records.file.models import CatalogueSelection
from tests.bus.records.asking import added, changed, deleted, hear, news, open_window
from tests.bus.records.filing import EDUCATION

LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def test_a_teacher_adds_where_the_school_lets_and_the_school_hands_it_in(
    begin, asking, herself_asking, effective, school, notified
):
    item = added("education", EDUCATION)
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, item)
    open_window(begin, school)
    proposed = herself_asking.submit(herself_asking.ask(effective, item))
    assert proposed["state"] == "proposed"
    [notice] = notified("request_proposed")
    assert notice["to"][0]["org_id"] == str(school["id"])

    back = asking.give_back(asking.look(proposed))
    again = herself_asking.submit(herself_asking.look(back))
    handed_in = asking.submit(asking.look(again))
    assert (handed_in["state"], handed_in["business"]) == ("submitted", "addition")
    hear(begin, news(begin, handed_in, "approved"))
    assert herself_asking.look(proposed)["state"] == "approved"


def test_the_school_gives_a_teachers_addition_back_with_a_reason_and_never_takes_it_back(
    begin, asking, herself_asking, effective, school
):
    open_window(begin, school)
    proposed = herself_asking.hand_in(effective, added("education", EDUCATION))
    seen = asking.look(proposed)
    assert seen["may"] == ["submit", "return"]
    with pytest.raises(Forbidden, match="say why"):
        asking.withdraw(seen)
    assert asking.look(seen)["state"] == "proposed"
    assert herself_asking.withdraw(herself_asking.look(proposed))["state"] == "withdrawn"


@pytest.mark.parametrize("code", ["title", "pay"])
def test_a_teacher_never_asks_for_anything_in_a_reserved_set(begin, herself_asking, effective, school, code):
    open_window(begin, school)
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, added(code, {}))


def test_a_teacher_asks_for_no_change_and_no_deletion(begin, herself_asking, filing, effective, school):
    open_window(begin, school)
    [contact] = filing.entries(effective, "contact")
    for item in (changed("contact", contact["id"], {"address": "别处"}), deleted("contact", contact["id"])):
        with pytest.raises(Forbidden):
            herself_asking.ask(effective, item)


def test_a_free_field_counts_as_soon_as_it_is_saved(begin, herself_asking, filing, effective, school, choose):
    choose(school["path"], {"contact": {"change": {"address": {"class": "free"}}}})
    [contact] = filing.entries(effective, "contact")
    saved = herself_asking.hand_in(effective, changed("contact", contact["id"], {"address": "新街 2 号"}), reason="")
    assert (saved["state"], saved["business"], saved["case_id"]) == ("approved", "free", None)
    assert filing.entries(effective, "contact")[0]["values"]["address"] == "新街 2 号"
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, changed("contact", contact["id"], {"mobile": "13900000000"}))


@pytest.fixture
def choose(begin):
    """A province's selection is written, as its editor will."""

    def write(path, selection):
        with begin() as db:
            known = {"province": path.split("/")[1], "version": uuid.uuid4().hex, "who": "省级管理员"}
            db.add(CatalogueSelection(selection=selection, in_force_from=LONG_AGO, **known))
        catalogues.forget()

    return write
