"""The XML of workbooks is read in pieces, and nothing in it is believed."""

import io

import pytest

from services.common.spreadsheets import sheet_xml
from services.common.spreadsheets.sheet_xml import NotRead, elements, local, tree, written

BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def texts(xml, *names):
    return [(local(each), each.text) for each in elements(io.BytesIO(xml), *names)]


@pytest.mark.parametrize("size", [1, 3, 1024])
def test_elements_come_in_order_however_the_text_is_cut(monkeypatch, size):
    monkeypatch.setattr(sheet_xml, "PIECE", size)
    xml = b'<x:a xmlns:x="any"><x:b>1</x:b><!-- b --><x:c>2</x:c><x:b>3</x:b></x:a>'

    assert texts(xml, "b", "c") == [("b", "1"), ("c", "2"), ("b", "3")]


def test_what_was_seen_is_gone(monkeypatch):
    monkeypatch.setattr(sheet_xml, "PIECE", 16)
    left = [len(each.getparent()) for each in elements(io.BytesIO(b"<a>" + b"<b>1</b>" * 100 + b"</a>"), "b")]

    assert max(left) <= 4


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a><b></a>", b"PK\3\4", b"<a><b>1</b>", b"<a>&none;</a>"])
def test_what_is_no_xml_is_not_read(xml):
    with pytest.raises(NotRead):
        texts(xml, "b")


def test_an_element_without_end_is_not_held(monkeypatch):
    monkeypatch.setattr(sheet_xml, "LONGEST", 1000)
    monkeypatch.setattr(sheet_xml, "PIECE", 100)

    with pytest.raises(NotRead):
        texts(b"<a><c>" + b"<d/>" * 1000 + b"</c><b>1</b></a>", "b")


def test_an_entity_is_never_resolved(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'.encode()

    assert texts(BOMB + b"<a><b>&b;</b></a>", "b") == [("b", None)]
    assert b"secret" not in written(tree(outside + b"<a><b>&a;</b></a>")).replace(secret.as_uri().encode(), b"")


def test_a_part_keeps_its_prefixes_and_its_letters():
    xml = '<x:a xmlns:x="any" xmlns:y="other" y:c="1"><x:b>教师</x:b></x:a>'.encode()

    assert written(tree(xml)) == sheet_xml.HEAD + xml
