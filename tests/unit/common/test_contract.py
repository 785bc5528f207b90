"""What a call takes is bounded: nothing comes in that the database keeps and nobody can read again."""

import pytest
from marshmallow import ValidationError, fields, missing

from services.common.contract import Call, Event, Instant, Words, one_of
from tests.contracts import declared


def fields_of(field):
    """A field and all that lie in it."""
    yield field
    inside = [getattr(field, name, None) for name in ("inner", "value_field")]
    if isinstance(field, fields.Nested):
        inside += field.schema.fields.values()
    for each in inside:
        if each is not None:
            yield from fields_of(each)


@pytest.mark.parametrize("call", declared(Call).values(), ids=lambda call: call.name)
def test_a_time_that_is_asked_for_is_an_instant(call):
    taken = [each for field in call.takes().fields.values() for each in fields_of(field)]
    assert [each.name for each in taken if isinstance(each, fields.DateTime) and not isinstance(each, Instant)] == []


@pytest.mark.parametrize("event", declared(Event).values(), ids=lambda event: event.name)
def test_a_time_that_an_event_sets_for_others_is_an_instant(event):
    told = [each for field in event.body().fields.values() for each in fields_of(field)]
    assert [each.name for each in told if each.name == "due" and not isinstance(each, Instant)] == []


@pytest.mark.parametrize(
    "text",
    [
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00+08:00",
        "2200-01-01T00:00:00Z",
        "2026-01-01T00:00:00",
        "tomorrow",
    ],
)
def test_a_time_that_nothing_can_happen_at_is_refused(text):
    with pytest.raises(ValidationError):
        Instant().deserialize(text)


def test_a_time_is_taken_from_any_zone_and_kept_in_utc():
    assert Instant().deserialize("2020-01-01T00:00:00+23:59").isoformat() == "2019-12-31T00:01:00+00:00"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\n\n\n", "\u3000", "\ufeff", "\t"])
def test_what_says_nothing_is_no_words(text):
    with pytest.raises(ValidationError):
        Words().deserialize(text)


def test_words_are_kept_without_the_blanks_around_them():
    assert Words().deserialize(" 出生日期\n有误 ") == "出生日期\n有误"


def test_a_value_that_only_a_later_release_knows_is_read_from_a_reply():
    assert one_of(["draft", "effective"]).deserialize("archived") == "archived"


@pytest.mark.parametrize("call", declared(Call).values(), ids=lambda call: call.name)
def test_what_may_be_left_out_is_not_called_like_a_method_of_a_dict(call):
    """Marshmallow would find the method where a dict lacks the field."""
    left_out = {
        name for name, field in call.takes().fields.items() if not field.required and field.load_default is missing
    }

    assert not left_out & set(dir(dict))
