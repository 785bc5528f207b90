"""A province writes its rule of credits in the browser, without files; another person puts it in force (R-TRN-02)."""

import re

from playwright.sync_api import Page, expect

from services.training.crediting import shipped
from services.training.crediting.documents.writing import plain
from tests.e2e.browser.rule_typing import RuleTyping
from tests.e2e.site import done

TEXT, VECTORS = shipped.texts("GX-2016")
DOCUMENT = plain(TEXT)
CASES = plain(VECTORS)["vectors"]
# One of a year that fails a minimum, and one with results that wait and that the rule does not provide for.
CHOSEN = (CASES[2], CASES[7])
ZHEJIANG = "330000"


def typed(page: Page) -> None:
    """The whole rule of 广西 and two of its vectors, typed into an empty form."""
    form = RuleTyping(page, DOCUMENT)
    form.head()
    form.declared()
    form.kinds()
    form.limits()
    for place, vector in enumerate(CHOSEN):
        form.vector(place, vector)


def test_a_province_types_its_rule_and_another_person_puts_it_in_force(sit_down, site):
    writer = sit_down(f"{ZHEJIANG}.info")
    writer.goto("/training/rules")
    writer.get_by_role("link", name="新建规则").click()
    writer.get_by_role("button", name="开始编写").click()
    expect(writer.locator('[id="rule"]')).to_be_visible()

    typed(writer)

    findings = writer.get_by_label("检查结果")
    expect(findings.get_by_role("heading", name="2 个算例全部符合")).to_be_visible()
    expect(findings.get_by_text("“公开课示范课”每年合计最多 3 学分，超出的不计。")).to_be_visible()
    expect(findings.get_by_role("heading", name=re.compile("需要改正"))).to_have_count(0)

    writer.locator('[id="places"]').fill("两")
    expect(writer.locator('[id="places-fault"]')).to_have_text("“两”应为 0–4 的整数，请改正。")
    writer.locator('[id="places"]').fill("2")
    expect(findings.get_by_role("heading", name="2 个算例全部符合")).to_be_visible()

    writer.get_by_role("button", name="保存并返回").click()
    writer.get_by_role("button", name="提交发布").click()
    expect(writer.get_by_text("待发布").first).to_be_visible()
    expect(writer.get_by_role("button", name="发布", exact=True)).to_have_count(0)

    decider = sit_down(f"{ZHEJIANG}.reviewer")
    decider.goto(writer.url)
    decider.get_by_role("button", name="发布", exact=True).click()
    decider.get_by_role("dialog").get_by_role("button", name="发布", exact=True).click()
    expect(decider.get_by_text("现行").first).to_be_visible()

    rule_id = writer.url.rsplit("/", 1)[1]
    kept = done(site.client(f"{ZHEJIANG}.info").get(f"/training/rules/{rule_id}"))
    assert kept["form"] == DOCUMENT
    assert kept["vectors_form"] == list(CHOSEN)
    assert kept["passes"]


def test_who_prefers_the_text_writes_the_same_rule_there(sit_down):
    page = sit_down("340100.info")
    page.goto("/training/rules/new")
    RuleTyping(page, {}).choose("source", "范本：某地学时折算学分(6/8 制)")
    page.get_by_role("button", name="开始编写").click()
    expect(page.locator('[id="rule"]')).to_have_value("OLD-6-8")
    page.locator('[id="version"]').fill("2")

    page.get_by_role("tab", name="文本").click()
    text = page.locator("#rule-text")
    expect(text).to_have_value(re.compile(r"^rule: OLD-6-8\nversion: 2\n"))
    text.fill(text.input_value().replace("places: 2", "places: 7"))
    expect(page.get_by_text("“7”应为 0–4 的整数，请改正。")).to_be_visible()
    text.fill(text.input_value().replace("places: 7", "places: 1"))

    page.get_by_role("tab", name="表单").click()

    expect(page.locator('[id="places"]')).to_have_value("1")
    page.locator("nav.path").get_by_role("link", name="学分规则").click()
    expect(page.get_by_role("dialog")).to_be_visible()
