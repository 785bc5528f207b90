"""What the judge of the chaos runs reads is there to be read, in every database."""

from tests.chaos import facts, invariants, rows_of_merges


def test_every_kind_of_row_is_read_from_its_database(stack, stores):
    read = facts.read(stack.admin)

    for service, kinds in facts.OWN.items():
        assert {kind for of, kind in read.rows if of == service} == {*facts.KIT, *kinds}
    assert read.handlers["records", "files_merged"] == [("identity", "identity.files_merged")]
    assert list(invariants.of_merges(facts.Facts({("records", rows_of_merges.Merge): []}, {}))) == []
