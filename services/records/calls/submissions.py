"""Files on their way through review, on the bus."""

from uuid import uuid4

from services.common.bus.entrypoints import react, serve
from services.contracts.records import submissions
from services.contracts.review import cases as cases_contract
from services.records.submitting import first_entry_cases, submission_job
from services.records.submitting import submission as submitting


class SubmissionCalls:
    """Hands files over and follows what review announces."""

    @serve(submissions.submit)
    def submit(self, db, actor, id, teacher_ids, filter):
        if filter is None:
            return submitting.submit_chosen(db, actor, teacher_ids)
        return submitting.submit_found(db, actor, id or uuid4(), filter)

    submission = serve(submissions.submission, submission_job.state)
    submission_outcomes = serve(submissions.submission_outcomes, submission_job.outcomes)
    cases_moved = react(cases_contract.cases_moved, first_entry_cases.apply_cases)
