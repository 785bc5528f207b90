"""A line of the log is one JSON object that can be searched by the request it belongs to."""

import json
import logging

from services.common import request
from services.common.telemetry.logs import JsonLine


def line(message, *values, **options):
    """A record as the log writes it."""
    record = logging.LogRecord("services.records", logging.WARNING, __file__, 1, message, values, None)
    vars(record).update(options)
    written = JsonLine().format(record)
    assert "\n" not in written
    return json.loads(written)


def test_a_line_says_when_from_where_and_how_grave():
    told = line("%s 份档案\n没有送出", 3)
    assert (told["from"], told["level"], told["message"]) == ("services.records", "warning", "3 份档案\n没有送出")
    assert told["at"].endswith("+00:00")
    assert set(told) == {"at", "level", "request_id", "from", "message"}


def test_a_line_carries_what_was_given_beside_the_message():
    assert line("away", seconds=2.5, who={1})["seconds"] == 2.5


def test_an_error_is_told_with_its_way():
    try:
        raise ValueError("Too long.")
    except ValueError as error:
        told = line("failed", exc_info=(ValueError, error, error.__traceback__))
    assert told["error"].endswith("ValueError: Too long.")


def test_a_line_carries_the_request_it_belongs_to():
    token = request.current.set(request.Request(id="r-1"))
    try:
        assert line("begun")["request_id"] == "r-1"
    finally:
        request.current.reset(token)
