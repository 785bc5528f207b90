"""What a press does, in a child process of its own for each file: the process before it has read the fonts already.

    print_out(template)    {"file": "printed.pdf"} of a sheet in JSON

The fonts are read by setting a few signs as a picture in a page of HTML: typst starts no thread for that, and no thread
would outlive the fork. Its memory grows with what it sets; the child's is given back.
"""

import json
import shutil
from pathlib import Path
from typing import Literal

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
    text = source.read_text("utf-8")
    sheet = json.loads(text)
    for part in TEMPLATES.glob("*.typ"):
        shutil.copyfile(part, folder / part.name)
    try:
        typst.compile(
            str(folder / f"{template}.typ"),
            output=str(folder / FILE),
            root=str(folder),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": text},
            pdf_standards=STANDARD,
            timestamp=sheet["frame"]["seconds"],
        )
    except typst.TypstError as error:
        raise _refusal(error, sheet) from error
    return {"file": FILE}


def _refusal(error: typst.TypstError, sheet: dict) -> Exception:
    """Of a sign without a picture what it is and where; anything else is a defect of a template."""
    sign = missing_signs.sign_of(error.message)
    if sign is None:
        return RuntimeError(error.message)
    told = {"sign": sign, "code": missing_signs.code_of(sign), "where": missing_signs.place_of(sheet, sign)}
    return TaskRefused(NO_SIGN, **told)


TASKS = {"print_out": print_out}
