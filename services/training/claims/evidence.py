"""The files that speak for a claim: receipts of media are opened, their facts kept with it (R-MED-04)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.bus.outbox import emit
from services.common.secrets import tickets
from services.contracts.media.files import EVIDENCE
from services.contracts.training.claims import evidence_held
from services.training.models import Claim

FACTS = ("id", "sha256", "kind", "name", "type", "bytes", "pages", "width", "height")
OUTDATED = "A file was uploaded too long ago. Please upload it again."
FOREIGN = "A file was uploaded by somebody else. Please upload it yourself."
NO_EVIDENCE = "A photo is no evidence. Please upload the document."


class Wrong(Exception):
    """A receipt stands for no file of the asker's; the message says why."""


def opened(actor: Actor, receipts: Sequence[str]) -> list[dict[str, Any]]:
    """The facts of files, each content once, in their order; raises Wrong."""
    found: dict[str, dict[str, Any]] = {}
    for receipt in receipts:
        facts = _facts(actor, receipt)
        found.setdefault(facts["sha256"], facts)
    return list(found.values())


def _facts(actor: Actor, receipt: str) -> dict[str, Any]:
    try:
        claims = tickets.read(tickets.RECEIPT, receipt)
    except tickets.Untrue:
        raise Wrong(OUTDATED) from None
    if claims["account"] != str(actor.account_id):
        raise Wrong(FOREIGN)
    if claims["kind"] != EVIDENCE:
        raise Wrong(NO_EVIDENCE)
    return {name: claims[name] for name in FACTS}


def hold(db: Session, claim: Claim) -> None:
    """Media keeps the contents from now on."""
    emit(db, evidence_held, {"claim_id": claim.id, "sha256": sorted(each["sha256"] for each in claim.evidence)})


def links(actor: Actor, claim: Claim) -> Iterable[dict[str, Any]]:
    """The files for whoever sees the claim; media writes down when one is read."""
    for facts in claim.evidence:
        yield facts | {"link": tickets.link(facts, actor, claim.teacher_id, clock.now())}
