"""Fills in a form of the pages the way a person does: types, picks and ticks, by the fields' codes."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

def fill_in(page: Page, values: Mapping[str, Any]) -> None:
    """Gives each field its value; fields that appear only with others come after those."""
    for code, value in values.items():
        place = field(page, code)
        if place.locator("input[type=radio]").count():
            choose(place, value)
        elif place.locator("[role=combobox]").first.count() and place.locator(".el-select").count():
            for each in value if isinstance(value, list) else [value]:
                pick(page, place, str(each))
        else:
            box = place.locator("input, textarea").first
            box.fill(str(value))
            box.press("Tab")


def field(page: Page, code: str) -> Locator:
    """The field of this code, with its label and what is said of it."""
    label = page.locator(f"[id='field-{code}-label']")
    expect(label).to_be_visible()
    return page.locator(".field").filter(has=label)


def choose(place: Locator, value: Any) -> None:
    """One of a few: the button is small, its words are pressed."""
    wanted = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    place.locator("label.el-radio").filter(has=place.page.locator(f"input[value='{wanted}']")).click()


def pick(page: Page, place: Locator, code: str) -> None:
    """One of many: found by its code in the list that opens."""
    box = place.locator("input[role=combobox]")
    place.locator(".el-select__wrapper").click(position={"x": 4, "y": 4})
    box.fill(code)
    options = page.locator(f"[id='{box.get_attribute('aria-controls')}'] li")
    option = options.filter(has=page.get_by_text(code, exact=True)).first
    expect(option).to_be_visible()
    option.click()
    page.keyboard.press("Escape")
