"""What a process is told by its environment; every name begins with XINGTAN_ (deploy/README.md lists them)."""

import datetime
import functools
import os
from dataclasses import dataclass

from services.common import secret_values as secrets
from services.common import service_modules

DEVELOPMENT, PRODUCTION = "development", "production"


@dataclass(frozen=True)
class Settings:
    """Addresses, keys and the site's code; `database` holds the placeholders {role}, {password}, {service}.

    A secret is read when it is asked for, and one that is missing or too weak is then a `secret_values.Unfit` that
    names it: nothing is ever signed, sealed or derived with less. `require` asks for all before a process starts.
    """

    site: str
    mode: str
    amqp_url: str
    database: str
    files: str
    first_access_days: int
    seek_misses_an_hour: int
    sweeps_a_day: int
    newly_hired_until: tuple[int, int] | None  # month and day
    population: str | None
    address: str | None

    @functools.cached_property
    def actor_private_key(self) -> bytes:
        return secrets.private_pem("XINGTAN_ACTOR_PRIVATE_KEY")

    @functools.cached_property
    def actor_public_key(self) -> bytes:
        return secrets.public_pem("XINGTAN_ACTOR_PUBLIC_KEY")

    @functools.cached_property
    def index_key(self) -> bytes:
        return secrets.key("XINGTAN_INDEX_KEY")

    @functools.cached_property
    def data_keys(self) -> dict[int, bytes]:
        return secrets.versioned_keys("XINGTAN_DATA_KEYS")

    @functools.cached_property
    def web_secret(self) -> bytes:
        return secrets.key("XINGTAN_WEB_SECRET")

    def password(self, role: str) -> str:
        """The password of a database role; an address without {password} needs none."""
        return secrets.password(f"XINGTAN_PASSWORD_{role.upper()}") if "{password}" in self.database else ""

    def database_url(self, service: str, role: str) -> str:
        """The address of a service's database for one of the roles owner, app, job."""
        return self.database.format(role=f"xingtan_{role}", password=self.password(role), service=service)


@functools.cache
def load() -> Settings:
    """The settings of this process; a missing address is a KeyError that names it."""
    return Settings(
        site=os.environ.get("XINGTAN_SITE", "000000"),
        mode=os.environ.get("XINGTAN_MODE", PRODUCTION),
        amqp_url=os.environ["XINGTAN_AMQP_URL"],
        database=os.environ["XINGTAN_DATABASE"],
        files=os.environ["XINGTAN_FILES"],
        first_access_days=int(os.environ.get("XINGTAN_FIRST_ACCESS_DAYS", "30")),
        seek_misses_an_hour=int(os.environ.get("XINGTAN_SEEK_MISSES_AN_HOUR", "20")),
        sweeps_a_day=int(os.environ.get("XINGTAN_SWEEPS_A_DAY", "4")),
        newly_hired_until=_day_of_year(os.environ.get("XINGTAN_NEWLY_HIRED_UNTIL", "08-31")),
        population=os.environ.get("XINGTAN_POPULATION") or None,
        address=(os.environ.get("XINGTAN_ADDRESS") or "").rstrip("/") or None,
    )


def _day_of_year(written: str) -> tuple[int, int] | None:
    """Month and day of what is like 08-31, a day of every year; none where nothing is written."""
    if not written.strip():
        return None
    day = datetime.date.fromisoformat(f"2001-{written.strip()}")
    return day.month, day.day


ADDRESSES = ("XINGTAN_AMQP_URL", "XINGTAN_DATABASE", "XINGTAN_FILES")
SEALS = ("index_key", "data_keys")
NEEDS = {
    "gateway": (*SEALS, "actor_public_key", "web_secret"),
    "serve": (*SEALS, "actor_public_key", "password app"),
    "react": (*SEALS, "actor_public_key", "password app"),
    "jobs": (*SEALS, "actor_public_key", "password app", "password job"),
    "relay": ("password app", "password job"),
    "migrate": ("password owner", "password job"),
    "topology": (),
}


def require(process: str, services: list[str]) -> None:
    """End a process that lacks what it needs, before it does anything; every name that is amiss is told.

    What one service needs beside that, and what its own words of the launcher need, its needs.py tells.
    """
    faults = [f"{name} is missing" for name in ADDRESSES if not os.environ.get(name, "").strip()]
    if os.environ.get("XINGTAN_MODE", PRODUCTION) not in (DEVELOPMENT, PRODUCTION):
        faults.append(f"XINGTAN_MODE is neither {PRODUCTION} nor {DEVELOPMENT}")
    needs = (NEEDS, *(service_modules.listed(name, "needs", "NEEDS") or {} for name in services))
    wanted = tuple(each for needed in needs for each in needed.get(process, ()))
    if faults := faults or _unfit(wanted):
        raise SystemExit("This process cannot start: " + "; ".join(faults) + ".")


def _unfit(wanted: tuple[str, ...]) -> list[str]:
    """What is amiss with these secrets."""
    known, faults = load(), []
    for what in wanted:
        name, _, role = what.partition(" ")
        try:
            known.password(role) if role else getattr(known, name)
        except secrets.Unfit as unfit:
            faults.append(str(unfit))
    return faults
