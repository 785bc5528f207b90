"""The darkroom: a stranger's file is decoded here and nowhere else, each in a child process of its own.

    made = darkroom.develop("evidence", source, folder)

`source` is the file; `folder` an empty one of the caller's, thrown away by the caller whatever happens. What comes
back is plain JSON; the files that it names (`file`, `thumb`) lie in `folder` and are whole. A file that is not taken
raises NotTaken: `reason` is a code of refusal.py, `params` belong to it, `refusal()` is what a person reads. Nothing
else is raised because of a file; Unavailable means that all slots stayed busy, RuntimeError a defect of ours.
The tasks, and what each answers, stand in tasks.py; batches pass `nice=10` and wait longer.

It works in processes patched by eventlet (other greenlets run meanwhile) and in plain threads, but never through
offloop.run: the pool's locks are of the one kind or the other.

    client   a pool of slots; each slot talks to a zygote by JSON lines on a socket pair
    zygote   one thread that has imported the libraries; forks for every file, waits, kills, tells; ends with its parent
    child    gives up what it does not need (confinement.py), runs one task, answers once
"""

from services.media.darkroom.client import Darkroom, Limits, develop
from services.media.decoding.refusal import NotTaken

__all__ = ["Darkroom", "Limits", "NotTaken", "develop"]
