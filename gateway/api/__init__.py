"""The HTTP resources, one module an area; `AREAS` is all of them."""

from gateway.api import (
    accounts,
    cases,
    catalogue,
    decisions,
    delegations,
    jobs,
    monitoring,
    numbers,
    operation,
    orgs,
    sessions,
    submissions,
    teachers,
    workbooks,
)

AREAS = (
    sessions.area,
    orgs.area,
    accounts.area,
    catalogue.area,
    teachers.area,
    submissions.area,
    workbooks.area,
    cases.area,
    numbers.area,
    decisions.area,
    delegations.area,
    monitoring.area,
    jobs.area,
    operation.area,
)
