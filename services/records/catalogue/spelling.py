"""How what people type is compared, from the rule book that all services share. Never how it is kept."""

from services.common.persons.spelling import BLANKS, DASHES, INNER_BLANKS, comparable, plain, trimmed

__all__ = ["BLANKS", "DASHES", "INNER_BLANKS", "comparable", "plain", "trimmed"]
