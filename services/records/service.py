"""The records service on the bus; see actions/ for what it does and queries.py for what it shows."""

from services.common import known_orgs
from services.common.contracts import identity, records, review
from services.common.entrypoints import react, serve
from services.common.operations import Operations
from services.records import queries, reference
from services.records.actions import entry, imports, submission


class RecordsService(Operations):
    """Keeps the files of teachers."""

    name = records.NAME

    @serve(records.catalogue)
    def catalogue(self, db, actor, category):
        return reference.catalogue(db, actor, category)

    @serve(records.codes)
    def codes(self, db, actor, **wanted):
        return reference.codes(db, **wanted)

    @serve(records.template)
    def template(self, db, actor, category):
        return reference.template(db, actor, category)

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

    @serve(records.submit)
    def submit(self, db, actor, teacher_ids):
        return submission.submit(db, actor, teacher_ids)

    @serve(records.start_import)
    def start_import(self, db, actor, **workbook):
        return imports.start_import(db, actor, **workbook)

    @serve(records.imports)
    def imports(self, db, actor, limit, after):
        return queries.imports(db, actor, limit, after)

    @serve(records.import_result)
    def import_result(self, db, actor, import_id):
        return queries.import_result(db, actor, import_id)

    @serve(records.import_faults)
    def import_faults(self, db, actor, import_id, limit, after):
        return queries.import_faults(db, actor, import_id, limit, after)

    @react(review.case_moved)
    def case_moved(self, db, case):
        submission.apply_case(db, case)

    @react(identity.org_changed)
    def org_changed(self, db, org):
        known_orgs.learn(db, org)
