"""The identity service on the bus; see actions/ for what it does, queries.py and notices/ for what it shows."""

from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.processes.operations import Operations
from services.contracts import identity
from services.contracts.identity import accounts as account_calls
from services.contracts.identity import collection, orgs, teacher_accounts
from services.contracts.identity import notices as notice_calls
from services.contracts.identity import sessions as session_calls
from services.contracts.records import duplicates, hand_over, status_changes
from services.identity import queries
from services.identity.actions import (
    accounts,
    batches,
    handed_over_files,
    left_teachers,
    merged_files,
    organisations,
    own_password,
    sessions,
    slips,
    teachers,
    windows,
)
from services.identity.notices import arriving, reading


class IdentityService(Operations):
    """Organisations, accounts and sessions, those of teachers too; the notices that every service has for people."""

    name = identity.NAME

    sign_in = serve_in_steps(session_calls.sign_in, sessions.sign_in)
    renew = serve_in_steps(session_calls.renew, sessions.renew)
    sign_out = serve(session_calls.sign_out, sessions.sign_out)
    change_password = serve_in_steps(session_calls.change_password, own_password.change_password)

    list_orgs = serve(orgs.list_orgs, queries.list_orgs)
    org = serve(orgs.org, queries.org)
    add_org = serve(orgs.add_org, organisations.add_org)
    change_org = serve(orgs.change_org, organisations.change_org)

    list_accounts = serve(account_calls.list_accounts, queries.list_accounts)
    add_account = serve(account_calls.add_account, accounts.add_account)
    change_account = serve(account_calls.change_account, accounts.change_account)
    reset_account = serve(account_calls.reset_account, accounts.reset_account)

    add_teacher_account = serve(teacher_accounts.add_teacher_account, batches.add_one)
    start_account_batch = serve(teacher_accounts.start_account_batch, batches.start)
    account_batches = serve(teacher_accounts.account_batches, batches.batches)
    account_batch = serve(teacher_accounts.account_batch, batches.batch)
    account_batch_faults = serve(teacher_accounts.account_batch_faults, batches.faults)
    list_teacher_accounts = serve(teacher_accounts.list_teacher_accounts, teachers.list_teachers)
    account_afterwards = serve(teacher_accounts.account_afterwards, merged_files.afterwards)
    act_on_accounts = serve(teacher_accounts.act_on_accounts, teachers.act)
    issue_batch_slips = serve(teacher_accounts.issue_batch_slips, slips.of_batch)
    issue_teacher_slips = serve(teacher_accounts.issue_teacher_slips, slips.of_teachers)
    issue_user_slips = serve(teacher_accounts.issue_user_slips, slips.of_users)

    collection_window = serve(collection.collection_window, windows.window)
    set_collection_window = serve(collection.set_collection_window, windows.set_window)
    contacts = serve(collection.contacts, windows.contacts)
    set_contacts = serve(collection.set_contacts, windows.set_contacts)

    list_notices = serve(notice_calls.list_notices, reading.list_notices)
    unread_notices = serve(notice_calls.unread_notices, reading.unread)
    read_notices = serve(notice_calls.read_notices, reading.read)
    read_all_notices = serve(notice_calls.read_all_notices, reading.read_all)

    files_merged = react(duplicates.files_merged, merged_files.follow)
    files_handed_over = react(hand_over.files_handed_over, handed_over_files.follow)
    statuses_changed = react(status_changes.statuses_changed, left_teachers.follow)

    # Each service that tells people something has a queue, named by its handler.
    notified_by_identity = react(notice_calls.people_notified.at("identity"), arriving.deliver)
    notified_by_records = react(notice_calls.people_notified.at("records"), arriving.deliver)
    notified_by_review = react(notice_calls.people_notified.at("review"), arriving.deliver)
    notified_by_mobility = react(notice_calls.people_notified.at("mobility"), arriving.deliver)
    notified_by_training = react(notice_calls.people_notified.at("training"), arriving.deliver)
    notified_by_media = react(notice_calls.people_notified.at("media"), arriving.deliver)
