"""A stack goes on from the databases and files that were kept of another one."""

import contextlib
import uuid

from deploy.local import stack_copies
from deploy.local.databases import SERVICES
from deploy.local.stack import Stack

# What tables and functions there are, whose they are, who may do what with them, and behind which policies.
# No privileges written down are the same as those by default.
SHAPE = """
    SELECT relname, relkind::text, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity,
           (SELECT array_agg(each ORDER BY each) FROM unnest(coalesce(relacl, acldefault(
               CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))::text[]) AS each)::text
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT proname, prosecdef::text, pg_get_userbyid(proowner), false, false,
           (SELECT array_agg(each ORDER BY each) FROM unnest(coalesce(proacl, acldefault('f', proowner))::text[])
            AS each)::text
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename, policyname, cmd, false, false, concat_ws(' | ', roles::text, qual, with_check)
    FROM pg_policies
    ORDER BY 1, 2, 3
"""
HANDLED = "INSERT INTO inbox (message_id, handler) VALUES (%s, 'kept')"
KNOWN = "SELECT count(*) FROM inbox WHERE handler = 'kept'"
MADE_LATER = "SET ROLE xingtan_owner; CREATE TABLE made_later (id int)"
MAY_WRITE = "SELECT has_table_privilege('xingtan_app', 'made_later', 'INSERT')"


def test_a_stack_goes_on_from_what_another_one_kept(stack, own_stack, tmp_path):
    (stack.folder / "files" / "kept").write_text("sealed")
    said(stack, "review", HANDLED, [str(uuid.uuid4())])
    stack_copies.save(stack, tmp_path / "copy")
    own_stack.start_servers()
    own_stack.fresh()
    stack_copies.bring(own_stack, tmp_path / "copy")

    assert (own_stack.folder / "files" / "kept").read_text() == "sealed"
    assert said(own_stack, "review", KNOWN) == [(1,)]
    for service in SERVICES:
        assert said(own_stack, service, SHAPE) == said(stack, service, SHAPE)
    said(own_stack, "review", MADE_LATER)
    assert said(own_stack, "review", MAY_WRITE) == [(True,)], "as what a migration makes is open to the services"


def said(stack: Stack, service: str, query: str, terms: list[str] | None = None) -> list[tuple]:
    with contextlib.closing(stack.admin(f"xingtan_{service}")) as connection, connection.cursor() as cursor:
        cursor.execute(query, terms)
        return cursor.fetchall() if cursor.description else []
