"""The process in which one file is decoded; it answers once and is gone, whatever the file did to it."""

import json
import os
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from services.common.processes.confined import confinement
from services.common.processes.confined.refusal import TOO_HEAVY, UNREADABLE, TaskRefused

ANSWER = 3  # the only descriptor that is left, besides three that lead nowhere


def run(task: Callable[..., dict], request: dict, writing: int, zygote: int) -> NoReturn:
    """Never returns: what the zygote would do next is not this process's business."""
    try:
        _close_all_but(writing)
        tempfile.tempdir = request["folder"]
        answer = _confined(request, zygote) or _attempt(task, request)
        text = json.dumps(answer).encode()
        while text:
            text = text[os.write(ANSWER, text) :]
    finally:
        os._exit(0)


def _close_all_but(writing: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.dup2(writing, ANSWER)
    os.closerange(ANSWER + 1, os.sysconf("SC_OPEN_MAX"))


def _confined(request: dict, zygote: int) -> dict | None:
    """Nothing, or that no file may be looked at here at all, which is not the file's fault."""
    try:
        confinement.confine(request, zygote)
    except OSError as error:
        return {"broken": f"a child could not be confined: {error}"}
    return None


def _attempt(task: Callable[..., dict], request: dict) -> dict:
    try:
        return {"made": task(Path(request["source"]), Path(request["folder"]), **request["terms"])}
    except TaskRefused as refused:
        return {"refused": refused.reason, "params": refused.params}
    except MemoryError:
        return {"refused": TOO_HEAVY}
    except Exception as error:  # decoders raise whatever they like; which one goes to the log, never the content
        place = traceback.extract_tb(error.__traceback__)[-1]
        return {"refused": UNREADABLE, "defect": f"{type(error).__name__} in {place.name}, line {place.lineno}"}
