"""Chains: who decides which business in which order, for whose schools, from which day on (R-REV-02, R-REV-03)."""

from collections.abc import Iterable
from typing import Any

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Line, Nothing, Paged, one_of, page_of
from services.common.request import LANGUAGES
from services.contracts.identity.orgs import AUTHORITIES, CATEGORIES, UNITS
from services.contracts.review import NAME

DEPARTMENT, SCHOOL, HUB = "department", "school", "hub"
AUTHORITY, AUTHORITY_ABOVE, PROVINCE, MINISTRY = "authority", "authority_above", "province", "ministry"
DESKS = (DEPARTMENT, SCHOOL, HUB, AUTHORITY, AUTHORITY_ABOVE, PROVINCE, MINISTRY)
RECEIVING, SENDING, HANDLING = "receiving", "sending", "handling"
PARTIES = (RECEIVING, SENDING, HANDLING)  # organisations that a business names beside the school
SEEN_FROM_A_PARTY = tuple(
    f"{party}_{desk}" if desk else party
    for party in PARTIES
    for desk in ("", HUB, AUTHORITY, AUTHORITY_ABOVE, PROVINCE, MINISTRY)
)
SCOPES = ("province", "city", "county", "school")  # whose schools a chain can be for; a school's is for itself
NOW, COMING, PAST = "now", "coming", "past"
STATES = (NOW, COMING, PAST)


def _names() -> fields.Dict:
    return fields.Dict(
        keys=fields.String(validate=validate.OneOf(LANGUAGES)),
        values=Line(validate=validate.Length(1, 100)),
        required=True,
        validate=validate.Length(len(LANGUAGES)),
    )


def several(known: Iterable[str], **options: Any) -> fields.List:
    """Some of what is known, at least one."""
    return fields.List(fields.String(validate=validate.OneOf(sorted(known))), validate=validate.Length(1), **options)


class ChainStep(Body):
    """One step: `roles` at the organisation that `desk` picks, seen from the school or a party, decide it.

    With `unit` it lies at the office 科室 or affiliated unit 直属事业单位 of that desk that does this; where there is
    none, at the desk itself. They have `days` working days. `sets` are the record sets that it looks at; none: all.
    `originals`: it approves only with every piece of evidence ticked as compared with its original 原件已核对.
    """

    name = _names()
    desk = fields.String(required=True, validate=validate.OneOf((*DESKS, *SEEN_FROM_A_PARTY)))
    unit = fields.String(allow_none=True, validate=validate.OneOf((*UNITS, None)))
    roles = several(roles.REVIEW, required=True)
    sets = fields.List(fields.String(), load_default=None, allow_none=True, validate=validate.Length(1))
    days = fields.Integer(load_default=10, validate=validate.Range(1, 250))
    originals = fields.Boolean()


class ChainTerms(Body):
    """Which cases a chain serves, and what it is called.

    A condition that is none asks for nothing: `hub` (the school has one or has none), `authority_levels` (of the office
    that manages the school).
    """

    names = _names()
    business = fields.String(required=True, validate=validate.Length(1, 60))
    categories = several(CATEGORIES, required=True)
    hub = fields.Boolean(load_default=None, allow_none=True)
    authority_levels = several(AUTHORITIES, load_default=None, allow_none=True)


class ChainDraft(ChainTerms):
    """A chain for the schools of one organisation: positions in order, each with the steps beside each other there.

    It counts from `effective_from` on, for cases that begin then. `replaces` is a version of the same chain, which
    ends on that day, as do versions planned for later.
    """

    org_id = fields.UUID(required=True)
    replaces = fields.UUID(load_default=None, allow_none=True)
    positions = fields.List(
        fields.List(fields.Nested(ChainStep), validate=validate.Length(1, 10)),
        required=True,
        validate=validate.Length(1, 10),
    )
    effective_from = fields.Date(required=True)


class NewChain(ChainDraft):
    """The same, to be kept; once for each id."""

    id = fields.UUID(required=True)


class ShownChainStep(Body):
    """A step in words and as it is kept; `names` in every language."""

    name = fields.String()
    names = fields.Dict(keys=fields.String(), values=fields.String())
    desk = one_of((*DESKS, *SEEN_FROM_A_PARTY))
    desk_name = fields.String()
    unit = one_of(UNITS, allow_none=True)
    roles = fields.List(one_of(sorted(roles.REVIEW)))
    days = fields.Integer()
    sets = fields.List(fields.String(), allow_none=True)
    originals = fields.Boolean()


class ChainSample(Body):
    """A chain that is shipped to be copied."""

    code = fields.String()
    name = fields.String()
    names = fields.Dict(keys=fields.String(), values=fields.String())
    business = fields.String()
    categories = fields.List(one_of(CATEGORIES))
    hub = fields.Boolean(allow_none=True)
    authority_levels = fields.List(fields.String(), allow_none=True)
    positions = fields.List(fields.List(fields.Nested(ShownChainStep)))
    text = fields.String()


class ChainSamples(Body):
    """All of them."""

    items = fields.List(fields.Nested(ChainSample))


class Chain(ChainSample):
    """One version of a chain. `org_id` is whose schools it is for; none: all, and it is shipped with the programs.

    Of those that serve a case the nearest counts: the school's own, then those of the offices above it in their order.
    It counts from `effective_from` (none: ever since) until the day before `effective_until`; `state` says how it
    stands today. `text` says it all in one sentence.
    """

    id = fields.UUID()
    version = fields.Integer()
    org_id = fields.UUID(allow_none=True)
    org_name = fields.String(allow_none=True)
    org_level = fields.String(allow_none=True)
    effective_from = fields.Date(allow_none=True)
    effective_until = fields.Date(allow_none=True)
    state = one_of(STATES)
    made_by = fields.String(allow_none=True)
    published_at = fields.AwareDateTime()
    may = fields.List(fields.String())


class ChainFilter(Paged):
    """Chains that the asker's own schools can take: of the territory, of what lies above it, and those for all."""

    business = fields.String(load_default=None, allow_none=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))


class ByChain(Body):
    """One version of a chain."""

    chain_id = fields.UUID(required=True)


class EndOfChain(ByChain):
    """From `effective_until` on the chain counts no more, nor what was planned of it for later; the next wider does."""

    effective_until = fields.Date(required=True)


class ChainQuestion(Body):
    """Which way a case of a school would take that begins on `day` (none: today); `category` none: the school's own.

    With `draft` as if that were kept already.
    """

    org_id = fields.UUID(required=True)
    business = fields.String(required=True, validate=validate.Length(1, 60))
    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*CATEGORIES, None)))
    day = fields.Date(load_default=None, allow_none=True)
    draft = fields.Nested(ChainDraft, load_default=None, allow_none=True)


class StepReviewer(Body):
    """Somebody who could decide a step today."""

    name = fields.String()
    roles = fields.List(fields.String())


class PlacedStep(Body):
    """Where a step would lie and who decides there today; `why` says why not where the chain has it.

    `org_name` is none where only the case itself says which organisation it is.
    """

    name = fields.String()
    days = fields.Integer()
    sets = fields.List(fields.String(), allow_none=True)
    desk_name = fields.String()
    org_name = fields.String(allow_none=True)
    why = fields.String(allow_none=True)
    reviewers = fields.List(fields.Nested(StepReviewer))


class CaseWay(Body):
    """The chain that a case would take, none of its own where `chain_id` is none: the draft's."""

    chain_id = fields.UUID(allow_none=True)
    chain_name = fields.String()
    org_name = fields.String(allow_none=True)
    day = fields.Date()
    positions = fields.List(fields.List(fields.Nested(PlacedStep)))


ADMINS = frozenset({roles.INFO_ADMIN, roles.SYSTEM_ADMIN})
READERS = roles.OFFICE | {roles.SYSTEM_ADMIN}

list_chains = Call(NAME, "list_chains", ChainFilter, page_of(Chain), READERS)
chain = Call(NAME, "chain", ByChain, Chain, READERS)
list_chain_samples = Call(NAME, "list_chain_samples", Nothing, ChainSamples, READERS)
add_chain = Call(NAME, "add_chain", NewChain, Chain, ADMINS, writes=True)
end_chain = Call(NAME, "end_chain", EndOfChain, Chain, ADMINS, writes=True)
preview_chain = Call(NAME, "preview_chain", ChainQuestion, CaseWay, READERS)
