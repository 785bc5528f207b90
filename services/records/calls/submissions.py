"""Files on their way through review, on the bus."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import submissions
from services.contracts.review import cases as cases_contract
from services.records.submitting import cases, submission, submission_job


class SubmissionCalls:
    """Hands files over and follows what review announces."""

    @serve(submissions.submit)
    def submit(self, db, actor, id, teacher_ids, filter):
        return submission.submit(db, actor, id, teacher_ids, filter)

    @serve(submissions.submission)
    def submission(self, db, actor, submission_id):
        return submission_job.state(db, actor, submission_id)

    @serve(submissions.submission_outcomes)
    def submission_outcomes(self, db, actor, **wanted):
        return submission_job.outcomes(db, actor, **wanted)

    @react(cases_contract.cases_moved)
    def cases_moved(self, db, batch):
        cases.apply_cases(db, batch["cases"])
