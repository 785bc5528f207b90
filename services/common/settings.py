"""What a process is told by its environment; every name begins with XINGTAN_ (deploy/README.md lists them)."""

import base64
import functools
import os
from dataclasses import dataclass

DEVELOPMENT, PRODUCTION = "development", "production"


@dataclass(frozen=True)
class Settings:
    """Addresses, keys and the site's code; `database` holds the placeholders {role}, {password}, {service}."""

    site: str
    mode: str
    amqp_url: str
    database: str
    passwords: dict[str, str]
    actor_private_key: bytes | None
    actor_public_key: bytes
    index_key: bytes
    data_keys: dict[int, bytes]
    web_secret: bytes
    files: str
    first_access_days: int
    population: str | None

    def database_url(self, service: str, role: str) -> str:
        """The address of a service's database for one of the roles owner, app, job."""
        return self.database.format(role=f"xingtan_{role}", password=self.passwords[role], service=service)


@functools.cache
def load() -> Settings:
    """The settings of this process; a missing one is a KeyError that names it."""
    return Settings(
        site=os.environ.get("XINGTAN_SITE", "000000"),
        mode=os.environ.get("XINGTAN_MODE", PRODUCTION),
        amqp_url=os.environ["XINGTAN_AMQP_URL"],
        database=os.environ["XINGTAN_DATABASE"],
        passwords={role: os.environ.get(f"XINGTAN_PASSWORD_{role.upper()}", "") for role in ("owner", "app", "job")},
        actor_private_key=_decoded("XINGTAN_ACTOR_PRIVATE_KEY") or None,
        actor_public_key=_decoded("XINGTAN_ACTOR_PUBLIC_KEY"),
        index_key=_decoded("XINGTAN_INDEX_KEY"),
        data_keys=_data_keys(os.environ["XINGTAN_DATA_KEYS"]),
        web_secret=_decoded("XINGTAN_WEB_SECRET"),
        files=os.environ["XINGTAN_FILES"],
        first_access_days=int(os.environ.get("XINGTAN_FIRST_ACCESS_DAYS", "30")),
        population=os.environ.get("XINGTAN_POPULATION") or None,
    )


def _decoded(name: str) -> bytes:
    return base64.b64decode(os.environ.get(name, ""))


def _data_keys(text: str) -> dict[int, bytes]:
    """Keys by version, written `1:base64,2:base64`; the last one encrypts, all decrypt."""
    pairs = (item.split(":", 1) for item in text.split(","))
    return {int(version): base64.b64decode(key) for version, key in pairs}
