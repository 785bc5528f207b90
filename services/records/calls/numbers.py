"""Personal numbers on the bus: what a person has, 问题数据, and the two halves of the national check."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import numbers as contract
from services.records.numbers import applying, national, queries


class NumberCalls:
    """Shows numbers and problems, asks for a check again; the ministry's half takes what is asked."""

    @serve(contract.numbers)
    def numbers(self, db, actor, teacher_id):
        return queries.numbers(db, actor, teacher_id)

    @serve(contract.reveal_number)
    def reveal_number(self, db, actor, teacher_id, purpose):
        return queries.reveal(db, actor, teacher_id, purpose)

    @serve(contract.list_problems)
    def list_problems(self, db, actor, **wanted):
        return queries.problems(db, actor, **wanted)

    @serve(contract.number_counts)
    def number_counts(self, db, actor, org_id):
        return queries.counts(db, actor, org_id)

    @serve(contract.recheck)
    def recheck(self, db, actor, teacher_id):
        return queries.recheck(db, actor, teacher_id)

    @react(contract.number_wanted)
    def number_wanted(self, db, batch):
        national.take(db, batch)

    @react(contract.number_checking)
    def number_checking(self, db, batch):
        applying.apply_checking(db, batch)

    @react(contract.number_decided)
    def number_decided(self, db, batch):
        applying.apply_decisions(db, batch)
