"""Trainings: projects, who is in them, what it brought them (R-TRN-01, -03..05, -09)."""

from gateway.area import Area
from services.contracts.training import enrolments, projects, results

area = Area("trainings", "Projects of training, enrolment, results.")
ALL, ONE = "/training/projects", "/training/projects/<uuid:project_id>"
PERSON, RESULT = "/training/enrolments/<uuid:enrolment_id>", "/training/results/<uuid:result_id>"

area.passes_on(f"POST {ALL}", projects.register_project, "register_training", status=201).says(
    "Register a training of the own organisation; it is a draft until it is published."
)
area.passes_on(f"GET {ALL}", projects.projects, "list_trainings").says(
    "Trainings in sight, the latest first; a teacher sees what is offered."
)
area.passes_on(f"GET {ALL}/counts", projects.project_counts, "count_trainings").says("How many there are in each box.")
area.passes_on("GET /training/institutions", projects.possible_institutions, "list_training_institutions").says(
    "Organisations that can hold a training, by a part of their name."
)
area.passes_on("GET /training/project-choices", projects.training_choices, "get_training_choices").says(
    "What the rule that governs the own office asks of a training, and the values that it knows."
)
area.passes_on(f"GET {ONE}", projects.project, "get_training").says(
    "One training: its days, places and quotas, how full it is, what happened."
)
area.passes_on(f"PUT {ONE}", projects.change_project, "change_training").says(
    "Say anew what describes a training; once people are in it, days, hours and mode stay."
)
area.passes_on(f"POST {ONE}/publication", projects.publish_project, "publish_training").says(
    "Offer it to whom it is for; a school's own goes to its authority first."
)
area.passes_on(f"POST {ONE}/cancellation", projects.cancel_project, "cancel_training").says(
    "Nothing becomes of it; everybody in it is told why."
)
area.passes_on(f"PUT {ONE}/quotas", projects.set_quotas, "set_training_quotas").says(
    "Give places to areas and schools: 0 is nobody, none is no limit."
)
area.passes_on(f"PUT {ONE}/division", projects.divide_quotas, "divide_training_quotas").says(
    "Divide the places of the own office among those below it."
)
area.passes_on(f"POST {ONE}/rounds", enrolments.open_second_round, "open_second_round").says(
    "Open enrolment once more for the places that are left."
)
area.passes_on("GET /cases/<uuid:case_id>/training", projects.case_project, "get_case_training").says(
    "The training of a school that a case is about, for whoever approves it."
)
area.passes_on(f"GET {ONE}/enrolments", enrolments.enrolments, "list_enrolments").says(
    "The people of a training whom the asker may see, in the order in which they came."
)
area.passes_on(f"GET {ONE}/enrolments/counts", enrolments.enrolment_counts, "count_enrolments").says(
    "How many of them there are in each state."
)
area.passes_on(f"GET {ONE}/teachers", enrolments.possible_teachers, "list_possible_participants").says(
    "Teachers of the own territory, and why not where one cannot be enrolled."
)
area.passes_on(f"POST {ONE}/enrolments", enrolments.enrol, "enrol").says(
    "Enrol teachers, or oneself: accepted while there are places, else waiting; who is blocked is told why."
)
area.passes_on(f"POST {ONE}/enrolments/decisions", enrolments.decide_enrolments, "decide_enrolments").says(
    "Accept or decline who applied."
)
area.passes_on(f"POST {PERSON}/withdrawal", enrolments.withdraw_enrolment, "withdraw_enrolment").says(
    "Take somebody out before the training begins; whoever waits moves up."
)
area.passes_on(f"POST {PERSON}/substitution", enrolments.substitute, "substitute_participant").says(
    "Another teacher of the same school takes the place; both stay on record."
)
area.passes_on("GET /self/enrolments", enrolments.own_enrolments, "list_own_enrolments").says(
    "The trainings that the teacher is or was enrolled in."
)
area.passes_on(f"GET {ONE}/results", results.results, "list_training_results").says(
    "Participants with their results, and what each is worth for whoever confirms."
)
area.passes_on(f"GET {ONE}/results/counts", results.result_counts, "count_training_results").says(
    "How many results there are in each state."
)
area.passes_on(f"PUT {ONE}/results", results.enter_results, "enter_training_results").says(
    "Enter hours, absence and grade of up to 500 participants, all or none."
)
area.passes_on(f"POST {ONE}/results/submission", results.submit_results, "submit_training_results").says(
    "Hand the results to the owner, after the last day and once everybody has one."
)
area.passes_on(f"POST {RESULT}/look", results.look_at_result, "look_at_training_result").says(
    "A result of the sample was looked at closely."
)
area.passes_on("POST /training/results/decisions", results.decide_results, "decide_training_results").says(
    "Confirm results as credits, return them to be corrected, or refuse them; what became of each."
)
area.passes_on(f"POST {RESULT}/correction", results.correct_result, "correct_training_result").says(
    "Say what is right of a confirmed result: confirmed anew, the old credit is reversed beside it."
)
area.passes_on(f"POST {RESULT}/revocation", results.revoke_result, "revoke_training_result").says(
    "A confirmed result is void: its credit is reversed, both stay visible."
)
