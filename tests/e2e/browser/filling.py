"""Fills in a form of the pages the way a person does: types, picks and ticks, by the fields' codes."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect


def fill_in(page: Page, values: Mapping[str, Any]) -> None:
    """Gives each field its value; those that appear only with others come after them."""
    expect(page.locator("form.form")).to_be_visible()
    left = {code: value for code, value in values.items() if value is not None}
    while left:
        code = next((each for each in left if label(page, each).count()), next(iter(left)))
        expect(label(page, code)).to_be_visible()
        give(page, page.locator(".field").filter(has=label(page, code)), left.pop(code))


def label(page: Page, code: str) -> Locator:
    return page.locator(f"[id='field-{code}-label']")


def give(page: Page, place: Locator, value: Any) -> None:
    """One field its value, by whatever control it has."""
    if place.locator("input[type=radio]").count():
        choose(place, value)
    elif place.locator(".el-select").count():
        for each in value if isinstance(value, list) else [value]:
            pick(page, place, str(each))
    else:
        box = place.locator("input, textarea").first
        box.fill(str(value))
        box.press("Tab")


def choose(place: Locator, value: Any) -> None:
    """One of a few: the button is small, its words are pressed."""
    wanted = str(value).lower() if isinstance(value, bool) else str(value)
    place.locator("label.el-radio").filter(has=place.page.locator(f"input[value='{wanted}']")).click()


def pick(page: Page, place: Locator, code: str) -> None:
    """One of many: found by its code in the list that opens."""
    place.locator(".el-select__wrapper").click(position={"x": 4, "y": 4})
    box = place.locator("input[role=combobox]")
    box.fill(code)
    options = page.locator(f"[id='{box.get_attribute('aria-controls')}'] li")
    option = options.filter(has=page.get_by_text(code, exact=True)).first
    expect(option).to_be_visible()
    if option.get_attribute("aria-selected") != "true":  # of several a second click takes it back
        option.click()
    page.keyboard.press("Escape")
