"""What of a service a process runs: its calls or its event handlers, so that a handler that waits holds up no call."""

from typing import Any

from nameko.containers import ServiceContainer
from nameko.extensions import Entrypoint, iter_extensions
from nameko.utils.concurrency import SpawningSet

from services.common.bus.transport import EventQueue, RpcQueue


class _Part(ServiceContainer):
    """A container that starts the entrypoints of one kind, and of the other neither queue nor consumer."""

    kept: type[Entrypoint]

    def __init__(self, service: Any, config: dict[str, Any]) -> None:
        super().__init__(service, config)
        entrypoints: set[Entrypoint] = self.entrypoints  # type: ignore[has-type]
        self.entrypoints = SpawningSet(entrypoint for entrypoint in entrypoints if isinstance(entrypoint, self.kept))
        owners = self.entrypoints | self.dependencies
        self.subextensions = SpawningSet(part for owner in owners for part in iter_extensions(owner))


class Calls(_Part):
    """Answers the calls of a service."""

    kept = RpcQueue


class Events(_Part):
    """Handles what a service listens to."""

    kept = EventQueue
