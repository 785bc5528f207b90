"""Files of teachers on the bus: the catalogue, lists, entry of 基本信息, history."""

from services.common.bus.entrypoints import serve
from services.contracts.records import catalogue as catalogue_contract
from services.contracts.records import files as files_contract
from services.contracts.records import teachers
from services.records import rebuilding, reference
from services.records.entering import drafts, files
from services.records.file import history, queries, showing
from services.records.numbers import lookup


class FileCalls:
    """Opens, changes and shows files."""

    @serve(catalogue_contract.catalogue)
    def catalogue(self, db, actor, category, version):
        return reference.catalogue(db, actor, category, version)

    @serve(catalogue_contract.codes)
    def codes(self, db, actor, **wanted):
        return reference.codes(db, **wanted)

    @serve(files_contract.list_teachers)
    def list_teachers(self, db, actor, **wanted):
        return queries.list_teachers(db, actor, wanted)

    @serve(files_contract.teacher)
    def teacher(self, db, actor, teacher_id, as_of):
        each = queries.teacher(db, actor, teacher_id)
        return history.as_of(db, actor, each, as_of) if as_of else showing.whole(db, actor, each)

    @serve(files_contract.history)
    def history(self, db, actor, **wanted):
        return history.history(db, actor, **wanted)

    @serve(files_contract.lookup)
    def lookup(self, db, actor, number):
        return lookup.lookup(db, actor, number)

    @serve(files_contract.reveal)
    def reveal(self, db, actor, **wanted):
        return drafts.reveal(db, actor, **wanted)

    @serve(files_contract.validate_draft)
    def validate_draft(self, db, actor, **draft):
        return drafts.validate_draft(db, actor, **draft)

    @serve(files_contract.add_teacher)
    def add_teacher(self, db, actor, values, **place):
        return files.add_teacher(db, actor, values, **place)

    @serve(files_contract.keep_new_draft)
    def keep_new_draft(self, db, actor, values, **place):
        return files.keep_new_draft(db, actor, values, **place)

    @serve(files_contract.save_teacher)
    def save_teacher(self, db, actor, teacher_id, row_version, values):
        return files.save_teacher(db, actor, teacher_id, row_version, values)

    @serve(files_contract.keep_draft)
    def keep_draft(self, db, actor, teacher_id, row_version, values):
        return files.keep_draft(db, actor, teacher_id, row_version, values)

    @serve(files_contract.place_teacher)
    def place_teacher(self, db, actor, **place):
        return files.place_teacher(db, actor, **place)

    @serve(files_contract.delete_teacher)
    def delete_teacher(self, db, actor, teacher_id):
        return files.delete_teacher(db, actor, teacher_id)

    @serve(teachers.rebuild_copies)
    def rebuild_copies(self, db, actor, id):
        return rebuilding.rebuild_copies(db, actor, id)
