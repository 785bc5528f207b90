"""Files of teachers on the bus: the catalogue, lists, entry of 基本信息, history."""

from services.common.bus.entrypoints import serve
from services.contracts.records import catalogue as catalogue_contract
from services.contracts.records import files as files_contract
from services.contracts.records import teacher_copies
from services.records import rebuilding, reference
from services.records.duplicates import in_history
from services.records.entering import drafts, files
from services.records.file import between, history, queries
from services.records.numbers import lookup


class FileCalls:
    """Opens, changes and shows files."""

    catalogue = serve(catalogue_contract.catalogue, reference.catalogue)
    codes = serve(catalogue_contract.codes, reference.codes)
    list_teachers = serve(files_contract.list_teachers, queries.list_teachers)
    teacher = serve(files_contract.teacher, history.teacher)
    file_changes = serve(files_contract.file_changes, between.file_changes)
    history = serve(files_contract.history, in_history.history)
    lookup = serve(files_contract.lookup, lookup.lookup)
    reveal = serve(files_contract.reveal, drafts.reveal)
    validate_draft = serve(files_contract.validate_draft, drafts.validate_draft)
    add_teacher = serve(files_contract.add_teacher, files.add_teacher)
    keep_new_draft = serve(files_contract.keep_new_draft, files.keep_new_draft)
    save_teacher = serve(files_contract.save_teacher, files.save_teacher)
    keep_draft = serve(files_contract.keep_draft, files.keep_draft)
    place_teacher = serve(files_contract.place_teacher, files.place_teacher)
    delete_teacher = serve(files_contract.delete_teacher, files.delete_teacher)
    rebuild_copies = serve(teacher_copies.rebuild_copies, rebuilding.rebuild_copies)
