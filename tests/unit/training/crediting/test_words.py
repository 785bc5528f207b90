"""A rule, what changed of it and the way of a result, in sentences that people can check (R-TRN-02, R-TRN-10)."""

import re
from datetime import date
from decimal import Decimal

import pytest

from services.training.crediting import (
    Confirmed,
    Evaluator,
    Result,
    difference,
    facts,
    read_rule,
    said,
    sentences,
    shipped,
    trace,
)
from services.training.crediting.words.language import words
from tests.unit.training.crediting.test_strictness import RULE

GUANGXI = (shipped.RULES / "GX-2016.yaml").read_text("utf-8")
NAMES_IN_LETTERS = re.compile(r"（(\w+)）|[A-Z]+-\d+[-\d]*")


def told(rule):
    return [sentence.text for sentence in sentences(rule)]


def way(name, attributes, measures=None, **more):
    """The last line of an account in sentences."""
    what = facts(attributes, {code: Decimal(number) for code, number in (measures or {}).items()})
    account = Evaluator(shipped.books()[name]).evaluate(
        [Result("1", date(2018, 5, 1), what, **more)], date(2020, 12, 31)
    )
    line = account.lines[-1]
    return [said(step, line.rule) for step in trace(account, line)]


def test_a_rule_is_said_in_chinese():
    rule = told(read_rule(GUANGXI))

    assert rule[0].startswith(
        "广西中小学教师继续教育学分（GX-2016 第 1 版），依据桂教师范〔2016〕18号，属省级规则，以学分计"
    )
    assert "每 5 年为一个周期，以 2016 年为起点。" in rule
    assert "研修方式为集中的培训结果，按“集中”计：每 3 学时计 1 学分；计入“集中”。" in rule
    assert "“公开课示范课”每年合计最多 3 学分，超出的不计。" in rule
    assert "“远程”每周期最多可计 40 学分，超出的照常记入，但不算达标。" in rule
    assert "“校本研修”每年不少于 10 学分。" in rule


@pytest.mark.parametrize("name", shipped.books())
def test_every_rule_is_said_whole_and_without_english(name):
    rule = shipped.books()[name].versions[0]
    said_of = told(rule)

    parts = (rule.kinds, rule.voids, rule.caps, rule.maxima, rule.minima, rule.programmes)
    assert len(said_of) >= sum(len(part) for part in parts)
    assert all(text.endswith("。") for text in said_of)
    left = NAMES_IN_LETTERS.sub("", "".join(said_of).replace(rule.rule, "").replace(rule.name, ""))
    assert re.findall("[A-Za-z]{2,}", left) == []


def test_everything_that_a_rule_can_hold_is_said():
    text = "\n".join(told(read_rule(RULE)))

    for part in (
        "自 2020-01-01 起至 2024-12-31 有效",
        "级别为省级的，每 6 学时计 1 学分；每 8 学时计 1 学分，不满不计；计入“集中”、“师德”（1/2）",
        "由审核人员在 1 至 5 学分之间认定；计入“远程”（1/3）、“其他”（2/3）",
        "缺勤学时达到学时的 1/5 的不计",
        "考试成绩达到 60 之前暂不计入",
        "“集中培训”每年合计最多 10 学分，超出的转入“其他”",
        "“集中”且级别为省级的培训结果每周期不少于总量的 2/3",
        "属“新教师”：不计入周期，期间不要求年度最低",
        "最多 5 学分，下一年按 1.2 倍归还",
        "可结转下一年，最多 5 学分",
    ):
        assert part in text


def test_the_same_rule_has_no_differences():
    assert difference(read_rule(RULE), read_rule(RULE)) == []


@pytest.mark.parametrize(
    ("written", "instead", "text"),
    [
        ("[公开课示范课], at_most: 3", "[公开课示范课], at_most: 4",
         "原为：“公开课示范课”每年合计最多 3 学分，超出的不计。现为：“公开课示范课”每年合计最多 4 学分，超出的不计。"),
        ("  - {per: year, kinds: [论文], at_most: 5}\n", "", "删去：“论文”每年合计最多 5 学分，超出的不计。"),
        ("maxima:\n", "maxima:\n  - {per: year, of: {buckets: [集中]}, at_most: 9}\n",
         "新增：“集中”每年最多可计 9 学分，超出的照常记入，但不算达标。"),
        ("{count: {characters: 10000}, gives: 4}", "{count: {characters: 10000}, gives: 5}", "每 10000 字计 5 学分"),
    ],
)  # fmt: skip
def test_a_change_is_said(written, instead, text):
    (change,) = difference(read_rule(GUANGXI), read_rule(GUANGXI.replace(written, instead)))

    assert text in change.text


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("places: 2", "places: 3"),
        ("years: 5", "years: 10"),
        ("floor: true", "floor: false"),
        ("from: 1/5", "from: 1/4"),
        ("least: 60", "least: 61"),
        (", excess_to: 其他", ""),
        ("share: 2/3", "share: 1/2"),
        ("counts: 0", "counts: 1/2"),
        ("replaces_annual: true", "replaces_annual: false"),
        ("factor: 1.2", "factor: 1.3"),
        ("{at_least: 30}", "{at_least: 31}"),
        ("师德: 0.5", "师德: 0.25"),
        ("until: 2024-12-31", "until: 2025-12-31"),
        ("year_begins: 01-01", "year_begins: 09-01"),
        ("from: 1, to: 5", "from: 1, to: 6"),
        ("carry_over: {at_most: 5}", "carry_over: {at_most: 6}"),
        ("when: {level: [省级]}, terms", "when: {level: [市级]}, terms"),
        ("failed: {grade: [不合格]}", "failed: {grade: [合格]}"),
    ],
)
def test_no_change_goes_unsaid(written, instead):
    assert RULE.count(written) == 1

    assert difference(read_rule(RULE), read_rule(RULE.replace(written, instead)))


def test_the_way_of_a_result_has_every_step_with_its_numbers():
    assert way("PROV-CEDU", {"category": "学历提升"}, {"hours": 150}) == [
        "适用“某省教师培训学时”第 1 版（某省教师学分管理系统）。",
        "属“学历提升”。",
        "150 学时，每 1 计 1，得 150。",
        "折算为 150 学时。",
        "学历提升每周期最多 120，超出 30 转入“非集中”，余 120。",
        "计入“学历提升” 120。",
        "计入“非集中” 30。",
        "尚待确认，确认后计 150。",
    ]


@pytest.mark.parametrize(
    ("name", "attributes", "measures", "last"),
    [
        ("OLD-6-8", {"mode": "集中"}, {"hours": 36}, "“考核结果”未填，视为未考核，补填后计入。"),
        ("OLD-6-8", {"mode": "集中", "grade": "合格"}, {}, "“学时”未填，视为未考核，补填后计入。"),
        ("OLD-6-8", {"mode": "集中", "grade": "不合格"}, {"hours": 36}, "“考核结果”未达要求，不计。"),
        ("OLD-6-8", {"mode": "集中", "grade": "良好"}, {"hours": 36}, "“考核结果”的取值不在规则之内，请核对后改正。"),
        ("SD-1", {"subject": "专业"}, {"hours": 36}, "“起止日期”未填，视为未考核，补填后计入。"),
        ("CN-SMARTEDU", {}, {"seconds_1": 9000, "exam": 59}, "2018-05-01 没有有效的规则，暂不计入。"),
        ("PROV-CEDU", {"category": "学术交流", "level": "县级"}, {"days": 2}, "规则中没有对应的项目类型，不计。"),
    ],
)
def test_a_result_says_why_it_does_not_count_yet(name, attributes, measures, last):
    assert way(name, attributes, measures)[-1] == last


def test_a_confirmed_result_says_how_it_was_confirmed():
    confirmed = Confirmed(3, "PROV-CEDU", "0", "项目", Decimal("38.50"), (("项目", Decimal("38.50")),))

    assert way("PROV-CEDU", {"category": "项目"}, confirmed=confirmed)[0] == (
        "已确认（第 3 号），按“PROV-CEDU”第 0 版计 38.5，不再变动。"
    )


def test_what_a_countable_maximum_leaves_is_said():
    assert "“远程”已达可计上限，45 中可计 40。" in way("GX-2016", {"mode": "远程"}, {"hours": 135})


def test_all_words_stand_in_both_languages_with_the_same_places():
    for key, said_in in words().items():
        assert said_in.keys() == {"zh", "en"}, key
        places = [set(re.findall(r"\{(\w+)", said_in[language])) for language in ("zh", "en")]
        assert places[0] == places[1], key
