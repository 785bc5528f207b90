"""One person, once (R-REC-13): files that look like one person's, what people say of them, merging.

A pair lies with the least authority over both files, and is decided there. Perhaps twins are listed apart.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Nothing, Paged, Words, one_of, page_of
from services.contracts import operations
from services.contracts.records import NAME
from services.contracts.records.entries import ByTeacher
from services.contracts.records.files import Teacher, TeacherRow

STATES = ("open", "unsure", "both_real", "merged", "cleared")  # 待处理, 待核实, 确为两人, 已合并, 已消除
SAYS = ("ours", "not_ours", "same_person")  # 是本校教师且信息无误, 不是本校教师, 与他校为同一人
SAME, BOTH_REAL, UNSURE = OUTCOMES = ("same", "both_real", "unsure")
DECIDERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})
NOTE = validate.Length(2, 500)


class DuplicateFilter(Paged):
    """Pairs of the asker's territory in one state, the likeliest first; `twins` are those that may be twins."""

    state = fields.String(load_default="open", validate=validate.OneOf(STATES))
    twins = fields.Boolean(load_default=False)


class DuplicateCounts(Body):
    """How many pairs there are in each list; `twins` are open ones that may be twins."""

    open = fields.Integer()
    twins = fields.Integer()
    unsure = fields.Integer()
    both_real = fields.Integer()
    merged = fields.Integer()


class LikenessFinding(Body):
    """One respect in which two files were compared, and what it says, in words; `speaks` for, against, or neither."""

    respect = fields.String()
    finding = fields.String()
    text = fields.String()
    speaks = one_of(("for", "against", "neither"))


class IdentityAnswer(Body):
    """请两校核实: what the school of one file of a pair was asked, and what it said, if it has."""

    id = fields.UUID()
    teacher_id = fields.UUID()
    asked_at = fields.AwareDateTime()
    asked_by = fields.String()
    said = one_of(SAYS, allow_none=True)
    text = fields.String(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)


class IdentityQuestion(IdentityAnswer):
    """The same as the school sees it; `may` has answer until it is closed."""

    may = fields.List(fields.String())


class IdentityQuestions(Body):
    """What a school is or was asked of one file, newest first."""

    items = fields.List(fields.Nested(IdentityQuestion))


class OpenIdentityQuestion(IdentityQuestion):
    """One that waits for its answer, with whose file it is about."""

    teacher_name = fields.String(allow_none=True)


class NewIdentityAnswer(Body):
    """The school says whose its file is, and why it says so."""

    question_id = fields.UUID(required=True)
    said = fields.String(required=True, validate=validate.OneOf(SAYS))
    text = Words(required=True, validate=NOTE)


class Duplicate(Body):
    """A pair: how alike (of 100; 0 where a machine does not judge) and why, both files in short, what people said."""

    id = fields.UUID()
    state = one_of(STATES)
    twins = fields.Boolean()
    score = fields.Integer()
    findings = fields.List(fields.Nested(LikenessFinding))
    files = fields.List(fields.Nested(TeacherRow))
    found_at = fields.AwareDateTime()
    reported_by = fields.String(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    note = fields.String(allow_none=True)
    answers = fields.List(fields.Nested(IdentityAnswer))
    row_version = fields.Integer()
    may = fields.List(fields.String())


class ComparedField(Body):
    """A field of 基本信息 in both files; whether its values differ, be it behind its mask."""

    field = fields.String()
    name = fields.String()
    texts = fields.List(fields.String(allow_none=True))
    differs = fields.Boolean()


class SetSizes(Body):
    """How many entries of a set each file has."""

    code = fields.String()
    name = fields.String()
    counts = fields.List(fields.Integer())


class FileMerge(Body):
    """The last merge of a pair; `undo_refused` says why it cannot be undone.

    `lost_org_name` is the school that the file came from which was not kept.
    """

    id = fields.UUID()
    kept_id = fields.UUID()
    lost_org_name = fields.String()
    at = fields.AwareDateTime()
    person = fields.String()
    org_name = fields.String()
    undone_at = fields.AwareDateTime(allow_none=True)
    undone_by = fields.String(allow_none=True)
    undone_org = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)
    undo_reason = fields.String(allow_none=True)
    undo_refused = fields.String(allow_none=True)


class DuplicateDetail(Duplicate):
    """A pair side by side: both whole files, where they differ, which could be kept, and why none can be.

    `fuller` is the one of them that says most: the one to be kept, unless somebody knows better.
    """

    whole = fields.List(fields.Nested(Teacher))
    basic = fields.List(fields.Nested(ComparedField))
    sets = fields.List(fields.Nested(SetSizes))
    keepable = fields.List(fields.UUID())
    fuller = fields.UUID(allow_none=True)
    merge_refused = fields.String(allow_none=True)
    merge = fields.Nested(FileMerge, allow_none=True)


class ByDuplicate(Body):
    """One pair."""

    duplicate_id = fields.UUID(required=True)


class MergeQuestion(ByDuplicate):
    """What would be there if this file of the pair was kept."""

    kept_id = fields.UUID(required=True)


class FilledField(Body):
    """A place of the kept file that is empty now, and what would stand there; masked as it is shown."""

    name = fields.String()
    text = fields.String(allow_none=True)


class SetAfterwards(Body):
    """A set of the kept file: its entries now and afterwards; `filled` are empty places that are empty no more."""

    code = fields.String()
    name = fields.String()
    before = fields.Integer()
    after = fields.Integer()
    filled = fields.List(fields.Nested(FilledField))


class NumberAfterwards(Body):
    """A number, masked: that of an ID document or a personal one; `alias` if it finds the kept file from then on."""

    kind = one_of(("id_number", "personal_number"))
    text = fields.String()
    alias = fields.Boolean()


class MergePreview(Body):
    """What a merge would leave behind: numbers, sets that become others, what else goes along.

    `takes_over` is false where nothing of the other file is approved yet and so nothing comes into the kept one.
    """

    kept_id = fields.UUID()
    lost_id = fields.UUID()
    takes_over = fields.Boolean()
    numbers = fields.List(fields.Nested(NumberAfterwards))
    sets = fields.List(fields.Nested(SetAfterwards))
    remarks = fields.Integer()
    files = fields.Integer()


class DuplicateOutcome(ByDuplicate):
    """What somebody says of a pair: the same person (which is kept, and the `reason`), both are real, or unsure."""

    row_version = fields.Integer(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    kept_id = fields.UUID(load_default=None, allow_none=True)
    reason = Words(load_default=None, allow_none=True, validate=NOTE)
    note = Words(load_default=None, allow_none=True, validate=NOTE)


class MergeUndoing(ByDuplicate):
    """The pair's merge is undone, and why."""

    row_version = fields.Integer(required=True)
    note = Words(required=True, validate=NOTE)


class DuplicateReport(Body):
    """Somebody takes two files for one person's that no rule has found."""

    id = fields.UUID(required=True)
    teacher_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(2, 2))
    note = Words(required=True, validate=NOTE)


class DuplicateSweep(Body):
    """All files of the asker's territory are looked through; its id is that of its job."""

    id = fields.UUID(required=True)


class FilesMerged(Body):
    """Two files of one person are one (`merged`), or two again; the newer `row_version` holds.

    `org_id` and `org_path` are where the account of the one that was not kept belongs from now on.
    """

    merge_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    merged = fields.Boolean(required=True)
    kept_id = fields.UUID(required=True)
    lost_id = fields.UUID(required=True)
    org_id = fields.UUID(required=True)
    org_path = fields.String(required=True)
    at = Instant(required=True)


list_duplicates = Call(NAME, "list_duplicates", DuplicateFilter, page_of(Duplicate), DECIDERS)
duplicate_counts = Call(NAME, "duplicate_counts", Nothing, DuplicateCounts, DECIDERS)
duplicate = Call(NAME, "duplicate", ByDuplicate, DuplicateDetail, DECIDERS)
preview_merge = Call(NAME, "preview_merge", MergeQuestion, MergePreview, DECIDERS)
report_duplicate = Call(NAME, "report_duplicate", DuplicateReport, Duplicate, DECIDERS, writes=True)
say_outcome = Call(NAME, "say_outcome", DuplicateOutcome, Duplicate, DECIDERS, writes=True)
file_questions = Call(NAME, "file_questions", ByTeacher, IdentityQuestions, roles.OFFICE)
open_questions = Call(NAME, "open_questions", Paged, page_of(OpenIdentityQuestion), roles.ENTRY)
answer_question = Call(NAME, "answer_question", NewIdentityAnswer, IdentityQuestion, roles.ENTRY, writes=True)
undo_merge = Call(NAME, "undo_merge", MergeUndoing, Duplicate, DECIDERS, writes=True)
sweep_duplicates = Call(NAME, "sweep_duplicates", DuplicateSweep, operations.Job, DECIDERS, writes=True)

files_merged = Event(NAME, "files_merged", FilesMerged)
