"""Teachers sign in with the number of their ID document: kept sealed, found by its blind index, shown masked."""

import functools
from typing import Protocol

from services.common import settings
from services.common.persons import documents
from services.common.secrets.sealing import Sealer

PURPOSE = "login "  # so that these indexes meet no other service's


class Named(Protocol):
    """An account, or a row with what names it."""

    username: str | None
    login_sealed: str | None


@functools.cache
def sealer() -> Sealer:
    """The sealer of this process."""
    known = settings.load()
    return Sealer(known.data_keys, known.index_key)


def normal(number: str) -> str:
    """The number as it is kept: capital letters, plain signs, no spaces."""
    return documents.spelled(number)


def index(number: str) -> bytes:
    """Where the account of this number is found."""
    return sealer().blind_index(PURPOSE + normal(number))


def login_of(account: Named) -> str:
    """The user name in clear; never to be sent out for a teacher."""
    if account.login_sealed is None:
        return account.username or ""
    return sealer().open(account.login_sealed)


def display_name(account: Named) -> str:
    """The user name as people see it: an ID number masked."""
    login = login_of(account)
    return login if account.login_sealed is None else masked(login)


def masked(number: str) -> str:
    """`340104********1234`; of a short number its last four signs, or fewer."""
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    seen = min(4, len(number) // 3)
    return "*" * (len(number) - seen) + number[len(number) - seen :]
