"""Teachers and their own files on the bus; hints; and whose numbers other services have."""

from functools import partial

from services.common.bus.entrypoints import react, serve
from services.contracts.identity import collection
from services.contracts.records import hints as hint_calls
from services.contracts.records import people_named, persons, selfservice
from services.contracts.review import cases
from services.records.persons import holders, in_workbooks, opening_files
from services.records.selfservice import hints as hint_acts
from services.records.selfservice import own, remark_cases
from services.records.selfservice import remarks as remark_acts


class SelfServiceCalls:
    """Confirms, objects, explains, hints; says whose file is whose."""

    self_service = serve(selfservice.self_service, own.self_service)
    confirm = serve(selfservice.confirm, own.confirm)
    explain = serve(selfservice.explain, own.explain)
    add_remark = serve(selfservice.add_remark, remark_acts.add_remark)
    file_remarks = serve(selfservice.file_remarks, remark_acts.file_remarks)
    remarks = serve(selfservice.remarks, remark_acts.remarks)
    answer_remark = serve(selfservice.answer_remark, remark_acts.answer_remark)
    remark_cases_moved = react(cases.moved(remark_cases.BUSINESS), remark_cases.apply_cases)
    hints = serve(hint_calls.hints, hint_acts.hints)
    put_hints = serve(hint_calls.put_hints, hint_acts.put_hints)
    files_for = serve(persons.files_for, opening_files.files_for)
    accountless = serve(persons.accountless, holders.accountless)
    mobility_people_named = react(
        people_named.people_named.at("mobility"), partial(in_workbooks.answer, service="mobility")
    )
    collection_window_changed = react(collection.collection_window_changed, own.learn_window)
