"""How a file is read: masked, at an instant, to be signed."""

from sqlalchemy import text

from services.records.catalogue import load
from services.records.entering import checksheet, drafts, last_terms_teaching
from services.records.file import history, queries, showing
from tests.bus.records.filing import CONTACT, EDUCATION


def test_a_file_is_read_in_the_same_few_queries_however_many_entries_it_has(begin, clerk, filing, file, made, stores):
    few = statements(begin, clerk, stores, file)
    for code in ("education", "work", "post", "assessment", "training"):
        for given in made(code):
            filing.add(file, code, given)
    assert statements(begin, clerk, stores, file) == few <= 7


def test_a_phone_is_shown_masked_and_a_mask_that_comes_back_changes_nothing(begin, clerk, filing, file):  # R-REC-19
    kept = filing.add(file, "contact", CONTACT)["entry"]
    assert kept["values"]["mobile"] == "138****5678"
    filing.save(file, "contact", kept["id"], kept["values"] | {"other": "微信"})
    with begin(clerk) as db:
        asked = {"set": "contact", "entry_id": kept["id"], "field": "mobile"}
        assert drafts.reveal(db, clerk, file["id"], "核对", **asked) == {"value": "13812345678"}
    with begin() as db:
        held = db.execute(text("SELECT values->>'mobile' FROM entry WHERE id = :id"), {"id": kept["id"]}).scalar_one()
    assert held.startswith("1:")


def test_the_file_can_be_read_as_it_was_known_at_an_instant(begin, clerk, filing, file):  # R-REC-15
    entry_id = filing.add(file, "education", EDUCATION)["entry"]["id"]
    with begin() as db:
        then = db.execute(text("SELECT clock_timestamp()")).scalar_one()
    filing.save(file, "education", entry_id, {"major": "数学"})
    filing.delete(file, "education", entry_id)
    filing.save_basic(file, {"remark": "后来"})
    with begin(clerk) as db:
        shown = history.known_at(db, clerk, queries.teacher(db, clerk, file["id"]), then)
    education = next(found for found in shown["sets"] if found["code"] == "education")
    assert [each["values"]["major"] for each in education["entries"]] == ["无"]
    assert "remark" not in shown["values"]["basic"]
    assert filing.look(file)["values"]["basic"]["remark"] == "后来"


def test_last_terms_teaching_comes_again_as_a_draft_of_the_next_term(begin, clerk, filing, file, made):  # R-REC-22
    [given, *_] = made("teaching")
    filing.add(file, "teaching", given | {"school_year": "2025-2026", "term": "2"})
    with begin(clerk) as db:
        row_version = queries.teacher(db, clerk, file["id"]).row_version
        found = last_terms_teaching.copy_teaching(db, clerk, file["id"], row_version)
    terms = [(each["values"]["school_year"], each["values"]["term"]) for each in found["entries"]]
    assert terms == [("2025-2026", "2"), ("2026-2027", "1")]
    assert found["row_version"] > row_version


def test_the_sheet_to_sign_has_every_set_in_words(begin, clerk, filing, file):
    filing.add(file, "education", EDUCATION)
    with begin(clerk) as db:
        sheet = checksheet.check_sheet(db, clerk, file["id"])
    education = next(each for each in sheet["sets"] if each["code"] == "education")
    names = [column["name"] for column in education["columns"]]
    assert len(education["rows"][0]) == len(names)
    assert "普通高中" in education["rows"][0][0]
    assert (sheet["printed_by"], sheet["catalogue_version"]) == (clerk.name, load().version)
    assert "***" in sheet["id_number"]


def statements(begin, clerk, stores, file) -> int:
    """How many statements a reading of the whole file takes."""
    from sqlalchemy import event

    seen: list[str] = []
    listen = lambda *given: seen.append(given[2])  # noqa: E731
    engine = stores["records"].engine
    event.listen(engine, "before_cursor_execute", listen)
    with begin(clerk) as db:
        showing.whole(db, clerk, queries.teacher(db, clerk, file["id"]))
    event.remove(engine, "before_cursor_execute", listen)
    return len(seen)
