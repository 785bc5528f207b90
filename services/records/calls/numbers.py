"""Personal numbers on the bus: what a person has, 问题数据, and the two halves of the national check."""

from services.common.contracts import numbers
from services.common.entrypoints import serve


class NumberCalls:
    """Shows numbers and problems, asks for a check again."""

    @serve(numbers.numbers)
    def numbers(self, db, actor, teacher_id):
        raise NotImplementedError

    @serve(numbers.reveal_number)
    def reveal_number(self, db, actor, teacher_id, purpose):
        raise NotImplementedError

    @serve(numbers.list_problems)
    def list_problems(self, db, actor, **wanted):
        raise NotImplementedError

    @serve(numbers.number_counts)
    def number_counts(self, db, actor, org_id):
        raise NotImplementedError

    @serve(numbers.recheck)
    def recheck(self, db, actor, teacher_id):
        raise NotImplementedError
