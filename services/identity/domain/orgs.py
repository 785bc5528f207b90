"""Where an organisation hangs and what category of school it is (R-ID-01)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.common.errors import Invalid

RANKS = {
    "ministry": 0,
    "province": 1,
    "city": 2,
    "county": 3,
    "school": 4,
    "department": 5,
    "office": 4,
    "affiliated": 4,
    "training": 4,
}
WITH_UNIT = ("office", "affiliated")
CODE = re.compile(r"[0-9A-Za-z]{1,20}")

TYPES_OF_CATEGORY = {  # requirements §7; names are in the code table school_type
    "kindergarten": "111 119",
    "primary_secondary": "211 218 219 221 222 228 229 311 312 319 321 329 331 332 341 342 345 349 351 352 371",
    "secondary_vocational": "361 362 363 364 365 368 369",
    "special_education": "511 512 513 514 519",
    "higher_education": "411 412 413 414 415 419 421 422 423 424 425 426 429",
}
CATEGORY_OF_TYPE = {code: name for name, codes in TYPES_OF_CATEGORY.items() for code in codes.split()}


@dataclass(frozen=True)
class Place:
    """What the rules need to know of an organisation: its code, and the office that manages it (None for the root)."""

    code: str
    authority: UUID | None


def category_of(school_type: str) -> str:
    """The school category 学段 that a three-digit school type 办学类型 belongs to."""
    try:
        return CATEGORY_OF_TYPE[school_type]
    except KeyError:
        raise _invalid("school_type", "This school type is not known.") from None


def category_at(level: str, school_type: str | None) -> str | None:
    """The category of an organisation: schools must have a type, offices have neither."""
    if level != "school" and school_type is not None:
        raise _invalid("school_type", "Only a school has a school type.")
    if level == "school" and school_type is None:
        raise _invalid("school_type", "A school needs a school type.")
    return category_of(school_type) if school_type is not None else None


def check_urban_rural(level: str, urban_rural: str | None) -> None:
    """Only of a school it is said where it stands 城乡类型."""
    if level != "school" and urban_rural is not None:
        raise _invalid("urban_rural", "Only of a school it is said whether it stands in a city, a town or the country.")


def check_unit(level: str, unit: str | None) -> None:
    """Refuse an office or affiliated unit that does not say what it does, and what says it without being either."""
    if level in WITH_UNIT and unit is None:
        raise _invalid("unit", "Say what this unit does.")
    if level not in WITH_UNIT and unit is not None:
        raise _invalid("unit", "Only an office or affiliated unit of an authority says what it does.")


def check_above(level: str, above: str, field: str) -> None:
    """Refuse an office that does not stand above the organisation; `field` names which office was meant."""
    if RANKS[above] >= RANKS[level]:
        raise _invalid(field, "Choose an office of a higher level.")


def check_department(above: str, *, in_one_place: bool) -> None:
    """Refuse a department 二级单位 that does not stand in, and is not managed by, one and the same school."""
    if above != "school" or not in_one_place:
        raise _invalid("parent_id", "A department stands in its school and is managed by it.")


def check_office(*, in_one_place: bool) -> None:
    """Refuse an office 科室 that does not stand in, and is not managed by, one and the same authority."""
    if not in_one_place:
        raise _invalid("parent_id", "An office stands in its authority and is managed by it.")


def check_hub(level: str, hub_level: str, *, same_authority: bool) -> None:
    """Refuse a hub 中心校 that is no school of the same authority, and a hub for what is no school."""
    if level != "school" or hub_level != "school" or not same_authority:
        raise _invalid("hub_id", "A hub is a school that the same office manages, and acts for schools only.")


def path_below(above: str, code: str) -> str:
    """The path `000000/340000/…/` of the organisation `code`, managed by the office whose path is `above`."""
    if not CODE.fullmatch(code):
        raise _invalid("code", "A code has 1 to 20 letters and digits.")
    return f"{above}{code}/"


def paths_of(places: Mapping[UUID, Place], known: Mapping[UUID, str]) -> dict[UUID, str]:
    """Paths of many organisations given in any order; `known` are the paths of offices that stand already."""
    paths: dict[UUID, str] = dict(known)
    for start in places:
        for key in reversed(_unplaced(start, places, paths)):
            place = places[key]
            paths[key] = path_below(paths[place.authority] if place.authority is not None else "", place.code)
    return {key: paths[key] for key in places}


def _unplaced(start: UUID, places: Mapping[UUID, Place], paths: Mapping[UUID, str]) -> list[UUID]:
    """From `start` upwards, those without a path yet."""
    chain: dict[UUID, None] = {}
    key: UUID | None = start
    while key is not None and key not in paths:
        if key in chain:
            raise Invalid("The office {code} manages itself.", code=places[key].code)
        if key not in places:
            raise Invalid("The office that manages {code} is not known.", code=places[next(reversed(chain))].code)
        chain[key] = None
        key = places[key].authority
    return list(chain)


def _invalid(field: str, message: str) -> Invalid:
    return Invalid(message, errors={field: [message]})
