"""Paper: what offices print, as PDF/A with all fonts in it, in the one frame that every stamped act has (R-REC-18).

    paper.print_out("file", sheet, folder)

A template lies in templates/ and is named without its ending; `sheet` is what stands on the paper, as plain JSON
values, and holds a `frame` (see `frame.py`). Data stays data: no sign of it is ever taken for markup. `folder` is the
caller's, and is thrown away by the caller; the file is `folder / paper.FILE`. The same sheet gives the same bytes.

A sign that is in none of the fonts raises Invalid, with the sign and its place: never a silent box.

    press          the parent's side: a pool of confined child processes
    press_tasks    what runs there; the fonts are held by the process that the children are forked from
    frame          head, unit, who printed, the verification code as a QR
    volume         many sheets bound into one file, some at a time
    measures       which columns fit beside each other
    missing_signs  where in a sheet the sign stands that no font has
"""

from services.common.paper.frame import Frame, chinese_day, frame, moment, verified
from services.common.paper.measures import fits, widths
from services.common.paper.press import FILE, print_out
from services.common.paper.volume import Volume

__all__ = ["FILE", "Frame", "Volume", "chinese_day", "fits", "frame", "moment", "print_out", "verified", "widths"]
