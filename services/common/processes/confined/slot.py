"""One zygote as its parent sees it: started at its first use, asked one file at a time, ended at any doubt."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
PATIENCE_FOR_A_START = 60.0
GRACE = 5.0  # beyond the file's own limit, which the zygote watches
# Nothing of the parent's: no address, no key. The libraries stay in one thread, else they could not be forked.
ENVIRONMENT = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_OPENCL_RUNTIME": "disabled",
}


class Gone(Exception):
    """The zygote died, or says nothing any more."""


class Slot:
    """A place in the pool; `tasks` names the module whose TASKS its zygote knows."""

    def __init__(self, tasks: str):
        self.tasks = tasks
        self.process: subprocess.Popen | None = None
        self.line: Any = None

    def ask(self, request: dict, patience: float) -> dict:
        """The answer to one request; raises Gone."""
        self._be_ready()
        try:
            self.line.sendall(json.dumps(request).encode() + b"\n")
            return self._read(patience + GRACE)
        except OSError:
            self.end()
            raise Gone from None
        except Gone:
            self.end()
            raise

    def end(self) -> None:
        """Kill the zygote, whose child dies with it, and leave nothing of it behind."""
        if self.line is not None:
            self.line.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = self.line = None

    def _be_ready(self) -> None:
        if self.process is not None and self.process.poll() is not None:
            self.end()
        if self.process is None:
            self._start()

    def _start(self) -> None:
        self.line, theirs = socket.socketpair()
        words = [sys.executable, "-m", __package__, self.tasks]
        try:
            with theirs:
                self.process = subprocess.Popen(
                    words, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=ENVIRONMENT, cwd=ROOT
                )
            self._read(PATIENCE_FOR_A_START)
        except (Gone, OSError) as error:
            self.end()
            raise RuntimeError("the child processes did not start") from error
        except BaseException:
            self.end()
            raise

    def _read(self, patience: float) -> dict:
        """One line of JSON; `patience` holds for each part of it."""
        self.line.settimeout(patience)
        text = b""
        while not text.endswith(b"\n"):
            part = self.line.recv(65536)
            if not part:
                raise Gone
            text += part
        return json.loads(text)
