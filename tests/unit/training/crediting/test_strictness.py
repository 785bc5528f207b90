"""A rule is refused for every slip, with path and line, in Chinese and English (R-TRN-02; a key in the wrong place)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.crediting import RuleRefused, read_book, read_rule, say
from services.training.crediting.documents.faults import messages
from services.training.crediting.documents.places import DEEPEST, LONGEST
from services.training.crediting.documents.vectors import read_vectors

RULE = """\
rule: 试行
version: "1"
name: 试行规则
document: 文件〔2020〕1号
owner_level: province
unit: credit
places: 2
in_force: {from: 2020-01-01, until: 2024-12-31}
year_begins: 01-01
cycle: {years: 5, grid_start: 2020}
attributes:
  mode: {name: 方式, values: [集中, 远程, 校本]}
  level: {name: 级别, values: [省级, 市级]}
  grade: {name: 考核结果, values: [合格, 不合格]}
measures: {hours: 学时, absent: 缺勤学时, exam: 考试成绩}
buckets: [集中, 远程, 其他]
beside: [师德]
kinds:
  - name: 集中培训
    when: {mode: [集中]}
    cases:
      - {when: {level: [省级]}, terms: [{count: {hours: 6}, gives: 1}]}
      - {terms: [{count: {hours: 8}, gives: 1, floor: true}]}
    into: {集中: 1, 师德: 0.5}
  - name: 远程培训
    when: {mode: [远程]}
    cases:
      - {terms: [{reviewed: {from: 1, to: 5}}]}
    into: {远程: 1/3, 其他: 2/3}
voids:
  - failed: {grade: [不合格]}
  - {kinds: [集中培训], absence: {absent: absent, planned: hours, from: 1/5}}
  - {awaits: {measure: exam, least: 60}}
caps:
  - {per: year, kinds: [集中培训], at_most: 10, excess_to: 其他}
  - {per: cycle, kinds: [集中培训, 远程培训], at_most: 40}
maxima:
  - {per: cycle, of: {buckets: [远程]}, at_most: 40}
minima:
  - {per: year, at_least: 12}
  - {per: cycle, of: {buckets: [集中], when: {level: [省级]}}, share: 2/3}
programmes:
  - name: 新教师
    when: {mode: [校本]}
    counts: 0
    replaces_annual: true
    minima:
      - {at_least: 30}
carry_over: {at_most: 5}
lending: {at_most: 5, factor: 1.2}
"""

# what is written instead of what, then kind, path and line of the fault
SLIPS = [
    # keys
    ("unit: credit\n", "unit: credit\nunits: credit\n", "unknown_key", "units", 7),
    ("unit: credit\n", "unit: credit\nat_most: 3\n", "misplaced_key", "at_most", 7),
    ("floor: true", "flor: true", "unknown_key", "kinds[0].cases[1].terms[0].flor", 23),
    ("{reviewed: {from: 1, to: 5}}", "{reviewed: {from: 1, to: 5}, floor: true}", "misplaced_key",
     "kinds[1].cases[0].terms[0].floor", 28),
    ("    into: {集中: 1, 师德: 0.5}\n", "    into: {集中: 1, 师德: 0.5}\n    excess_to: 其他\n", "misplaced_key",
     "kinds[0].excess_to", 25),
    ("unit: credit\n", "", "missing", "unit", 1),
    ("gives: 1, floor: true", "floor: true", "missing", "kinds[0].cases[1].terms[0].gives", 23),
    ("unit: credit\n", "unit:\n", "blank", "unit", 6),
    ("unit: credit\n", "unit: credit\nunit: hour\n", "duplicate_key", "unit", 7),
    ("{reviewed: {from: 1, to: 5}}", "{reviewed: {from: 1, to: 5}, fixed: 3}", "one_of_keys",
     "kinds[1].cases[0].terms[0]", 28),
    ("  - {per: year, at_least: 12}", "  - {per: year}", "one_of_keys", "minima[0]", 40),
    ("  - failed: {grade: [不合格]}", "  - kinds: [集中培训]", "one_of_keys", "voids[0]", 31),
    # values
    ("unit: credit", "unit: 学分", "not_a_choice", "unit", 6),
    ("places: 2", "places: 9", "not_whole", "places", 7),
    ("from: 2020-01-01", "from: 2020-13-01", "not_a_day", "in_force.from", 8),
    ("year_begins: 01-01", "year_begins: 02-29", "not_a_day_of_year", "year_begins", 9),
    ("measures: {hours:", "measures: {学时: 学时, hours:", "not_a_code", "measures.学时", 15),
    ("gives: 1, floor: true", "gives: 一, floor: true", "not_a_number", "kinds[0].cases[1].terms[0].gives", 23),
    ("gives: 1, floor: true", "gives: 0, floor: true", "not_positive", "kinds[0].cases[1].terms[0].gives", 23),
    ("gives: 1, floor: true", "gives: -1, floor: true", "not_a_number", "kinds[0].cases[1].terms[0].gives", 23),
    ("gives: 1, floor: true", "gives: 1e3, floor: true", "not_a_number", "kinds[0].cases[1].terms[0].gives", 23),
    ("gives: 1, floor: true", "gives: 1, floor: 是", "not_a_flag", "kinds[0].cases[1].terms[0].floor", 23),
    ("from: 1/5", "from: 6/5", "not_a_share", "voids[1].absence.from", 32),
    ("from: 1/5", "from: 1/0", "not_a_share", "voids[1].absence.from", 32),
    ("share: 2/3", "share: 1", "not_a_share", "minima[1].share", 41),
    ("name: 试行规则", 'name: "试行\\n规则"', "not_a_text", "name", 3),
    ("buckets: [集中, 远程, 其他]", "buckets: 集中", "not_a_list", "buckets", 16),
    ("carry_over: {at_most: 5}", "carry_over: 5", "not_a_mapping", "carry_over", 49),
    ("kinds: [集中培训], absence", "kinds: [], absence", "empty", "voids[1].kinds", 32),
    # what fits together
    ("into: {集中: 1, 师德", "into: {集训: 1, 师德", "unknown_bucket", "kinds[0].into.集训", 24),
    ("excess_to: 其他", "excess_to: 其它", "unknown_bucket", "caps[0].excess_to", 35),
    ("excess_to: 其他", "excess_to: 集中", "excess_returns", "caps[0].excess_to", 35),
    ("buckets: [远程]}, at_most", "buckets: [远程, 网络]}, at_most", "unknown_bucket", "maxima[0].of.buckets[1]", 38),
    ("buckets: [远程]}, at_most", "buckets: [远程, 师德]}, at_most", "mixed_buckets", "maxima[0].of.buckets", 38),
    ("buckets: [集中, 远程, 其他]", "buckets: [集中, 远程, 其他, 校本]", "bucket_never_filled", "buckets[3]", 16),
    ("buckets: [集中, 远程, 其他]", "buckets: [集中, 远程, 其他, 集中]", "duplicate_name", "buckets[3]", 16),
    ("kinds: [集中培训, 远程培训]", "kinds: [集中培训, 网络培训]", "unknown_kind", "caps[1].kinds[1]", 36),
    ("when: {mode: [远程]}", "when: {way: [远程]}", "unknown_attribute", "kinds[1].when.way", 26),
    ("when: {mode: [远程]}", "when: {mode: [网络]}", "unknown_value", "kinds[1].when.mode[0]", 26),
    ("count: {hours: 6}", "count: {hour: 6}", "unknown_measure", "kinds[0].cases[0].terms[0].count.hour", 22),
    ("measure: exam", "measure: exams", "unknown_measure", "voids[2].awaits.measure", 33),
    ("{远程: 1/3, 其他: 2/3}", "{远程: 1/3, 其他: 1/3}", "shares_not_whole", "kinds[1].into", 29),
    ("{远程: 1/3, 其他: 2/3}", "{远程: 1, 其他: 1}", "shares_not_whole", "kinds[1].into", 29),
    ("when: {mode: [远程]}", "when: {mode: [集中]}", "shadowed", "kinds[1]", 25),
    ("{when: {level: [省级]}, terms", "{terms", "shadowed", "kinds[0].cases[1]", 23),
    ("{from: 1, to: 5}", "{from: 6, to: 5}", "low_above_high", "kinds[1].cases[0].terms[0].reviewed", 28),
    ("until: 2024-12-31", "until: 2019-12-31", "ends_before", "in_force.until", 8),
    ("at_most: 40}\nmaxima", "at_most: 40.125}\nmaxima", "too_precise", "caps[1].at_most", 36),
    ("cycle: {years: 5, grid_start: 2020}\n", "", "no_cycle", "caps[1].per", 35),
    ("  - {per: year, at_least: 12}\n", "", "needs_annual_minimum", "carry_over", 48),
    ("factor: 1.2", "factor: 0.9", "factor_below_one", "lending.factor", 50),
    ("\nminima:\n", "\nminima:\n  - {per: year, at_least: 9}\n", "minimum_twice", "minima[1]", 41),
    # caps that can never bite
    ("kinds: [集中培训, 远程培训], at_most: 40", "kinds: [集中培训], at_most: 50", "cap_never_bites", "caps[1]", 36),
    ("{per: cycle, kinds: [集中培训, 远程培训], at_most: 40}", "{per: item, kinds: [远程培训], at_most: 5}",
     "cap_never_bites", "caps[1]", 36),
    ("{per: cycle, kinds: [集中培训, 远程培训], at_most: 40}", "{per: year, kinds: [集中培训], at_most: 11}",
     "cap_never_bites", "caps[1]", 36),
]  # fmt: skip


def refused(text):
    with pytest.raises(RuleRefused) as caught:
        read_rule(text)
    return caught.value.faults


def test_the_rule_itself_is_accepted():
    assert read_rule(RULE).rule == "试行"


@pytest.mark.parametrize(("written", "instead", "kind", "path", "line"), SLIPS)
def test_a_slip_is_refused_with_path_and_line(written, instead, kind, path, line):
    assert RULE.count(written) == 1

    faults = refused(RULE.replace(written, instead))

    assert (kind, path, line) in {(fault.kind, fault.at, fault.line) for fault in faults}


def test_all_slips_are_told_at_once_in_the_order_of_lines():
    faults = refused(
        RULE.replace("unit: credit", "unit: 分").replace("factor: 1.2", "factor: 半").replace("floor:", "flor:")
    )

    assert [(fault.at, fault.line) for fault in faults] == [
        ("unit", 6),
        ("kinds[0].cases[1].terms[0].flor", 23),
        ("lending.factor", 50),
    ]


def test_a_fault_says_where_and_what_to_do_in_both_languages():
    (fault,) = refused(RULE.replace("floor: true", "flor: true"))

    assert say(fault) == "第 23 行 kinds[0].cases[1].terms[0].flor：没有“flor”这个键，可能是“floor”，请改正或删去。"
    assert say(fault, "en").startswith(
        "Line 23, kinds[0].cases[1].terms[0].flor: There is no key “flor”; perhaps “floor”"
    )


def test_a_misplaced_key_says_where_it_belongs():
    (fault,) = refused(RULE.replace("unit: credit\n", "unit: credit\nexcess_to: 其他\n"))

    assert say(fault) == "第 7 行 excess_to：键“excess_to”不能放在这里，它属于 caps[]，请移到该处。"


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("", "not_a_mapping", 1),
        ("- a\n", "not_a_mapping", 1),
        ("a: [1,\n", "not_yaml", 2),
        ("a: 1\nb: &x 2\n", "alias", 2),
        ("a: 1\nb: *x\n", "alias", 2),
        ("? [a]\n: 1\n", "not_a_key", 1),
        ("[" * (DEEPEST + 1), "too_deep", 1),
        ("a" * (LONGEST + 1), "too_large", 1),
        ("a: 1\n---\nb: 2\n", "not_yaml", 2),
    ],
)
def test_what_is_no_document_is_refused(text, kind, line):
    assert [(fault.kind, fault.line) for fault in refused(text)] == [(kind, line)]


def test_every_kind_of_fault_has_words_that_end_as_sentences():
    for kind, words in messages().items():
        assert words.keys() == {"zh", "en"}, kind
        if not kind.startswith("place"):
            assert words["zh"].endswith("。"), kind
            assert words["en"].endswith("."), kind
            assert set(re.findall(r"\{(\w+)", words["zh"])) - {"meant_zh", "places_zh", "because_zh"} == set(
                re.findall(r"\{(\w+)", words["en"])
            ) - {"meant_en", "places_en", "because_en"}, kind


@pytest.mark.parametrize(
    ("changes", "kind", "line"),
    [
        ({"from: 2020-01-01, until: 2024-12-31": "from: 2024-12-31"}, "overlap", 8),
        (
            {"from: 2020-01-01, until: 2024-12-31": "from: 2025-01-01", 'version: "2"': 'version: "1"'},
            "same_version",
            2,
        ),
        ({"from: 2020-01-01, until: 2024-12-31": "from: 2025-01-01", "rule: 试行": "rule: 别的"}, "another_rule", 1),
        ({"from: 2020-01-01, until: 2024-12-31": "from: 2025-03-01", "years: 5": "years: 3"}, "another_grid", 8),
    ],
)
def test_versions_that_cannot_stand_side_by_side_are_refused(changes, kind, line):
    second = RULE.replace('version: "1"', 'version: "2"')
    for written, instead in changes.items():
        second = second.replace(written, instead)

    with pytest.raises(RuleRefused) as caught:
        read_book({"first.yaml": RULE, "second.yaml": second})

    assert [(fault.kind, fault.file, fault.line) for fault in caught.value.faults] == [(kind, "second.yaml", line)]


def test_a_version_follows_the_one_before():
    second = RULE.replace('version: "1"', "version: 2").replace(
        "from: 2020-01-01, until: 2024-12-31", "from: 2025-01-01"
    )

    assert [rule.version for rule in read_book({"b": second, "a": RULE}).versions] == ["1", "2"]


def test_vectors_are_read_as_strictly():
    text = """\
rule: 试行
vectors:
  - says: 一例
    source: ours
    now: 2020-12-31
    results:
      - {finished: 2020-05-01, atributes: {mode: 集中}}
    expect: {credit: 5}
"""

    with pytest.raises(RuleRefused) as caught:
        read_vectors(text, "a.yaml")

    assert [(fault.kind, fault.at, fault.line) for fault in caught.value.faults] == [
        ("unknown_key", "vectors[0].results[0].atributes", 7),
        ("not_a_list", "vectors[0].results[0].finished", 7),
        ("unknown_key", "vectors[0].expect.credit", 8),
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, len(RULE)), st.integers(0, 12), st.text("{}[]:,-& 1/集a\n", max_size=4)), max_size=3
    )
)
def test_whatever_is_written_is_a_rule_or_is_refused_with_lines_that_are_there(cuts):
    text = RULE
    for begin, length, instead in cuts:
        text = text[:begin] + instead + text[begin + length :]

    faults = faults_of(text)

    assert all(1 <= fault.line <= text.count("\n") + 2 for fault in faults)
    assert all(say(fault).endswith("。") for fault in faults)


def faults_of(text):
    try:
        read_rule(text)
    except RuleRefused as refused:
        return refused.faults
    return ()
