"""Personal numbers on the bus: what a person has, 问题数据, and the two halves of the national check."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import numbers as contract
from services.records.numbers import applying, national, queries


class NumberCalls:
    """Shows numbers and problems, asks for a check again; the ministry's half takes what is asked."""

    numbers = serve(contract.numbers, queries.numbers)
    reveal_number = serve(contract.reveal_number, queries.reveal)
    list_problems = serve(contract.list_problems, queries.problems)
    number_counts = serve(contract.number_counts, queries.counts)
    recheck = serve(contract.recheck, queries.recheck)
    number_wanted = react(contract.number_wanted, national.take)
    number_checking = react(contract.number_checking, applying.apply_checking)
    number_decided = react(contract.number_decided, applying.apply_decisions)
