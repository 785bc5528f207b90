"""Teachers' accounts: batches, list, acts on many, slips."""

from services.common.bus.entrypoints import serve
from services.contracts.identity import teacher_accounts
from services.identity.actions import batches, slips, teachers
from services.identity.clock import now, today


class TeacherCalls:
    """The accounts of a school's teachers."""

    @serve(teacher_accounts.add_teacher_account)
    def add_teacher_account(self, db, actor, **person):
        return batches.add_one(db, actor, now(), today(), **person)

    @serve(teacher_accounts.start_account_batch)
    def start_account_batch(self, db, actor, **batch):
        return batches.start(db, actor, now(), **batch)

    @serve(teacher_accounts.account_batches)
    def account_batches(self, db, actor, **paged):
        return batches.batches(db, actor, **paged)

    @serve(teacher_accounts.account_batch)
    def account_batch(self, db, actor, batch_id):
        return batches.batch(db, actor, batch_id)

    @serve(teacher_accounts.account_batch_faults)
    def account_batch_faults(self, db, actor, **wanted):
        return batches.faults(db, actor, **wanted)

    @serve(teacher_accounts.list_teacher_accounts)
    def list_teacher_accounts(self, db, actor, **wanted):
        return teachers.list_teachers(db, actor, now(), **wanted)

    @serve(teacher_accounts.act_on_accounts)
    def act_on_accounts(self, db, actor, **wanted):
        return teachers.act(db, actor, now(), **wanted)

    @serve(teacher_accounts.issue_batch_slips)
    def issue_batch_slips(self, db, actor, **wanted):
        return slips.of_batch(db, actor, now(), **wanted)

    @serve(teacher_accounts.issue_teacher_slips)
    def issue_teacher_slips(self, db, actor, **wanted):
        return slips.of_teachers(db, actor, now(), **wanted)

    @serve(teacher_accounts.issue_user_slips)
    def issue_user_slips(self, db, actor, **wanted):
        return slips.of_users(db, actor, now(), **wanted)
