"""Search boxes for names: the comparable form of persons/names.py, said in SQL once more, so old rows are found too."""

import functools
import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, literal_column, or_, true
from sqlalchemy.dialects.postgresql import ARRAY

from services.common.persons import names

COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))  # Han that NFKC makes others

LONGEST_RUN = 3
# For an index on what is searched. Whoever changes the comparable form replaces this function and builds these anew.
GRAMS = f"""
CREATE FUNCTION grams(said text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    folded text := lower(
        translate(regexp_replace(normalize(said, NFKC), '{names.DROPPED}', '', 'g'), '{names.FROM}', '{names.TO}')
        COLLATE "und-x-icu"
    );
    runs text[] := '{{}}';
BEGIN
    FOR place IN 1..length(folded) LOOP
        runs := runs || ARRAY[substr(folded, place, 1), substr(folded, place, 2), substr(folded, place, {LONGEST_RUN})];
    END LOOP;
    RETURN runs;
END
$$
"""


def may_hold(said: Any, text: str) -> ColumnElement[bool]:
    """Whether all runs of signs in the text stand in what is said: by an index on `grams`, of some rows too many."""
    wanted = names.comparable(text)
    ends = range(min(LONGEST_RUN, len(wanted)), len(wanted) + 1)
    runs = {wanted[max(0, end - LONGEST_RUN) : end] for end in ends} - {""}
    return func.grams(said, type_=ARRAY(Text)).contains(sorted(runs)) if runs else true()


def is_called(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a name holds the text, however either is spelled."""
    wanted = names.comparable(text)
    found = comparable(column).contains(wanted, autoescape=True)
    sign = next((each for each in wanted if "\u4e00" <= each <= "\u9fff"), None)
    return and_(_has(column, sign), found) if sign else found


def _has(column: Any, sign: str) -> ColumnElement[bool]:
    """Whether this Han stands in the name, in any form: cheap, so that few rows are folded."""
    return or_(*(column.contains(each) for each in (sign, *_forms().get(sign, ()))))


@functools.cache
def _forms() -> dict[str, list[str]]:
    """Han → the signs that NFKC makes it of."""
    found: dict[str, list[str]] = {}
    for sign in (chr(code) for block in COMPATIBLE for code in block):
        found.setdefault(unicodedata.normalize("NFKC", sign), []).append(sign)
    return found


def comparable(column: Any) -> Any:
    """`names.comparable` of a column; ICU knows capital letters, whatever language the database was made for."""
    seen = func.regexp_replace(func.normalize(column, literal_column("NFKC")), names.DROPPED, "", "g")
    return func.lower(func.translate(seen, names.FROM, names.TO).collate("und-x-icu"))
