"""A nameko service to test the bus against; run as a program, since patched and unpatched code share no process."""

import eventlet

eventlet.monkey_patch()

import sys  # noqa: E402 - the patch comes first
from typing import Any  # noqa: E402

from nameko.runners import ServiceRunner  # noqa: E402

from services.common.bus.transport import Caller, RpcQueue  # noqa: E402
from services.common.errors import Conflict  # noqa: E402


class EchoService:
    """Answers with what it was asked, in the envelope of our services."""

    name = "echo"
    caller = Caller()

    @RpcQueue.decorator
    def echo(self, number: int, **_: Any) -> dict:
        return {"ok": {"number": number, "headers": self.caller}}

    @RpcQueue.decorator
    def slow(self, number: int, **_: Any) -> dict:
        eventlet.sleep(2)
        return {"ok": {"number": number, "headers": {}}}

    @RpcQueue.decorator
    def refuse(self, number: int, **_: Any) -> dict:
        return {"refused": Conflict("Number {number} is taken.", number=number).as_dict()}

    @RpcQueue.decorator
    def fail(self, number: int, **_: Any) -> dict:
        raise RuntimeError(number)


if __name__ == "__main__":
    runner = ServiceRunner({"AMQP_URI": sys.argv[1], "HEARTBEAT": 10, "max_workers": 10})
    runner.add_service(EchoService)
    runner.start()
    print("ready", flush=True)  # noqa: T201 - the test waits for this word
    runner.wait()
