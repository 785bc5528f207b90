"""Record sets of files on the bus: entries, what is owed, the sheet to sign."""

from services.common.bus.entrypoints import serve
from services.contracts.records import completeness as completeness_calls
from services.contracts.records import entries as contract
from services.records.entering import checksheet, copies, entries, owing
from services.records.file import queries, showing
from services.records.file import values as kept


class EntryCalls:
    """Adds, changes, shows and deletes entries; says what files still owe."""

    @serve(contract.file_set)
    def file_set(self, db, actor, teacher_id, set):
        teacher = queries.teacher(db, actor, teacher_id)
        return showing.file_set(db, actor, teacher, kept.set_of(teacher.org_path, teacher.category, set))

    @serve(contract.add_entry)
    def add_entry(self, db, actor, values, **named):
        return entries.add_entry(db, actor, given=values, **named)

    @serve(contract.keep_new_entry_draft)
    def keep_new_entry_draft(self, db, actor, values, **named):
        return entries.keep_new_entry_draft(db, actor, given=values, **named)

    @serve(contract.save_entry)
    def save_entry(self, db, actor, values, **named):
        return entries.save_entry(db, actor, given=values, **named)

    @serve(contract.keep_entry_draft)
    def keep_entry_draft(self, db, actor, values, **named):
        return entries.keep_entry_draft(db, actor, given=values, **named)

    @serve(contract.delete_entry)
    def delete_entry(self, db, actor, **named):
        return entries.delete_entry(db, actor, **named)

    @serve(contract.copy_teaching)
    def copy_teaching(self, db, actor, teacher_id, row_version):
        return copies.copy_teaching(db, actor, teacher_id, row_version)

    @serve(completeness_calls.completeness)
    def completeness(self, db, actor, teacher_id):
        return owing.of_file(db, actor, teacher_id)

    @serve(completeness_calls.school_completeness)
    def school_completeness(self, db, actor, **wanted):
        return owing.of_school(db, actor, **wanted)

    @serve(completeness_calls.check_sheet)
    def check_sheet(self, db, actor, teacher_id):
        return checksheet.check_sheet(db, actor, teacher_id)
