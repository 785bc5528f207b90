"""Asks records for the files of persons, in the name of whoever started the job; waits while records is away."""

import itertools
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any, Protocol
from uuid import UUID

from services.common import actor as actors
from services.common import settings
from services.common.contract import Call
from services.common.errors import Unavailable
from services.common.request import Request
from services.contracts.records import persons as contract
from services.identity import logins
from services.identity.account_batches.wanted import Fault, Wanted
from services.identity.clock import now
from services.identity.domain.persons import BAD_NUMBER

log = logging.getLogger(__name__)

PAUSES = (1, 2, 5, 10, 15, 30, 30, 30, 60, 60)  # seconds
PAGE = 200


class Asks(Protocol):
    """Asks another service, as Bus.ask does."""

    def __call__(self, call: Call, payload: dict, *, actor_token: str, language: str) -> dict: ...


class Files:
    """The files of one school, as records knows them; `waiting` is called before each pause."""

    def __init__(self, asks: Asks, request: Request, org_id: UUID, waiting: Callable[[], None]):
        self._asks, self._request, self._org_id, self._waiting = asks, request, org_id, waiting

    def of(self, wanted: list[Wanted]) -> tuple[list[Wanted], list[Fault]]:
        """Those wanted with their files; records opens what is missing, and says why where it does not."""
        known = [one for one in wanted if one.teacher_id]
        asked = {str(number): one for number, one in enumerate(wanted) if not one.teacher_id}
        if not asked:
            return known, []
        faults = []
        given = {"org_id": self._org_id, "persons": [_asked(ref, one) for ref, one in asked.items()]}
        for found in self._ask(contract.files_for, given)["items"]:
            one = asked[found["ref"]]
            if found["teacher_id"] is None:
                faults.append(Fault(one.row, "id_number", found["message"] or BAD_NUMBER))
            else:
                known.append(replace(one, teacher_id=found["teacher_id"]))
        return known, faults

    def all(self) -> Iterator[list[dict[str, Any]]]:
        """All files of the school, page by page."""
        after = None
        while True:
            page = self._ask(contract.accountless, {"org_id": self._org_id, "limit": PAGE, "after": after})
            yield page["items"]
            after = page["next"]
            if after is None:
                return

    def _ask(self, call: Call, payload: dict) -> dict:
        for pause in itertools.chain(PAUSES, [None]):
            try:
                return self._asks(call, payload, actor_token=self._token(), language=self._request.language)
            except Unavailable as away:
                if pause is None:
                    raise
                log.warning("waiting for records", extra={"call": call.name, "error": str(away)})
                self._waiting()
                time.sleep(pause)
        raise AssertionError("the last round returns or raises")

    def _token(self) -> str:
        if self._request.actor is None:
            raise RuntimeError("A job of identity has an actor.")
        return actors.sign(self._request.actor, settings.load().actor_private_key, now())


def _asked(ref: str, one: Wanted) -> dict[str, Any]:
    items = asdict(one.person) if one.person else {}
    return items | {"ref": ref, "id_number_sealed": logins.sealer().seal(items.pop("id_number"))}
