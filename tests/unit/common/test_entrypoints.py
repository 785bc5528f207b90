"""What no text may hold is refused where calls come in, whichever call it is and wherever in it the text stands."""

import pytest

from services.common import entrypoints
from services.common.contracts import identity, selfservice
from services.common.errors import Invalid

BAD = [*map(chr, range(9)), "\x0b", "\x0c", "\x0e", "\x1b", "\x1f", "\x7f", "\x85", "\x9f", "\ufffe", "\ud800"]


@pytest.mark.parametrize("sign", BAD, ids=ascii)
@pytest.mark.parametrize("call", [identity.list_orgs, selfservice.answer_remark, identity.add_org])
def test_control_characters_are_refused_everywhere(call, sign):
    for payload in ({"q": f"张{sign}三"}, {"answer": [{"deep": sign}]}, {sign: "key"}, {"name": f"\\{sign}"}):
        with pytest.raises(Invalid, match="characters that cannot be stored"):
            entrypoints._load(call, payload)


@pytest.mark.parametrize(
    "text", ["第一行\n第二行", "一\t二", "一\r\n二", "\\u0000", "C:\\file\\bin", "\\b", "𠮷 é 👩‍🏫"]
)
def test_what_people_write_is_none_of_them(text):
    assert entrypoints._load(identity.list_orgs, {"q": text})["q"] == text
