"""结业证书: what stands on one, and on the register before many of them (R-TRN-08)."""

from typing import Any

from services.common import clock, paper
from services.training.crediting.words.language import shown

TITLE = "结业证书"
REGISTER = "结业证书登记册"
WORDS = "于{first}至{last}参加“{training}”（项目编号 {number}），完成全部 {hours} 学时，考核等次：{grade}，准予结业。"
NOTE = "学时不足、考核不合格或未考核的学员不颁发证书。"


def sheet_of_result(frame: paper.Frame, number: str, result: Any) -> dict[str, Any]:
    """One certificate, of a confirmed result; `number` is the project's."""
    words = WORDS.format(
        first=paper.chinese_day(result.first_day),
        last=paper.chinese_day(result.finished),
        training=result.training["name"],
        number=number,
        hours=shown(result.hours),
        grade=result.grade,
    )
    day = result.decided_at.astimezone(clock.SHANGHAI).date() if result.decided_at else result.finished
    return {
        "frame": frame,
        "name": result.name,
        "school": result.org_name,
        "words": words,
        "certificate": result.certificate,
        "unit": frame["unit"],
        "day": paper.chinese_day(day),
    }


def register_of(
    volume: paper.Volume, sheets: list[dict[str, Any]], training: str, part: tuple[int, int]
) -> dict[str, Any]:
    """The register: who has a certificate, of which school, on which page."""
    people: dict[str, list[dict[str, str]]] = {}
    for sheet, mark in zip(sheets, volume.marks, strict=True):
        line = {"number": sheet["certificate"], "name": sheet["name"], "page": str(mark["page"])}
        people.setdefault(sheet["school"], []).append(line)
    return {
        "frame": volume.frame,
        "facts": [
            ["培训", training],
            ["颁发单位", volume.frame["unit"]],
            ["证书", f"{len(sheets)} 份"],
            ["册次", f"第 {part[0]} 册，共 {part[1]} 册"],
        ],
        "notes": [NOTE],
        "schools": [{"name": school, "people": some} for school, some in people.items()],
    }
