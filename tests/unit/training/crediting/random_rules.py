"""Random rules as documents, plain mappings with numbers as texts."""

import json
from decimal import Decimal
from random import Random

from services.training.crediting import RuleRefused, read_rule

VALUES = {
    "mode": ["甲", "乙", "丙"],
    "level": ["省", "市", "县"],
    "grade": ["优秀", "合格", "不合格"],
    "status": ["教师", "新教师"],
}
INTO = [
    {"A": "1"},
    {"B": "1"},
    {"A": "1/3", "B": "2/3"},
    {"B": "0.5", "A": "0.25", "C": "1/4"},
    {"A": "1", "旁": "1/2"},
]
MEASURES = ["hours", "characters", "half_days", "exam", "absent"]
DROPPED = {"cap_never_bites", "minimum_twice", "bucket_never_filled"}


def accepted(document: dict) -> dict:
    """The document without what strictness refuses in a random one: caps that never bite, things said twice."""
    while faults := refusals(document):
        kinds = {fault.kind for fault in faults}
        if not kinds <= DROPPED:
            raise AssertionError(faults)
        _drop(document, max((fault.path for fault in faults), key=len))
    return document


def refusals(document: dict) -> tuple:
    try:
        read_rule(written(document))
    except RuleRefused as refused:
        return refused.faults
    return ()


def written(document: dict) -> str:
    """As JSON, which is YAML."""
    return json.dumps(document, ensure_ascii=False, indent=1)


def _drop(document: dict, path: tuple) -> None:
    inner = document
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    if not inner:
        del document[path[0]]


def document(chance: Random, version: str, since: str, before: dict | None = None) -> dict:
    said = {
        "rule": "任意",
        "version": version,
        "name": "任意规则",
        "document": f"文件 {version}",
        "owner_level": "province",
        "unit": "credit",
        "places": before["places"] if before else chance.choice(["0", "1", "2"]),
        "in_force": {"from": since},
        "year_begins": before["year_begins"] if before else chance.choice(["01-01", "09-01"]),
        "attributes": {code: {"name": code, "values": list(values)} for code, values in VALUES.items()},
        "measures": {code: code for code in MEASURES},
    }
    cycle = before.get("cycle") if before else {"years": chance.choice(["1", "2", "5"]), "grid_start": "2016"}
    if cycle and (before or chance.random() < 0.8):
        said["cycle"] = cycle
    places = int(said["places"])
    said["kinds"] = kinds(chance, places)
    names = [kind["name"] for kind in said["kinds"]]
    said["caps"] = [cap(chance, names, places, "cycle" in said) for _ in range(chance.randrange(0, 6))]
    into = {bucket for kind in said["kinds"] for bucket in kind["into"]}
    moved = {cap["excess_to"] for cap in said["caps"] if "excess_to" in cap}
    said["buckets"] = sorted((into | moved) - {"旁"})
    said |= {"beside": ["旁"]} if "旁" in into else {}
    said = accepted({key: value for key, value in said.items() if value != []})
    return accepted({key: value for key, value in with_limits(chance, said).items() if value != []})


def with_limits(chance: Random, said: dict) -> dict:
    """What is said of the kinds and buckets."""
    names, places = [kind["name"] for kind in said["kinds"]], int(said["places"])
    said["voids"] = [each for each in voids(chance, names) if chance.random() < 0.3]
    said["maxima"] = [
        {"per": period(chance, said), "of": selection(chance, said), "at_most": amount(chance, places, 15)}
        for _ in range(chance.randrange(0, 3))
    ]
    said["minima"] = [minimum(chance, said) | {"per": period(chance, said)} for _ in range(chance.randrange(0, 5))]
    if chance.random() < 0.5:
        said["programmes"] = [programme(chance, said)]
    if any(each["per"] == "year" and "of" not in each for each in said["minima"]):
        said |= {"carry_over": {"at_most": amount(chance, places, 9)}} if chance.random() < 0.5 else {}
        if chance.random() < 0.5:
            said["lending"] = {"at_most": amount(chance, places, 9), "factor": chance.choice(["1", "1.2", "1.333"])}
    return said


def kinds(chance: Random, places: int) -> list:
    modes = [["甲"], ["乙"], ["丙"]][: chance.choice([1, 2, 2, 3])]
    found = [{"name": f"类{mode[0]}", "when": {"mode": mode}} for mode in modes]
    if chance.random() < 0.6:
        found.append({"name": "其余"})
    for kind in found:
        kind["cases"] = cases(chance, places)
        kind["into"] = chance.choice(INTO)
    return found


def cases(chance: Random, places: int) -> list:
    last = {"terms": [term(chance, places) for _ in range(chance.choice([1, 1, 2]))]}
    if chance.random() < 0.6:
        return [last]
    first = {"when": {"level": chance.choice([["省"], ["省", "市"]])}, "terms": [term(chance, places)]}
    return [first, last] if chance.random() < 0.7 else [first]


def term(chance: Random, places: int) -> dict:
    way = chance.random()
    if way < 0.12:
        return {"fixed": amount(chance, places, 9)}
    if way < 0.24:
        low, high = sorted((amount(chance, places, 9) for _ in range(2)), key=Decimal)
        return {"reviewed": {"from": low, "to": high}}
    count = chance.choice(
        [{"hours": "1"}, {"hours": "3"}, {"hours": "7"}, {"half_days": "1", "hours": "4"}, {"characters": "1000"}]
    )
    said = {"count": count, "gives": chance.choice(["1", "0.5", "2", "1.005"])}
    more = {"floor": True, "daily_max": "8", "at_most": amount(chance, places, 20), "optional": True}
    return said | {key: value for key, value in more.items() if chance.random() < 0.3}


def voids(chance: Random, names: list) -> list:
    return [
        {"failed": {"grade": ["不合格"]}},
        {
            "kinds": names[:1],
            "absence": {"absent": "absent", "planned": "hours", "from": chance.choice(["1/5", "1/3"])},
        },
        {"kinds": names[-1:], "awaits": {"measure": "exam", "least": "60"}},
    ]


def cap(chance: Random, names: list, places: int, cycles: bool) -> dict:
    per = chance.choice(["item", "year", "cycle"] if cycles else ["item", "year"])
    width = {"item": 8, "year": 12, "cycle": 25}[per]
    said = {"per": per, "kinds": chance.sample(names, chance.randrange(1, len(names) + 1))}
    said["at_most"] = amount(chance, places, width)
    return said | ({"excess_to": "D"} if chance.random() < 0.3 else {})


def selection(chance: Random, said: dict) -> dict:
    found = {}
    if chance.random() < 0.6:
        found["buckets"] = chance.sample(said["buckets"], chance.randrange(1, len(said["buckets"]) + 1))
        if "beside" in said and chance.random() < 0.2:
            found["buckets"] = ["旁"]
    if not found or chance.random() < 0.3:
        found["when"] = {"level": chance.choice([["省"], ["市", "县"]])}
        if chance.random() < 0.4:
            found["when"]["mode"] = ["甲", "乙"]
    return found


def minimum(chance: Random, said: dict) -> dict:
    if chance.random() < 0.35:
        return {"at_least": amount(chance, int(said["places"]), chance.choice([4, 30]))}
    if chance.random() < 0.5:
        return {"of": selection(chance, said), "share": chance.choice(["2/3", "0.5", "1/7"])}
    return {"of": selection(chance, said), "at_least": amount(chance, int(said["places"]), chance.choice([3, 20]))}


def period(chance: Random, said: dict) -> str:
    return chance.choice(["year", "cycle"]) if "cycle" in said else "year"


def programme(chance: Random, said: dict) -> dict:
    found = {"name": "新教师", "when": {"status": ["新教师"]}, "counts": chance.choice(["0", "1/2", "1/3"])}
    found["replaces_annual"] = chance.random() < 0.5
    return found | {"minima": [minimum(chance, said)]}


def amount(chance: Random, places: int, most: int) -> str:
    return str(Decimal(chance.randrange(1, most * 10**places + 1)).scaleb(-places))
