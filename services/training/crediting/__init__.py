"""From results of trainings to credits: rules as versioned data, worked out step by step (R-TRN-02, -08, -10).

    book = read_book({"rule.yaml": text})
    account = Evaluator(book).evaluate(results, today, person)
    steps = trace(account, account.lines[0])

Nothing here knows a database, a bus or a clock. What was confirmed comes in as a number and is never worked out again.
"""

from services.training.crediting.documents import Fault, RuleRefused, read_book, read_rule, say
from services.training.crediting.domain.account import Account
from services.training.crediting.domain.book import Book, book
from services.training.crediting.domain.evaluator import Evaluator
from services.training.crediting.domain.results import Confirmed, Facts, Obligation, Person, Result, facts
from services.training.crediting.domain.rule import Rule
from services.training.crediting.domain.trace import Step, trace, way
from services.training.crediting.present import presented
from services.training.crediting.words import difference, minimum_said, said, sentences

__all__ = [
    "Account", "Book", "Confirmed", "Evaluator", "Facts", "Fault", "Obligation", "Person", "Result", "Rule",
    "RuleRefused", "Step", "book", "difference", "facts", "minimum_said", "presented", "read_book", "read_rule", "said",
    "say", "sentences", "trace", "way",
]  # fmt: skip
