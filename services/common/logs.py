"""Logs are lines of JSON that carry the request's id, so that one search shows a request's whole way."""

import datetime
import json
import logging
import sys

from services.common.request import current

PLAIN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
NOT_SAID = ("logThreads", "logProcesses", "logMultiprocessing", "logAsyncioTasks")
QUIET = ("nameko", "amqp", "kombu", "alembic", "werkzeug")


class JsonLine(logging.Formatter):
    """One record as one line; what was given as `extra` becomes fields."""

    def format(self, record: logging.LogRecord) -> str:
        request = current.get()
        line = {
            "at": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
            "request_id": request.id if request else None,
        }
        line |= {key: value for key, value in vars(record).items() if key not in PLAIN}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


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
