"""Search boxes for names: the comparable form of persons/names.py, said in SQL once more, so old rows are found too."""

from typing import Any

from sqlalchemy import ColumnElement, func, literal_column

from services.common.persons import names


def is_called(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a name holds the text, however either is spelled."""
    return comparable(column).contains(names.comparable(text), autoescape=True)


def comparable(column: Any) -> Any:
    """`names.comparable` of a column; ICU knows capital letters, whatever language the database was made for."""
    folded = func.translate(func.normalize(column, literal_column("NFKC")), names.FROM, names.TO)
    return func.lower(folded.collate("und-x-icu"))
