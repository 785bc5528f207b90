"""Fills the fresh stack with the sample's organisations and accounts, before any fault."""

from deploy.local.places import places
from deploy.local.sample import knows_all, load_identity
from deploy.local.site import wait_until
from tests.chaos.runs import site
from tests.chaos.system import System


def load(system: System) -> None:
    """Organisations and accounts, known to every service."""
    known = places()
    load_identity(known)
    with system.running():
        acting = site()
        schools = [place for place in known if place.level == "school"]
        wait_until(lambda: knows_all(acting, schools))
        acting.bus.close()
