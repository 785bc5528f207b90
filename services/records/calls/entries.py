"""Record sets of files on the bus: entries, what is owed, the sheet to sign."""

from services.common.contracts import completeness as completeness_calls
from services.common.contracts import entries
from services.common.entrypoints import serve
from services.records import checksheet, owing, queries, showing
from services.records import values as kept
from services.records.actions import copies, sets


class EntryCalls:
    """Adds, changes, shows and deletes entries; says what files still owe."""

    @serve(entries.file_set)
    def file_set(self, db, actor, teacher_id, set):
        each = queries.teacher(db, actor, teacher_id)
        return showing.file_set(db, actor, each, kept.set_of(each.category, set))

    @serve(entries.add_entry)
    def add_entry(self, db, actor, values, **named):
        return sets.add_entry(db, actor, given=values, **named)

    @serve(entries.keep_new_entry_draft)
    def keep_new_entry_draft(self, db, actor, values, **named):
        return sets.keep_new_entry_draft(db, actor, given=values, **named)

    @serve(entries.save_entry)
    def save_entry(self, db, actor, values, **named):
        return sets.save_entry(db, actor, given=values, **named)

    @serve(entries.keep_entry_draft)
    def keep_entry_draft(self, db, actor, values, **named):
        return sets.keep_entry_draft(db, actor, given=values, **named)

    @serve(entries.delete_entry)
    def delete_entry(self, db, actor, **named):
        return sets.delete_entry(db, actor, **named)

    @serve(entries.copy_teaching)
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
