"""The figures of trainings as the sheet that offices print, sign and seal, in the shape of 基础基442."""

from collections.abc import Iterable
from typing import Any

from gateway.sheets import Sheet, Value

STAGES = {
    "preschool": "学前教育", "primary": "小学", "junior": "初中", "senior": "普通高中", "special": "特殊教育",
    "vocational": "中等职业", "higher": "高等教育", "unknown": "学段未填",
}  # fmt: skip
LEVELS = {
    "ministry": "国家级", "province": "省级", "city": "地市级", "county": "县级", "school": "校级", "self": "自主研修",
}  # fmt: skip
MODES = {"1": "集中", "2": "远程", "3": "实践", "4": "混合", "5": "校本", "6": "送教下乡", "9": "其他"}
WHOLE, UNITS = "合计", ("人次", "学时")
FOOT = ("单位负责人：____________　　填表人：____________　　报出日期：______年____月____日　　（公章）",)


def of_statistics(found: dict[str, Any]) -> Sheet:
    """A row for each stage and beneath it each mode; times and hours in all and by level."""
    figures = found["figures"]
    head = ["指标名称", *(f"{level}：{unit}" for level in (WHOLE, *LEVELS.values()) for unit in UNITS)]
    rows = [_row(WHOLE, figures)]
    for stage, name in STAGES.items():
        of_stage = [each for each in figures if each["stage"] == stage]
        modes = [mode for mode in MODES if any(each["mode"] == mode for each in of_stage)]
        rows += [_row(name, of_stage)] if of_stage else []
        rows += [_row(f"　{MODES[mode]}", [each for each in of_stage if each["mode"] == mode]) for mode in modes]
    notes = [
        f"填报单位：{found['org_name']}　　统计年度：{found['year']}（按培训结束日期）",
        f"接受培训 {found['teachers']} 人，{found['times']} 人次，{found['hours']} 学时；只计已认定的结果。",
    ]
    title = f"{found['org_name']}教师接受培训情况"
    return Sheet(f"教师接受培训情况-{found['year']}", title, notes, head, rows, FOOT)


def _row(name: str, figures: Iterable[dict[str, Any]]) -> list[Value]:
    known = list(figures)
    by_level = [known, *([each for each in known if each["level"] == level] for level in LEVELS)]
    return [name, *(value for some in by_level for value in _sums(some))]


def _sums(figures: list[dict[str, Any]]) -> tuple[int, float]:
    return sum(each["times"] for each in figures), sum(float(each["hours"]) for each in figures)
