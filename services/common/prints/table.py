"""The table of prints that a service has which prints with codes."""

from sqlalchemy import Column, DateTime, LargeBinary, MetaData, Table, Text, Uuid

printed_sheet = Table(
    "printed_sheet",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("code_hash", LargeBinary, nullable=False),  # the code itself is on the paper only
    Column("kind", Text, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("version", Text, nullable=False),
    Column("teacher_id", Uuid, nullable=False),
    Column("unit", Text, nullable=False),
    Column("masked_name", Text, nullable=False),
    Column("printed_at", DateTime(timezone=True), nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("person", Text, nullable=False),
    Column("org_path", Text, nullable=False),
)
