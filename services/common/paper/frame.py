"""What stands around every printed act: head, unit, who printed it and when, its verification code as a QR."""

import datetime
import io
from typing import Any

import segno

from services.common import clock

CORRECTION = "m"  # a seal or a fold may cover a little of it
Frame = dict[str, Any]


def frame(title: str, unit: str, printed_by: str, at: datetime.datetime) -> Frame:
    """The frame of an act without a code; `verified` adds one."""
    return {
        "title": title,
        "unit": unit,
        "printed_by": printed_by,
        "printed_at": moment(at),
        "day": chinese_day(at.astimezone(clock.SHANGHAI).date()),
        "seconds": int(at.timestamp()),
        "code": None,
        "qr": None,
        "address": None,
        "notes": [],
    }


def verified(known: Frame, code: str, address: str) -> Frame:
    """The frame with a code, and the QR that leads to the page which confirms it."""
    return known | {"code": code, "address": address, "qr": qr(address)}


def qr(text: str) -> str:
    """A text as a QR code in SVG: one path, black on nothing."""
    drawn = io.BytesIO()
    segno.make_qr(text, error=CORRECTION).save(drawn, kind="svg", border=0, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()


def moment(at: datetime.datetime) -> str:
    """2026-11-09 16:05, in China."""
    return f"{at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"


def chinese_day(day: datetime.date) -> str:
    """2026年11月9日"""
    return f"{day.year}年{day.month}月{day.day}日"
