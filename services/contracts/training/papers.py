"""What is printed of trainings: 学分证明, 结业证书, 签到表, 年度培训计划 (R-TRN-03, -08, -09)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Nothing
from services.contracts.records.workbooks import StoredFile
from services.contracts.training import NAME
from services.contracts.training.accounts import ByTeacher
from services.contracts.training.projects import ByProject, PlanFilter
from services.contracts.training.results import CONFIRMERS, HOLDERS
from services.contracts.verifying import PaperTicket


class OwnStatement(Body):
    """The asker's own statement; `id_number` is the number, as records told it."""

    id_number = fields.String(required=True)


class Statement(ByTeacher, OwnStatement):
    """The statement of a teacher of the asker's territory."""


class CertificatesPart(ByProject):
    """Certificates of a project, up to 200 in a part; the first part is 1."""

    part = fields.Integer(load_default=1, validate=validate.Range(1, 1000))


OWN = frozenset({roles.TEACHER})
PRINTERS = HOLDERS | CONFIRMERS
PLANNERS = roles.OFFICE | {roles.INSTITUTION}

statement_paper = Call(NAME, "statement_paper", ByTeacher, PaperTicket, roles.OFFICE)
own_statement_paper = Call(NAME, "own_statement_paper", Nothing, PaperTicket, OWN)
print_statement = Call(NAME, "print_statement", Statement, StoredFile, roles.OFFICE)
print_own_statement = Call(NAME, "print_own_statement", OwnStatement, StoredFile, OWN)
print_certificates = Call(NAME, "print_certificates", CertificatesPart, StoredFile, PRINTERS, deadline=60.0)
print_sign_in = Call(NAME, "print_sign_in", ByProject, StoredFile, PRINTERS)
print_plan = Call(NAME, "print_plan", PlanFilter, StoredFile, PLANNERS)
