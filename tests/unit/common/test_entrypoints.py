"""The ways into services: each call has one method, which takes what is sent; what no text may hold is refused."""

import inspect
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import missing

from services import SERVICES
from services.common.bus import entrypoints
from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.bus.failures import handlers_of
from services.common.bus.topology import service_class
from services.common.contract import Call
from services.common.errors import Invalid
from services.contracts import operations
from services.contracts.identity import orgs, sessions
from services.contracts.records import selfservice
from tests import contracts

BAD = [*map(chr, range(9)), "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\x7f", "\x85", "\x9f", "\ufffe", "\ud800"]


@pytest.mark.parametrize("sign", BAD, ids=ascii)
@pytest.mark.parametrize("call", [orgs.list_orgs, selfservice.answer_remark, orgs.add_org])
def test_control_characters_are_refused_everywhere(call, sign):
    for payload in ({"q": f"张{sign}三"}, {"answer": [{"deep": sign}]}, {sign: "key"}, {"name": f"\\{sign}"}):
        with pytest.raises(Invalid, match="characters that cannot be stored"):
            entrypoints._load(call, payload)


@pytest.mark.parametrize(
    "text", ["第一行\n第二行", "一\t二", "一\r\n二", "\\u0000", "C:\\file\\bin", "\\b", "𠮷 é 👩‍🏫"]
)
def test_what_people_write_is_none_of_them(text):
    assert entrypoints._load(orgs.list_orgs, {"q": text})["q"] == text


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_the_short_way_finds_what_the_search_finds(payload):
    text = json.dumps(payload, ensure_ascii=False)

    assert entrypoints._is_storable(text) is not bool(entrypoints.UNSTORABLE.search(text))


def test_no_sign_that_is_searched_for_prints():
    found = [sign for sign in map(chr, range(sys.maxunicode + 1)) if entrypoints.UNSTORABLE.search(sign)]

    assert found
    assert not any(sign.isprintable() for sign in found)


def methods(service):
    """The names and methods by which a service answers calls."""
    found = ((name, getattr(service_class(service), name)) for name in dir(service_class(service)))
    return {name: method for name, method in found if hasattr(method, "serves")}


@pytest.mark.parametrize("service", SERVICES)
def test_each_call_of_a_service_is_answered_by_the_one_method_of_its_name_and_no_method_is_left_over(service):
    calls = contracts.declared(Call).values()
    asked = [call for call in calls if call.service in (service, operations.health.service)]

    assert {name: method.serves for name, method in methods(service).items()} == {call.method: call for call in asked}
    assert len({call.method for call in asked}) == len(asked)


def entries():
    """Every method of every service, with the fields that are sent to it and how many arguments come before."""
    for service in SERVICES:
        for name, method in methods(service).items():
            yield pytest.param(method, method.serves.takes().fields, 2, id=f"{service}.{name}")
        for name, method in handlers_of(service_class(service)).items():
            yield pytest.param(method, method.reacts_to.body().fields, 1, id=name)


@pytest.mark.parametrize(("method", "fields", "before"), list(entries()))
def test_what_a_contract_declares_is_what_its_function_takes(method, fields, before):
    signature = inspect.signature(inspect.unwrap(method))
    given = [None] * (before + ("self" in signature.parameters))
    always = {name for name, field in fields.items() if field.required or field.load_default is not missing}
    for some in (always, set(fields)):
        signature.bind(*given, **dict.fromkeys(some))


def list_orgs(db, actor, **wanted):
    return [db, actor, wanted]


class Declares:
    name = "identity"
    list_orgs = serve(orgs.list_orgs, list_orgs)
    orgs_changed = react(orgs.orgs_changed, lambda db, orgs: [db, orgs])

    @serve(orgs.org)
    def org(self, db, actor, org_id):
        return [self, db, actor, org_id]


def test_a_declared_function_is_a_method_like_one_that_is_written_out():
    me = Declares()

    assert Declares.list_orgs.__wrapped__(me, "db", "actor", q="王") == ["db", "actor", {"q": "王"}]
    assert Declares.org.__wrapped__(me, "db", "actor", org_id=1) == [me, "db", "actor", 1]
    assert all(inspect.isfunction(each) for each in (Declares.list_orgs, Declares.org, Declares.orgs_changed))
    assert list(handlers_of(Declares)) == ["identity.orgs_changed"]


@pytest.mark.parametrize("declared", [serve(orgs.list_orgs, list_orgs), serve_in_steps(sessions.renew, list_orgs)])
def test_a_call_under_another_name_than_its_own_is_no_service(declared):
    with pytest.raises((TypeError, RuntimeError)) as refused:  # Python 3.11 wraps what a name is refused with
        type("Named", (), {"orgs_of_all": declared})

    assert "answered by a method of its own name" in str(refused.value.__cause__ or refused.value)
