"""What excludes what while a business is under way on a file."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from services.records.file.holds import EXCLUDES, HELD, WRITING, excludes

ENTRIES = [uuid.UUID(int=number) for number in range(4)]
HOLDS = st.fixed_dictionaries(
    {
        "ref": st.uuids(),
        "kind": st.sampled_from(sorted(EXCLUDES)),
        "entries": st.none() | st.lists(st.sampled_from(ENTRIES), min_size=1),
    }
)


@given(HOLDS, HOLDS)
def test_what_excludes_another_is_excluded_by_it(one, other):
    assert excludes(one, other) == excludes(other, one)


@given(HOLDS)
def test_nothing_excludes_itself(one):
    assert not excludes(one, one)


def test_requests_meet_only_in_the_same_entries():
    ask = lambda entries: {"ref": uuid.uuid4(), "kind": "request", "entries": entries}  # noqa: E731 - one word for a choice
    assert not excludes(ask(ENTRIES[:2]), ask(ENTRIES[2:]))
    assert excludes(ask(ENTRIES[:2]), ask(ENTRIES[1:]))
    assert excludes(ask(None), ask(ENTRIES[:1]))


def test_every_kind_that_can_be_held_has_words():
    assert HELD.keys() == EXCLUDES.keys() - {WRITING}
