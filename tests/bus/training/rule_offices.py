"""A province with a city, a county, a school and a university, and what their people do with rules of credits."""

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.database.transactions import Store, system
from services.common.request import Request
from services.training.crediting import shipped
from services.training.rules import deciding, drafting, lists, viewing

PROVINCE, CITY, COUNTY, SCHOOL, UNIVERSITY = "某省教育厅", "某市教育局", "某县教育局", "某小学", "某大学"
LEVELS = {PROVINCE: "province", CITY: "city", COUNTY: "county", SCHOOL: "school", UNIVERSITY: "school"}
ABOVE = {CITY: PROVINCE, COUNTY: CITY, SCHOOL: COUNTY, UNIVERSITY: PROVINCE}
NOTHING_FILED = {"school_type": None, "division": None, "hub_id": None, "unit": None, "urban_rural": None}
GUANGXI, VECTORS = shipped.texts("GX-2016")
LONG_AGO = "2016-01-01"


class RuleOffices:
    """Each office has one who writes, one who decides, and one who looks."""

    def __init__(self, store: Store, actor_of: Callable[..., Actor]):
        self.store, self.actor_of = store, actor_of
        self.paths, self.ids = {}, {name: uuid.uuid4() for name in LEVELS}
        for name in LEVELS:
            above = self.paths[ABOVE[name]] if name in ABOVE else "000000/"
            self.paths[name] = f"{above}{uuid.uuid4().hex[:8]}/"
        self.people: dict[tuple[str, str], Actor] = {}
        with store.begin(system()) as db:
            known_orgs.learn_all(db, [self.org(name) for name in LEVELS])

    def org(self, name: str, /, **more: Any) -> dict[str, Any]:
        above = self.ids[ABOVE[name]] if name in ABOVE else None
        known = {"id": self.ids[name], "code": self.paths[name].split("/")[-2], "name": name, "level": LEVELS[name]}
        category = {SCHOOL: "primary_secondary", UNIVERSITY: "higher_education"}.get(name)
        known |= {"path": self.paths[name], "parent_id": above, "authority_id": above, "category": category}
        return known | NOTHING_FILED | {"closed": False, "row_version": 1} | more

    def person(self, org: str, role: str = "info_admin") -> Actor:
        """Always the same one."""
        if (org, role) not in self.people:
            level = {"org_id": self.ids[org], "org_name": org, "org_level": LEVELS[org], "name": f"{org}的{role}"}
            self.people[org, role] = self.actor_of(role, path=self.paths[org], **level)
        return self.people[org, role]

    def ask(self, actor: Actor, function: Callable, *given: Any, language: str = "zh-CN", **said: Any) -> Any:
        with self.store.begin(Request(actor=actor, language=language)) as db:
            return function(db, actor, *given, **said)

    def begin(self, actor: Actor, **said: Any) -> dict[str, Any]:
        return self.ask(actor, drafting.start_rule, uuid.uuid4(), **({"copy_of": None, "sample": None} | said))

    def save(self, actor: Actor, made: dict[str, Any], text: str = GUANGXI, vectors: str = VECTORS) -> dict[str, Any]:
        said = {"text": text, "vectors_text": vectors, "form": None, "vectors_form": None}
        return self.ask(actor, drafting.save_rule, made["id"], made["row_version"], **said)

    def hand_in(self, actor: Actor, made: dict[str, Any]) -> dict[str, Any]:
        return self.ask(actor, drafting.hand_in_rule, made["id"], made["row_version"])

    def publish(self, actor: Actor, made: dict[str, Any], since: Any = None) -> dict[str, Any]:
        return self.ask(actor, deciding.publish_rule, made["id"], made["row_version"], since or made["since"])

    def see(self, actor: Actor, rule_id: UUID, language: str = "zh-CN") -> dict[str, Any]:
        return self.ask(actor, viewing.rule, rule_id, language=language)

    def listed(self, actor: Actor, box: str = "all") -> list[dict[str, Any]]:
        return self.ask(actor, lists.rules, 50, None, box=box, state=None)["items"]

    def handed_in(self, org: str, text: str = GUANGXI, vectors: str = VECTORS) -> dict[str, Any]:
        """Written by the office's 信息管理员 and handed in."""
        writer = self.person(org)
        return self.hand_in(writer, self.save(writer, self.begin(writer), text, vectors))

    def published(self, org: str, text: str = GUANGXI, vectors: str = VECTORS) -> dict[str, Any]:
        """The same put in force by its 信息审核员."""
        return self.publish(self.person(org, "reviewer"), self.handed_in(org, text, vectors))
