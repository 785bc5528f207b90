"""Rules of credits: an office writes one, tries it, and another person of it puts it in force (R-TRN-02).

A rule belongs to an authority or a university; its versions follow each other. A version that was published never
changes: it can be ended, or revoked as long as it does not hold yet. What is published all offices read; drafts are for
the people of their office. Texts are documents of strict YAML; a form sends the same as `form`, whose values are texts.
"""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, Words, one_of, page_of
from services.contracts.training import NAME

# 草稿, 待发布, 已退回 (a draft again), 已发布, 已撤销
DRAFT, HANDED_IN, RETURNED, PUBLISHED, REVOKED = STATES = ("draft", "handed_in", "returned", "published", "revoked")
EDITABLE = (DRAFT, RETURNED)
OWNERS = ("ministry", "province", "city", "county", "university")
BOXES = ("all", "own", "above")
MAY = ("edit", "hand_in", "return", "publish", "end", "revoke", "discard", "copy")
LONGEST = 60_000
TEXT = validate.Length(max=LONGEST)
WORDS = validate.Length(2, 500)
ONE_WAY = "Send the text or the form, not both."


class RuleTexts(Body):
    """A rule and its vectors, as texts or as a form: mappings, lists and texts in the shape of the document."""

    text = fields.String(load_default=None, allow_none=True, validate=TEXT)
    vectors_text = fields.String(load_default="", validate=TEXT)
    form = fields.Dict(load_default=None, allow_none=True)
    vectors_form = fields.List(fields.Raw(), load_default=None, allow_none=True)

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: object) -> None:
        """Either is the whole of it."""
        if (data["text"] is None) == (data["form"] is None):
            raise ValidationError(ONE_WAY, "form")


class RuleFilter(Paged):
    """Versions, the latest first: own ones with drafts, those of the offices above as far as they are published."""

    box = fields.String(load_default="all", validate=validate.OneOf(BOXES))
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))


class RuleRow(Body):
    """A version in a list. `holds` says whether it is in force today; `may` what the asker can do with it."""

    id = fields.UUID()
    org_name = fields.String()
    org_level = one_of(OWNERS)
    own = fields.Boolean()
    state = one_of(STATES)
    rule = fields.String(allow_none=True)
    version = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    document = fields.String(allow_none=True)
    since = fields.Date(allow_none=True)
    until = fields.Date(allow_none=True)
    holds = fields.Boolean()
    written_by = fields.String(allow_none=True)
    saved_at = fields.AwareDateTime()
    published_by = fields.String(allow_none=True)
    published_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(one_of(MAY))


class RuleFault(Body):
    """What is wrong, where: the line of the text, and the path as in kinds[0].cases[1].terms[0].fixed."""

    line = fields.Integer()
    at = fields.String()
    message = fields.String()


class VectorDifference(Body):
    """Where the rule does something else than a vector expects."""

    about = fields.String()
    expected = fields.String()
    found = fields.String()


class VectorOutcome(Body):
    """A vector, and whether the rule does what it says."""

    says = fields.String()
    passes = fields.Boolean()
    differences = fields.List(fields.Nested(VectorDifference))


class CheckedRule(Body):
    """A rule that was looked at: its faults, or what it says; of each vector what becomes of it."""

    text = fields.String()
    vectors_text = fields.String()
    form = fields.Raw(allow_none=True)
    vectors_form = fields.Raw(allow_none=True)
    faults = fields.List(fields.Nested(RuleFault))
    vector_faults = fields.List(fields.Nested(RuleFault))
    sentences = fields.List(fields.String())
    outcomes = fields.List(fields.Nested(VectorOutcome))
    passes = fields.Boolean()


class RuleEvent(Body):
    """One thing that happened to a version."""

    at = fields.AwareDateTime()
    act = fields.String()
    person = fields.String(allow_none=True)
    org_name = fields.String(allow_none=True)
    words = fields.String(allow_none=True)


class RuleBefore(Body):
    """A version that this one can be laid beside."""

    id = fields.UUID()
    rule = fields.String()
    version = fields.String()
    org_name = fields.String()


class Rule(RuleRow, CheckedRule):
    """A whole version. `before` are the published ones that it can be compared with, the closest first."""

    happened = fields.List(fields.Nested(RuleEvent))
    before = fields.List(fields.Nested(RuleBefore))


class ByRule(Body):
    """One version."""

    rule_id = fields.UUID(required=True)


class RulePair(ByRule):
    """What differs from another version, the older one."""

    other_id = fields.UUID(required=True)


class RuleChange(Body):
    """A sentence that is new, gone or another one; `text` says it whole."""

    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)
    text = fields.String()


class RuleChanges(Body):
    """All of them; none if the two say the same."""

    items = fields.List(fields.Nested(RuleChange))


class RuleSample(Body):
    """A published rule that comes with the product, to begin from."""

    code = fields.String()
    name = fields.String()
    document = fields.String()
    owner_level = one_of((*OWNERS, "school"))
    sentences = fields.List(fields.String())


class RuleSamples(Body):
    """All of them."""

    items = fields.List(fields.Nested(RuleSample))


class NewRule(Body):
    """Begins a draft at the own office: a copy of a version that the asker sees or of a sample, or an empty one."""

    id = fields.UUID(required=True)
    copy_of = fields.UUID(load_default=None, allow_none=True)
    sample = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 40))


class RuleSave(ByRule, RuleTexts):
    """Saves a draft at the version that was seen; a text with faults is kept too."""

    row_version = fields.Integer(required=True)


class RuleAct(ByRule):
    """An act on a version as it was seen."""

    row_version = fields.Integer(required=True)


class RuleReason(RuleAct):
    """The same with a reason."""

    words = Words(required=True, validate=WORDS)


class RulePublication(RuleAct):
    """Puts a version in force; `since` is the day from which it holds, as its text says it."""

    since = fields.Date(required=True)


class RuleEnd(RuleReason):
    """Says the last day on which a version holds; none: until another one follows."""

    until = fields.Date(required=True, allow_none=True)


WRITERS = frozenset({roles.INFO_ADMIN})
# An office has one 信息管理员 as a rule; whoever reviews there can be the other person who puts a rule in force.
DECIDERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})
VIEWERS = roles.OFFICE

rules = Call(NAME, "rules", RuleFilter, page_of(RuleRow), VIEWERS)
rule = Call(NAME, "rule", ByRule, Rule, VIEWERS)
rule_difference = Call(NAME, "rule_difference", RulePair, RuleChanges, VIEWERS)
check_rule = Call(NAME, "check_rule", RuleTexts, CheckedRule, WRITERS)
rule_samples = Call(NAME, "rule_samples", Nothing, RuleSamples, VIEWERS)
start_rule = Call(NAME, "start_rule", NewRule, RuleRow, WRITERS, writes=True)
save_rule = Call(NAME, "save_rule", RuleSave, RuleRow, WRITERS, writes=True)
discard_rule = Call(NAME, "discard_rule", RuleAct, Nothing, WRITERS, writes=True)
hand_in_rule = Call(NAME, "hand_in_rule", RuleAct, RuleRow, WRITERS, writes=True)
return_rule = Call(NAME, "return_rule", RuleReason, RuleRow, DECIDERS, writes=True)
publish_rule = Call(NAME, "publish_rule", RulePublication, RuleRow, DECIDERS, writes=True)
revoke_rule = Call(NAME, "revoke_rule", RuleReason, RuleRow, DECIDERS, writes=True)
end_rule = Call(NAME, "end_rule", RuleEnd, RuleRow, DECIDERS, writes=True)
