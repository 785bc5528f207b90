"""站内消息: what people are told of each other's acts, by whichever service, and how they read it (R-GW-05, R-REV-08).

A notice goes to people, not to rows: its readers are found by identity when it arrives. Its kind says the words and
where its link leads; `params` fill the words and hold no numbers of persons.
"""

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Nothing, Paged, page_of
from services.contracts.identity import NAME, notices_of_training
from services.contracts.identity.notice_kind import Kind

AT_ONCE = 500  # notices in one event
COUNTED = 100  # unread ones are counted to here


KINDS: dict[str, Kind] = notices_of_training.KINDS | {
    "case_waiting": Kind("The file of {name} ({school}) waits for your review.", "case"),
    "cases_waiting": Kind("{count} files of {school} wait for your review.", "cases"),
    "case_sent_back": Kind("{by} returned the file of {name} to your step; the reasons are with the case.", "case"),
    "cases_sent_back": Kind("{by} returned {count} files to your step; the reasons are with the cases.", "cases"),
    "case_passed": Kind("{by} approved the file of {name}; it now lies with {desk}.", "case"),
    "cases_passed": Kind("{by} approved {count} files; they now lie with {desk}.", "cases"),
    "case_returned": Kind("{by} returned the file of {name} to {desk}; the reasons are with the case.", "case"),
    "cases_returned": Kind("{by} returned {count} files to {desk}; the reasons are with the cases.", "cases"),
    "case_rejected": Kind("{by} rejected the file of {name}; please see the reasons and correct it.", "case"),
    "cases_rejected": Kind("{by} rejected {count} files; please see the reasons and correct them.", "cases"),
    "case_approved": Kind("The file of {name} passed the last review at {by}.", "case"),
    "cases_approved": Kind("{count} files passed the last review at {by}.", "cases"),
    "case_withdrawn": Kind("{by} took the file of {name} back; it needs no review now.", "case"),
    "cases_withdrawn": Kind("{by} took {count} files back; they need no review now.", "cases"),
    "case_handed_on": Kind("The review of the file of {name} was handed on to {desk}.", "case"),
    "cases_handed_on": Kind("The review of {count} files was handed on to {desk}.", "cases"),
    "own_file_passed": Kind("{by} approved your file; it now lies with {desk}.", "own"),
    "own_file_returned": Kind("{by} returned your file to {desk}.", "own"),
    "own_file_rejected": Kind("{by} rejected your file; please see what is to be corrected.", "own_todo"),
    "own_file_approved": Kind("Your file passed the last review at {by}.", "own"),
    "own_file_withdrawn": Kind("{by} took your file back from review.", "own"),
    "own_file_handed_on": Kind("The review of your file was handed on to {desk}.", "own"),
    "case_due_soon": Kind("The review of the file of {name} ({school}) is due until {day}.", "case"),
    "cases_due_soon": Kind("The review of {count} files of {school} is due until {day}.", "cases"),
    "case_overdue": Kind("The review of the file of {name} ({school}) is overdue.", "case"),
    "cases_overdue": Kind("The review of {count} files of {school} is overdue.", "cases"),
    "case_overdue_below": Kind(
        "At a desk below you, the review of the file of {name} ({school}) is overdue.", "overdue_below"
    ),
    "cases_overdue_below": Kind(
        "At a desk below you, the review of {count} files of {school} is overdue.", "overdue_below"
    ),
    "case_reminded": Kind("{by} reminds you: the review of the file of {name} ({school}) is overdue.", "case"),
    "case_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the file of {name} ({school}) in your stead.", "case"
    ),
    "cases_reminded": Kind("{by} reminds you: the review of {count} files of {school} is overdue.", "cases"),
    "cases_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} files of {school} in your stead.", "cases"
    ),
    "request_waiting": Kind("A request about {name} ({school}) waits for your review.", "case"),
    "requests_waiting": Kind("{count} requests of {school} wait for your review.", "cases"),
    "request_sent_back": Kind(
        "{by} returned the request about {name} to your step; the reasons are with the case.", "case"
    ),
    "requests_sent_back": Kind("{by} returned {count} requests to your step; the reasons are with the cases.", "cases"),
    "request_passed": Kind("{by} approved the request about {name}; it now lies with {desk}.", "case"),
    "requests_passed": Kind("{by} approved {count} requests; they now lie with {desk}.", "cases"),
    "request_returned": Kind(
        "{by} returned the request about {name} to {desk}; the reasons are with the case.", "case"
    ),
    "requests_returned": Kind("{by} returned {count} requests to {desk}; the reasons are with the cases.", "cases"),
    "request_rejected": Kind("{by} rejected the request about {name}; please see the reasons.", "case"),
    "requests_rejected": Kind("{by} rejected {count} requests; please see the reasons.", "cases"),
    "request_approved": Kind("The request about {name} passed the last review at {by}.", "case"),
    "requests_approved": Kind("{count} requests passed the last review at {by}.", "cases"),
    "request_withdrawn": Kind("{by} took the request about {name} back; it needs no review now.", "case"),
    "requests_withdrawn": Kind("{by} took {count} requests back; they need no review now.", "cases"),
    "request_handed_on": Kind("The review of the request about {name} was handed on to {desk}.", "case"),
    "requests_handed_on": Kind("The review of {count} requests was handed on to {desk}.", "cases"),
    "request_due_soon": Kind("The review of the request about {name} ({school}) is due until {day}.", "case"),
    "requests_due_soon": Kind("The review of {count} requests of {school} is due until {day}.", "cases"),
    "request_overdue": Kind("The review of the request about {name} ({school}) is overdue.", "case"),
    "requests_overdue": Kind("The review of {count} requests of {school} is overdue.", "cases"),
    "request_overdue_below": Kind(
        "At a desk below you, the review of the request about {name} ({school}) is overdue.", "overdue_below"
    ),
    "requests_overdue_below": Kind(
        "At a desk below you, the review of {count} requests of {school} is overdue.", "overdue_below"
    ),
    "request_reminded": Kind("{by} reminds you: the review of the request about {name} ({school}) is overdue.", "case"),
    "request_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the request about {name} ({school}) in your stead.", "case"
    ),
    "requests_reminded": Kind("{by} reminds you: the review of {count} requests of {school} is overdue.", "cases"),
    "requests_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} requests of {school} in your stead.", "cases"
    ),
    "own_request_passed": Kind("{by} approved a change of your information; it now lies with {desk}.", "own_requests"),
    "own_request_returned": Kind("{by} returned a change of your information to {desk}.", "own_requests"),
    "own_request_rejected": Kind("{by} rejected a change of your information; please see why.", "own_requests"),
    "own_request_approved": Kind("A change of your information passed the last review at {by}.", "own_requests"),
    "own_request_withdrawn": Kind("{by} took a change of your information back from review.", "own_requests"),
    "own_request_handed_on": Kind(
        "The review of a change of your information was handed on to {desk}.", "own_requests"
    ),
    "request_proposed": Kind(
        "{name} has added something to the own file; please hand it in or give it back.", "requests"
    ),
    "request_given_back": Kind("{by} gave what you added back; please see why.", "own_requests"),
    "draft_closed": Kind(
        "The file of {name} was joined with another one; your draft of a request about it is closed.", "teachers"
    ),
    "own_draft_closed": Kind(
        "Your two files became one; the request that you had not sent is closed. Please ask anew.", "own_requests"
    ),
    "request_conflict": Kind(
        "What the request about {person} asks was changed meanwhile; please resolve it.", "request"
    ),
    "correction_ordered": Kind("{by} wants the file of {name} mended until {day}.", "orders"),
    "correction_cancelled": Kind("{by} took back that the file of {name} is to be mended.", "orders"),
    "transfer_waiting": Kind("The transfer of {name} to {school} waits for your review.", "case"),
    "transfers_waiting": Kind("{count} transfers to {school} wait for your review.", "cases"),
    "transfer_sent_back": Kind(
        "{by} returned the transfer of {name} to your step; the reasons are with the case.", "case"
    ),
    "transfers_sent_back": Kind(
        "{by} returned {count} transfers to your step; the reasons are with the cases.", "cases"
    ),
    "transfer_passed": Kind("{by} confirmed the transfer of {name}; it now lies with {desk}.", "case"),
    "transfers_passed": Kind("{by} confirmed {count} transfers; they now lie with {desk}.", "cases"),
    "transfer_returned": Kind("{by} returned the transfer of {name} to {desk}; the reasons are with the case.", "case"),
    "transfers_returned": Kind("{by} returned {count} transfers to {desk}; the reasons are with the cases.", "cases"),
    "transfer_rejected": Kind("{by} refused the transfer of {name}; please see the reasons.", "case"),
    "transfers_rejected": Kind("{by} refused {count} transfers; please see the reasons.", "cases"),
    "transfer_approved": Kind("The transfer of {name} passed the last review at {by}.", "case"),
    "transfers_approved": Kind("{count} transfers passed the last review at {by}.", "cases"),
    "transfer_withdrawn": Kind("{by} took the transfer of {name} back; it needs no review now.", "case"),
    "transfers_withdrawn": Kind("{by} took {count} transfers back; they need no review now.", "cases"),
    "transfer_handed_on": Kind("The review of the transfer of {name} was handed on to {desk}.", "case"),
    "transfers_handed_on": Kind("The review of {count} transfers was handed on to {desk}.", "cases"),
    "transfer_due_soon": Kind("The review of the transfer of {name} to {school} is due until {day}.", "case"),
    "transfers_due_soon": Kind("The review of {count} transfers to {school} is due until {day}.", "cases"),
    "transfer_overdue": Kind("The review of the transfer of {name} to {school} is overdue.", "case"),
    "transfers_overdue": Kind("The review of {count} transfers to {school} is overdue.", "cases"),
    "transfer_overdue_below": Kind(
        "At a desk below you, the review of the transfer of {name} to {school} is overdue.", "overdue_below"
    ),
    "transfers_overdue_below": Kind(
        "At a desk below you, the review of {count} transfers to {school} is overdue.", "overdue_below"
    ),
    "transfer_reminded": Kind("{by} reminds you: the review of the transfer of {name} to {school} is overdue.", "case"),
    "transfer_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the transfer of {name} to {school} in your stead.", "case"
    ),
    "transfers_reminded": Kind("{by} reminds you: the review of {count} transfers to {school} is overdue.", "cases"),
    "transfers_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} transfers to {school} in your stead.", "cases"
    ),
    "own_transfer_passed": Kind("{by} confirmed your transfer; it now lies with {desk}.", "own"),
    "own_transfer_returned": Kind("{by} returned your transfer to {desk}.", "own"),
    "own_transfer_rejected": Kind("{by} refused your transfer.", "own"),
    "own_transfer_approved": Kind("Your transfer passed the last review at {by}.", "own"),
    "own_transfer_withdrawn": Kind("{by} took your transfer back.", "own"),
    "own_transfer_handed_on": Kind("The review of your transfer was handed on to {desk}.", "own"),
    "transfer_blocked": Kind(
        "The transfer of {name} from {school} to {to_school} could not begin: something else is under way.", "transfer"
    ),
    "transfer_awaited": Kind(
        "Both sides confirmed the transfer of {name} from {school} to {to_school}; please take the file over.",
        "transfer",
    ),
    "transfer_take_over_due_soon": Kind(
        "The file of {name} from {school} is to be taken over by {to_school} until {until}.", "transfer"
    ),
    "transfers_take_over_due_soon": Kind(
        "{count} files of people who were transferred are to be taken over, the first until {until}.", "transfers_todo"
    ),
    "transfer_take_over_overdue": Kind(
        "The file of {name} from {school} was to be taken over by {to_school} until {until}; please do so now.",
        "transfer",
    ),
    "transfers_take_over_overdue": Kind(
        "{count} files of people who were transferred were to be taken over, the first until {until}; please do so.",
        "transfers_todo",
    ),
    "transfer_take_over_overdue_below": Kind(
        "At a school below you, the file of {name} from {school} was to be taken over by {to_school} until {until}.",
        "transfer",
    ),
    "transfers_take_over_overdue_below": Kind(
        "At schools below you, {count} files of people who were transferred were to be taken over, the first until"
        " {until}.",
        "transfers_overdue",
    ),
    "transfer_refused": Kind("{by} refused the transfer of {name} from {school} to {to_school}.", "transfer"),
    "transfer_taken_back": Kind(
        "The transfer of {name} from {school} to {to_school} was taken back by who asked for it.", "transfer"
    ),
    "transfer_done": Kind("The file of {name} went from {school} to {to_school}.", "transfer"),
    "transfer_failed": Kind(
        "The file of {name} could not go from {school} to {to_school}; please see why.", "transfer"
    ),
    "own_transfer_awaited": Kind("Both sides confirmed your transfer to {to_school}.", "own"),
    "own_transfer_refused": Kind("{by} refused your transfer to {to_school}.", "own"),
    "own_transfer_taken_back": Kind("Your transfer to {to_school} was taken back by who asked for it.", "own"),
    "own_transfer_failed": Kind("Your file could not go to {to_school}; the school sees why.", "own"),
    "status_act_waiting": Kind("The change of status of {name} ({school}) waits for your review.", "case"),
    "status_acts_waiting": Kind("{count} changes of status ({school}) wait for your review.", "cases"),
    "status_act_sent_back": Kind(
        "{by} returned the change of status of {name} to your step; the reasons are with the case.", "case"
    ),
    "status_acts_sent_back": Kind(
        "{by} returned {count} changes of status to your step; the reasons are with the cases.", "cases"
    ),
    "status_act_passed": Kind("{by} confirmed the change of status of {name}; it now lies with {desk}.", "case"),
    "status_acts_passed": Kind("{by} confirmed {count} changes of status; they now lie with {desk}.", "cases"),
    "status_act_returned": Kind(
        "{by} returned the change of status of {name} to {desk}; the reasons are with the case.", "case"
    ),
    "status_acts_returned": Kind(
        "{by} returned {count} changes of status to {desk}; the reasons are with the cases.", "cases"
    ),
    "status_act_rejected": Kind("{by} refused the change of status of {name}; please see the reasons.", "case"),
    "status_acts_rejected": Kind("{by} refused {count} changes of status; please see the reasons.", "cases"),
    "status_act_approved": Kind("The change of status of {name} passed the last review at {by}.", "case"),
    "status_acts_approved": Kind("{count} changes of status passed the last review at {by}.", "cases"),
    "status_act_withdrawn": Kind("{by} took the change of status of {name} back; it needs no review now.", "case"),
    "status_acts_withdrawn": Kind("{by} took {count} changes of status back; they need no review now.", "cases"),
    "status_act_handed_on": Kind("The review of the change of status of {name} was handed on to {desk}.", "case"),
    "status_acts_handed_on": Kind("The review of {count} changes of status was handed on to {desk}.", "cases"),
    "status_act_due_soon": Kind("The review of the change of status of {name} ({school}) is due until {day}.", "case"),
    "status_acts_due_soon": Kind("The review of {count} changes of status ({school}) is due until {day}.", "cases"),
    "status_act_overdue": Kind("The review of the change of status of {name} ({school}) is overdue.", "case"),
    "status_acts_overdue": Kind("The review of {count} changes of status ({school}) is overdue.", "cases"),
    "status_act_overdue_below": Kind(
        "At a desk below you, the review of the change of status of {name} ({school}) is overdue.", "overdue_below"
    ),
    "status_acts_overdue_below": Kind(
        "At a desk below you, the review of {count} changes of status ({school}) is overdue.", "overdue_below"
    ),
    "status_act_reminded": Kind(
        "{by} reminds you: the review of the change of status of {name} ({school}) is overdue.", "case"
    ),
    "status_act_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the change of status of {name} ({school}) in your stead.",
        "case",
    ),
    "status_acts_reminded": Kind(
        "{by} reminds you: the review of {count} changes of status ({school}) is overdue.", "cases"
    ),
    "status_acts_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} changes of status ({school}) in your stead.", "cases"
    ),
    "own_status_act_passed": Kind("{by} confirmed the change of your status; it now lies with {desk}.", "own"),
    "own_status_act_returned": Kind("{by} returned the change of your status to {desk}.", "own"),
    "own_status_act_rejected": Kind("{by} refused the change of your status.", "own"),
    "own_status_act_approved": Kind("The change of your status passed the last review at {by}.", "own"),
    "own_status_act_withdrawn": Kind("{by} took the change of your status back.", "own"),
    "own_status_act_handed_on": Kind("The review of the change of your status was handed on to {desk}.", "own"),
    "assignment_waiting": Kind("The rotation or loan of {name} ({school}) waits for your review.", "case"),
    "assignments_waiting": Kind("{count} rotations and loans ({school}) wait for your review.", "cases"),
    "assignment_sent_back": Kind(
        "{by} returned the rotation or loan of {name} to your step; the reasons are with the case.", "case"
    ),
    "assignments_sent_back": Kind(
        "{by} returned {count} rotations and loans to your step; the reasons are with the cases.", "cases"
    ),
    "assignment_passed": Kind("{by} confirmed the rotation or loan of {name}; it now lies with {desk}.", "case"),
    "assignments_passed": Kind("{by} confirmed {count} rotations and loans; they now lie with {desk}.", "cases"),
    "assignment_returned": Kind(
        "{by} returned the rotation or loan of {name} to {desk}; the reasons are with the case.", "case"
    ),
    "assignments_returned": Kind(
        "{by} returned {count} rotations and loans to {desk}; the reasons are with the cases.", "cases"
    ),
    "assignment_rejected": Kind("{by} refused the rotation or loan of {name}; please see the reasons.", "case"),
    "assignments_rejected": Kind("{by} refused {count} rotations and loans; please see the reasons.", "cases"),
    "assignment_approved": Kind("The rotation or loan of {name} passed the last review at {by}.", "case"),
    "assignments_approved": Kind("{count} rotations and loans passed the last review at {by}.", "cases"),
    "assignment_withdrawn": Kind("{by} took the rotation or loan of {name} back; it needs no review now.", "case"),
    "assignments_withdrawn": Kind("{by} took {count} rotations and loans back; they need no review now.", "cases"),
    "assignment_handed_on": Kind("The review of the rotation or loan of {name} was handed on to {desk}.", "case"),
    "assignments_handed_on": Kind("The review of {count} rotations and loans was handed on to {desk}.", "cases"),
    "assignment_due_soon": Kind("The review of the rotation or loan of {name} ({school}) is due until {day}.", "case"),
    "assignments_due_soon": Kind("The review of {count} rotations and loans ({school}) is due until {day}.", "cases"),
    "assignment_overdue": Kind("The review of the rotation or loan of {name} ({school}) is overdue.", "case"),
    "assignments_overdue": Kind("The review of {count} rotations and loans ({school}) is overdue.", "cases"),
    "assignment_overdue_below": Kind(
        "At a desk below you, the review of the rotation or loan of {name} ({school}) is overdue.", "overdue_below"
    ),
    "assignments_overdue_below": Kind(
        "At a desk below you, the review of {count} rotations and loans ({school}) is overdue.", "overdue_below"
    ),
    "assignment_reminded": Kind(
        "{by} reminds you: the review of the rotation or loan of {name} ({school}) is overdue.", "case"
    ),
    "assignment_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the rotation or loan of {name} ({school}) in your stead.",
        "case",
    ),
    "assignments_reminded": Kind(
        "{by} reminds you: the review of {count} rotations and loans ({school}) is overdue.", "cases"
    ),
    "assignments_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} rotations and loans ({school}) in your stead.",
        "cases",
    ),
    "own_assignment_passed": Kind("{by} confirmed your rotation or loan; it now lies with {desk}.", "own"),
    "own_assignment_returned": Kind("{by} returned your rotation or loan to {desk}.", "own"),
    "own_assignment_rejected": Kind("{by} refused your rotation or loan.", "own"),
    "own_assignment_approved": Kind("The rotation or loan of yours passed the last review at {by}.", "own"),
    "own_assignment_withdrawn": Kind("{by} took your rotation or loan back.", "own"),
    "own_assignment_handed_on": Kind("The review of your rotation or loan was handed on to {desk}.", "own"),
    "assignment_blocked": Kind(
        "The rotation or loan of {name} from {school} to {to_school} could not go on: something else is under way.",
        "assignment",
    ),
    "assignment_failed": Kind(
        "The rotation or loan of {name} from {school} to {to_school} could not be written into the file; see why.",
        "assignment",
    ),
    "assignment_agreed": Kind(
        "{name} of {school} will be at {to_school} from {day} until {until}; that is confirmed.", "assignment"
    ),
    "assignment_begun": Kind("{name} of {school} is at {to_school} from {day} until {until}.", "assignment"),
    "assignment_extended": Kind("{name} of {school} stays at {to_school} until {until}.", "assignment"),
    "assignment_ended": Kind("{name} is back from {to_school} at {school}, since {until}.", "assignment"),
    "assignment_taken_back": Kind("{school} has taken back that {name} goes to {to_school} on {day}.", "assignment"),
    "assignment_end_soon": Kind(
        "The time of {name} ({school}) at {to_school} ends on {until}; please see to the return or to an extension.",
        "assignment",
    ),
    "assignments_end_soon": Kind(
        "The rotations and loans of {count} people end within 30 days; please see to return or extension.",
        "assignments",
    ),
    "assignment_end_overdue": Kind(
        "The time of {name} ({school}) at {to_school} was to end on {until}; neither end nor extension is entered.",
        "assignment",
    ),
    "assignments_end_overdue": Kind(
        "The rotations and loans of {count} people were to end; neither end nor extension is entered.", "assignments"
    ),
    "own_assignment_agreed": Kind("You will be at {to_school} from {day} until {until}.", "own"),
    "own_assignment_begun": Kind("You are at {to_school} from {day} until {until}.", "own"),
    "own_assignment_extended": Kind("You stay at {to_school} until {until}.", "own"),
    "own_assignment_ended": Kind("Your time at {to_school} has ended on {until}.", "own"),
    "own_assignment_taken_back": Kind("{school} has taken back that you go to {to_school} on {day}.", "own"),
    "status_blocked": Kind(
        "The change of status of {name} ({school}) could not begin: something else is under way.", "status_change"
    ),
    "status_failed": Kind(
        "The change of status of {name} ({school}) could not be written into the file; please see why.", "status_change"
    ),
    "status_done": Kind("The change of status of {name} ({school}) has taken effect.", "status_change"),
    "status_undone": Kind("A change of status of {name} ({school}) was undone.", "status_change"),
    "statuses_blocked": Kind(
        "{count} changes of status ({school}) could not begin: something else is under way.", "status_changes"
    ),
    "statuses_failed": Kind(
        "{count} changes of status ({school}) could not be written into the files; please see why.", "status_changes"
    ),
    "statuses_done": Kind("{count} changes of status ({school}) have taken effect.", "status_changes"),
    "statuses_undone": Kind("{count} changes of status ({school}) were undone.", "status_changes"),
    "own_status_done": Kind("{school} has changed your status; please see your file.", "own"),
    "own_status_undone": Kind("{school} has undone a change of your status; please see your file.", "own"),
    "decision_overtaken": Kind("Your decision on the matter of {name} does not count: {by} had answered it.", "case"),
    "remark_entered": Kind("{name} says that something in the own file is wrong ({set}).", "remarks"),
    "remark_answered": Kind("{by} answered your remark on {set}.", "own_todo"),
    "identity_asked": Kind(
        "{by} asks you to compare name, date of birth and ID number in the file of {name} with the ID document: "
        "somebody else's file looks like it.",
        "teacher",
    ),
    "identity_answered": Kind("{school} has answered whose the file of {name} is; please decide.", "duplicate"),
    "file_joined": Kind("{by} joined the file of {name} with another one of the same person ({school}).", "teachers"),
    "file_parted": Kind("{by} made two files again of the joined one of {name} ({school}).", "teachers"),
    "newly_hired_lapsed": Kind(
        "{count} teachers of your school are newly hired no more; their whole files are owed now.", "teachers"
    ),
    "file_handed_over": Kind(
        "The file of {name} went from your school to {school} on {day}; you can still look at it as of that day.",
        "former_file",
    ),
    "files_handed_over": Kind(
        "{count} files went from your school to {school} on {day}; you can still look at them as of that day.",
        "former_files",
    ),
    "file_taken_over": Kind("The file of {name} lies with your school now; it came from {before}.", "teacher"),
    "files_taken_over": Kind("{count} files lie with your school now; they came from {before}.", "teachers"),
    "own_file_handed_over": Kind("Your file went from {before} to {school}, which keeps it from now on.", "own"),
    "request_closed": Kind(
        "What you had prepared about somebody and not handed in is closed: the file went to {school}.", "requests"
    ),
    "own_request_closed": Kind(
        "What you had prepared and not handed in is closed: your file went to {school}. Please ask for it there.",
        "own_requests",
    ),
    "import_done": Kind("The import of “{title}” has ended.", "import"),
    "import_failed": Kind("The import of “{title}” was stopped.", "import"),
    "export_done": Kind("The export “{title}” is ready.", "exports"),
    "export_failed": Kind("The export “{title}” was stopped.", "exports"),
    "submission_done": Kind("“{title}” has ended.", "teachers"),
    "submission_failed": Kind("“{title}” was stopped.", "teachers"),
    "decide_done": Kind("“{title}” has ended.", "cases"),
    "decide_failed": Kind("“{title}” was stopped.", "cases"),
    "account_batch_done": Kind("“{title}” has ended.", "account_batch"),
    "account_batch_failed": Kind("“{title}” was stopped.", "account_batch"),
    "account_act_done": Kind("“{title}” has ended.", "teacher_accounts"),
    "account_act_failed": Kind("“{title}” was stopped.", "teacher_accounts"),
    "rebuild_copies_done": Kind("“{title}” has ended.", "operation"),
    "rebuild_copies_failed": Kind("“{title}” was stopped.", "operation"),
    "look_alikes_done": Kind("“{title}” has ended.", "duplicates"),
    "look_alikes_failed": Kind("“{title}” was stopped.", "duplicates"),
    "status_read_done": Kind("“{title}” was read; please look at its preview.", "status_batch"),
    "status_read_failed": Kind("“{title}” could not be read; please see why.", "status_batch"),
    "status_enter_done": Kind("The changes of status in “{title}” were entered.", "status_batch"),
    "status_enter_failed": Kind("The entering of “{title}” was stopped.", "status_batch"),
    "rule_trial_done": Kind("The trial of “{title}” on past results has ended.", "rule"),
    "rule_trial_failed": Kind("The trial of “{title}” was stopped.", "rule"),
    "rule_handed_in": Kind("{by} hands in the rule of credits “{name}”; another person puts it in force.", "rule"),
    "rule_returned": Kind("{by} returned the rule of credits “{name}”: {words}", "rule"),
    "rule_published": Kind("{by} put the rule of credits “{name}” in force from {since}.", "rule"),
    "rule_outside_frame": Kind(
        "From {since} on your rule of credits “{own}” is outside of the frame of “{name}” ({office}): please write a "
        "new version.",
        "rule",
    ),
    "collection_reminded": Kind(
        "{by} asks you to hurry: of {owed} teachers {entered} are entered, {submitted} submitted, {effective} through.",
        "progress",
    ),
    "self_service_open": Kind("{by} lets you fill in your own file from {opens} on.", "own"),
    "self_service_until": Kind("{by} lets you fill in your own file from {opens} until {closes}.", "own"),
    "self_service_ended": Kind("{by} ended self-service; you can read your file, but not fill it in.", "own"),
}
# Jobs that people start, whose end is told to them, and the input that names the thing to look at, if there is one.
JOBS = {
    "import": "import_id",
    "export": "export_id",
    "submission": None,
    "decide": None,
    "account_batch": "batch_id",
    "account_act": None,
    "rebuild_copies": None,
    "look_alikes": None,
    "status_read": "batch_id",
    "status_enter": "batch_id",
    "rule_trial": "rule_id",
}


class Recipient(Body):
    """Whom a notice is for: a person, the teacher of a file, or who holds one of `roles` at an organisation."""

    person_id = fields.UUID(load_default=None, allow_none=True)
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    roles = fields.List(fields.String(), load_default=list)

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: object) -> None:
        """Exactly one way of naming people."""
        if sum(data.get(name) is not None for name in ("person_id", "teacher_id", "org_id")) != 1:
            raise ValidationError("Give one kind of recipient.", "person_id")


class Link(Body):
    """Where a notice leads: a page, and the thing on it if there is one."""

    area = fields.String(required=True)
    id = fields.String(load_default=None, allow_none=True)


class NewNotice(Body):
    """A notice as a service sends it; the same id again for the same reader adds its count to what is there."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    to = fields.List(fields.Nested(Recipient), required=True, validate=validate.Length(1, AT_ONCE))
    params = fields.Dict(keys=fields.String(), required=True)
    link = fields.Nested(Link, required=True)
    at = Instant(required=True)
    due = Instant(load_default=None, allow_none=True)


class PeopleNotified(Body):
    """What people are to be told."""

    notices = fields.List(fields.Nested(NewNotice), required=True, validate=validate.Length(1, AT_ONCE))


class Notice(Body):
    """A notice as its reader sees it, in words; `arrived_at` is its place in the list, `read_at` none while unread."""

    id = fields.UUID()
    kind = fields.String()
    text = fields.String()
    link = fields.Nested(Link)
    at = fields.AwareDateTime()
    due = fields.AwareDateTime(allow_none=True)
    arrived_at = fields.AwareDateTime()
    read_at = fields.AwareDateTime(allow_none=True)


class NoticeFilter(Paged):
    """The asker's own notices, newest first: all, or those not read yet."""

    box = fields.String(load_default="all", validate=validate.OneOf(("all", "unread")))


class Unread(Body):
    """How many notices the asker has not read; `more` if there are more than were counted."""

    unread = fields.Integer()
    more = fields.Boolean()


class Seen(Body):
    """Notices that the asker has read."""

    notice_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, AT_ONCE))


class SeenUntil(Body):
    """All that had arrived at an instant: what came after it, the asker has not seen."""

    until = Instant(required=True)


list_notices = Call(NAME, "list_notices", NoticeFilter, page_of(Notice), roles.ALL)
unread_notices = Call(NAME, "unread_notices", Nothing, Unread, roles.ALL)
read_notices = Call(NAME, "read_notices", Seen, Unread, roles.ALL, writes=True)
read_all_notices = Call(NAME, "read_all_notices", SeenUntil, Unread, roles.ALL, writes=True)

people_notified = Event("*", "people_notified", PeopleNotified)
