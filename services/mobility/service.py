"""The mobility service on the bus: transfers of teachers between schools."""

from functools import partial

from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.copies import known_orgs, known_teachers
from services.common.processes.operations import Operations
from services.contracts import mobility
from services.contracts.identity import orgs
from services.contracts.mobility import transfers as contract
from services.contracts.records import hand_over, holds, teacher_copies
from services.contracts.review import cases as cases_contract
from services.mobility.transfers import applying, cases, holding, lists, printing, taking_over, viewing, withdrawing


class MobilityService(Operations):
    """Keeps the transfers; keeps its copy of the teachers and the organisations."""

    name = mobility.NAME

    apply_for_transfer = serve(contract.apply_for_transfer, applying.apply_for_transfer)
    transfers = serve(contract.transfers, lists.transfers)
    transfer_counts = serve(contract.transfer_counts, lists.transfer_counts)
    transfer = serve(contract.transfer, viewing.transfer)
    case_transfer = serve(contract.case_transfer, viewing.of_case)
    print_transfer = serve_in_steps(contract.print_transfer, printing.print_transfer)
    withdraw_transfer = serve(contract.withdraw_transfer, withdrawing.withdraw_transfer)
    take_over = serve(contract.take_over, taking_over.take_over)

    hold_granted = react(holds.hold_granted(mobility.NAME), holding.hear)
    files_handed_over = react(hand_over.files_handed_over, taking_over.hear)
    transfer_cases_moved = react(cases_contract.moved(contract.BETWEEN), cases.HANDLERS[contract.BETWEEN])
    transfer_within_cases_moved = react(cases_contract.moved(contract.WITHIN), cases.HANDLERS[contract.WITHIN])
    transfer_university_cases_moved = react(
        cases_contract.moved(contract.UNIVERSITY), cases.HANDLERS[contract.UNIVERSITY]
    )

    orgs_changed = react(orgs.orgs_changed, known_orgs.learn_all)
    teachers_changed = react(teacher_copies.teachers_changed, partial(known_teachers.learn, service=name))
    teachers_announced = react(teacher_copies.teachers_announced, partial(known_teachers.compare, service=name))
