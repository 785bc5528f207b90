"""Decides on files the way a reviewer does: finds the person in the work list, reads, gives a verdict with reasons."""

import re
from collections.abc import Mapping

from playwright.sync_api import Page, expect

from deploy.local import collecting
from deploy.local.places import places
from tests.e2e.browser.settling import look_until

PER_SCHOOL = 5  # one file in each state: draft, at school, at the office, rejected, effective


def name_of(school: str, number: int) -> str:
    """The name in a school's numbered file of the sample."""
    return person_of(school, number)["name"]


def person_of(school: str, number: int) -> dict:
    """The values of 基本信息 of a school's numbered file, as the sample has entered it."""
    found = next(each for each in collecting.schools(list(places()), PER_SCHOOL) if each.place.code == school)
    return found.people[number]


def open_case(page: Page, name: str) -> None:
    """From the work list to the file; it comes there by an event."""
    page.goto(f"/cases?q={name}")
    link = page.get_by_role("link", name=name, exact=True).first
    look_until(page, link)
    link.click()
    expect(page.get_by_role("button", name="通过", exact=True)).to_be_visible()


def approve(page: Page, name: str) -> None:
    open_case(page, name)
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_text(f"已通过“{name}”").first).to_be_visible()


def give_reasons(page: Page, reasons: Mapping[str, str]) -> None:
    """A reason for each place, by what its pen is called."""
    for place, reason in reasons.items():
        pen = re.compile(f"^指出(“{re.escape(place)}”的问题|整个信息集的问题：{re.escape(place)})$")
        page.get_by_role("button", name=pen).first.click()
        box = page.locator("footer").get_by_role("textbox").last
        expect(box).to_be_focused()
        box.fill(reason)


def refuse(page: Page, verb: str) -> None:
    """驳回 or 退回上一步, with the reasons that were given."""
    page.get_by_role("button", name=verb, exact=True).click()


def expect_at_last(page: Page, text: str) -> None:
    """What a decision leads to reaches the file by an event: the page is looked at until it is there."""
    look_until(page, page.get_by_text(text, exact=True).first)
