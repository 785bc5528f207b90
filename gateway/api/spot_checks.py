"""抽查: what was approved below is looked at again (R-REV-10)."""

import uuid
from typing import Any

from gateway.area import Area, asks
from gateway.bus import ask
from services.contracts.records import correction_orders
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


@area.post("/spot-checks/<uuid:check_id>/cases/<uuid:case_id>/judgement")
@asks(spot_checks.judge)
def judge_inspected(check_id: uuid.UUID, case_id: uuid.UUID, faults: list[dict[str, Any]], **seen: Any) -> dict:
    """Say what is faulty, field by field, or that nothing is; faults ask for a correction."""
    teacher_id = ask(spot_checks.inspected, check_id=check_id, case_id=case_id)["teacher_id"]
    if faults and teacher_id:
        ask(correction_orders.check_correction_places, teacher_id=teacher_id, items=faults)
    return ask(spot_checks.judge, check_id=check_id, case_id=case_id, faults=faults, **seen)


area.passes_on(f"GET {ONE}/rates", spot_checks.spot_check_rates, "get_spot_check_rates").says(
    "Error rates by school and by reviewer, the most faulty first."
)
