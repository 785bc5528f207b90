"""Credits claimed by teachers and schools, and the account of a teacher (R-TRN-07, R-TRN-08)."""

from gateway.area import Area
from services.contracts.training import accounts, claims

area = Area("credits", "Claims of credits, accounts of credits.")
ALL, ONE = "/training/claims", "/training/claims/<uuid:claim_id>"

area.passes_on(f"POST {ALL}", claims.claim_credits, "claim_credits", status=201).says(
    "Claim credits for 校本研修 or 自主研修, with evidence; review decides."
)
area.passes_on(f"GET {ALL}", claims.credit_claims, "list_credit_claims").says(
    "Claims in sight, the latest first; a teacher sees the own ones."
)
area.passes_on("GET /training/claim-choices", claims.claim_choices, "get_claim_choices").says(
    "What the rule that governs the teacher's school asks of a claim."
)
area.passes_on(f"GET {ONE}", claims.credit_claim, "get_credit_claim").says(
    "One claim: its evidence, what it is worth and why, what happened."
)
area.passes_on(f"POST {ONE}/withdrawal", claims.withdraw_claim, "withdraw_credit_claim").says(
    "Take a claim back before it is decided."
)
area.passes_on("GET /cases/<uuid:case_id>/claim", claims.case_claim, "get_case_claim").says(
    "The claim that a case is about."
)
area.passes_on("GET /training/accounts/<uuid:teacher_id>", accounts.credit_account, "get_credit_account").says(
    "The account of a teacher: what counts, what waits and why, what is missing until when."
)
area.passes_on("GET /self/credits", accounts.own_credit_account, "get_own_credits").says("The asker's own account.")
