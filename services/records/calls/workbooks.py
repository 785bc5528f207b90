"""Workbooks on the bus: templates, imports, exports."""

from services.common.bus.entrypoints import serve
from services.contracts.records import catalogue, workbooks
from services.records import exporting, importing, reference


class WorkbookCalls:
    """Hands out templates, takes workbooks in, and writes others."""

    template = serve(catalogue.template, reference.template)
    start_import = serve(workbooks.start_import, importing.starting.start_import)
    apply_import = serve(workbooks.apply_import, importing.starting.apply_import)
    imports = serve(workbooks.imports, importing.shown.imports)
    import_result = serve(workbooks.import_result, importing.shown.import_result)
    import_faults = serve(workbooks.import_faults, importing.shown.import_faults)
    import_changes = serve(workbooks.import_changes, importing.shown.import_changes)
    import_renames = serve(workbooks.import_renames, importing.shown.import_renames)
    confirm_renames = serve(workbooks.confirm_renames, importing.renames.confirm)
    marked_workbook = serve(workbooks.marked_workbook, importing.shown.marked_workbook)
    start_export = serve(workbooks.start_export, exporting.starting.start_export)
    exports = serve(workbooks.exports, exporting.shown.exports)
    export_result = serve(workbooks.export_result, exporting.shown.export_result)
    exported_file = serve(workbooks.exported_file, exporting.shown.exported_file)
