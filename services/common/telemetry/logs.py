"""Logs are lines of JSON that carry the request's id, so that one search shows a request's whole way."""

import datetime
import logging
import sys
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from services.common.request import current

NOT_SAID = ("logThreads", "logProcesses", "logMultiprocessing", "logAsyncioTasks")
QUIET = ("nameko", "amqp", "kombu", "alembic", "werkzeug", "urllib3")


class JsonLine(JsonFormatter):
    """One record as one line; what was given as `extra` becomes fields."""

    def __init__(self) -> None:
        super().__init__(
            ["name", "message"],
            rename_fields={"name": "from", "exc_info": "error"},
            json_ensure_ascii=False,
            json_default=str,
        )

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """When it was, how grave, and which request it belongs to."""
        request = current.get()
        log_data["at"] = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(
            timespec="milliseconds"
        )
        log_data["level"] = record.levelname.lower()
        log_data["request_id"] = request.id if request else None
        super().add_fields(log_data, record, message_dict)


def configure(process: str) -> None:
    """Send this process's log to standard error; libraries speak up from warning on."""
    for name in NOT_SAID:  # no line tells it, and looking it up takes longer than writing the line
        setattr(logging, name, False)
    logging._srcfile = None  # nor where in the code it was written
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(__name__).info("process started", extra={"role": process})
