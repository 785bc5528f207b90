"""The published rules, each against its vectors (R-TRN-02); and that a wrong rule or vector would be found out."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from services.training.crediting import Evaluator, read_book, shipped
from services.training.crediting.documents.vectors import CORRECTED, PUBLISHED
from services.training.crediting.vectors import disagreements

# How many vectors were published with each rule; of two of CN-SMARTEDU, see its note.
PUBLISHED_WITH = {
    "ZJ-2016": 4,
    "BJ-135": 3,
    "GX-2016": 5,
    "OLD-6-8": 2,
    "PROV-CEDU": 6,
    "CN-SMARTEDU": 4,
    "SD-1": 3,
    "BANK-1": 3,
}
WITHOUT = {"CN-national", "GD-reg", "MOHRSS-25"}
CASES = [(name, vector) for name, vectors in shipped.vectors().items() for vector in vectors]


def test_every_published_rule_is_here_with_its_vectors():
    assert shipped.books().keys() == shipped.vectors().keys() == PUBLISHED_WITH.keys() | WITHOUT
    published = Counter(name for name, vector in CASES if vector.source == PUBLISHED)
    corrected = [vector for _, vector in CASES if vector.source == CORRECTED]
    assert published + Counter({"CN-SMARTEDU": 1}) == Counter(PUBLISHED_WITH)
    assert len(corrected) == 2
    assert all(vector.note for vector in corrected)


def test_a_document_says_the_name_of_its_rule():
    assert {name: book.versions[0].rule for name, book in shipped.books().items()} == {
        name: name for name in shipped.books()
    }


@pytest.mark.parametrize(("name", "vector"), CASES, ids=[f"{name}: {vector.says}" for name, vector in CASES])
def test_a_rule_does_what_its_vector_says(name, vector):
    assert disagreements(Evaluator(shipped.books()[name]), [vector]) == []


@pytest.mark.parametrize(("name", "vector"), CASES, ids=[f"{name}: {vector.says}" for name, vector in CASES])
def test_a_vector_says_something_that_could_be_wrong(name, vector):
    """The same results without any of their numbers: no vector is content with that."""
    stripped = tuple(
        replace(result, facts=result.facts._replace(attributes=(("mode", "?"),), measures=()))
        for result in vector.results
    )
    spoiled = replace(vector, results=stripped)
    indifferent = vector.expect.credits == 0 or vector.expect.cycles == ((2016, {"counts": Decimal(0)}),)
    assert disagreements(Evaluator(shipped.books()[name]), [spoiled]) or indifferent


def test_another_number_in_a_rule_is_found_out():
    text = (shipped.RULES / "GX-2016.yaml").read_text("utf-8")
    changed = text.replace("kinds: [公开课示范课], at_most: 3", "kinds: [公开课示范课], at_most: 4")
    assert changed != text

    found = disagreements(Evaluator(read_book({"changed": changed})), shipped.vectors()["GX-2016"])

    assert {(each.about, each.expected, each.found) for each in found} == {("credits", Decimal(3), Decimal(4))}
