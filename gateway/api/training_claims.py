"""校本研修 and 自主研修: credits claimed by teachers and schools (R-TRN-07)."""

from gateway.area import Area
from services.contracts.training import claims

area = Area("claims", "Credits claimed for what was done outside of projects.")
ALL, ONE = "/training/claims", "/training/claims/<uuid:claim_id>"

area.passes_on(f"POST {ALL}", claims.claim_credits, "claim_credits", status=201).says(
    "Claim credits for 校本研修 or 自主研修, with evidence; review decides."
)
area.passes_on(f"GET {ALL}", claims.credit_claims, "list_credit_claims").says(
    "Claims in sight, the latest first; a teacher sees the own ones."
)
area.passes_on(f"GET {ALL}/counts", claims.claim_counts, "count_credit_claims").says(
    "How many there are in each state."
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
