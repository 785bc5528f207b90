"""Workbooks on the bus: templates, imports, exports."""

from services.common.bus.entrypoints import serve
from services.contracts.records import catalogue, workbooks
from services.records import exporting, importing, reference


class WorkbookCalls:
    """Hands out templates, takes workbooks in, and writes others."""

    template = serve(catalogue.template, reference.template)
    start_import = serve(workbooks.start_import, importing.starting.start_import)
    apply_import = serve(workbooks.apply_import, importing.starting.apply_import)
    imports = serve(workbooks.imports, importing.queries.imports)
    import_result = serve(workbooks.import_result, importing.queries.import_result)
    import_faults = serve(workbooks.import_faults, importing.queries.import_faults)
    import_changes = serve(workbooks.import_changes, importing.queries.import_changes)
    import_renames = serve(workbooks.import_renames, importing.queries.import_renames)
    confirm_renames = serve(workbooks.confirm_renames, importing.renames.confirm)
    marked_workbook = serve(workbooks.marked_workbook, importing.queries.marked_workbook)
    start_export = serve(workbooks.start_export, exporting.starting.start_export)
    exports = serve(workbooks.exports, exporting.queries.exports)
    export_result = serve(workbooks.export_result, exporting.queries.export_result)
    exported_file = serve(workbooks.exported_file, exporting.queries.exported_file)
