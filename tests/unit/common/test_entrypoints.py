"""What no text may hold is refused where calls come in, whichever call it is and wherever in it the text stands."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.bus import entrypoints
from services.common.errors import Invalid
from services.contracts.identity import orgs
from services.contracts.records import selfservice

BAD = [*map(chr, range(9)), "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\x7f", "\x85", "\x9f", "\ufffe", "\ud800"]


@pytest.mark.parametrize("sign", BAD, ids=ascii)
@pytest.mark.parametrize("call", [orgs.list_orgs, selfservice.answer_remark, orgs.add_org])
def test_control_characters_are_refused_everywhere(call, sign):
    for payload in ({"q": f"张{sign}三"}, {"answer": [{"deep": sign}]}, {sign: "key"}, {"name": f"\\{sign}"}):
        with pytest.raises(Invalid, match="characters that cannot be stored"):
            entrypoints._load(call, payload)


@pytest.mark.parametrize(
    "text", ["第一行\n第二行", "一\t二", "一\r\n二", "\\u0000", "C:\\file\\bin", "\\b", "𠮷 é 👩‍🏫"]
)
def test_what_people_write_is_none_of_them(text):
    assert entrypoints._load(orgs.list_orgs, {"q": text})["q"] == text


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_the_short_way_finds_what_the_search_finds(payload):
    text = json.dumps(payload, ensure_ascii=False)

    assert entrypoints._is_storable(text) is not bool(entrypoints.UNSTORABLE.search(text))


def test_no_sign_that_is_searched_for_prints():
    found = [sign for sign in map(chr, range(sys.maxunicode + 1)) if entrypoints.UNSTORABLE.search(sign)]

    assert found
    assert not any(sign.isprintable() for sign in found)
