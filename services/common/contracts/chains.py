"""The chains in force, in words (R-REV-02, R-REV-03)."""

from marshmallow import fields

from services.common import roles
from services.common.contract import Body, Call, Nothing
from services.common.contracts.review import NAME


class ChainStep(Body):
    """One step: whoever has one of `roles` at the `desk`, seen from the school, decides within `days` working days.

    `sets` are the record sets that it looks at; none: all.
    """

    name = fields.String()
    desk = fields.String()
    desk_name = fields.String()
    roles = fields.List(fields.String())
    days = fields.Integer()
    sets = fields.List(fields.String(), allow_none=True)


class Chain(Body):
    """A chain in force: its positions in order, each with the steps that lie beside each other there.

    It serves cases of its business and categories where its conditions hold: `hub` (the school has one or has none),
    `authority_levels`, `provinces`; none: whatever. `text` says it all in one sentence.
    """

    code = fields.String()
    version = fields.Integer()
    name = fields.String()
    business = fields.String()
    categories = fields.List(fields.String())
    hub = fields.Boolean(allow_none=True)
    authority_levels = fields.List(fields.String(), allow_none=True)
    provinces = fields.List(fields.String(), allow_none=True)
    positions = fields.List(fields.List(fields.Nested(ChainStep)))
    text = fields.String()
    published_at = fields.AwareDateTime()


class Chains(Body):
    """The chains in force."""

    items = fields.List(fields.Nested(Chain))


list_chains = Call(NAME, "list_chains", Nothing, Chains, roles.OFFICE | {roles.SYSTEM_ADMIN})
