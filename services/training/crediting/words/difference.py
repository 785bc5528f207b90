"""What differs between two versions of a rule, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from services.training.crediting.domain.rule import Rule
from services.training.crediting.words.language import Language
from services.training.crediting.words.rule import Sentence, sentences


@dataclass(frozen=True)
class Change:
    """A sentence that is new (`before` is None), gone (`after` is None) or another one."""

    before: str | None
    after: str | None
    text: str


def difference(before: Rule, after: Rule, language: str = "zh") -> list[Change]:
    """The changes in the order of the new version, what is gone at the end; none if the two say the same."""
    old, new = _by_subject(sentences(before, language)), _by_subject(sentences(after, language))
    subjects = [*new, *(subject for subject in old if subject not in new)]
    return [change for subject in subjects for change in _changes(old[subject], new[subject], Language(language))]


def _by_subject(said: list[Sentence]) -> defaultdict[tuple[str, ...], list[str]]:
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for sentence in said:
        found[sentence.about].append(sentence.text)
    return found


def _changes(old: list[str], new: list[str], language: Language) -> Iterator[Change]:
    """Of sentences about the same thing; those that stand in both say nothing."""
    gone, come = [text for text in old if text not in new], [text for text in new if text not in old]
    for before, after in zip_longest(gone, come):
        key = "added" if before is None else "removed" if after is None else "changed"
        yield Change(before, after, language.say(key, before=before, after=after))
