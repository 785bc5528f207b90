"""The notices of trainings: their projects, who is in them, their results, and claims of credits (R-TRN-01..07)."""

from services.contracts.identity.notice_kind import Kind

KINDS: dict[str, Kind] = {
    "training_project_waiting": Kind("The training project {name} ({school}) waits for your review.", "case"),
    "training_projects_waiting": Kind("{count} training projects ({school}) wait for your review.", "cases"),
    "training_project_sent_back": Kind(
        "{by} returned the training project {name} to your step; the reasons are with the case.", "case"
    ),
    "training_projects_sent_back": Kind(
        "{by} returned {count} training projects to your step; the reasons are with the cases.", "cases"
    ),
    "training_project_passed": Kind("{by} confirmed the training project {name}; it now lies with {desk}.", "case"),
    "training_projects_passed": Kind("{by} confirmed {count} training projects; they now lie with {desk}.", "cases"),
    "training_project_returned": Kind(
        "{by} returned the training project {name} to {desk}; the reasons are with the case.", "case"
    ),
    "training_projects_returned": Kind(
        "{by} returned {count} training projects to {desk}; the reasons are with the cases.", "cases"
    ),
    "training_project_rejected": Kind("{by} refused the training project {name}; please see the reasons.", "case"),
    "training_projects_rejected": Kind("{by} refused {count} training projects; please see the reasons.", "cases"),
    "training_project_approved": Kind("The training project {name} passed the last review at {by}.", "case"),
    "training_projects_approved": Kind("{count} training projects passed the last review at {by}.", "cases"),
    "training_project_withdrawn": Kind("{by} took the training project {name} back; it needs no review now.", "case"),
    "training_projects_withdrawn": Kind("{by} took {count} training projects back; they need no review now.", "cases"),
    "training_project_handed_on": Kind("The review of the training project {name} was handed on to {desk}.", "case"),
    "training_projects_handed_on": Kind("The review of {count} training projects was handed on to {desk}.", "cases"),
    "training_project_due_soon": Kind(
        "The review of the training project {name} ({school}) is due until {day}.", "case"
    ),
    "training_projects_due_soon": Kind(
        "The review of {count} training projects ({school}) is due until {day}.", "cases"
    ),
    "training_project_overdue": Kind("The review of the training project {name} ({school}) is overdue.", "case"),
    "training_projects_overdue": Kind("The review of {count} training projects ({school}) is overdue.", "cases"),
    "training_project_overdue_below": Kind(
        "At a desk below you, the review of the training project {name} ({school}) is overdue.", "overdue_below"
    ),
    "training_projects_overdue_below": Kind(
        "At a desk below you, the review of {count} training projects ({school}) is overdue.", "overdue_below"
    ),
    "training_project_reminded": Kind(
        "{by} reminds you: the review of the training project {name} ({school}) is overdue.", "case"
    ),
    "training_projects_reminded": Kind(
        "{by} reminds you: the review of {count} training projects ({school}) is overdue.", "cases"
    ),
    "training_project_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the training project {name} ({school}) in your stead.", "case"
    ),
    "training_projects_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} training projects ({school}) in your stead.", "cases"
    ),
    "credit_claim_waiting": Kind("The claim of credits of {name} ({school}) waits for your review.", "case"),
    "credit_claims_waiting": Kind("{count} claims of credits ({school}) wait for your review.", "cases"),
    "credit_claim_sent_back": Kind(
        "{by} returned the claim of credits of {name} to your step; the reasons are with the case.", "case"
    ),
    "credit_claims_sent_back": Kind(
        "{by} returned {count} claims of credits to your step; the reasons are with the cases.", "cases"
    ),
    "credit_claim_passed": Kind("{by} confirmed the claim of credits of {name}; it now lies with {desk}.", "case"),
    "credit_claims_passed": Kind("{by} confirmed {count} claims of credits; they now lie with {desk}.", "cases"),
    "credit_claim_returned": Kind(
        "{by} returned the claim of credits of {name} to {desk}; the reasons are with the case.", "case"
    ),
    "credit_claims_returned": Kind(
        "{by} returned {count} claims of credits to {desk}; the reasons are with the cases.", "cases"
    ),
    "credit_claim_rejected": Kind("{by} refused the claim of credits of {name}; please see the reasons.", "case"),
    "credit_claims_rejected": Kind("{by} refused {count} claims of credits; please see the reasons.", "cases"),
    "credit_claim_approved": Kind("The claim of credits of {name} passed the last review at {by}.", "case"),
    "credit_claims_approved": Kind("{count} claims of credits passed the last review at {by}.", "cases"),
    "credit_claim_withdrawn": Kind("{by} took the claim of credits of {name} back; it needs no review now.", "case"),
    "credit_claims_withdrawn": Kind("{by} took {count} claims of credits back; they need no review now.", "cases"),
    "credit_claim_handed_on": Kind("The review of the claim of credits of {name} was handed on to {desk}.", "case"),
    "credit_claims_handed_on": Kind("The review of {count} claims of credits was handed on to {desk}.", "cases"),
    "credit_claim_due_soon": Kind(
        "The review of the claim of credits of {name} ({school}) is due until {day}.", "case"
    ),
    "credit_claims_due_soon": Kind("The review of {count} claims of credits ({school}) is due until {day}.", "cases"),
    "credit_claim_overdue": Kind("The review of the claim of credits of {name} ({school}) is overdue.", "case"),
    "credit_claims_overdue": Kind("The review of {count} claims of credits ({school}) is overdue.", "cases"),
    "credit_claim_overdue_below": Kind(
        "At a desk below you, the review of the claim of credits of {name} ({school}) is overdue.", "overdue_below"
    ),
    "credit_claims_overdue_below": Kind(
        "At a desk below you, the review of {count} claims of credits ({school}) is overdue.", "overdue_below"
    ),
    "credit_claim_reminded": Kind(
        "{by} reminds you: the review of the claim of credits of {name} ({school}) is overdue.", "case"
    ),
    "credit_claims_reminded": Kind(
        "{by} reminds you: the review of {count} claims of credits ({school}) is overdue.", "cases"
    ),
    "credit_claim_decided_above": Kind(
        "Since it was overdue, {by} decided the review of the claim of credits of {name} ({school}) in your stead.",
        "case",
    ),
    "credit_claims_decided_above": Kind(
        "Since it was overdue, {by} decided the review of {count} claims of credits ({school}) in your stead.", "cases"
    ),
    "own_credit_claim_passed": Kind("{by} confirmed your claim of credits; it now lies with {desk}.", "own_training"),
    "own_credit_claim_returned": Kind("{by} returned your claim of credits to {desk}.", "own_training"),
    "own_credit_claim_rejected": Kind("{by} refused your claim of credits.", "own_training"),
    "own_credit_claim_approved": Kind("Your claim of credits passed the last review at {by}.", "own_training"),
    "own_credit_claim_withdrawn": Kind("{by} took your claim of credits back.", "own_training"),
    "own_credit_claim_handed_on": Kind("The review of your claim of credits was handed on to {desk}.", "own_training"),
    "training_offered": Kind(
        "{by} has published the training {project}, which begins on {day}; your area has places in it.", "training"
    ),
    "training_held": Kind(
        "{by} has published the training {project}, which begins on {day} and which you hold.", "training"
    ),
    "training_approved": Kind("The training {project} is approved and published; it begins on {day}.", "training"),
    "training_refused": Kind("The training {project} was not approved; please see the reasons.", "training"),
    "training_cancelled": Kind("{by} has cancelled the training {project} that was to begin on {day}.", "training"),
    "own_training_cancelled": Kind(
        "{by} has cancelled the training {project} that was to begin on {day}.", "own_training"
    ),
    "own_training_accepted": Kind("You have a place in the training {project}, which begins on {day}.", "own_training"),
    "own_training_waiting": Kind(
        "You are on the waiting list of the training {project}, which begins on {day}.", "own_training"
    ),
    "own_training_declined": Kind(
        "Your application for the training {project} was declined; please see the reason.", "own_training"
    ),
    "own_training_left": Kind("You are not in the training {project} any more; please see the reason.", "own_training"),
    "training_enrolled": Kind("{count} teachers of your school were enrolled in the training {project}.", "training"),
    "training_applications": Kind("{count} applications for the training {project} wait for a decision.", "training"),
    "training_left": Kind("{name} is not in the training {project} any more.", "training"),
    "training_substituted": Kind("In the training {project}, {other} takes part instead of {name}.", "training"),
    "training_results": Kind("{count} results of the training {project} wait to be confirmed.", "training"),
    "training_results_returned": Kind(
        "{count} results of the training {project} were returned to be corrected.", "training"
    ),
    "training_results_overdue": Kind(
        "The results of the training {project} were due until {day} and are not submitted.", "training"
    ),
    "training_results_overdue_there": Kind(
        "{holder} has not submitted the results of the training {project}, which were due until {day}.", "training"
    ),
}
