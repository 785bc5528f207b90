"""Selections of provinces come into force as versions when a site is deployed (R-REC-03)."""

import itertools

import pytest
import yaml
from sqlalchemy import select

from services.records import publish, reference
from services.records.catalogue import load
from services.records.catalogue.selection_files import read_selections
from services.records.file import catalogues
from services.records.file.models import CatalogueSelection
from tests.bus.records.filing import Filing

CODES = itertools.count(910000)


@pytest.fixture
def province():
    """A code that no other test chooses for."""
    return str(next(CODES))


@pytest.fixture
def ship(begin, province, tmp_path):
    """Publishes a folder with the province's selection; None takes the file away."""

    def deploy(selection):
        path = tmp_path / "own.yaml"
        path.unlink(missing_ok=True)
        if selection is not None:
            path.write_text(yaml.safe_dump({"province": province, "selection": selection}), "utf-8")
        with begin() as db:
            publish.choose(db, read_selections(tmp_path))
        catalogues.forget()

    return deploy


@pytest.fixture
def versions(begin, province):
    """The province's versions with what each drops of 基本信息."""

    def look():
        query = select(CatalogueSelection).where(CatalogueSelection.province == province)
        with begin() as db:
            rows = db.scalars(query.order_by(CatalogueSelection.in_force_from)).all()
        return [(row.version, row.selection.get("basic", {}).get("drop")) for row in rows]

    return look


def fields_of(province):
    return {field.code for field in catalogues.current(f"000000/{province}/").set("primary_secondary", "basic").fields}


def test_a_shipped_selection_is_in_force_and_the_same_again_changes_nothing(ship, versions, province):
    for _ in range(2):
        ship({"basic": {"drop": ["staff_number"]}})

    assert versions() == [("1", ["staff_number"])]
    assert "staff_number" not in fields_of(province)


def test_a_changed_file_is_a_new_version_even_if_it_says_what_an_older_one_said(ship, versions, province):
    for dropped in ("staff_number", "marital_status", "staff_number"):
        ship({"basic": {"drop": [dropped]}})

    assert versions() == [("1", ["staff_number"]), ("2", ["marital_status"]), ("3", ["staff_number"])]
    assert "marital_status" in fields_of(province)


def test_a_province_whose_file_is_gone_has_the_national_catalogue_again(ship, province):
    ship({"basic": {"drop": ["staff_number"]}})
    ship(None)

    assert catalogues.current(f"000000/{province}/").version == load().version


def test_a_deploy_has_the_templates_of_what_it_brings_into_force(begin, province, school_of, staff_of, tmp_path):
    shipped = {"province": province, "selection": {"basic": {"drop": ["staff_number"]}}}
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(shipped), "utf-8")
    with begin() as db:
        publish.publish(db, tmp_path)

    clerk = Filing(begin, staff_of(school_of(f"000000/{province}/110000/"), "entry_clerk")).actor
    with begin(clerk) as db:
        assert reference.template(db, clerk, None)["key"] == reference.template_key(
            catalogues.current(clerk.org_path), "primary_secondary"
        )
