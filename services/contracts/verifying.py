"""What anybody is told of a code on paper. Who prints answers for the own codes; use with `.at(service)`."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, one_of
from services.contracts import mobility, records, training
from services.contracts.records import STAGES

PRINTERS = (records.NAME, mobility.NAME, training.NAME)
FILE = "file"
TRANSFER, ASSIGNMENT, STATUS_ACT = "transfer", "assignment", "status_act"
STATEMENT, CERTIFICATE = "statement", "certificate"
KINDS = (FILE, TRANSFER, ASSIGNMENT, STATUS_ACT, STATEMENT, CERTIFICATE)


class ByCode(Body):
    """The code on a print, however it was typed."""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class Verification(Body):
    """What a print is: of which kind, the unit, the name with one sign covered, when it was printed, as of when.

    `superseded` once what was printed moved on, `superseded_at` since when as far as it is known; `stage` is that in
    which a file was, none for what an earlier release printed: only `effective` was reviewed. Of a code that is
    `known` to nobody nothing is told.
    """

    known = fields.Boolean()
    kind = one_of(KINDS, allow_none=True)
    school = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    printed_at = fields.AwareDateTime(allow_none=True)
    as_of = fields.AwareDateTime(allow_none=True)
    superseded = fields.Boolean(allow_none=True)
    superseded_at = fields.AwareDateTime(allow_none=True)
    stage = one_of(STAGES, allow_none=True)


class PaperTicket(Body):
    """Lets the asker have from records what only records knows, for this one paper (common/secrets/tickets.py)."""

    ticket = fields.String()


verification = Call(records.NAME, "verification", ByCode, Verification, roles.ANYONE)
verification_at_mobility = verification.at(mobility.NAME)
verification_at_training = verification.at(training.NAME)
