"""One person, once, on the bus: pairs that look alike, what people say of them, merges and their undoing."""

from services.common.bus.entrypoints import serve
from services.contracts.records import duplicates as contract
from services.records.duplicates import (
    outcomes,
    previewing,
    questions,
    reporting,
    side_by_side,
    sweeping,
    undoing,
    work_list,
)


class DuplicateCalls:
    """Lists pairs, shows them side by side, takes what people say, and looks through a territory."""

    list_duplicates = serve(contract.list_duplicates, work_list.list_duplicates)
    duplicate_counts = serve(contract.duplicate_counts, work_list.counts)
    duplicate = serve(contract.duplicate, side_by_side.duplicate)
    preview_merge = serve(contract.preview_merge, previewing.preview)
    report_duplicate = serve(contract.report_duplicate, reporting.report)
    say_outcome = serve(contract.say_outcome, outcomes.say)
    file_questions = serve(contract.file_questions, questions.file_questions)
    open_questions = serve(contract.open_questions, questions.open_questions)
    answer_question = serve(contract.answer_question, questions.answer)
    undo_merge = serve(contract.undo_merge, undoing.undo)
    sweep_duplicates = serve(contract.sweep_duplicates, sweeping.sweep)
