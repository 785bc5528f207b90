"""What people write for a code, and how they search one (R-REC-06)."""

import pytest

from services.records import catalogue


@pytest.fixture
def table():
    return catalogue.load().table


@pytest.mark.parametrize("text", ["1", "男", "1-男", "１－男", " 1 - 男 ", "男性", "Male", "1—男"])
def test_a_code_a_name_and_both_together_mean_the_same(table, text):
    assert table("sex").code_of(text) == "1"


def test_a_code_that_lost_its_zeros_as_a_number_is_still_known(table):
    assert table("ethnicity").code_of("5") == "05"
    assert table("country").code_of("36") == "036"


def test_a_code_with_the_name_of_another_is_unknown(table):
    assert table("sex").code_of("1-女") is None


def test_a_name_that_several_bear_is_ambiguous_until_told_in_full(table):
    assert table("division").is_ambiguous("朝阳区")
    assert table("division").code_of("朝阳区") is None
    assert table("division").code_of("北京市朝阳区") == "110105"


def test_a_city_that_is_a_province_means_the_province(table):
    assert table("division").code_of("北京市") == "110000"


def test_every_label_of_a_drop_down_leads_back_to_its_code(table):  # R-REC-09
    for each in catalogue.load().tables.values():
        assert [each.code_of(each.label_of(code)) for code in each.codes] == list(each.codes)


def test_a_search_finds_codes_by_name_part_and_by_code_start(table):
    assert "430623" in [code.code for code in table("division").search("华容")]
    assert [code.code for code in table("division").search("430623")] == ["430623"]


def test_a_search_gives_no_more_than_asked_for(table):
    assert len(table("division").search("市", limit=7)) == 7


def test_a_tree_is_walked_from_both_ends(table):
    assert table("grassroots_service").children_of("10") == ["11", "12", "13"]
    assert table("division").path_to("430623") == ["430000", "430600", "430623"]
    assert "100" in table("personnel_status").children_of(None)


def test_an_unknown_code_is_its_own_name(table):
    assert table("sex").name_of("7") == "7"
