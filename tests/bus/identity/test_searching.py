"""Organisations are found by an index on the runs of signs in name and code, and none is missed for it (R-ID-01)."""

import pytest
from sqlalchemy import literal, select, text

from services.common.database import transactions
from services.common.database.searching import may_hold
from services.common.persons import names
from services.identity import queries
from services.identity.models import Org

SPELLED = ("杏林小学", "ＡＢＣ　双语學校", "Ｘ·Ｙ • Z-小学", "⽇新⼩学", "𠮷安·小\u200b学", "第１２中学（东区）", "1")


@pytest.mark.parametrize("name", SPELLED)
def test_the_index_leaves_out_nothing_that_holds_the_text(site, name):
    folded = names.comparable(name)
    pieces = {folded[start : start + size] for start in range(len(folded)) for size in range(1, 8)}
    with site.store.begin(transactions.system()) as db:
        found = db.execute(select(*(may_hold(literal(name), piece) for piece in sorted(pieces)))).one()

    assert len(pieces) >= len(folded)
    assert all(found)


def test_a_text_of_other_signs_or_another_order_is_left_out(site):
    with site.store.begin(transactions.system()) as db:
        found = db.execute(select(*(may_hold(literal("杏林小学"), other) for other in ("桂", "林杏", "杏小林")))).one()

    assert not any(found)


def test_organisations_are_searched_by_the_index(site):
    query = select(Org.id).where(queries.called("甲小学")).compile(dialect=site.store.engine.dialect)
    with site.store.begin(transactions.system()) as db:
        db.execute(text("SET LOCAL enable_seqscan = off"))
        plan = db.connection().exec_driver_sql(f"EXPLAIN {query}", query.params).scalars().all()

    assert any("Bitmap Index Scan on org_called" in line for line in plan), plan
