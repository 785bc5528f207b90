"""Each reason is worded for a school, in Chinese too."""

import pytest

from services.common.messages import wording
from services.contracts.media.photo_batches import REASONS
from services.media.batches import archives, reasons
from services.media.decoding.refusal import WORDS

FAULTS = [value for name, value in vars(archives).items() if name.isupper() and isinstance(value, str) and " " in value]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_of_the_contract_has_a_sentence(reason):
    assert reason in reasons.WORDS


@pytest.mark.parametrize("reason", [*REASONS, *WORDS])
def test_every_sentence_is_worded_in_chinese(reason):
    assert reasons.sentence(reasons.of_the_darkroom(reason)) in wording.chinese()


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_of_a_zip_is_worded_in_chinese(fault):
    assert fault in wording.chinese()


def test_there_are_such_faults():
    assert len(FAULTS) > 5
