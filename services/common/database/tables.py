"""The tables that every service's database has besides its own; made by the kit's migrations."""

import json
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    Uuid,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect

metadata = MetaData()
INSTANT = DateTime(timezone=True)


class JsonText(TypeDecorator):
    """JSON kept as the exact text that it was written as: what is signed or hashed later is what was stored."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def _created() -> Column:
    return Column("created_at", INSTANT, nullable=False, server_default=func.now())


outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("seq", BigInteger, Identity(), nullable=False),
    Column("type", Text, nullable=False),
    Column("body", JsonText, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("destination", Text),  # the site that shall hear it; none for the own one
    _created(),
    Column("sent_at", INSTANT),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", INSTANT),
    Column("error", Text),
)

inbox = Table(
    "inbox",
    metadata,
    Column("message_id", Uuid, primary_key=True),
    Column("handler", Text, primary_key=True),
    _created(),
)

failure = Table(
    "failure",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("message_id", Uuid, nullable=False),
    Column("handler", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("headers", JSONB, nullable=False),
    Column("error", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("next_try_at", INSTANT),
    _created(),
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("account_id", Uuid, primary_key=True),
    Column("call", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("reply", JSONB),
    _created(),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", INSTANT, nullable=False, server_default=func.now()),
    Column("account_id", Uuid),
    Column("person", Text),
    Column("org_path", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text),
    Column("details", JSONB, nullable=False),
    Column("request_id", Text),
)

job = Table(
    "job",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("input", JSONB, nullable=False),
    Column("actor", JSONB, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("language", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer),
    Column("result", JSONB),
    Column("error", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("cancel_wanted", Boolean, nullable=False, server_default="false"),
    _created(),
    Column("started_at", INSTANT),
    Column("finished_at", INSTANT),
)

known_org = Table(
    "known_org",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("path", Text(collation="C"), nullable=False),
    Column("parent_id", Uuid),
    Column("authority_id", Uuid),
    Column("hub_id", Uuid),
    Column("category", Text),
    Column("school_type", Text),
    Column("division", Text),
    Column("unit", Text),
    Column("urban_rural", Text),
    Column("closed", Boolean, nullable=False),
    Column("row_version", Integer, nullable=False),
)


known_teacher = Table(
    "known_teacher",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("row_version", Integer, nullable=False),
    Column("org_id", Uuid, nullable=False),
    Column("org_path", Text(collation="C"), nullable=False),
    Column("department_id", Uuid),
    Column("category", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("name", Text),
    Column("sex", Text),
    Column("birth_date", Text),
    Column("personnel_status", Text),
    Column("staff_category", Text),
    Column("title", Text),
    Column("post_type", Text),
    Column("post_grade", Text),
    Column("school_duty", JSONB),
    Column("main_stage", Text),
    Column("courses", JSONB),
    Column("newly_hired", Boolean, nullable=False),
    Column("backbone_teacher", Boolean),
    Column("personal_number", Text),
    Column("number_state", Text, nullable=False),
    Column("merged_into", Uuid),
    Column("source", Text),
    Column("normal_graduate", Boolean),
    Column("school_start", Text),
)


backfill = Table(
    "backfill",
    metadata,
    Column("name", Text, primary_key=True),
    Column("asked_at", INSTANT, nullable=False, server_default=func.now()),
    Column("finished_at", INSTANT),
    Column("rows", BigInteger, nullable=False, server_default="0"),
)


__all__ = [
    "audit",
    "backfill",
    "failure",
    "idempotency",
    "inbox",
    "job",
    "known_org",
    "known_teacher",
    "metadata",
    "outbox",
]
