"""Many sheets bound into one file: set some at a time, so that memory stays small and it can be told how far it is."""

from pathlib import Path
from typing import Any

from services.common.paper import press
from services.common.paper.frame import Frame

AT_ONCE = 10  # share their fonts and a child process, and keep far from its limits


class Volume:
    """A file in the making, in a folder of its own.

    `add` sets some sheets by a template that tells `<pages>` of each; `bind` puts what `cover` is printed from before
    them, which by then knows on which page each begins (counted from the first sheet's first page).
    """

    def __init__(self, folder: Path, frame: Frame, *, nice: int = 0) -> None:
        self.folder, self.frame, self.nice = folder, frame, nice
        self.parts: list[str] = []
        self.marks: list[dict[str, Any]] = []
        self.pages = 0

    def add(self, template: str, sheets: list[dict[str, Any]]) -> None:
        """Some sheets more; each has a `name`, under which it is found."""
        part = {"frame": self.frame, "before": self.pages, "files": sheets}
        told = press.ask("print_part", part, self.folder, nice=self.nice, template=template)
        self._keep(f"part-{len(self.parts) + 1:04}.pdf")
        for sheet, pages in zip(sheets, told["pages"], strict=True):
            self.marks.append({"name": sheet["name"], "page": self.pages + 1})
            self.pages += pages

    def bind(self, template: str, cover: dict[str, Any]) -> Path:
        """The whole behind its cover."""
        press.print_out(template, cover, self.folder, nice=self.nice)
        self._keep("cover.pdf")
        bound = {"parts": [self.parts[-1], *self.parts[:-1]], "marks": self.marks}
        press.ask("bind", bound, self.folder, nice=self.nice)
        return self.folder / press.FILE

    def _keep(self, name: str) -> None:
        (self.folder / press.FILE).replace(self.folder / name)
        self.parts.append(name)
