"""Landlock (landlock(7)): a process gives up, for good, every file but those that it names; no rights are needed."""

import ctypes
import os
from collections.abc import Iterable, Mapping

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same on every machine
BENEATH = 1
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
READ = READ_FILE | READ_FOLDER
WRITE = READ | 1 << 1 | 1 << 5 | 1 << 8 | 1 << 14  # write into, remove, make and shorten plain files
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}  # how many the kernel's version knows; 16 since the fifth
NETWORK, SCOPES = 0b11, 0b11  # TCP since the fourth version; abstract sockets and signals since the sixth
libc = ctypes.CDLL(None, use_errno=True)


class Ruleset(ctypes.Structure):
    """What is forbidden unless a rule allows it."""

    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class Beneath(ctypes.Structure):
    """A rule: these rights on a file, or on all that lies in a folder."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("rights", ctypes.c_uint64), ("place", ctypes.c_int32))


def version() -> int:
    """The kernel's, 0 where it has none."""
    return max(0, libc.syscall(CREATE_RULESET, None, 0, 1))


def restrict_to(places: Mapping[str, int]) -> None:
    """Give up all files but these, by path; where the kernel cannot do it, nothing happens."""
    if not (known := version()):
        return
    files = (1 << RIGHTS.get(known, 16)) - 1
    rules = Ruleset(files, NETWORK if known >= 4 else 0, SCOPES if known >= 6 else 0)
    ruleset = _call(CREATE_RULESET, ctypes.byref(rules), ctypes.sizeof(rules), 0)
    for path, rights in _there(places.items()):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        fitting = files if os.path.isdir(path) else files & ~READ_FOLDER
        rule = Beneath(rights & fitting, place)
        _call(ADD_RULE, ruleset, BENEATH, ctypes.byref(rule), 0)
        os.close(place)
    _call(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _there(places: Iterable[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    return [(path, rights) for path, rights in places if os.path.exists(path)]


def _call(number: int, *arguments: object) -> int:
    result = libc.syscall(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"landlock {number}")
    return result
