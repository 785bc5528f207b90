"""Forks a child for every file, waits for its answer, kills it in any case; ends when its parent is gone."""

import gc
import inspect
import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping

from services.common.processes.confined import child
from services.common.processes.confined.refusal import TOO_SLOW, UNREADABLE

Tasks = Mapping[str, Callable[..., dict]]
LONGEST_ANSWER = 1024 * 1024


def serve(line: socket.socket, tasks: Tasks) -> None:
    """Answer request after request."""
    gc.collect()
    gc.freeze()  # else the first collection in every child copies the pages that all of them share
    _send(line, {"ready": True})
    for request in _requests(line):
        _send(line, _broken(tasks, request) or _run(line, tasks[request["task"]], request))


def _send(line: socket.socket, answer: dict) -> None:
    line.sendall(json.dumps(answer).encode() + b"\n")


def _requests(line: socket.socket) -> Iterator[dict]:
    text = b""
    while part := line.recv(65536):
        text += part
        if text.endswith(b"\n"):
            yield json.loads(text)
            text = b""


def _broken(tasks: Tasks, request: dict) -> dict | None:
    """A request that no file could make right: a defect of the caller."""
    try:
        inspect.signature(tasks[request["task"]]).bind(None, None, **request["terms"])
        os.stat(request["source"])
        os.listdir(request["folder"])
    except (KeyError, TypeError, OSError) as error:
        return {"broken": f"{request['task']}: {error}"}
    return None


def _run(line: socket.socket, task: Callable[..., dict], request: dict) -> dict:
    reading, writing = os.pipe()
    zygote = os.getpid()
    pid = os.fork()
    if pid == 0:
        child.run(task, request, writing, zygote)
    os.close(writing)
    try:
        text = _read(reading, line, time.monotonic() + request["limits"]["wall"])
    finally:
        os.close(reading)
        os.kill(pid, signal.SIGKILL)  # it has answered, or died, or took too long
        _, status = os.waitpid(pid, 0)
    return _answer(text, status)


def _read(reading: int, line: socket.socket, until: float) -> bytes | None:
    """All that the child says, none when it took too long. Ends this process when the parent is gone."""
    waiting = select.poll()
    waiting.register(reading, select.POLLIN)
    waiting.register(line, select.POLLRDHUP)
    text = b""
    while (left := until - time.monotonic()) > 0:
        for descriptor, _ in waiting.poll(left * 1000):
            if descriptor != reading:
                raise SystemExit
            part = os.read(reading, 65536)
            text += part
            if not part or len(text) > LONGEST_ANSWER:
                return text
    return None


def _answer(text: bytes | None, status: int) -> dict:
    """What the child said, in the form that it should have; it may have been taken over."""
    ended = os.waitstatus_to_exitcode(status)
    if text is None or ended == -signal.SIGXCPU:
        return {"refused": TOO_SLOW}
    try:
        match json.loads(text):
            case {"made": dict()} | {"refused": str()} | {"broken": str()} as answer:
                return answer
    except (ValueError, RecursionError):
        pass
    return {"refused": UNREADABLE, "defect": f"the child ended with {ended}"}
