"""Trainings on paper: statements of credits, certificates, sheets to sign in on, the plan of a year (R-TRN-08)."""

import uuid

from flask import Response

from gateway import files, papers
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.training import papers as calls

area = Area("training-papers", "Trainings on paper.")
PROJECT = "/training/projects/<uuid:project_id>"


@area.get("/training/accounts/<uuid:teacher_id>/statement.pdf")
@needs(calls.print_statement)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_credit_statement(teacher_id: uuid.UUID) -> Response:
    """学分证明 of a teacher as PDF: what is credited by whom, what is missing, with a code."""
    number = papers.id_number(calls.statement_paper, teacher_id=teacher_id)
    return _download(ask(calls.print_statement, teacher_id=teacher_id, id_number=number))


@area.get("/self/credits/statement.pdf")
@needs(calls.print_own_statement)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_own_credit_statement() -> Response:
    """The teacher's own 学分证明 as PDF."""
    number = papers.id_number(calls.own_statement_paper)
    return _download(ask(calls.print_own_statement, id_number=number))


@area.get(f"{PROJECT}/certificates.pdf")
@needs(calls.print_certificates)
@area.arguments(calls.CertificatesPart(only=["part"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_certificates(project_id: uuid.UUID, part: int) -> Response:
    """结业证书 of a training as one PDF, 200 in a part, behind a register of them."""
    return _download(ask(calls.print_certificates, project_id=project_id, part=part))


@area.get(f"{PROJECT}/sign-in.pdf")
@needs(calls.print_sign_in)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_sign_in_sheet(project_id: uuid.UUID) -> Response:
    """签到表 of a training as PDF: who takes part now, by school."""
    return _download(ask(calls.print_sign_in, project_id=project_id))


@area.get("/training/plan.pdf")
@needs(calls.print_plan)
@area.arguments(calls.PlanFilter, location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_training_plan(year: int | None) -> Response:
    """年度培训计划 of the own organisation as PDF, with totals."""
    return _download(ask(calls.print_plan, year=year))


def _download(printed: dict[str, str]) -> Response:
    return files.download(printed["key"], printed["name"], files.PDF)
