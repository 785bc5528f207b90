"""The mobility service on the bus: transfers, time elsewhere, what becomes of teachers at their school, the ledger."""

from services.common import prints
from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts import mobility, verifying
from services.contracts.identity import orgs
from services.contracts.mobility import assignments as assignment_calls
from services.contracts.mobility import ledger as ledger_calls
from services.contracts.mobility import retirements as retirement_calls
from services.contracts.mobility import status_acts as status_calls
from services.contracts.mobility import status_batches as batch_calls
from services.contracts.mobility import transfers as contract
from services.contracts.records import arrivals, hand_over, holds, people_named, status_changes, teacher_copies
from services.contracts.review import cases as cases_contract
from services.mobility import hold_answers, news, status_answers
from services.mobility.assignments import acting, hosts, share
from services.mobility.assignments import cases as assignment_cases
from services.mobility.assignments import entering as assignment_entering
from services.mobility.assignments import lists as assignment_lists
from services.mobility.assignments import printing as assignment_printing
from services.mobility.assignments import viewing as assignment_viewing
from services.mobility.ledger import flows, opening, sums
from services.mobility.ledger import lists as ledger_lists
from services.mobility.status import cases as status_cases
from services.mobility.status import entering
from services.mobility.status import lists as status_lists
from services.mobility.status import printing as status_printing
from services.mobility.status import retirements as reaching_retirement
from services.mobility.status import viewing as status_viewing
from services.mobility.status import withdrawing as status_withdrawing
from services.mobility.status_batches import actions as batch_actions
from services.mobility.status_batches import judging_rows
from services.mobility.status_batches import views as batch_views
from services.mobility.transfers import applying, cases, lists, outside, printing, taking_over, viewing, withdrawing


class MobilityService(Operations):
    """Keeps transfers, assignments, acts of status, the ledger; its copies of the teachers and the organisations."""

    name = mobility.NAME

    apply_for_transfer = serve(contract.apply_for_transfer, applying.apply_for_transfer)
    transfers = serve(contract.transfers, lists.transfers)
    transfer_counts = serve(contract.transfer_counts, lists.transfer_counts)
    transfer = serve(contract.transfer, viewing.transfer)
    case_transfer = serve(contract.case_transfer, viewing.of_case)
    verification = serve(verifying.verification_at_mobility, prints.verification)
    transfer_paper = serve(contract.transfer_paper, printing.transfer_paper)
    print_transfer = serve_in_steps(contract.print_transfer, printing.print_transfer)
    withdraw_transfer = serve(contract.withdraw_transfer, withdrawing.withdraw_transfer)
    take_over = serve(contract.take_over, taking_over.take_over)

    status_choices = serve(status_calls.status_choices, entering.status_choices)
    enter_status_act = serve(status_calls.enter_status_act, entering.enter_status_act)
    status_acts = serve(status_calls.status_acts, status_lists.status_acts)
    status_act_counts = serve(status_calls.status_act_counts, status_lists.status_act_counts)
    status_act = serve(status_calls.status_act, status_viewing.status_act)
    case_status_act = serve(status_calls.case_status_act, status_viewing.of_case)
    status_act_paper = serve(status_calls.status_act_paper, status_printing.status_act_paper)
    print_status_act = serve_in_steps(status_calls.print_status_act, status_printing.print_status_act)
    withdraw_status_act = serve(status_calls.withdraw_status_act, status_withdrawing.withdraw_status_act)
    undo_status_act = serve(status_calls.undo_status_act, entering.undo_status_act)
    retirements = serve(retirement_calls.retirements, reaching_retirement.retirements)

    start_status_batch = serve(batch_calls.start_status_batch, batch_actions.start)
    enter_status_batch = serve(batch_calls.enter_status_batch, batch_actions.enter)
    status_batches = serve(batch_calls.status_batches, batch_views.batches)
    status_batch = serve(batch_calls.status_batch, batch_views.batch)
    status_batch_rows = serve(batch_calls.status_batch_rows, batch_views.batch_rows)
    refused_status_rows = serve(batch_calls.refused_status_rows, batch_views.refused_rows)
    to_retire = serve(batch_calls.to_retire, reaching_retirement.to_retire)

    staff_changes = serve(ledger_calls.staff_changes, ledger_lists.staff_changes)
    staff_change_totals = serve(ledger_calls.staff_change_totals, ledger_lists.staff_change_totals)
    staff_opening = serve(ledger_calls.staff_opening, opening.staff_opening)
    staff_balance = serve(ledger_calls.staff_balance, opening.staff_balance)
    staff_change_form = serve(ledger_calls.staff_change_form, sums.staff_change_form)
    staff_flows = serve(ledger_calls.staff_flows, flows.staff_flows)
    assignment_choices = serve(assignment_calls.assignment_choices, assignment_entering.assignment_choices)
    possible_hosts = serve(assignment_calls.possible_hosts, hosts.possible_hosts)
    enter_assignment = serve(assignment_calls.enter_assignment, assignment_entering.enter_assignment)
    assignments = serve(assignment_calls.assignments, assignment_lists.assignments)
    assignment_counts = serve(assignment_calls.assignment_counts, assignment_lists.assignment_counts)
    assignment = serve(assignment_calls.assignment, assignment_viewing.assignment)
    case_assignment = serve(assignment_calls.case_assignment, assignment_viewing.of_case)
    assignment_paper = serve(assignment_calls.assignment_paper, assignment_printing.assignment_paper)
    print_assignment = serve_in_steps(assignment_calls.print_assignment, assignment_printing.print_assignment)
    withdraw_assignment = serve(assignment_calls.withdraw_assignment, acting.withdraw_assignment)
    extend_assignment = serve(assignment_calls.extend_assignment, acting.extend_assignment)
    end_assignment = serve(assignment_calls.end_assignment, acting.end_assignment)
    rotation_share = serve(assignment_calls.rotation_share, share.rotation_share)
    rotation_share_of_schools = serve(assignment_calls.rotation_share_of_schools, share.rotation_share_of_schools)
    rotated_teachers = serve(assignment_calls.rotated_teachers, share.rotated_teachers)

    hold_granted = react(holds.hold_granted(mobility.NAME), hold_answers.hear)
    statuses_changed = react(status_changes.statuses_changed, status_answers.hear)
    assignment_cases_moved = react(cases_contract.moved(assignment_calls.BUSINESS), assignment_cases.apply)
    status_cases_moved = react(cases_contract.moved(status_calls.BUSINESS), status_cases.apply)
    files_handed_over = react(hand_over.files_handed_over, taking_over.hear)
    transfer_cases_moved = react(cases_contract.moved(contract.BETWEEN), cases.HANDLERS[contract.BETWEEN])
    transfer_within_cases_moved = react(cases_contract.moved(contract.WITHIN), cases.HANDLERS[contract.WITHIN])
    transfer_university_cases_moved = react(
        cases_contract.moved(contract.UNIVERSITY), cases.HANDLERS[contract.UNIVERSITY]
    )

    arrivals_moved = react(arrivals.arrivals_moved, outside.hear)
    people_found = react(people_named.people_found(mobility.NAME), judging_rows.hear)

    orgs_changed = react(orgs.orgs_changed, known_orgs.learn_all)
    teachers_changed = react(teacher_copies.teachers_changed, news.learn)
    teachers_announced = react(teacher_copies.teachers_announced, news.compare)
