"""The indicator catalogue: the one description of a teacher's file that forms, templates and checks follow.

The data stand in sets/, codes/ and categories.yaml; `load()` reads them.
"""

from services.records.catalogue.conditions import Condition
from services.records.catalogue.defaults import Context
from services.records.catalogue.derivation import derive
from services.records.catalogue.difference import difference, difference_of
from services.records.catalogue.keys import key_of
from services.records.catalogue.loading import build, load, version_of
from services.records.catalogue.model import Catalogue, Field, Group, RecordSet, Rule
from services.records.catalogue.tables import Code, CodeTable
from services.records.catalogue.words import Words

__all__ = [
    "Catalogue",
    "Code",
    "CodeTable",
    "Condition",
    "Context",
    "Field",
    "Group",
    "RecordSet",
    "Rule",
    "Words",
    "build",
    "derive",
    "difference",
    "difference_of",
    "key_of",
    "load",
    "version_of",
]
