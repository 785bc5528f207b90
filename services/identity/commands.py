"""What the launcher can do for identity alone."""

from services.common.database.transactions import Store
from services.identity.bootstrap import bootstrap

FIRST = "sysadmin"


def first_administrator() -> None:
    """Make the site's first organisation and administrator, and print the initial password once."""
    secret = bootstrap(Store("identity", "job", pool=1), username=FIRST)
    print(f"{FIRST}\n{secret}")  # noqa: T201 - shown once, to the operator


COMMANDS = {"bootstrap": first_administrator}
