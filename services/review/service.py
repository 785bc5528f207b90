"""The review service on the bus; see actions/ for what it does and queries.py for what it shows."""

from functools import partial

from services.common.bus.entrypoints import react, serve
from services.common.processes.operations import Operations
from services.contracts import mobility, records, review, training
from services.contracts.identity import accounts, orgs
from services.contracts.records import hand_over, submissions, teacher_copies
from services.contracts.review import alike as alike_contract
from services.contracts.review import businesses, chains, decisions, delegations, overdue, spot_checks
from services.contracts.review import cases as cases_contract
from services.review import alike, batch_list, chain_list, inspections, overdue_below, previewing, queries
from services.review.actions import (
    answering,
    batches,
    corrected_names,
    deciding,
    delegating,
    moved_files,
    opening_cases,
    outdated_decisions,
    recalling,
    reminding_desks,
    reviewers,
    saying_stand_ins,
    spot_checking,
    switching,
)


class ReviewService(Operations):
    """Opens cases, keeps the work lists, takes the decisions."""

    name = review.NAME

    list_cases = serve(cases_contract.list_cases, queries.list_cases)
    case = serve(cases_contract.case, queries.case)
    list_alike = serve(alike_contract.list_alike, alike.list_alike)
    case_counts = serve(cases_contract.case_counts, queries.case_counts)
    decide = serve(cases_contract.decide, deciding.decide)
    withdraw = serve(cases_contract.withdraw, deciding.withdraw)

    list_batches = serve(decisions.list_batches, batch_list.list_batches)
    batch = serve(decisions.batch, batch_list.batch)
    outcomes = serve(decisions.outcomes, batch_list.outcomes)

    list_delegations = serve(delegations.list_delegations, delegating.list_delegations)
    colleagues = serve(delegations.colleagues, delegating.colleagues)
    delegate = serve(delegations.delegate, delegating.delegate)
    revoke = serve(delegations.revoke, delegating.revoke)

    list_chains = serve(chains.list_chains, chain_list.list_chains)
    chain = serve(chains.chain, chain_list.chain)
    list_chain_samples = serve(chains.list_chain_samples, chain_list.samples)
    add_chain = serve(chains.add_chain, switching.add_chain)
    end_chain = serve(chains.end_chain, switching.end_chain)
    preview_chain = serve(chains.preview_chain, previewing.preview)

    list_overdue_below = serve(overdue.list_overdue_below, overdue_below.list_overdue_below)
    remind_desks = serve(overdue.remind_desks, reminding_desks.remind)
    list_stand_ins = serve(overdue.list_stand_ins, saying_stand_ins.list_stand_ins)
    set_stand_in = serve(overdue.set_stand_in, saying_stand_ins.set_stand_in)

    draw_spot_check = serve(spot_checks.draw_spot_check, spot_checking.draw)
    list_spot_checks = serve(spot_checks.list_spot_checks, inspections.list_spot_checks)
    spot_check = serve(spot_checks.spot_check, inspections.spot_check)
    list_inspected = serve(spot_checks.list_inspected, inspections.list_inspected)
    inspected = serve(spot_checks.inspected, inspections.inspected)
    judge = serve(spot_checks.judge, spot_checking.judge)
    spot_check_rates = serve(spot_checks.spot_check_rates, inspections.rates)

    @serve(decisions.decide_many)
    def decide_many(self, db, actor, case_ids, filter, shown, **terms):
        if shown is not None:
            return batches.decide_shown(db, actor, shown=shown, **terms)
        if filter is None:
            return batches.decide_chosen(db, actor, case_ids=case_ids, **terms)
        return batches.decide_found(db, actor, filter=filter, **terms)

    # Of each service that has cases there are up to four queues, named by these handlers.
    records_wants_cases = react(
        businesses.cases_wanted.at(records.NAME), partial(opening_cases.open_cases, service=records.NAME)
    )
    records_found_conflicts = react(businesses.cases_conflicted.at(records.NAME), outdated_decisions.look_again)
    records_answered_cases = react(
        businesses.cases_answered.at(records.NAME), partial(answering.close_answered, service=records.NAME)
    )
    records_recalled_cases = react(
        businesses.cases_recalled.at(records.NAME), partial(recalling.take_back, service=records.NAME)
    )
    mobility_wants_cases = react(
        businesses.cases_wanted.at(mobility.NAME), partial(opening_cases.open_cases, service=mobility.NAME)
    )
    mobility_recalled_cases = react(
        businesses.cases_recalled.at(mobility.NAME), partial(recalling.take_back, service=mobility.NAME)
    )
    training_wants_cases = react(
        businesses.cases_wanted.at(training.NAME), partial(opening_cases.open_cases, service=training.NAME)
    )
    training_recalled_cases = react(
        businesses.cases_recalled.at(training.NAME), partial(recalling.take_back, service=training.NAME)
    )
    # Of the release before: its records may run beside this review.
    files_submitted = react(submissions.files_submitted, opening_cases.open_files)

    files_handed_over = react(hand_over.files_handed_over, moved_files.follow)
    teachers_changed = react(teacher_copies.teachers_changed, corrected_names.learn)
    teachers_announced = react(teacher_copies.teachers_announced, corrected_names.compare)

    orgs_changed = react(orgs.orgs_changed, switching.learn_orgs)
    org_changed = react(orgs.org_changed, switching.learn_org)  # of the release before
    reviewers_changed = react(accounts.reviewers_changed, reviewers.learn)
