"""One act of media in a process of its own, so that it can be killed: `python -m tests.bus.media.acting WORD …`."""

import datetime
import sys
import uuid
from functools import partial
from pathlib import Path

from services.common.actor import Actor
from services.common.database import transactions
from services.common.request import Request
from services.media.blobs import laying, purging
from services.media.files import accepting_uploads


def lay(store: transactions.Store, path: str) -> None:
    """Lay a local file."""
    content = laying.content_of(Path(path), "image/jpeg")
    laying.store(partial(store.begin, transactions.system()), content, Path(path))


def delete(store: transactions.Store) -> None:
    """Delete what the purge may delete."""
    purging.delete_freed(store, datetime.datetime.now(datetime.UTC))


def take(store: transactions.Store, account: str, file_id: str, key: str) -> None:
    """Take an upload in as somebody with this account."""
    actor = Actor(
        account_id=uuid.UUID(account),
        person_id=uuid.UUID(account),
        name="测试员",
        roles=frozenset({"entry_clerk"}),
        org_id=uuid.UUID(account),
        org_name="测试单位",
        org_path="000000/acting/",
        org_level="school",
        session_id=uuid.UUID(account),
    )
    begin = partial(store.begin, Request(actor=actor, call="media.take_file"))
    accepting_uploads.take(begin, actor, id=uuid.UUID(file_id), key=key, name="证书.png", kind="evidence")


if __name__ == "__main__":
    word, *more = sys.argv[1:]
    {"lay": lay, "delete": delete, "take": take}[word](transactions.Store("media", pool=2), *more)
