"""同样的变更: cases that wait for the asker and ask the same of many, to be decided in one act (R-REV-04)."""

from marshmallow import fields

from services.common.contract import Body, Call, Nothing
from services.contracts.review import NAME
from services.contracts.review.cases import REVIEWERS


class AlikeGroup(Body):
    """Cases of one business that wait for the asker and ask the same: how many, since when the oldest waits."""

    alike = fields.String()
    business = fields.String()
    words = fields.String()
    count = fields.Integer()
    oldest = fields.AwareDateTime()


class AlikeGroups(Body):
    """The largest groups, at least two cases each."""

    items = fields.List(fields.Nested(AlikeGroup))


list_alike = Call(NAME, "list_alike", Nothing, AlikeGroups, REVIEWERS)
