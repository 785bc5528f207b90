"""The identity service on the bus; see actions/ for what it does."""

from services.common.bus.entrypoints import serve, serve_in_steps
from services.common.processes.operations import Operations
from services.contracts import identity
from services.contracts.identity import accounts as accounts_contract
from services.contracts.identity import orgs
from services.contracts.identity import sessions as sessions_contract
from services.identity import queries
from services.identity.actions import accounts, organisations, own_password, sessions
from services.identity.calls.collection import CollectionCalls
from services.identity.calls.notices import NoticeCalls
from services.identity.calls.teachers import TeacherCalls
from services.identity.clock import now


class IdentityService(TeacherCalls, CollectionCalls, NoticeCalls, Operations):
    """Organisations, accounts and sessions; what concerns teachers is in calls/."""

    name = identity.NAME

    @serve_in_steps(sessions_contract.sign_in)
    def sign_in(self, begin, actor, username, password):
        return sessions.sign_in(begin, now(), username, password)

    @serve_in_steps(sessions_contract.renew)
    def renew(self, begin, actor, token):
        with begin() as db:  # it notes the use, so two at a time have to wait for each other, not fail
            return sessions.renew(db, now(), token)

    @serve(sessions_contract.sign_out)
    def sign_out(self, db, actor):
        return sessions.sign_out(db, actor, now())

    @serve_in_steps(sessions_contract.change_password)
    def change_password(self, begin, actor, old, new):
        return own_password.change_password(begin, actor, now(), old, new)

    @serve(orgs.list_orgs)
    def list_orgs(self, db, actor, **wanted):
        return queries.list_orgs(db, actor, **wanted)

    @serve(orgs.org)
    def org(self, db, actor, org_id):
        return queries.org(db, actor, org_id)

    @serve(orgs.add_org)
    def add_org(self, db, actor, **org):
        return organisations.add_org(db, actor, **org)

    @serve(accounts_contract.list_accounts)
    def list_accounts(self, db, actor, **wanted):
        return queries.list_accounts(db, actor, now(), **wanted)

    @serve(accounts_contract.add_account)
    def add_account(self, db, actor, **account):
        return accounts.add_account(db, actor, now(), **account)

    @serve(accounts_contract.change_account)
    def change_account(self, db, actor, **change):
        return accounts.change_account(db, actor, now(), **change)

    @serve(accounts_contract.reset_account)
    def reset_account(self, db, actor, account_id):
        return accounts.reset_account(db, actor, now(), account_id)
