"""Rules as documents: YAML read with places, strict about keys, refused with path and line (R-TRN-02)."""

from services.training.crediting.documents.faults import Fault, RuleRefused, say
from services.training.crediting.documents.reading import read_book, read_rule

__all__ = ["Fault", "RuleRefused", "read_book", "read_rule", "say"]
