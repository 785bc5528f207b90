"""Workbooks on the bus: templates, imports, exports."""

from services.common.bus.entrypoints import serve
from services.contracts.records import catalogue, workbooks
from services.records import exporting, importing, reference


class WorkbookCalls:
    """Hands out templates, takes workbooks in, and writes others."""

    @serve(catalogue.template)
    def template(self, db, actor, category, sets):
        return reference.template(db, actor, category, sets)

    @serve(workbooks.start_import)
    def start_import(self, db, actor, **workbook):
        return importing.starting.start_import(db, actor, **workbook)

    @serve(workbooks.apply_import)
    def apply_import(self, db, actor, import_id):
        return importing.starting.apply_import(db, actor, import_id)

    @serve(workbooks.imports)
    def imports(self, db, actor, limit, after):
        return importing.queries.imports(db, actor, limit, after)

    @serve(workbooks.import_result)
    def import_result(self, db, actor, import_id):
        return importing.queries.import_result(db, actor, import_id)

    @serve(workbooks.import_faults)
    def import_faults(self, db, actor, **wanted):
        return importing.queries.import_faults(db, actor, **wanted)

    @serve(workbooks.import_changes)
    def import_changes(self, db, actor, **wanted):
        return importing.queries.import_changes(db, actor, **wanted)

    @serve(workbooks.import_renames)
    def import_renames(self, db, actor, **wanted):
        return importing.queries.import_renames(db, actor, **wanted)

    @serve(workbooks.confirm_renames)
    def confirm_renames(self, db, actor, import_id, rows, confirmed):
        return importing.renames.confirm(db, actor, import_id, rows, confirmed=confirmed)

    @serve(workbooks.marked_workbook)
    def marked_workbook(self, db, actor, import_id):
        return importing.queries.marked_workbook(db, actor, import_id)

    @serve(workbooks.start_export)
    def start_export(self, db, actor, **wanted):
        return exporting.starting.start_export(db, actor, **wanted)

    @serve(workbooks.exports)
    def exports(self, db, actor, limit, after):
        return exporting.queries.exports(db, actor, limit, after)

    @serve(workbooks.export_result)
    def export_result(self, db, actor, export_id):
        return exporting.queries.export_result(db, actor, export_id)

    @serve(workbooks.exported_file)
    def exported_file(self, db, actor, export_id):
        return exporting.queries.exported_file(db, actor, export_id)
