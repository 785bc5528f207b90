"""What a form says of a rule becomes the text of a document, and the text what the form shows (R-TRN-02)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.crediting import read_rule, shipped
from services.training.crediting.documents.shapes import RuleFormat
from services.training.crediting.documents.vectors import VectorsFormat, read_vectors
from services.training.crediting.documents.writing import plain, written

RULE, VECTORS = RuleFormat(), VectorsFormat()
TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\u2028\u2029\x85"), max_size=30
)
TREES = st.recursive(
    st.none()
    | TEXTS
    | st.sampled_from(["null", "~", "yes", "1.0", "2020-09-01", "09-01", "- a", "a: b", "#", "''", " "]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.parametrize("name", shipped.books())
def test_every_shipped_rule_comes_back_as_it_was(name):
    text = (shipped.RULES / f"{name}.yaml").read_text("utf-8")
    again = written(plain(text), RULE)

    assert plain(again) == plain(text)
    assert read_rule(again) == read_rule(text)
    assert written(plain(again), RULE) == again


@pytest.mark.parametrize("name", shipped.vectors())
def test_the_vectors_of_every_shipped_rule_come_back_as_they_were(name):
    text = (shipped.VECTORS / f"{name}.yaml").read_text("utf-8")
    again = written(plain(text), VECTORS)

    assert read_vectors(again) == read_vectors(text)
    assert written(plain(again), VECTORS) == again


@given(TREES)
def test_whatever_is_typed_comes_back(tree):
    assert plain(written({"rule": tree}, RULE))["rule"] == tree


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(shipped.books())))
def test_the_order_in_which_a_form_sends_its_keys_changes_nothing(random, name):
    tree = plain((shipped.RULES / f"{name}.yaml").read_text("utf-8"))
    keys = list(tree)
    random.shuffle(keys)

    assert written({key: tree[key] for key in keys}, RULE) == written(tree, RULE)


def test_numbers_and_days_stand_there_as_they_are_typed():
    text = written({"places": "2", "in_force": {"from": "2016-01-01"}, "name": "null"}, RULE)

    assert text == "name: 'null'\nplaces: 2\nin_force: {from: 2016-01-01}\n"
