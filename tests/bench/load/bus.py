"""The gateway's client of the bus without the gateway: threads that ask a real call."""

import threading
import time
from typing import Any

from services.common.bus.client import Bus
from services.contracts.records import catalogue
from tests.bench.load import Tally, main


def run(token: str, payload: dict[str, Any], clients: int, seconds: float) -> dict[str, float]:
    """All threads share one bus, as in a gateway process; a refusal ends the run."""
    tally, bus = Tally(seconds), Bus()
    failed: list[Exception] = []

    def ask() -> None:
        try:
            while not tally.over() and not failed:
                asked_at = time.perf_counter()
                bus.send(catalogue.codes, payload, actor_token=token).plain()
                tally.answered(asked_at)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bus.close()
    if failed:
        raise failed[0]
    return tally.result()


if __name__ == "__main__":
    main(run)
