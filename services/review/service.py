"""The review service on the bus; see actions/ for what it does and queries.py for what it shows."""

from services.common.bus.entrypoints import react, serve
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts import records, review
from services.contracts.identity import accounts, orgs
from services.contracts.records import submissions
from services.contracts.review import businesses, chains, decisions, delegations
from services.contracts.review import cases as cases_contract
from services.review import chain_list, previewing, queries
from services.review.actions import (
    answering,
    batches,
    conflicting,
    deciding,
    delegating,
    opening_cases,
    reviewers,
    switching,
)


class ReviewService(Operations):
    """Opens cases, keeps the work lists, takes the decisions."""

    name = review.NAME

    @serve(cases_contract.list_cases)
    def list_cases(self, db, actor, **wanted):
        return queries.list_cases(db, actor, wanted)

    @serve(cases_contract.case)
    def case(self, db, actor, case_id):
        return queries.case(db, actor, case_id)

    @serve(cases_contract.case_counts)
    def case_counts(self, db, actor):
        return queries.case_counts(db, actor)

    @serve(cases_contract.decide)
    def decide(self, db, actor, **decision):
        return deciding.decide(db, actor, **decision)

    @serve(cases_contract.withdraw)
    def withdraw(self, db, actor, **seen):
        return deciding.withdraw(db, actor, **seen)

    @serve(decisions.decide_many)
    def decide_many(self, db, actor, **wanted):
        return batches.decide_many(db, actor, **wanted)

    @serve(decisions.list_batches)
    def list_batches(self, db, actor, **paged):
        return batches.list_batches(db, actor, **paged)

    @serve(decisions.batch)
    def batch(self, db, actor, batch_id):
        return batches.batch(db, actor, batch_id)

    @serve(decisions.outcomes)
    def outcomes(self, db, actor, **wanted):
        return batches.outcomes(db, actor, **wanted)

    @serve(delegations.list_delegations)
    def list_delegations(self, db, actor, **paged):
        return delegating.list_delegations(db, actor, **paged)

    @serve(delegations.colleagues)
    def colleagues(self, db, actor):
        return delegating.colleagues(db, actor)

    @serve(delegations.delegate)
    def delegate(self, db, actor, **terms):
        return delegating.delegate(db, actor, **terms)

    @serve(delegations.revoke)
    def revoke(self, db, actor, delegation_id):
        return delegating.revoke(db, actor, delegation_id)

    @serve(chains.list_chains)
    def list_chains(self, db, actor, **wanted):
        return chain_list.list_chains(db, actor, wanted)

    @serve(chains.chain)
    def chain(self, db, actor, chain_id):
        return chain_list.chain(db, actor, chain_id)

    @serve(chains.list_chain_samples)
    def list_chain_samples(self, db, actor):
        return chain_list.samples(db)

    @serve(chains.add_chain)
    def add_chain(self, db, actor, **draft):
        return switching.add_chain(db, actor, **draft)

    @serve(chains.end_chain)
    def end_chain(self, db, actor, **wanted):
        return switching.end_chain(db, actor, **wanted)

    @serve(chains.preview_chain)
    def preview_chain(self, db, actor, **question):
        return previewing.preview(db, actor, question)

    @react(businesses.cases_wanted.at(records.NAME))
    def records_wants_cases(self, db, wanted):
        opening_cases.open_cases(db, records.NAME, wanted["cases"])

    @react(businesses.cases_conflicted.at(records.NAME))
    def records_found_conflicts(self, db, found):
        conflicting.look_again(db, found["cases"])

    @react(businesses.cases_answered.at(records.NAME))
    def records_answered_cases(self, db, answered):
        answering.close_answered(db, records.NAME, answered["cases"])

    @react(submissions.files_submitted)  # of the release before: its records may run beside this review
    def files_submitted(self, db, submitted):
        opening_cases.open_files(db, submitted["files"])

    @react(orgs.orgs_changed)
    def orgs_changed(self, db, news):
        known_orgs.learn_all(db, news["orgs"])
        switching.follow(db, [org["id"] for org in news["orgs"]])

    @react(orgs.org_changed)  # of the release before
    def org_changed(self, db, org):
        known_orgs.learn(db, org)
        switching.follow(db, [org["id"]])

    @react(accounts.reviewers_changed)
    def reviewers_changed(self, db, news):
        reviewers.learn(db, news)
