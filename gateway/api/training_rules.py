"""Rules of credits by version: written, checked, handed in, put in force (R-TRN-02)."""

from gateway.area import Area
from services.contracts.training import rule_trials as trials
from services.contracts.training import rules as calls

area = Area("training-rules", "Rules by which results of trainings become credits, as versions of their office.")
ALL, ONE = "/training/rules", "/training/rules/<uuid:rule_id>"

area.passes_on(f"GET {ALL}", calls.rules, "list_rules").says(
    "Versions of the own office with its drafts, and what the offices above have published, the latest first."
)
area.passes_on(f"POST {ALL}", calls.start_rule, "start_rule", status=201).says(
    "Begin a draft: an empty one, or a copy of a version or of a sample."
)
area.passes_on(f"GET {ALL}/samples", calls.rule_samples, "list_rule_samples").says(
    "Published rules that come with the product, in sentences."
)
area.passes_on(f"POST {ALL}/check", calls.check_rule, "check_rule").says(
    "What a rule as it is being written says, what is wrong with it and where, what becomes of its vectors."
)
area.passes_on(f"GET {ONE}", calls.rule, "get_rule").says(
    "One version: its sentences, its text, its vectors with what becomes of each, what happened to it."
)
area.passes_on(f"PUT {ONE}", calls.save_rule, "save_rule").says("Keep a draft as it is now, with its faults.")
area.passes_on(f"DELETE {ONE}", calls.discard_rule, "discard_rule").says("Throw a draft away.")
area.passes_on(f"GET {ONE}/difference", calls.rule_difference, "get_rule_difference").says(
    "What a version says otherwise than another one, sentence by sentence."
)
area.passes_on(f"POST {ONE}/submission", calls.hand_in_rule, "hand_in_rule").says(
    "Hand a draft in: it has no faults, and does what its vectors say."
)
area.passes_on(f"POST {ONE}/return", calls.return_rule, "return_rule").says(
    "Give it back to its writers, with a reason."
)
area.passes_on(f"POST {ONE}/publication", calls.publish_rule, "publish_rule").says(
    "Put it in force from its day; whoever wrote it cannot. The one that holds until then ends the day before."
)
area.passes_on(f"POST {ONE}/end", calls.end_rule, "end_rule").says("Say the last day on which it holds, or none.")
area.passes_on(f"POST {ONE}/revocation", calls.revoke_rule, "revoke_rule").says(
    "Take back a version that does not hold yet; the one that ended for it goes on."
)

TRIAL = "/training/rule-trials/<uuid:trial_id>"

area.passes_on(f"POST {ONE}/trials", trials.start_rule_trial, "start_rule_trial", status=202).says(
    "Try a version on past results of the territory, against the rule in force; follow it by its job."
)
area.passes_on(f"GET {ONE}/trials", trials.rule_trials, "list_rule_trials").says(
    "The trial of a version, if it was tried."
)
area.passes_on(f"GET {TRIAL}", trials.rule_trial, "get_rule_trial").says(
    "How far a trial is, and what it found: who gains and loses, by part of the territory, by amount, why."
)
area.passes_on(f"GET {TRIAL}/people", trials.rule_trial_people, "list_rule_trial_people").says(
    "People for whom the two rules differ, those with most first."
)
area.passes_on(f"GET {TRIAL}/people/<uuid:teacher_id>", trials.rule_trial_way, "get_rule_trial_way").says(
    "Each result of one of them on its way by both rules, sentence by sentence."
)
