"""A second opinion on a row: the catalogue's files read in plain Python, one cell and one rule after another.

It shares no code with the checks. It understands plain spellings only, and no ID numbers.
"""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

import yaml

CATALOGUE = Path("services/records/catalogue")
YEAR = re.compile(r"(19|20)\d\d")


class Oracle:
    """What a school category is asked in one set, and what it says to a row of cells."""

    def __init__(self, category, set_code):
        path = next((CATALOGUE / "sets").rglob(f"{set_code}.yaml"))
        raw = seen(yaml.safe_load(path.read_text(encoding="utf-8")), category)
        fields = [seen(field, category) for group in raw["groups"] for field in group["fields"]]
        wanted = [each for each in fields if asked(each, category) and not each.get("read_only")]
        self.fields = {field["code"]: field for field in wanted}
        self.rules = [rule for rule in raw.get("rules", []) if rule["field"] in self.fields]

    def judge(self, cells, today):
        """The faults of a row as pairs of field and kind, warnings of unlikely dates left out."""
        read = {code: self.read(field, cells.get(code)) for code, field in self.fields.items()}
        values = {code: value for code, (value, _) in read.items()}
        faults = {(code, kind) for code, (_, kind) in read.items() if kind}
        if "id_number" in values and values["birth_date"] is None and not read["birth_date"][1]:
            number = values["id_number"]
            values["birth_date"] = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
        hidden = {code for code, field in self.fields.items() if holds(field.get("shown_when"), values) is False}
        for code in hidden:
            faults = {fault for fault in faults if fault[0] != code}
            faults |= {(code, "not_applicable")} if cells.get(code) else set()
        kept = {code: None if code in hidden else value for code, value in values.items()}
        faults |= {(code, "required") for code in self.owed(kept) if code not in {field for field, _ in faults}}
        return faults | set(self.broken(kept, today))

    def owed(self, values):
        for code, field in self.fields.items():
            if values[code] is None and field.get("required") and holds(field.get("shown_when"), values):
                yield code

    def read(self, field, cell):
        """The value, or the kind of fault."""
        if cell is None or not cell.strip():
            return None, None
        kind = getattr(self, f"wrong_{field['type']}")(field, cell)
        if kind:
            return None, kind
        return valued(field["type"], cell), None

    def wrong_text(self, field, cell):
        if field.get("person_name") and any(sign.isdecimal() or sign in "<>=@" for sign in cell):
            return "no_name"
        if len(cell) > field.get("max", 10**6):
            return "too_long"
        return None if re.fullmatch(field.get("pattern", r"[\s\S]*"), cell) else "bad_pattern"

    wrong_id_number = wrong_text

    def wrong_code(self, field, cell):
        known = table(field["table"])
        if cell not in known:
            return "unknown_code"
        is_parent = cell in {parent for parent in known.values() if parent}
        return "parent_code" if is_parent and not field.get("parent_allowed") else None

    wrong_division = wrong_code

    def wrong_codes(self, field, cell):
        parts = cell.split("、")
        if kind := next((kind for part in parts if (kind := self.wrong_code(field, part))), None):
            return kind
        return "exclusive_code" if len(set(parts)) > 1 and set(parts) & set(field.get("exclusive", [])) else None

    def wrong_yes_no(self, _field, cell):
        return None if cell in ("0", "1") else "bad_yes_no"

    def wrong_date(self, _field, cell):
        return None if is_day(cell) else "bad_date"

    def wrong_month(self, _field, cell):
        return None if is_day(f"{cell}-01") else "bad_month"

    def wrong_year(self, _field, cell):
        return None if YEAR.fullmatch(cell) else "bad_year"

    def wrong_school_year(self, _field, cell):
        first, _, second = cell.partition("-")
        good = YEAR.fullmatch(first) and YEAR.fullmatch(second) and int(second) - int(first) == 1
        return None if good else "bad_school_year"

    def wrong_integer(self, field, cell):
        if not re.fullmatch(r"-?\d+", cell):
            return "bad_integer"
        return None if field["low"] <= int(cell) <= field["high"] else "out_of_range"

    def wrong_decimal(self, field, cell):
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
            return "bad_decimal"
        if len(cell.partition(".")[2].rstrip("0")) > field.get("scale", 0):
            return "too_precise"
        return None if field["low"] <= float(cell) <= field["high"] else "out_of_range"

    def broken(self, values, today):
        for code, field in self.fields.items():
            if "within" in field and values[code] is not None:
                starts = field["within"]["prefixes"].get(values[field["within"]["field"]])
                if starts and not values[code].startswith(tuple(starts)):
                    yield code, "not_within"
        for rule in self.rules:
            told = rule.get("severity") != "warning" and rule["kind"] != "identity"
            if told and values[rule["field"]] is not None and holds(rule.get("when"), values):
                yield from self.breaks(rule, values, today)

    def breaks(self, rule, values, today):
        value, other = values[rule["field"]], values.get(rule.get("other"))
        length = min(len(str(value)), len(str(other)))
        short, beside = str(value)[:length], str(other)[:length]
        is_broken = {
            "after": other is not None and short <= beside,
            "not_before": other is not None and short < beside,
            "not_more": other is not None and rule["kind"] == "not_more" and float(value) > float(other),
            "differs": value == other,
            "past": str(value)[:10] > today.isoformat()[: len(str(value))]
            if self.fields[rule["field"]]["type"] not in ("date", "school_year")
            else str(value)[:4] > str(today.year)
            if len(str(value)) == len("2024-2025")
            else str(value) >= today.isoformat(),
            "finished_year": str(value) >= str(today.year),
            "among": value not in rule.get("values", ()),
            "refuse": value in rule.get("values", ()),
            "age": rule["kind"] == "age" and not 16 <= age(value, today) <= 100 and value < today.isoformat(),
        }[rule["kind"]]
        if is_broken:
            yield rule["field"], rule.get("says", rule["kind"])


def seen(raw, category):
    return raw | raw.get("per_category", {}).get(category, {})


def asked(field, category):
    return category in field.get("only", [category]) and category not in field.get("except", [])


def valued(type_, cell):
    if type_ == "yes_no":
        return cell == "1"
    if type_ == "codes":
        return sorted(set(cell.split("、")))
    return int(cell) if type_ in ("integer", "year") else cell


def holds(condition, values):
    """Whether a condition of the files holds; unknown while it asks for something that has no value."""
    if condition is None:
        return True
    answers = [answer(test, values) for test in condition.get("all", [condition])]
    return False if False in answers else None if None in answers else True


def answer(test, values):
    held = values[test["field"]]
    if held is None:
        return None
    met = any(each in test.get("in", test.get("not_in")) for each in (held if isinstance(held, list) else [held]))
    return met if "in" in test else not met


def age(born, today):
    day = date.fromisoformat(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def is_day(text):
    try:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", text) and bool(date.fromisoformat(text)) and text >= "1900"
    except ValueError:
        return False


@cache
def table(code):
    """code → parent."""
    with (CATALOGUE / "codes" / f"{code}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["parent"] or None for row in csv.DictReader(file)}
