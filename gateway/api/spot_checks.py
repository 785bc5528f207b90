"""抽查: what was approved below is looked at again (R-REV-10)."""

from gateway.area import Area
from services.contracts.review import spot_checks

area = Area("spot-checks", "Samples of what was approved, and what the level above finds in them.")
ONE = "/spot-checks/<uuid:check_id>"
CASE = f"{ONE}/cases/<uuid:case_id>"

area.passes_on("GET /spot-checks", spot_checks.list_spot_checks, "list_spot_checks").says(
    "Spot checks of the asker's territory, newest first."
)
area.passes_on("POST /spot-checks", spot_checks.draw_spot_check, "draw_spot_check", status=201).says(
    "Draw a share of what each reviewer below the asker's office approved; the seed tells which."
)
area.passes_on(f"GET {ONE}", spot_checks.spot_check, "get_spot_check").says("A spot check with how far it is.")
area.passes_on(f"GET {ONE}/cases", spot_checks.list_inspected, "list_inspected").says(
    "The cases of a spot check, school by school."
)
area.passes_on(f"GET {CASE}", spot_checks.inspected, "get_inspected").says("One case of a spot check.")
area.passes_on(f"POST {CASE}/judgement", spot_checks.judge, "judge_inspected").says(
    "Say what is faulty, field by field, or that nothing is; faults ask for a correction."
)
area.passes_on(f"GET {ONE}/rates", spot_checks.spot_check_rates, "get_spot_check_rates").says(
    "Error rates by school and by reviewer, the most faulty first."
)
