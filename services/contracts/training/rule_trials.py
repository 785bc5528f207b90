"""A rule tried on past results: who gains, who loses, by how much and why, before it is put in force (R-TRN-02).

Both rules are taken as if each had held all the time, and nothing as confirmed; a trial changes nothing.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Call, Paged, one_of, page_of
from services.contracts.training import NAME
from services.contracts.training.rules import DECIDERS, ByRule

WAITING, RUNNING, DONE, FAILED, CANCELLED = STATES = ("waiting", "running", "done", "failed", "cancelled")
GAIN, LOSE, ALL = WAYS = ("gain", "lose", "all")


class NewRuleTrial(ByRule):
    """Tries a version of the own office on the results of its territory, against the one in force there."""

    id = fields.UUID(required=True)


class ByTrial(Body):
    """One trial."""

    trial_id = fields.UUID(required=True)


class TrialOrg(Body):
    """The people of one part of the territory: how many there are, gain and lose, and what all of them gain."""

    org_name = fields.String()
    people = fields.Integer()
    gain = fields.Integer()
    lose = fields.Integer()
    delta = fields.String()


class TrialBin(Body):
    """How many people gain (or, below 0, lose) from `low` to `high`."""

    low = fields.String()
    high = fields.String()
    people = fields.Integer()


class TrialReason(Body):
    """Why results of so many people differ."""

    text = fields.String()
    people = fields.Integer()


class RuleTrial(Body):
    """How far a trial is, and what it found. `outdated`: the version was saved again since; try it anew.

    `own_rule` are people who stay under a rule of an office further down, which this one does not touch. Amounts of
    two rules with different units (`same_unit` is false) are not to be compared.
    """

    id = fields.UUID()
    rule_id = fields.UUID()
    job_id = fields.UUID()
    state = one_of(STATES)
    error = fields.String(allow_none=True)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    started_by = fields.String()
    started_at = fields.AwareDateTime()
    outdated = fields.Boolean()
    before_name = fields.String()
    same_unit = fields.Boolean()
    people = fields.Integer()
    own_rule = fields.Integer()
    results = fields.Integer()
    gain = fields.Integer()
    lose = fields.Integer()
    gained = fields.String()
    lost = fields.String()
    passing = fields.Integer()
    failing = fields.Integer()
    orgs = fields.List(fields.Nested(TrialOrg))
    bins = fields.List(fields.Nested(TrialBin))
    reasons = fields.List(fields.Nested(TrialReason))


class RuleTrials(Body):
    """The trial of a version, if it was tried."""

    items = fields.List(fields.Nested(RuleTrial))


class TrialPeople(ByTrial, Paged):
    """People for whom the two differ, those with most first."""

    way = fields.String(load_default=ALL, validate=validate.OneOf(WAYS))


class TrialPerson(Body):
    """Somebody for whom the two differ: what there is by each, whether minima were met at the last result, and why."""

    teacher_id = fields.UUID()
    name = fields.String()
    org_name = fields.String()
    before = fields.String()
    after = fields.String()
    delta = fields.String()
    passed_before = fields.Boolean()
    passed_after = fields.Boolean()
    reasons = fields.List(fields.String())


class ByTrialPerson(ByTrial):
    """One of these people."""

    teacher_id = fields.UUID(required=True)


class TrialLine(Body):
    """One result on its way by each of the two rules, sentence by sentence."""

    finished = fields.Date()
    differs = fields.Boolean()
    before = fields.List(fields.String())
    after = fields.List(fields.String())


class TrialWay(Body):
    """All results of somebody."""

    items = fields.List(fields.Nested(TrialLine))


start_rule_trial = Call(NAME, "start_rule_trial", NewRuleTrial, RuleTrial, DECIDERS, writes=True)
rule_trials = Call(NAME, "rule_trials", ByRule, RuleTrials, DECIDERS)
rule_trial = Call(NAME, "rule_trial", ByTrial, RuleTrial, DECIDERS)
rule_trial_people = Call(NAME, "rule_trial_people", TrialPeople, page_of(TrialPerson), DECIDERS)
rule_trial_way = Call(NAME, "rule_trial_way", ByTrialPerson, TrialWay, DECIDERS)
