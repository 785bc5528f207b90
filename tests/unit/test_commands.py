"""The launcher's words: the common ones, and those that a service adds."""

import pytest

from services import SERVICES, commands
from services.common import service_modules

OWN = [
    (service, word) for service in SERVICES for word in service_modules.listed(service, "commands", "COMMANDS") or {}
]


def test_a_service_adds_words_of_its_own():
    assert OWN == [("identity", "bootstrap"), ("media", "check-files")]


@pytest.mark.parametrize(("service", "word"), OWN)
def test_a_word_of_a_service_is_found_and_says_what_it_needs(service, word):
    assert commands.find(word, []) is service_modules.listed(service, "commands", "COMMANDS")[word]
    assert service_modules.listed(service, "needs", "NEEDS")[word]


def test_no_service_takes_a_common_word():
    assert not {word for _, word in OWN} & commands.COMMANDS.keys()


def test_a_word_that_nobody_has_is_none():
    assert commands.find("publish", []) is None
