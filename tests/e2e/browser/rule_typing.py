"""Types a rule of credits into its form, field by field, as an officer does: no file and no text is given."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Error, Locator, Page

LEVELS = {"ministry": "教育部", "province": "省级", "city": "市级", "county": "县级", "university": "高校"}
CHOICES = LEVELS | {
    "credit": "学分", "hour": "学时", "item": "每项", "year": "每年", "cycle": "每周期", "true": "是", "false": "否",
    "ours": "自拟", "published": "文件给出", "corrected": "文件有误，已更正", "counted": "计入", "void": "不计",
    "waiting": "待补", "not_provided": "规则未规定", "not_assessed": "未填待补", "no_case": "没有规定的情形",
}  # fmt: skip
TRIES, SOON = 6, 4000  # milliseconds
WAYS = {"fixed": "每项固定", "count": "按数量折算", "reviewed": "由审核人员认定"}
HEAD = ("rule", "version", "name", "document", "places", "year_begins")


class RuleTyping:
    """The form on a page, and what the rule declares that is being typed."""

    def __init__(self, page: Page, document: Mapping[str, Any]):
        self.page, self.document = page, document
        self.attributes = {code: said["name"] for code, said in document.get("attributes", {}).items()}
        self.measures = document.get("measures", {})

    def at(self, path: str) -> Locator:
        return self.page.locator(f'[id="{path}"]')

    def text(self, path: str, value: str) -> None:
        self.at(path).fill(value)

    def choose(self, path: str, *labels: str) -> None:
        """One of what a select offers, or several."""
        wrapper = self.page.locator(".el-select__wrapper").filter(has=self.at(path))
        offered = self.page.locator(f"[id='{self.at(path).get_attribute('aria-controls')}']")
        for label in labels:
            self.pick(wrapper, offered, offered.get_by_role("option", name=label, exact=True))
        if len(labels) > 1 or wrapper.locator(".el-select__tags-text").count():
            self.page.keyboard.press("Escape")

    def pick(self, wrapper: Locator, offered: Locator, option: Locator) -> None:
        """Choose until it is chosen: a finding that appears meanwhile moves the field away and shuts the list."""
        chosen = offered.locator("[aria-selected=true]").and_(option)
        for _ in range(TRIES):
            try:
                if not offered.get_by_role("option").first.is_visible():
                    wrapper.click(position={"x": 4, "y": 4})
                offered.get_by_role("option").first.wait_for(timeout=SOON)
                if not chosen.count():
                    option.click(timeout=SOON)
                chosen.wait_for(state="attached", timeout=SOON)
            except Error:
                continue
            return
        raise AssertionError(f"{option} was not chosen.")

    def add(self, path: str) -> None:
        self.at(f"{path}-add").click()

    def head(self) -> None:
        said = self.document
        for key in HEAD:
            self.text(key, said[key])
        for key in ("owner_level", "unit"):
            self.choose(key, CHOICES[said[key]])
        for group in ("in_force", "cycle"):
            for key, value in said.get(group, {}).items():
                self.text(f"{group}.{key}", value)

    def declared(self) -> None:
        """Attributes with their values, measures, buckets."""
        for place, (code, said) in enumerate(self.document["attributes"].items()):
            self.add("attributes")
            self.text(f"attributes:{place}:key", code)
            self.text(f"attributes.{code}.name", said["name"])
            self.text(f"attributes.{code}.values", "、".join(said["values"]))
        for place, (code, name) in enumerate(self.measures.items()):
            self.add("measures")
            self.text(f"measures:{place}:key", code)
            self.text(f"measures:{place}:value", name)
        self.text("buckets", "、".join(self.document["buckets"]))

    def condition(self, path: str, when: Mapping[str, list[str]]) -> None:
        for place, (code, values) in enumerate(when.items()):
            self.add(path)
            self.choose(f"{path}:{place}:key", self.attributes[code])
            line = self.at(f"{path}:{place}:key").locator("xpath=ancestor::div[contains(@class, 'line')]")
            for value in values:
                line.get_by_text(value, exact=True).click()

    def kinds(self) -> None:
        for place, kind in enumerate(self.document["kinds"]):
            path = f"kinds[{place}]"
            self.add("kinds")
            self.text(f"{path}.name", kind["name"])
            self.condition(f"{path}.when", kind.get("when", {}))
            for number, case in enumerate(kind["cases"]):
                self.add(f"{path}.cases")
                self.condition(f"{path}.cases[{number}].when", case.get("when", {}))
                self.terms(f"{path}.cases[{number}].terms", case["terms"])
            for number, (bucket, share) in enumerate(kind["into"].items()):
                self.add(f"{path}.into")
                self.choose(f"{path}.into:{number}:key", bucket)
                self.text(f"{path}.into:{number}:value", share)

    def terms(self, path: str, terms: list[Mapping[str, Any]]) -> None:
        for place, term in enumerate(terms):
            one = f"{path}[{place}]"
            self.add(path)
            way = next(key for key in WAYS if key in term)
            if way != "count":
                self.choose(f"{one}.term", WAYS[way])
            for number, (measure, per) in enumerate(term.get("count", {}).items()):
                self.add(f"{one}.count")
                self.choose(f"{one}.count:{number}:key", self.measures[measure])
                self.text(f"{one}.count:{number}:value", per)
            for key in ("fixed", "gives"):
                if key in term:
                    self.text(f"{one}.{key}", term[key])
            if "floor" in term:
                self.choose(f"{one}.floor", CHOICES[term["floor"]])

    def limits(self) -> None:
        """Caps, countable maxima, minima."""
        for place, cap in enumerate(self.document["caps"]):
            self.add("caps")
            self.choose(f"caps[{place}].per", CHOICES[cap["per"]])
            self.text(f"caps[{place}].at_most", cap["at_most"])
            self.choose(f"caps[{place}].kinds", *cap["kinds"])
        for key, number in (("maxima", "at_most"), ("minima", "at_least")):
            for place, limit in enumerate(self.document[key]):
                self.add(key)
                self.choose(f"{key}[{place}].per", CHOICES[limit["per"]])
                self.text(f"{key}[{place}].{number}", limit[number])
                if "of" in limit:
                    self.choose(f"{key}[{place}].of.buckets", *limit["of"]["buckets"])

    def vector(self, place: int, vector: Mapping[str, Any]) -> None:
        """A case: results and what is expected of them."""
        path = f"vectors[{place}]"
        self.add("vectors")
        for key in ("says", "now"):
            self.text(f"{path}.{key}", vector[key])
        self.choose(f"{path}.source", CHOICES[vector["source"]])
        for number, result in enumerate(vector["results"]):
            self.result(f"{path}.results", number, result)
        self.expected(f"{path}.expect", vector["expect"])

    def result(self, path: str, number: int, result: Mapping[str, Any]) -> None:
        one = f"{path}[{number}]"
        self.add(path)
        self.text(f"{one}.finished", "、".join(result["finished"]))
        for line, (code, value) in enumerate(result.get("attributes", {}).items()):
            self.add(f"{one}.attributes")
            self.choose(f"{one}.attributes:{line}:key", self.attributes[code])
            self.choose(f"{one}.attributes:{line}:value", value)
        for line, (code, value) in enumerate(result.get("measures", {}).items()):
            self.add(f"{one}.measures")
            self.choose(f"{one}.measures:{line}:key", self.measures[code])
            self.text(f"{one}.measures:{line}:value", value)

    def expected(self, path: str, said: Mapping[str, Any]) -> None:
        if "credits" in said:
            self.text(f"{path}.credits", said["credits"])
        for line, (bucket, amount) in enumerate(said.get("by_bucket", {}).items()):
            self.add(f"{path}.by_bucket")
            self.choose(f"{path}.by_bucket:{line}:key", bucket)
            self.text(f"{path}.by_bucket:{line}:value", amount)
        for key in ("outcomes", "why"):
            for line, value in enumerate(said.get(key, ())):
                self.add(f"{path}.{key}")
                self.choose(f"{path}.{key}:{line}", CHOICES[value])
        for key in ("years", "cycles"):
            for line, (year, period) in enumerate(said.get(key, {}).items()):
                self.period(f"{path}.{key}", line, year, period)

    def period(self, path: str, line: int, year: str, said: Mapping[str, Any]) -> None:
        self.add(path)
        self.text(f"{path}:{line}:key", year)
        for key, value in said.items():
            if key == "passes":
                self.choose(f"{path}.{year}.passes", CHOICES[value])
            else:
                self.text(f"{path}.{year}.{key}", "、".join(value) if isinstance(value, list) else value)
