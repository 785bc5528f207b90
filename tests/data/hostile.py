"""All hostile files by their names, and the names under which strangers send them."""

from collections.abc import Callable

from tests.data import hostile_documents, hostile_pictures

Maker = Callable[[], bytes]

# What it is → the reason for which the darkroom refuses it, and its maker.
REFUSED: dict[str, tuple[str, Maker]] = hostile_pictures.REFUSED | hostile_documents.REFUSED
# What it is → its maker; what comes out holds neither SECRETS nor anything else that is not shown.
CLEANED: dict[str, Maker] = hostile_pictures.CLEANED | hostile_documents.CLEANED
SECRETS = (hostile_pictures.SCRIPT, hostile_pictures.PLACE.encode(), b"Exif", b"example.org", b"second", b"JavaScript")

NAMES = {
    "a path": "../../../etc/passwd.jpg",
    "a path of Windows": "C:\\Windows\\System32\\证书.pdf",
    "a name that reads backwards": "证书\u202egpj.exe",
    "a name with a zero": "证书.pdf\0.exe",
    "a name of several lines": "证书\r\nContent-Type: text/html\r\n\r\n.pdf",
    "a very long name": "长" * 5000 + ".pdf",
    "no name": "",
    "dots": "...",
    "markup": '"><img src=x onerror=alert(1)>.png',
    "a formula": "=cmd|' /C calc'!A0.pdf",
}
