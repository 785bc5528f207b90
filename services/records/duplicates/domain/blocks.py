"""Blocking keys: only files that have one in common are compared. Each is a text, of which the table keeps a digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from services.records.duplicates.domain import id_numbers, pronunciation
from services.records.duplicates.domain.people import Person


def keys(person: Person, blocks: tuple[str, ...]) -> set[str]:
    """The keys of a person in these blocks."""
    return {f"{block}:{key}" for block in blocks for key in BLOCKS[block](person)}


def _name_and_birth(person: Person) -> Iterator[str]:
    """How the name or a former one sounds, in any order of its syllables, with the birth date."""
    for signs in (person.signs, *person.former_signs) if person.born else ():
        if signs:
            yield f"{'.'.join(sorted(pronunciation.sounds(signs)))}|{person.born}"


def _name_and_part_of_birth(person: Person) -> Iterator[str]:
    """The same name, with a birth date of which one part differs, or whose digits stand in another order."""
    if not (person.signs and person.born):
        return
    name = ".".join(person.sounds)
    year, month, day = person.born.split("-")
    yield from (f"{name}|{part}" for part in (f"{year}-{month}-", f"{year}--{day}", f"-{month}-{day}"))
    yield f"{name}|{''.join(sorted(person.born))}"


def _surname_and_birth(person: Person) -> Iterator[str]:
    """How the surname sounds, with the birth date: a sign of the given name may be another one."""
    if person.signs and person.born:
        yield f"{'.'.join(pronunciation.surname_sounds(person.signs))}|{person.born}"


def _number(person: Person) -> Iterator[str]:
    """The number of resident identity; of one that fails its check those that it may have been."""
    if person.number:
        yield from id_numbers.meant(person.number) | {person.number}


BLOCKS: dict[str, Callable[[Person], Iterator[str]]] = {
    "name_birth": _name_and_birth,
    "name_part_birth": _name_and_part_of_birth,
    "surname_birth": _surname_and_birth,
    "number": _number,
}
