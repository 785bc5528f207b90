"""What a press does, in a child process of its own for each file: the process before it has read the fonts already.

    print_out(template)    {"file": "printed.pdf"} of a sheet in JSON
    print_part(template)   the same of several sheets, without tags, and "pages": how many each of them took
    bind()                 {"file": "printed.pdf"} of parts behind a cover, with a bookmark for each name

The fonts are read by setting a few signs as a picture in a page of HTML: typst starts no thread for that, and no thread
would outlive the fork. Its memory grows with what it sets; the child's is given back.
"""

import contextlib
import io
import json
import shutil
from pathlib import Path
from typing import Literal

import pikepdf
import typst

from services.common.paper import missing_signs
from services.common.paper.press import FILE, NO_SIGN
from services.common.processes.confined import TaskRefused

TEMPLATES = Path(__file__).parent / "templates"
# Debian's fonts-noto-cjk and fonts-babelstone-han: the second one has the rare signs of names.
FOLDERS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/babelstone")
FAMILIES = '("Noto Serif CJK SC", "BabelStone Han")'
STANDARD: Literal["a-2b"] = "a-2b"  # all fonts inside, and no sign without a picture
WARMING = f"""
#set text(font: {FAMILIES}, fallback: false)
#html.frame[杏坛 *杏坛* 𠮷䶮 0]
"""

fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FOLDERS))
typst.compile(WARMING.encode(), format="html", font_paths=fonts, ignore_system_fonts=True)


def print_out(source: Path, folder: Path, template: str) -> dict:
    """The task "print_out"."""
    _set(source, folder, template, tags=True)
    return {"file": FILE}


def print_part(source: Path, folder: Path, template: str) -> dict:
    """The task "print_part"; tags would be lost when it is bound."""
    told = _set(source, folder, template, tags=False).query("<pages>", field="value")
    return {"file": FILE, "pages": json.loads(told)}


def bind(source: Path, folder: Path) -> dict:
    """The task "bind"; the standard that the cover declares is that of all parts, set by the same press."""
    wanted = json.loads(source.read_text("utf-8"))
    with contextlib.ExitStack() as opened:
        # Read whole: a child may open a few files only, and there may be a hundred parts.
        contents = (io.BytesIO((folder / name).read_bytes()) for name in wanted["parts"])
        cover, *parts = (opened.enter_context(pikepdf.open(content)) for content in contents)
        front = len(cover.pages)
        for part in parts:
            cover.pages.extend(part.pages)
        with cover.open_outline() as outline:
            items = (pikepdf.OutlineItem(mark["name"], front + mark["page"] - 1) for mark in wanted["marks"])
            outline.root.extend(items)
        cover.Root.PageMode = pikepdf.Name.UseOutlines
        cover.save(folder / FILE, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {"file": FILE}


def _set(source: Path, folder: Path, template: str, *, tags: bool) -> typst.Compiler:
    """Set a sheet into `folder / FILE`; the compiler knows what was set."""
    text = source.read_text("utf-8")
    sheet = json.loads(text)
    for part in TEMPLATES.glob("*.typ"):
        shutil.copyfile(part, folder / part.name)
    try:
        compiler = typst.Compiler(
            str(folder / f"{template}.typ"),
            root=str(folder),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": text},
        )
        compiler.compile(
            output=str(folder / FILE), pdf_standards=STANDARD, timestamp=sheet["frame"]["seconds"], pdf_tags=tags
        )
    except typst.TypstError as error:
        raise _refusal(error, sheet) from error
    return compiler


def _refusal(error: typst.TypstError, sheet: dict) -> Exception:
    """Of a sign without a picture what it is and where; anything else is a defect of a template."""
    sign = missing_signs.sign_of(error.message)
    if sign is None:
        return RuntimeError(error.message)
    told = {"sign": sign, "code": missing_signs.code_of(sign), "where": missing_signs.place_of(sheet, sign)}
    return TaskRefused(NO_SIGN, **told)


TASKS = {"print_out": print_out, "print_part": print_part, "bind": bind}
