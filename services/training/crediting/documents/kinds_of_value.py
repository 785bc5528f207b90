"""The kinds of value in a document, each read from the text as it was written; a fault is `kind` or `kind|limit`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from services.common.persons import names
from services.common.persons.spelling import visible

NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
RATIO = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_OF_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})")
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST = 80
SOME = validate.Length(min=1, error="empty")
WORDS: dict[str, Any] = {"required": "missing", "null": "blank", "validator_failed": "blank"}


class Format(Schema):
    """A mapping of which every key is known."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "unknown_key", "type": "not_a_mapping"}  # noqa: RUF012 - marshmallow reads it so


class Told(fields.Field):
    """A value read by `read` from one text."""

    default_error_messages = WORDS

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str):
            raise ValidationError(f"not_a_text|{LONGEST}")
        return self.read(value)

    def read(self, text: str) -> Any:
        """The value, or a ValidationError with the kind of fault."""
        raise NotImplementedError


class Name(Told):
    """A text on one line."""

    def read(self, text: str) -> str:
        kept = visible(text).strip()
        if not kept or len(kept) > LONGEST or names.is_broken(text):
            raise ValidationError(f"not_a_text|{LONGEST}")
        return kept


class Code(Told):
    """A short code of small letters."""

    def read(self, text: str) -> str:
        if not CODE.fullmatch(text):
            raise ValidationError("not_a_code")
        return text


class Amount(Told):
    """A decimal of at most 9 and 6 digits, exactly as it was written."""

    def read(self, text: str) -> Decimal:
        if not NUMBER.fullmatch(text):
            raise ValidationError("not_a_number")
        return Decimal(text)


class Above0(Amount):
    """One that is not 0."""

    def read(self, text: str) -> Decimal:
        number = super().read(text)
        if not number:
            raise ValidationError("not_positive")
        return number


class Whole(Told):
    """A whole number within bounds."""

    def __init__(self, low: int, high: int, **options: Any):
        super().__init__(**options)
        self.low, self.high = low, high

    def read(self, text: str) -> int:
        if not re.fullmatch("[0-9]{1,4}", text) or not self.low <= int(text) <= self.high:
            raise ValidationError(f"not_whole|{self.low}–{self.high}")
        return int(text)


class Share(Told):
    """A part of a whole: 2/3 or 0.5."""

    def read(self, text: str) -> Fraction:
        ratio = RATIO.fullmatch(text)
        if (ratio is None and not NUMBER.fullmatch(text)) or (ratio is not None and not int(ratio[2])):
            raise ValidationError("not_a_share|0–1")
        share = Fraction(text)
        if not 0 <= share <= 1:
            raise ValidationError("not_a_share|0–1")
        return share


class SomeShare(Share):
    """One that is not 0."""

    def read(self, text: str) -> Fraction:
        share = super().read(text)
        if not share:
            raise ValidationError("not_positive")
        return share


class Day(Told):
    """2020-09-01."""

    def read(self, text: str) -> date:
        try:
            day = date.fromisoformat(text) if DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or not 1949 <= day.year <= 2199:
            raise ValidationError("not_a_day")
        return day


class DayOfYear(Told):
    """09-01."""

    def read(self, text: str) -> tuple[int, int]:
        found = DAY_OF_YEAR.fullmatch(text)
        try:
            day = date(2001, int(found[1]), int(found[2])) if found else None
        except ValueError:
            day = None
        if day is None:
            raise ValidationError("not_a_day_of_year")
        return day.month, day.day


class Flag(Told):
    """true or false."""

    def read(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ValidationError("not_a_flag")
        return text == "true"


class Choice(Told):
    """One of some words."""

    def __init__(self, among: Iterable[str], **options: Any):
        super().__init__(**options)
        self.among = tuple(among)

    def read(self, text: str) -> str:
        if text not in self.among:
            raise ValidationError(f"not_a_choice|{', '.join(self.among)}")
        return text


class Many(fields.List):
    """A list of at least one."""

    def __init__(self, of: fields.Field, **options: Any):
        super().__init__(of, validate=SOME, error_messages={**WORDS, "invalid": "not_a_list"}, **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise ValidationError("not_a_list")
        return tuple(super()._deserialize(value, attr, data, **kwargs))


class Inner(fields.Nested):
    """Another mapping of known keys."""

    def __init__(self, of: type[Format], **options: Any):
        super().__init__(of, error_messages={**WORDS, "type": "not_a_mapping"}, **options)


class Named(fields.Field):
    """A mapping whose keys somebody chose: pairs in the order of the document, at least one."""

    default_error_messages = WORDS

    def __init__(self, keys: Told, values: fields.Field, **options: Any):
        super().__init__(validate=SOME, **options)
        self.keys, self.values = keys, values

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise ValidationError("not_a_mapping")
        pairs, errors = [], {}
        for key, each in value.items():
            try:
                pairs.append((self.keys.deserialize(key), self.values.deserialize(each)))
            except ValidationError as error:
                errors[key] = error.messages
        if errors:
            raise ValidationError(errors)
        return tuple(pairs)
