"""Files on their way through review, on the bus."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import submissions
from services.contracts.review import cases as cases_contract
from services.records.submitting import cases, submission, submission_job


class SubmissionCalls:
    """Hands files over and follows what review announces."""

    submit = serve(submissions.submit, submission.submit)
    submission = serve(submissions.submission, submission_job.state)
    submission_outcomes = serve(submissions.submission_outcomes, submission_job.outcomes)
    cases_moved = react(cases_contract.cases_moved, cases.apply_cases)
