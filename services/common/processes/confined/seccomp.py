"""Seccomp (seccomp(2)): what no decoder of pictures ever asks of the kernel answers "not permitted" from now on."""

import ctypes
import errno
import platform

SET_SECCOMP, FILTER = 22, 2
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # of the kernel's packet filter
NUMBER_AT, MACHINE_AT, FIRST_ARGUMENT_AT = 0, 4, 16  # in what the filter is shown
REFUSE, NOT_THERE, ALLOW = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS, 0x7FFF0000
FOREIGN = 0x40000000  # numbers of another calling convention on the same machine
# socket, fork and vfork, clone, clone3, execve, execveat, kill, ptrace, reading and writing another's memory, io_uring
NEEDLESS = {
    "x86_64": (0xC000003E, (41, 57, 58, 56, 435, 59, 322, 62, 101, 310, 311, 425)),
    "aarch64": (0xC00000B7, (198, 220, 435, 221, 281, 129, 117, 270, 271, 425)),
}
# clone and clone3; the flags of the latter are out of a filter's sight, and without it the C library takes the former.
CLONES = {"x86_64": (56, 435), "aarch64": (220, 435)}
A_THREAD = 0x00010000
libc = ctypes.CDLL(None, use_errno=True)


class Step(ctypes.Structure):
    """One instruction; `yes` and `no` say how many to skip."""

    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class Program(ctypes.Structure):
    """What the kernel takes."""

    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(Step)))


def known() -> bool:
    """Whether this machine's numbers are known here."""
    return platform.machine() in NEEDLESS


def give_up(*, threads: bool) -> None:
    """Take effect at once and for good; the process must have given up new privileges. Nothing on other machines.

    With `threads` it may still make threads of its own, and no process.
    """
    if not known():
        return
    first = _threads(*CLONES[platform.machine()]) if threads else []
    steps = _steps(*NEEDLESS[platform.machine()], first)
    program = Program(len(steps), (Step * len(steps))(*steps))
    if libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def _threads(clone: int, clone3: int) -> list[Step]:
    """Allowed: what makes a thread. The number of the call is loaded, and still is for what comes after these."""
    return [
        Step(EQUAL, 0, 1, clone3),
        Step(RETURN, 0, 0, NOT_THERE),
        Step(EQUAL, 0, 4, clone),
        Step(LOAD, 0, 0, FIRST_ARGUMENT_AT),
        Step(ANY_BIT, 0, 1, A_THREAD),
        Step(RETURN, 0, 0, ALLOW),
        Step(RETURN, 0, 0, REFUSE),
    ]


def _steps(machine: int, numbers: tuple[int, ...], first: list[Step]) -> list[Step]:
    """Refused: another machine's calls, another convention's, and those in `numbers`; the rest is allowed."""
    tests = [(AT_LEAST, FOREIGN), *((EQUAL, number) for number in numbers)]
    refusing = len(tests) + 1
    return [
        Step(LOAD, 0, 0, MACHINE_AT),
        Step(EQUAL, 0, len(first) + refusing + 1, machine),
        Step(LOAD, 0, 0, NUMBER_AT),
        *first,
        *(Step(code, refusing - 1 - place, 0, value) for place, (code, value) in enumerate(tests)),
        Step(RETURN, 0, 0, ALLOW),
        Step(RETURN, 0, 0, REFUSE),
    ]
