"""The training service on the bus: rules of credits, and its copies of the teachers and organisations."""

from functools import partial

from services.common.bus.entrypoints import react, serve
from services.common.copies import known_teachers
from services.common.processes.operations import Operations
from services.contracts import training
from services.contracts.identity import orgs
from services.contracts.records import teacher_copies
from services.contracts.training import rules as rule_calls
from services.training import org_news
from services.training.rules import deciding, drafting, viewing
from services.training.rules import lists as rule_lists


class TrainingService(Operations):
    """Keeps rules of credits, and its copies of the teachers and the organisations."""

    name = training.NAME

    rules = serve(rule_calls.rules, rule_lists.rules)
    rule = serve(rule_calls.rule, viewing.rule)
    rule_difference = serve(rule_calls.rule_difference, viewing.rule_difference)
    check_rule = serve(rule_calls.check_rule, viewing.check_rule)
    rule_samples = serve(rule_calls.rule_samples, viewing.rule_samples)
    start_rule = serve(rule_calls.start_rule, drafting.start_rule)
    save_rule = serve(rule_calls.save_rule, drafting.save_rule)
    discard_rule = serve(rule_calls.discard_rule, drafting.discard_rule)
    hand_in_rule = serve(rule_calls.hand_in_rule, drafting.hand_in_rule)
    return_rule = serve(rule_calls.return_rule, deciding.return_rule)
    publish_rule = serve(rule_calls.publish_rule, deciding.publish_rule)
    revoke_rule = serve(rule_calls.revoke_rule, deciding.revoke_rule)
    end_rule = serve(rule_calls.end_rule, deciding.end_rule)

    orgs_changed = react(orgs.orgs_changed, org_news.learn)
    teachers_changed = react(teacher_copies.teachers_changed, partial(known_teachers.learn, service=name))
    teachers_announced = react(teacher_copies.teachers_announced, partial(known_teachers.compare, service=name))
