"""The record sets of a file: what their entries look like, and how they are filled in (R-REC-02, -04, -07)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call
from services.contracts.records import NAME


class Entry(Body):
    """One entry of a record set: `values` by field, sensitive ones masked; `texts` words coded values for reading.

    `missing` counts the places that are still owed or wrong. `may` names the acts that the asker can do to it now.
    """

    id = fields.UUID()
    set = fields.String()
    values = fields.Dict()
    texts = fields.Dict()
    missing = fields.Integer()
    updated_at = fields.AwareDateTime(allow_none=True)
    may = fields.List(fields.String())


class SetOfFile(Body):
    """One record set of a file. `kind` is main, single or list; `owed` if a file is not complete without it.

    `may` has "add" where the asker can add an entry now, `locked` the fields that the asker never fills in.
    """

    code = fields.String()
    name = fields.String()
    family = fields.Dict(allow_none=True)
    kind = fields.String()
    owed = fields.Boolean()
    reserved = fields.Boolean()
    count = fields.Integer()
    missing = fields.Integer()
    may = fields.List(fields.String())
    locked = fields.List(fields.String())
    entries = fields.List(fields.Nested(Entry))


class SetWithVersion(SetOfFile):
    """A record set with the version of the file that its changes are meant for."""

    row_version = fields.Integer()


class SavedEntry(Body):
    """What became of an entry (none when it was deleted), and of its file: the version for the next change."""

    entry = fields.Nested(Entry, allow_none=True)
    teacher_id = fields.UUID()
    row_version = fields.Integer()
    set_missing = fields.Integer()
    file_missing = fields.Integer()


class ByTeacher(Body):
    """One file."""

    teacher_id = fields.UUID(required=True)


class BySet(ByTeacher):
    """One record set of one file."""

    set = fields.String(required=True, validate=validate.Length(1, 40))


class NewEntry(BySet):
    """An entry to be added. A single set (联系方式) takes one."""

    id = fields.UUID(required=True)
    values = fields.Dict(required=True)


class ByEntry(BySet):
    """One entry, in the file's version that the asker saw."""

    entry_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)


class EntryValues(ByEntry):
    """New values of an entry. A sensitive value left as its mask stays as it is."""

    values = fields.Dict(required=True)


class ByFileVersion(ByTeacher):
    """One file in the version that the asker saw."""

    row_version = fields.Integer(required=True)


class Copy(ByFileVersion):
    """Asks for last term's 教育教学 as drafts of the term after it; none of its rejected values comes along."""


SEES = roles.OFFICE | {roles.TEACHER}
FILLS = roles.ENTRY | {roles.REVIEWER, roles.TEACHER}  # a reviewer of the authority fills in reserved sets

file_set = Call(NAME, "file_set", BySet, SetWithVersion, SEES)
add_entry = Call(NAME, "add_entry", NewEntry, SavedEntry, FILLS, writes=True)
keep_new_entry_draft = Call(NAME, "keep_new_entry_draft", NewEntry, SavedEntry, FILLS, writes=True)
save_entry = Call(NAME, "save_entry", EntryValues, SavedEntry, FILLS, writes=True)
keep_entry_draft = Call(NAME, "keep_entry_draft", EntryValues, SavedEntry, FILLS, writes=True)
delete_entry = Call(NAME, "delete_entry", ByEntry, SavedEntry, FILLS, writes=True)
copy_teaching = Call(NAME, "copy_teaching", Copy, SetWithVersion, FILLS, writes=True)
