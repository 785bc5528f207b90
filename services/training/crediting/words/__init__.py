"""A rule, what changed of it, and the way of a result, in sentences."""

from services.training.crediting.words.difference import Change, difference
from services.training.crediting.words.rule import Sentence, minimum_said, sentences
from services.training.crediting.words.steps import said

__all__ = ["Change", "Sentence", "difference", "minimum_said", "said", "sentences"]
