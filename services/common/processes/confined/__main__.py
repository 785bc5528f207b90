"""A zygote: `python -m services.common.processes.confined TASKS`; descriptor 0 is its line to the parent."""

import importlib
import signal
import socket
import sys

from services.common.processes.confined import zygote


def main(module: str) -> None:
    """Serve until the parent is gone; an interrupt at the terminal is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line = socket.socket(fileno=0)
    line.setblocking(True)  # an eventlet parent hands over a socket that does not wait
    zygote.serve(line, importlib.import_module(module).TASKS)


if __name__ == "__main__":
    main(*sys.argv[1:])
