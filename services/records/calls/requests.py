"""Requests for changes of effective files on the bus, and correction orders."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import change_requests as contract
from services.contracts.records import correction_orders as order_calls
from services.contracts.review import cases, spot_checks
from services.records.requests import (
    asking,
    copying,
    inspected,
    lists,
    orders,
    request_cases,
    resolving,
    submitting,
    viewing,
)


class RequestCalls:
    """Writes requests, hands them in, follows their cases."""

    add_change_request = serve(contract.add_change_request, asking.add_change_request)
    edit_change_request = serve(contract.edit_change_request, asking.edit_change_request)
    delete_change_request = serve(contract.delete_change_request, asking.delete_change_request)
    copy_change_request = serve(contract.copy_change_request, copying.copy_change_request)
    change_requests = serve(contract.change_requests, lists.change_requests)
    change_request_counts = serve(contract.change_request_counts, lists.change_request_counts)
    change_request = serve(contract.change_request, viewing.change_request)
    case_change_request = serve(contract.case_change_request, viewing.of_case)
    reveal_change_request = serve(contract.reveal_change_request, viewing.reveal_change_request)
    submit_change_request = serve(contract.submit_change_request, submitting.submit_change_request)
    return_change_request = serve(contract.return_change_request, submitting.return_change_request)
    withdraw_change_request = serve(contract.withdraw_change_request, submitting.withdraw_change_request)
    resolve_change_request = serve(contract.resolve_change_request, resolving.resolve_change_request)
    open_correction_order = serve(order_calls.open_correction_order, orders.open_correction_order)
    correction_orders = serve(order_calls.correction_orders, orders.correction_orders)
    check_correction_places = serve(order_calls.check_correction_places, orders.check_correction_places)
    cancel_correction_order = serve(order_calls.cancel_correction_order, orders.cancel_correction_order)
    addition_cases_moved = react(cases.moved("addition"), request_cases.HANDLERS["addition"])
    change_cases_moved = react(cases.moved("change"), request_cases.HANDLERS["change"])
    key_change_cases_moved = react(cases.moved("key_change"), request_cases.HANDLERS["key_change"])
    faults_found = react(spot_checks.faults_found, inspected.order_corrections)
