"""A stranger's file is decoded in a child process of its own, which has nothing to lose and reaches nothing.

    pool = Pool("services.media.darkroom.tasks")
    made = pool.run("evidence", source, folder)

`source` is the file; `folder` an empty one of the caller's, thrown away by the caller whatever happens. The module that
a pool is made with has TASKS, by name the functions `(source, folder, **terms) -> dict` that a child runs: a task
writes into `folder` only and raises TaskRefused for what it does not take. What comes back is plain JSON; the files
that it names (`file`, `thumb`) lie in `folder` and are whole. A file that is not taken, or that did something to its
child, raises TaskRefused. Nothing else is raised because of a file; Unavailable means that all slots stayed busy,
RuntimeError a defect of ours.

It works in processes patched by eventlet (other greenlets run meanwhile) and in plain threads, but never through
offloop.run: the pool's locks are of the one kind or the other.

    pool     slots; each slot talks to a zygote by JSON lines on a socket pair
    zygote   one thread that has imported the libraries; forks for every file, waits, kills, tells; ends with its parent
    child    gives up what it does not need (confinement.py), runs one task, answers once

Our own: packages that confine need a program beside Python (bubblewrap, nsjail) or the rights of root.
"""

from services.common.processes.confined.pool import Limits, Pool
from services.common.processes.confined.refusal import TaskRefused

__all__ = ["Limits", "Pool", "TaskRefused"]
