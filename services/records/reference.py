"""What forms and workbooks are made from: the catalogue, the code tables, the templates."""

from sqlalchemy.orm import Session

from services.common import clock, storage
from services.common.actor import Actor
from services.common.errors import Invalid, NotFound
from services.records.catalogue import Catalogue, Context, load
from services.records.catalogue.presenting import catalogue_as_dict, code_as_dict
from services.records.file import catalogues
from services.records.file.schools import school_of


def catalogue(db: Session, actor: Actor, category: str | None, version: str | None = None) -> dict:
    """The catalogue of a school category, by default that of the asker's school, in the asked language.

    By default as it is in force at the asker's; else in a version that a file names.
    """
    known = catalogues.called(version) if version else catalogues.current(actor.org_path)
    if known is None:
        raise NotFound("The catalogue of that time is not known any more.")
    language = db.info["request"].language
    context = Context(actor.org_name if actor.org_level == "school" else None, clock.today())
    return catalogue_as_dict(known, category_of(db, actor, category), language[:2], context)


def codes(db: Session, _actor: Actor, table: str, search: str | None, parent: str | None, limit: int) -> dict:
    """Codes by part of their name or number, else the children of `parent` (none: the roots)."""
    language = db.info["request"].language[:2]
    known = load().tables.get(table)
    if known is None:
        raise NotFound("There is no such code table.")
    found = [code.code for code in known.search(search, limit)] if search else known.children_of(parent)[:limit]
    rows = [code_as_dict(known, code, language) for code in found]
    return {"items": [row | {"has_children": not known.is_leaf(row["code"])} for row in rows]}


def template(db: Session, actor: Actor, category: str | None, sets: str | None = None) -> dict:
    """Where the workbook template of a school category lies; it is made when the catalogue is published."""
    wanted = category_of(db, actor, category)
    catalogue = catalogues.current(actor.org_path)
    key = template_key(catalogue, wanted, sets)
    if not storage.exists(key):
        raise NotFound("There is no template for this school category yet.")
    title = "主管部门填报表" if sets else "教师信息采集表"
    return {"key": key, "name": f"{title}-{catalogue.categories[wanted].name.zh}.xlsx"}


def template_key(catalogue: Catalogue, category: str, sets: str | None = None) -> str:
    """Where the template of a catalogue lies, of all record sets or of the reserved; its version tells it apart."""
    return f"templates/{catalogue.version}/{category}{f'-{sets}' if sets else ''}.xlsx"


def category_of(db: Session, actor: Actor, category: str | None) -> str:
    """The category that was asked for, or that of the asker's school."""
    wanted = category or school_of(db, actor.org_id).category
    if wanted is None or not catalogues.current(actor.org_path).sets_of.get(wanted):
        raise Invalid("Please say for which school category.")
    return wanted
