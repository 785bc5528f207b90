"""Fills a fresh development site: organisations, accounts of each role, files of teachers in all states.

`python -m deploy.local.sample STACK`. Organisations and accounts are loaded into identity; everything else goes over
the bus by the calls that pages use, in the name of the sample's people. Refused in production; harmless when repeated.
"""

import sys
from pathlib import Path

from deploy.local import around, collecting, trainings
from deploy.local.places import (
    NEWCOMER,
    PASSWORD,
    SELF_SERVICE,
    TEACHERS,
    Place,
    accounts,
    newcomer,
    places,
    teachers,
)
from deploy.local.site import Site, paths_of, wait_until
from deploy.local.stack import Stack
from services.common import roles, settings
from services.common.database.transactions import Store, system
from services.common.errors import Refused
from services.contracts.identity.orgs import UNITS_OF_AUTHORITIES
from services.contracts.records import catalogue
from services.identity import hashing
from services.identity.actions.accounts import load_accounts
from services.identity.actions.organisations import load_orgs
from services.training.publish import bring_in
from services.training.rules.owners import Owner

PER_SCHOOL = 12
RULE = "GX-2016"


def main(folder: Path, per_school: int = PER_SCHOOL) -> None:
    """Put the sample in with so many teachers at each school, unless it is there."""
    if settings.load().mode == settings.PRODUCTION:
        raise SystemExit("The sample data has public passwords and is refused in production.")
    known, list_of_accounts = places(), folder / "accounts.txt"
    if not load_identity(known):
        if not list_of_accounts.exists():
            raise SystemExit("Putting in the sample data was broken off. Run `make clean` and begin again.")
        return
    site = Site()
    site.paths = paths_of(known)
    fill(site, known, per_school)
    site.bus.close()
    list_of_accounts.write_text(introduction(known), encoding="utf-8")


def fill(site: Site, known: list[Place], per_school: int) -> None:
    """Everything that comes by the calls that pages use."""
    at = {place.code: place for place in known}
    schools = collecting.schools(known, per_school)
    bring_in_rule(at["340000"], site.paths["340000"])
    wait_until(lambda: knows_all(site, [school.place for school in schools]))
    around.begin_campaign(site, at["340000"], [each for each in schools if each.place.code.startswith("34")])
    around.open_self_service(site, at[SELF_SERVICE])
    around.advise(site, at["340104"])
    around.leave_desk(site, at["340202"])
    collecting.collect(site, schools)
    around.object_and_confirm(site, at[SELF_SERVICE])
    trainings.hold(site, at)


def load_identity(known: list[Place]) -> bool:
    """Load organisations and accounts; false when they were there."""
    password_hash = hashing.hashed(PASSWORD)
    rows = [row for place in known for row in accounts(place, password_hash)]
    first_school = next(place for place in known if place.level == "school")
    store = Store("identity", pool=1)
    with store.begin(system()) as db:
        new = load_orgs(db, [place.as_org() for place in known])
        load_accounts(db, [*rows, newcomer(first_school, password_hash), *teachers(password_hash)])
    store.close()
    return new > 0


def bring_in_rule(place: Place, path: str) -> None:
    """The province has a rule of credits: a published one of another province, for want of its own."""
    store = Store("training", pool=1)
    with store.begin(system()) as db:
        bring_in(db, Owner(place.id, place.name, place.level, path), RULE)
    store.close()


def knows_all(site: Site, schools: list[Place]) -> bool:
    """Whether records has heard of every school: what identity announced travels by itself."""
    try:
        for school in schools:
            site.ask(school, roles.ENTRY_CLERK, catalogue.catalogue)
    except Refused:
        return False
    return True


def introduction(known: list[Place]) -> str:
    """What `make run` prints: who may sign in, and with which password."""
    units = tuple(place.code for place in known if place.level in UNITS_OF_AUTHORITIES)
    shown = ("000000", "340000", "340104", *units, "340104001", "340104002", SELF_SERVICE, "340000001", "34000000101")
    lines = [f"Sample accounts, all with the password {PASSWORD}", ""]
    for place in known:
        if place.code in shown:
            names = "  ".join(row["username"] for row in accounts(place, ""))
            lines.append(f"  {place.name}\n    {names}")
    lines += ["", f"  {NEWCOMER} has to change its password first."]
    lines += [f"  {'  '.join(TEACHERS)} are teachers with an own file.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main(Path(Stack(sys.argv[1]).folder))
