"""Every fault has words in both languages, in the punctuation of each."""

import re

import pytest

from services.records.catalogue.faults import messages
from services.records.catalogue.rules import BREAKS

KINDS = sorted(messages())


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_fill_in_the_same_places(kind):
    placeholders = {language: set(re.findall(r"{(\w+)}", text)) for language, text in messages()[kind].items()}

    assert set(placeholders) == {"zh", "en"}
    assert placeholders["zh"] == placeholders["en"]


@pytest.mark.parametrize("kind", KINDS)
def test_chinese_uses_full_width_marks(kind):
    assert not re.search(r"[一-鿿][,;:!?]", messages()[kind]["zh"])


def test_every_rule_has_words():
    assert set(BREAKS) <= set(messages())
