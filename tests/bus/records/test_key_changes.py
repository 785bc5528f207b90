"""Who somebody is changes by a request with evidence, and is checked anew (R-REC-25)."""

import pytest

from services.common.errors import Conflict, Invalid
from services.records import numbers
from services.records.file import values
from services.records.file.models import Teacher
from tests.bus.records.asking import WHO, WITH_THEM, basic, changed, hear, held_evidence, make_effective, news


def test_who_somebody_is_changes_with_evidence_only_and_is_checked_anew(begin, asking, filing, effective):
    known = basic(filing.look, effective)
    new = {"name": "王更名"}
    draft = asking.ask(effective, changed("basic", None, new, keeps_former_name=True))
    assert draft["business"] == "key_change"
    with pytest.raises(Invalid):
        asking.submit(draft)
    file_id = held_evidence(begin, effective)
    proved = changed("basic", None, new, evidence={"name": [file_id]}, keeps_former_name=True)
    handed_in = asking.submit(asking.edit(draft, items=[proved]))
    hear(begin, news(begin, handed_in, "approved"))
    kept = basic(filing.look, effective)
    assert (kept["name"], kept["former_name"]) == ("王更名", known["name"])
    assert filing.look(effective)["number_state"] == "checking"


def identity_of(begin, teacher):
    """The ID document on file in clear, with its index."""
    with begin() as db:
        each = db.get(Teacher, teacher["id"])
        return values.opened(values.basic_of(each.org_path, each.category), each.basic), each.id_index


def test_a_corrected_id_number_is_unique_and_the_old_one_free(begin, asking, filing, effective, values_of):
    old, _ = identity_of(begin, effective)
    taken, _ = identity_of(begin, filing.newcomer(values_of()))
    proof = {code: [held_evidence(begin, effective)] for code in WHO}
    with pytest.raises(Conflict):
        asking.hand_in(effective, changed("basic", None, {code: taken[code] for code in WITH_THEM}, evidence=proof))
    free = values_of()
    fresh = changed("basic", None, {code: free[code] for code in WITH_THEM}, evidence=proof)
    hear(begin, news(begin, asking.hand_in(effective, fresh), "approved"))
    kept, index = identity_of(begin, effective)
    assert (kept["id_number"], index) == (free["id_number"], values.id_index(kept))
    assert filing.newcomer(values_of(**{code: old[code] for code in WITH_THEM}))["id"]


def test_an_id_number_that_is_taken_meanwhile_makes_a_conflict(begin, asking, filing, effective, values_of):
    free = values_of()
    proof = {code: [held_evidence(begin, effective)] for code in WHO}
    fresh = changed("basic", None, {code: free[code] for code in WITH_THEM}, evidence=proof)
    request = asking.hand_in(effective, fresh)
    filing.newcomer(values_of(**{code: free[code] for code in WITH_THEM}))
    before = identity_of(begin, effective)
    hear(begin, news(begin, request, "approved"))
    assert asking.look(request)["state"] == "conflict"
    assert identity_of(begin, effective) == before


def test_a_corrected_id_number_becomes_a_new_g_number_and_the_old_one_stays_an_alias(
    begin, asking, filing, register, values_of
):
    person, other = values_of(), values_of()
    file = make_effective(filing, filing.newcomer(person))
    register.run(file["id"])
    proof = {code: [held_evidence(begin, file)] for code in WHO}
    fresh = changed("basic", None, {code: other[code] for code in WITH_THEM} | {"name": other["name"]})
    request = asking.hand_in(file, fresh | {"evidence": proof | {"name": proof["sex"]}})
    hear(begin, news(begin, request, "approved"))
    register.run(file["id"])

    assert [why for _, why in register.had(file["id"])] == ["formal", "corrected", None]
    with begin() as db:
        for number in (person["id_number"], other["id_number"]):
            assert numbers.holder_of(db, f"G{number}") == file["id"]
