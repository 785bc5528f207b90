"""Every service tells what it alone has to forget: rows, and files."""

import pytest

from services.common.processes import purge


@pytest.mark.parametrize(
    ("service", "tables"),
    [
        ("records", {"import_change", "import_rename"}),
        ("media", {"taken_file", "photo_item", "photo_upload", "photo_batch"}),
        ("training", set()),
    ],
)
def test_a_service_is_asked_what_it_alone_has(service, tables):
    assert {rule.table for rule in purge.own_rules(service)} == tables


@pytest.mark.parametrize(
    ("service", "folders"),
    [("records", {"uploads/", "marked/", "exports/", "printed/"}), ("identity", {"uploads/"}), ("review", set())],
)
def test_a_service_is_asked_which_files_it_has_to_forget(service, folders):
    assert set(purge.own_files(service)) == folders
