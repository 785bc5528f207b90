"""The form 教基4063 as the sheet that offices print, sign and seal."""

from typing import Any

from gateway.sheets import Sheet

STAGES = {"preschool": "学前教育", "primary": "小学", "junior": "初中", "senior": "普通高中", "special": "特殊教育"}
GROUPS = {"gains": "增加", "losses": "减少"}
WOMEN = "其中：女"
FOOT = ("单位负责人：____________　　填表人：____________　　报出日期：______年____月____日　　（公章）",)


def of_form(form: dict[str, Any]) -> Sheet:
    """The form as it was answered, its heads in Chinese as they are printed."""
    head = ["指标名称", "代码", *map(_head, form["columns"])]
    rows = [[WOMEN if row["women"] else STAGES[row["stage"]], row["code"], *row["values"]] for row in form["rows"]]
    notes = [
        f"表号：{form['number']}　　填报单位：{form['org_name']}　　计量单位：人",
        f"学年：{form['year']}-{form['year'] + 1}（{form['first']} 至 {form['last']}）",
        *(f"校验未通过：{each['rule']}（行 {each['row'] or '全表'}）" for each in form["broken"]),
    ]
    return Sheet(f"{form['number']}-{form['year']}", f"{form['org_name']}{form['title']}", notes, head, rows, FOOT)


def _head(column: dict[str, Any]) -> str:
    group = GROUPS.get(column["group"] or "")
    return f"{group}：{column['name']}" if group else column["name"]
