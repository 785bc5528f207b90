"""Which part of a workbook's archive is which sheet, as the workbook's own directory says."""

from __future__ import annotations

from posixpath import join, normpath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from services.records.workbooks.refusal import refused

ID_NAMES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The name that people see → the name of the part."""
    targets = targets_of(archive, "xl/workbook.xml")
    found = {}
    for sheet in parsed(archive, "xl/workbook.xml").iter():
        part = next((targets[sheet.get(key)] for key in ID_NAMES if sheet.get(key) in targets), None)
        if part is not None:
            found[sheet.get("name", "")] = part
    return found


def targets_of(archive: ZipFile, part: str) -> dict[str | None, str]:
    """Relationship id → part name, of what `part` refers to."""
    folder, _, name = part.rpartition("/")
    relations = parsed(archive, f"{folder}/_rels/{name}.rels")
    return {
        relation.get("Id"): normpath(join(f"/{folder}", relation.get("Target", ""))).lstrip("/")
        for relation in relations
    }


def parts_of_type(archive: ZipFile, part: str, kind: str) -> list[str]:
    """The parts that `part` refers to as styles, for example."""
    targets = targets_of(archive, part)
    folder, _, name = part.rpartition("/")
    relations = parsed(archive, f"{folder}/_rels/{name}.rels")
    return [targets[relation.get("Id")] for relation in relations if relation.get("Type", "").endswith(f"/{kind}")]


def parsed(archive: ZipFile, part: str) -> Element:
    """A small part as a tree; what is no XML, or does harm, is no workbook."""
    try:
        return fromstring(archive.read(part))
    except (ParseError, DefusedXmlException, KeyError) as error:
        raise refused("not_a_workbook") from error
