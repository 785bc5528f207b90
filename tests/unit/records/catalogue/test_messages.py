"""Every fault has words in both languages, in the punctuation of each."""

import re

import pytest

from services.records.catalogue import load
from services.records.catalogue.faults import Fault, messages, say
from services.records.catalogue.rules import BREAKS

KINDS = sorted(messages())


def placeholders(kind):
    return set(re.findall(r"{\w+}", messages()[kind]["zh"]))


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_fill_in_the_same_places(kind):
    placeholders = {language: set(re.findall(r"{(\w+)}", text)) for language, text in messages()[kind].items()}

    assert set(placeholders) == {"zh", "en"}
    assert placeholders["zh"] == placeholders["en"]


@pytest.mark.parametrize("kind", KINDS)
def test_chinese_uses_full_width_marks(kind):
    assert not re.search(r"[一-鿿][,;:!?]", messages()[kind]["zh"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if {"{field}", "{value}"} <= placeholders(kind)])
def test_what_is_too_sensitive_to_be_quoted_leaves_no_empty_quotation(kind, language):
    basic = load().set("primary_secondary", "basic")
    sentence = say(Fault(kind, field="id_number", other="name", limit="1"), basic, language)

    assert "“”" not in sentence
    assert basic.field("id_number").name.in_(language) in sentence


def test_every_rule_has_words():
    assert set(BREAKS) <= set(messages())
