"""What a text of a rule and its vectors are worth, as its writers are told (R-TRN-02)."""

from decimal import Decimal

import pytest

from services.training.crediting import shipped
from services.training.crediting.vectors import Disagreement
from services.training.crediting.words import expectations
from services.training.rules import examining
from services.training.rules.examining import as_form, as_texts, examine

TEXT, VECTORS = shipped.texts("GX-2016")


@pytest.mark.parametrize("name", shipped.books())
def test_every_shipped_rule_passes_its_vectors_also_as_a_form(name):
    text, vectors = shipped.texts(name)
    assert examine(text, vectors).passes

    again = as_texts(*as_form(text, vectors))

    assert examine(*again).passes
    assert examine(*again).rule == examine(text, vectors).rule


def test_without_vectors_or_with_a_fault_nothing_passes():
    assert not examine(TEXT, "").passes
    assert not examine(TEXT, "  \n").vector_faults
    assert not examine(TEXT.replace("places: 2", "places: 9"), VECTORS).passes
    assert not examine(TEXT, VECTORS.replace("says:", "sais:", 1)).passes


def test_vectors_of_another_rule_are_refused():
    [fault] = examine(TEXT, VECTORS.replace("GX-2016", "GX-2021")).vector_faults

    assert (fault.kind, fault.path, fault.said) == (
        "another_rule_code", ("rule",), {"value": "GX-2021", "limit": "GX-2016"},
    )  # fmt: skip


def test_vectors_that_would_take_long_are_refused(monkeypatch):
    monkeypatch.setattr(examining, "MOST_RESULTS", 20)
    examined = examining._examined.__wrapped__(TEXT, VECTORS)

    assert [fault.kind for fault in examined.vector_faults] == ["too_many_results"]
    assert examined.outcomes == ()


@pytest.mark.parametrize(
    "form", [{}, {"rule": None}, {"kinds": 7}, {"kinds": [[[]]]}, {"caps": {"a": True}}, {"rule": ""}]
)
def test_whatever_a_form_holds_becomes_a_text_with_faults_at_its_fields(form):
    text, vectors = as_texts(form, [])

    assert examine(text, vectors).faults
    assert as_form(text, vectors)[1] == []


def test_the_head_is_read_as_far_as_it_can_be():
    assert examining.head("rule: X\nversion: 2\nname: [a]") == {
        "rule": "X", "version": "2", "name": None, "document": None,
    }  # fmt: skip
    assert set(examining.head(": : :").values()) == {None}


SAID = [
    ("credits", Decimal("3.50"), ("总计", "3.5"), ("In all", "3.5")),
    ("years 2019 passes", False, ("2019 年是否达标", "否"), ("Year 2019, whether it passes", "no")),
    ("programmes 新教师 missing", (Decimal(2),), ("“新教师”还缺", "2"), ("新教师, what is missing", "2")),
    ("by_bucket 集中", Decimal(3), ("“集中”", "3"), ("集中", "3")),
    ("outcomes", ("counted", "void"), ("各条结果", "计入、不计"), ("Each result", "counted, void")),
    ("why", ("no_case",), ("不计的原因", "没有规定的情形"), ("Why not", "no such case")),
    ("cycles 2016", None, ("2016 年起的周期", "无"), ("Cycle from 2016, as a whole", "nothing")),
    ("cycles 2016 counts", Decimal(3), ("2016 年起的周期可计", "3"), ("Cycle from 2016, what counts", "3")),
]


@pytest.mark.parametrize(("about", "found", "zh", "en"), SAID)
def test_where_a_vector_differs_is_said(about, found, zh, en):
    differs = Disagreement(None, about, None, found)
    for language, said in (("zh-CN", zh), ("en", en)):
        assert (expectations.about(differs, language), expectations.value(found, language)) == said
