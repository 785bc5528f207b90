"""How codes of files and posts are called, in the catalogue of their school."""

from typing import Any

from services.records.catalogue import Catalogue, RecordSet
from services.records.file import catalogues, values

# Where each part of a post stands in the catalogue.
SETS = {
    "staff_category": "basic",
    "on_establishment": "basic",
    "employment_form": "basic",
    "post_type": "post",
    "post_grade": "post",
    "title": "title",
    "stage": "teaching",
    "courses": "teaching",
}


def status_name(file: Any, language: str = "zh") -> str:
    """What the 人员状态 of a file (org_path, category, personnel_status) is called; the code itself if nothing."""
    basic = catalogues.current(file.org_path).sets_of.get(file.category, {}).get(values.BASIC)
    if basic is None or not basic.has("personnel_status"):
        return file.personnel_status or ""
    return _text(basic, "personnel_status", file.personnel_status, language)


def name_of(catalogue: Catalogue, category: str, code: str, value: Any, language: str = "zh") -> str:
    """What a part of a post is called at schools of a category; blank where they have no such field."""
    record_set = catalogue.sets_of.get(category, {}).get(SETS[code])
    return _text(record_set, code, value, language) if record_set and record_set.has(code) else ""


def _text(record_set: RecordSet, code: str, value: Any, language: str = "zh") -> str:
    try:
        return str(record_set.field(code).text_of(value, language) or "")
    except (KeyError, TypeError, ValueError):
        return str(value or "")
