"""Record sets of files on the bus: entries, what is owed, the sheet to sign."""

from services.common.bus.entrypoints import serve
from services.contracts.records import completeness as completeness_calls
from services.contracts.records import entries as contract
from services.records.entering import checksheet, entries, last_terms_teaching, owing


class EntryCalls:
    """Adds, changes, shows and deletes entries; says what files still owe."""

    file_set = serve(contract.file_set, entries.file_set)
    add_entry = serve(contract.add_entry, entries.add_entry)
    keep_new_entry_draft = serve(contract.keep_new_entry_draft, entries.keep_new_entry_draft)
    save_entry = serve(contract.save_entry, entries.save_entry)
    keep_entry_draft = serve(contract.keep_entry_draft, entries.keep_entry_draft)
    delete_entry = serve(contract.delete_entry, entries.delete_entry)
    copy_teaching = serve(contract.copy_teaching, last_terms_teaching.copy_teaching)
    completeness = serve(completeness_calls.completeness, owing.of_file)
    school_completeness = serve(completeness_calls.school_completeness, owing.of_school)
    check_sheet = serve(completeness_calls.check_sheet, checksheet.check_sheet)
