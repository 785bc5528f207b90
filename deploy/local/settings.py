"""A stack's ports and secrets as the environment that `services.common.settings` and the gateway read."""

import os
from collections.abc import Mapping
from pathlib import Path

from deploy.local.keys import Keys
from deploy.local.ports import Ports
from deploy.local.rabbitmq import virtual_host
from services.common import clock

PREFIX = "XINGTAN_"
SERVERS = ("XINGTAN_AMQP_URL", "XINGTAN_DATABASE")

os.environ.update(clock.as_seconds(os.environ))
# Taken when the process starts, before a test puts one stack's values into its own environment for good.
GIVEN = {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}


def given_servers(given: Mapping[str, str]) -> bool:
    """Whether the caller named servers of its own, so that none are to be started."""
    return all(given.get(name) for name in SERVERS)


def environment(folder: Path, ports: Ports, keys: Keys) -> dict[str, str]:
    """Return every XINGTAN_ name; `{role}`, `{password}` and `{service}` are filled in by each service."""
    broker = f"xingtan:{keys['password_broker']}@127.0.0.1:{ports['broker']}"
    return {
        "XINGTAN_SITE": "000000",
        "XINGTAN_MODE": "development",
        "XINGTAN_AMQP_URL": f"amqp://{broker}/{virtual_host(folder)}",
        "XINGTAN_DATABASE": "postgresql+psycopg2://{role}:{password}@127.0.0.1:"
        f"{ports['postgres']}/xingtan_{{service}}",
        "XINGTAN_PASSWORD_OWNER": keys["password_owner"],
        "XINGTAN_PASSWORD_APP": keys["password_app"],
        "XINGTAN_PASSWORD_JOB": keys["password_job"],
        "XINGTAN_ACTOR_PRIVATE_KEY": keys["actor_private_key"],
        "XINGTAN_ACTOR_PUBLIC_KEY": keys["actor_public_key"],
        "XINGTAN_INDEX_KEY": keys["index_key"],
        "XINGTAN_DATA_KEYS": keys["data_keys"],
        "XINGTAN_WEB_SECRET": keys["web_secret"],
        "XINGTAN_FILES": (folder / "files").as_uri(),
        "XINGTAN_HEALTH_PORT_SERVE": str(ports["serve"]),
        "XINGTAN_HEALTH_PORT_REACT": str(ports["react"]),
        "XINGTAN_HEALTH_PORT_RELAY": str(ports["relay"]),
        "XINGTAN_HEALTH_PORT_JOBS": str(ports["jobs"]),
        "XINGTAN_GATEWAY_PORT": str(ports["gateway"]),
        "XINGTAN_ADDRESS": f"http://127.0.0.1:{ports['gateway']}",
        "XINGTAN_POPULATION": f"http://127.0.0.1:{ports['population']}",
        "XINGTAN_POPULATION_PORT": str(ports["population"]),
    }
