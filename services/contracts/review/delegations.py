"""Somebody decides in the place of a colleague who is away (R-REV-07)."""

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common import roles
from services.common.contract import Body, Call, Instant, Nothing, Paged, one_of, page_of
from services.contracts.review import NAME
from services.contracts.review.cases import REVIEWERS


class NewDelegation(Body):
    """The asker's desk is kept by a colleague of the same organisation for a while."""

    id = fields.UUID(required=True)
    to_person_id = fields.UUID(required=True)
    from_at = Instant(required=True)
    until_at = Instant(required=True)
    note = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))

    @validates_schema
    def in_order(self, data: dict, **_: object) -> None:
        """It ends after it begins."""
        if data["until_at"] <= data["from_at"]:
            raise ValidationError("The end must be after the beginning.", "until_at")


class Delegation(Body):
    """Who keeps whose desk from when until when; `state` is ahead, active, over or revoked."""

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    from_person_id = fields.UUID()
    from_person = fields.String()
    to_person_id = fields.UUID()
    to_person = fields.String()
    from_at = fields.AwareDateTime()
    until_at = fields.AwareDateTime()
    note = fields.String(allow_none=True)
    state = fields.String()
    created_at = fields.AwareDateTime()
    may = fields.List(fields.String())


class Colleague(Body):
    """A reviewer of the asker's organisation, to whom the desk can be given."""

    person_id = fields.UUID()
    name = fields.String()
    roles = fields.List(one_of(sorted(roles.REVIEW)))


class Colleagues(Body):
    """The other reviewers of the asker's organisation."""

    items = fields.List(fields.Nested(Colleague))


class ByDelegation(Body):
    """One delegation."""

    delegation_id = fields.UUID(required=True)


list_delegations = Call(NAME, "list_delegations", Paged, page_of(Delegation), REVIEWERS)
colleagues = Call(NAME, "colleagues", Nothing, Colleagues, REVIEWERS)
delegate = Call(NAME, "delegate", NewDelegation, Delegation, REVIEWERS, writes=True)
revoke = Call(NAME, "revoke", ByDelegation, Delegation, REVIEWERS, writes=True)
