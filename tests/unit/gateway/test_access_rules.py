"""Every route has a rule, and the rule is kept before anything is asked."""

import uuid

import pytest
from flask import Flask

from gateway import access_rules
from services.common import roles
from services.contracts.records import catalogue
from services.contracts.review import cases

DECIDE = f"/api/v1/cases/{uuid.uuid4()}/decision"


def test_a_route_without_a_rule_keeps_the_gateway_from_starting():
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/forgotten", view_func=lambda: "", endpoint="forgotten")

    with pytest.raises(RuntimeError, match="forgotten"):
        access_rules.check(app)


def test_only_these_operations_are_open_to_all(app):
    opened = {route.operation for route in access_rules.table(app) if route.rule.open}

    assert opened == {"signIn", "getVerification", "getHealth", "getMetrics", "getOpenapi", "getDocs"}


def test_the_table_names_method_path_and_calls_of_each_operation(app):
    table = {route.operation: route for route in access_rules.table(app)}

    assert table["decideCase"].method == "POST"
    assert table["decideCase"].path == "/api/v1/cases/<uuid:case_id>/decision"
    assert table["decideCase"].rule.calls == (cases.decide,)
    assert table["getTemplate"].rule.calls == (catalogue.template,)


def test_nobody_signed_in_is_told_to_sign_in(client, bus):
    answer = client.post(DECIDE, json={"verdict": "approve"})

    assert answer.status_code == 401
    assert bus.asked == []


def test_a_session_that_identity_does_not_know_is_told_to_sign_in(client, sign_in):
    sign_in("reviewer")

    assert client.get("/api/v1/me", headers={"Authorization": "Bearer forged"}).status_code == 401


def test_a_role_that_may_not_is_refused_before_the_service_is_asked(client, bus, sign_in):
    answer = client.post(DECIDE, json={"verdict": "approve"}, headers=sign_in(roles.ENTRY_CLERK))

    assert answer.status_code == 403
    assert bus.sent_to(cases.decide.name) == []


def test_a_newcomer_may_change_the_password_and_little_else(client, sign_in):
    allowed = client.get("/api/v1/me", headers=sign_in(roles.NEWCOMER)).json["operations"]

    assert allowed == [
        "changePassword",
        "getDocs",
        "getHealth",
        "getMe",
        "getMetrics",
        "getOpenapi",
        "getVerification",
        "signIn",
        "signOut",
    ]


def test_what_somebody_may_do_follows_from_the_roles(client, sign_in):
    allowed = client.get("/api/v1/me", headers=sign_in(roles.REVIEWER)).json["operations"]

    assert "decideCase" in allowed
    assert "addTeacher" not in allowed


def test_a_row_from_outside_the_territory_is_never_passed_on(client, bus, sign_in):
    bus.replies["identity.list_orgs"] = {"items": [{"path": "000000/340000/340100/340104/S10/"}], "next": None}

    answer = client.get("/api/v1/orgs", headers=sign_in(roles.SYSTEM_ADMIN))

    assert answer.status_code == 500
    assert "S10" not in answer.text
