"""Teachers and their own files on the bus; hints; and what identity asks for their accounts."""

from services.common.bus.entrypoints import react, serve
from services.contracts.identity import collection
from services.contracts.records import hints as hint_calls
from services.contracts.records import persons, selfservice
from services.contracts.review import cases
from services.records.persons import holders, opening_files
from services.records.selfservice import hints as sayings
from services.records.selfservice import own, remark_cases, remarks


class SelfServiceCalls:
    """Confirms, objects, explains, hints; says whose file is whose."""

    @serve(selfservice.self_service)
    def self_service(self, db, actor, teacher_id):
        return own.self_service(db, actor, teacher_id)

    @serve(selfservice.confirm)
    def confirm(self, db, actor, teacher_id, row_version):
        return own.confirm(db, actor, teacher_id, row_version)

    @serve(selfservice.explain)
    def explain(self, db, actor, teacher_id, reason_id, explanation):
        return own.explain(db, actor, teacher_id, reason_id, explanation)

    @serve(selfservice.add_remark)
    def add_remark(self, db, actor, **said):
        return remarks.add_remark(db, actor, **said)

    @serve(selfservice.file_remarks)
    def file_remarks(self, db, actor, teacher_id):
        return remarks.file_remarks(db, actor, teacher_id)

    @serve(selfservice.remarks)
    def remarks(self, db, actor, state, limit, after):
        return remarks.remarks(db, actor, state, limit, after)

    @serve(selfservice.answer_remark)
    def answer_remark(self, db, actor, remark_id, answer, outcome):
        return remarks.answer_remark(db, actor, remark_id, answer, outcome)

    @react(cases.moved(remark_cases.BUSINESS))
    def remark_cases_moved(self, db, batch):
        remark_cases.apply_cases(db, batch["cases"])

    @serve(hint_calls.hints)
    def hints(self, db, actor, **wanted):
        return sayings.hints(db, actor, **wanted)

    @serve(hint_calls.put_hints)
    def put_hints(self, db, actor, category, items):
        return sayings.put_hints(db, actor, category, items)

    @serve(persons.files_for)
    def files_for(self, db, actor, org_id, persons):
        return opening_files.files_for(db, actor, org_id, persons)

    @serve(persons.accountless)
    def accountless(self, db, actor, org_id, limit, after):
        return holders.accountless(db, actor, org_id, limit, after)

    @react(collection.collection_window_changed)
    def collection_window_changed(self, db, window):
        own.learn_window(db, window)
