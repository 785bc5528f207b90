"""Workbooks on the bus: templates and imports."""

from services.common.contracts import records
from services.common.entrypoints import serve
from services.records import queries, reference
from services.records.actions import imports


class WorkbookCalls:
    """Hands out templates, takes workbooks in."""

    @serve(records.template)
    def template(self, db, actor, category):
        return reference.template(db, actor, category)

    @serve(records.start_import)
    def start_import(self, db, actor, **workbook):
        return imports.start_import(db, actor, **workbook)

    @serve(records.imports)
    def imports(self, db, actor, limit, after):
        return queries.imports(db, actor, limit, after)

    @serve(records.import_result)
    def import_result(self, db, actor, import_id):
        return queries.import_result(db, actor, import_id)

    @serve(records.import_faults)
    def import_faults(self, db, actor, import_id, limit, after):
        return queries.import_faults(db, actor, import_id, limit, after)
