"""The judge looks from another territory at tables that policies shut, and at no others."""

from contextlib import closing

from tests.chaos import territory_leaks

SECURED = "SELECT count(*) FROM pg_class WHERE relname = %s AND relrowsecurity"


def test_every_table_that_is_looked_at_is_shut_by_policies(stack):
    looked = {seen.table for seen in territory_leaks.read(stack.admin)}

    assert {"records.teacher", "records.version", "review.review_case"} <= looked
    for service, table in (name.split(".") for name in looked):
        with closing(stack.admin(f"xingtan_{service}")) as connection:
            cursor = connection.cursor()
            cursor.execute(SECURED, [table])
            assert cursor.fetchone() == (1,), table
