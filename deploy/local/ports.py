"""Loopback ports of a stack: chosen free at first use, then remembered in its folder."""

import json
import random
import socket
from collections.abc import Iterable
from pathlib import Path

# Below the range from which Linux takes the ports of outgoing connections.
CHOICE = range(20000, 30000)
PREFERRED = {("run", "gateway"): 8600}


def free(port: int) -> bool:
    """Whether nobody listens on `port` of the loopback address."""
    with socket.socket() as probe:
        # A port whose last connections are still winding down can be listened on again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Ports:
    """Ports by name; asking for a new name chooses one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "ports.json"

    def __getitem__(self, name: str) -> int:
        return self._chosen().get(name) or self._choose(name)

    def leave_taken(self, names: Iterable[str]) -> None:
        """Choose again for those of `names` whose port somebody else has taken since."""
        for name in names:
            if not free(self[name]):
                self._choose(name)

    def _chosen(self) -> dict[str, int]:
        return json.loads(self.file.read_text()) if self.file.exists() else {}

    def _choose(self, name: str) -> int:
        preferred = PREFERRED.get((self.folder.name, name))
        taken = self._taken_by_stacks()
        candidates = [preferred] if preferred else []
        candidates += random.sample(CHOICE, 200)
        port = next(port for port in candidates if port not in taken and free(port))
        self._remember(self._chosen() | {name: port})
        return port

    def _taken_by_stacks(self) -> set[int]:
        """Ports that this stack or one beside it remembers, whether it runs or not."""
        files = self.folder.parent.glob("*/ports.json")
        return {port for file in files for port in json.loads(file.read_text()).values()}

    def _remember(self, ports: dict[str, int]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(ports, indent=1))
        new.replace(self.file)
