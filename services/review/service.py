"""The review service on the bus; see actions.py for what it does and queries.py for what it shows."""

from services.common import known_orgs
from services.common.contracts import identity, records, review
from services.common.entrypoints import react, serve
from services.common.operations import Operations
from services.review import actions, queries


class ReviewService(Operations):
    """Opens cases, keeps the work lists, takes the decisions."""

    name = review.NAME

    @serve(review.list_cases)
    def list_cases(self, db, actor, **wanted):
        return queries.list_cases(db, actor, wanted)

    @serve(review.case)
    def case(self, db, actor, case_id):
        return queries.case(db, actor, case_id)

    @serve(review.case_counts)
    def case_counts(self, db, actor):
        return queries.case_counts(db, actor)

    @serve(review.decide)
    def decide(self, db, actor, **decision):
        return actions.decide(db, actor, **decision)

    @react(records.teacher_submitted)
    def teacher_submitted(self, db, file):
        actions.open_case(db, file)

    @react(identity.org_changed)
    def org_changed(self, db, org):
        known_orgs.learn(db, org)
