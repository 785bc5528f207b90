"""Files of teachers on the bus: the catalogue, entry, submission, and what review decided."""

from services.common.contracts import records, review, submissions
from services.common.entrypoints import react, serve
from services.records import queries, reference
from services.records.actions import entry, submission


class FileCalls:
    """Opens, changes, shows and hands over files."""

    @serve(records.catalogue)
    def catalogue(self, db, actor, category):
        return reference.catalogue(db, actor, category)

    @serve(records.codes)
    def codes(self, db, actor, **wanted):
        return reference.codes(db, **wanted)

    @serve(records.list_teachers)
    def list_teachers(self, db, actor, **wanted):
        return queries.list_teachers(db, actor, wanted)

    @serve(records.teacher)
    def teacher(self, db, actor, teacher_id):
        return queries.whole(db, actor, queries.teacher(db, actor, teacher_id))

    @serve(records.history)
    def history(self, db, actor, teacher_id):
        return queries.history(db, actor, teacher_id)

    @serve(records.lookup)
    def lookup(self, db, actor, number):
        return queries.lookup(db, actor, number)

    @serve(records.reveal)
    def reveal(self, db, actor, **wanted):
        return entry.reveal(db, actor, **wanted)

    @serve(records.validate_draft)
    def validate_draft(self, db, actor, **draft):
        return entry.validate_draft(db, actor, **draft)

    @serve(records.add_teacher)
    def add_teacher(self, db, actor, id, org_id, values):
        return entry.add_teacher(db, actor, id, org_id, values)

    @serve(records.keep_new_draft)
    def keep_new_draft(self, db, actor, id, org_id, values):
        return entry.keep_new_draft(db, actor, id, org_id, values)

    @serve(records.save_teacher)
    def save_teacher(self, db, actor, teacher_id, row_version, values):
        return entry.save_teacher(db, actor, teacher_id, row_version, values)

    @serve(records.keep_draft)
    def keep_draft(self, db, actor, teacher_id, row_version, values):
        return entry.keep_draft(db, actor, teacher_id, row_version, values)

    @serve(records.delete_teacher)
    def delete_teacher(self, db, actor, teacher_id):
        return entry.delete_teacher(db, actor, teacher_id)

    @serve(submissions.submit)
    def submit(self, db, actor, id, teacher_ids, filter):
        return submission.submit(db, actor, teacher_ids)

    @react(review.case_moved)
    def case_moved(self, db, case):
        submission.apply_case(db, case)
