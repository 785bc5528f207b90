"""What is printed holds every column and every name of its table, on A4, with a foot (R-REV-09)."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

A4 = (595, 842)  # points
REPORTS = {"/progress": "采集进度", "/reports/monthly": "部署与启用月报表"}
LISTS = {"/teachers": "信息首次录入", "/cases?box=all": "信息审核"}


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def words_on(paper: pypdfium2.PdfDocument) -> list[str]:
    """Its lines, as they can be read."""
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in paper).splitlines()


@pytest.mark.parametrize("path", REPORTS | LISTS)
def test_paper_holds_every_column_and_whole_names(sit_down: Callable[..., Page], path: str):
    page = sit_down("340104.query")
    page.goto(path)
    table = page.get_by_role("table").filter(has=page.locator("tbody tr:visible")).last
    expect(table).to_be_visible()
    heads = table.locator("thead th:not(.no-print)").all_inner_texts()
    names = table.locator("tbody td:not(.no-print):first-of-type").all_inner_texts()
    paper = printed(page)
    lines = words_on(paper)
    together = re.sub(r"\s", "", "".join(lines))
    assert [head for head in heads if head not in together] == []
    parts = [part for name in names for part in re.split("(?<=·)", name)]  # a long name may turn at its dot
    assert [part for part in parts if not any(part in line for line in lines)] == []
    assert sorted(round(side) for side in paper[0].get_size()) == sorted(A4)
    assert lies(paper) is (len(heads) > 5)


def lies(paper: pypdfium2.PdfDocument) -> bool:
    width, height = paper[0].get_size()
    return width > height


def test_paper_says_whose_it_is_of_when_and_which_page(sit_down: Callable[..., Page]):
    page = sit_down("340104.query")
    page.goto("/progress")
    expect(page.get_by_role("table", name="采集进度")).to_be_visible()
    paper = printed(page)
    for number, sheet in enumerate(paper, start=1):
        text = re.sub(r"\s", "", sheet.get_textpage().get_text_range())
        assert f"{number}/{len(paper)}" in text
        assert "蜀山区教育体育局" in text


def test_what_is_pressed_on_the_screen_is_no_part_of_the_paper_but_what_it_names_is(sit_down: Callable[..., Page]):
    page = sit_down("340104.admin")
    page.goto("/accounts")
    expect(page.get_by_role("table")).to_be_visible()
    together = re.sub(r"\s", "", "".join(words_on(printed(page))))
    assert "用户名" in together
    assert "重置密码" not in together
