"""What people write for a code, and how they search one (R-REC-06)."""

from datetime import date

import pytest

from services.records import catalogue
from services.records.catalogue.table_files import read_table

# The tables of the national standards and dictionaries by their own short names, and where they stand here.
PAIRS = (
    "academic_area=academic_area assess_result=assessment_result bxlx=school_type bzlb=establishment_category "
    "contract_type=contract degree_level=degree_level dslb=tutor_type employ_form=employment_form "
    "gatqw=overseas_tie gjdq=country gwlb=vocational_course gwzy=occupation gxjzgly=staff_source_higher "
    "hkxz=household_register honor_level=honour_level hyzt=marital_status it_capability=it_ability jkzk=health "
    "jldj=award_grade jlfs=award_form jljb=award_level js=achievement_role jsbd=teacher_change "
    "jshjlb=award_type jsldlb=mobility jsnl=age_band jzgdqzt=staff_state jzglb=staff_category "
    "jzgly=staff_source lgyy=absence_reason lxlzyy=leaving_reason lzlb=work_type mz=ethnicity "
    "org_study_unit=study_unit personnel_status=personnel_status post_type=post_type prqk=appointment_state "
    "psych_teacher=psychology_teacher pthspdj=mandarin_level pxjxsx=training_length pyxz=appointment_kind "
    "qualification_type=qualification_type rkjs=teaching_role rkxd=teach_stage rkzk=teaching_state "
    "sfxslb=normal_student_kind sfzjlx=id_type shdwxz=unit_nature study_way=study_way syzc=title "
    "szdcxlx=urban_rural teach_status_k12=teach_status teach_subject=qualification_subject xb=sex xl=education "
    "xmlx=project_type xmly=project_source xq=term xw=degree xwlb=degree_kind xxbb=school_running "
    "xxjyjgjbz=school_sponsor zjlb=expert_kind zwlb=duty_kind zxxbzlb=establishment_category_k12 "
    "zxxkc=subject_k12 zxxkcdj=course_level zzmm=political_status"
)
NATIONAL = dict(pair.split("=") for pair in PAIRS.split())
LEFT_OUT = {"xyzj": "no indicator asks for a person's religion, and the law protects it most"}


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


def test_every_national_code_list_stands_here_or_is_left_out_for_a_reason():  # R-REC-06
    tables = catalogue.load().tables

    assert not set(NATIONAL.values()) - set(tables)
    assert not set(LEFT_OUT) & set(NATIONAL)
    assert all(LEFT_OUT.values())


def test_a_code_stands_once_and_every_name_is_english_too():
    for code, each in catalogue.load().tables.items():
        assert all(row.code.strip() and row.name.zh.strip() for row in each.codes.values()), code
        assert code == "division" or all(row.name.en for row in each.codes.values()), code


def test_former_codes_are_not_in_force_and_hang_on_something_known():
    for each in catalogue.load().tables.values():
        assert not set(each.former) & set(each.codes)
        assert {row.parent for row in each.former.values()} - {None} <= set(each.former) | set(each.codes), each.code
        assert {code for row in each.former.values() for code in row.became} <= set(each.codes), each.code


def test_a_degree_begins_with_its_level(table):
    assert {code[0] for code in table("degree").codes if len(code) == 3} == set(table("degree_level").codes) - {"0"}
    assert all(row.parent == code[0] for code, row in table("degree").codes.items() if len(code) == 3)


def test_what_the_national_lists_lacked_is_filled(table):
    assert table("unit_nature").path_to("231") == ["20", "230", "231"]
    assert table("subject_k12").code_of("道德与法治") == "30"
    assert list(table("term").codes) == ["1", "2", "9"]
    assert list(table("tutor_type").codes) == ["0", "1", "2", "3"]
    assert (table("school_type").name_of("411"), table("school_type").name_of("369")) == ("大学", "其他中职机构")


@pytest.mark.parametrize(
    "name", ["post_grade", "school_duty", "training_category", "talent_programme", "rotation_type"]
)
def test_a_list_without_an_official_source_is_provisional(table, name):
    assert table(name).provisional


def test_codes_of_our_own_in_a_national_list_are_provisional(table):
    assert table("title").codes["051"].provisional
    assert not table("title").codes["052"].provisional
    assert table("subject_k12").codes["30"].provisional


def test_a_title_keeps_the_name_of_its_time(table):
    titles = table("title")

    assert titles.name_of("052") == "中小学高级教师"
    assert titles.on(date(2010, 9, 1)).name_of("052") == "中学高级教师"
    assert titles.on(date(2020, 9, 1)) is titles
    assert titles.on(date(1980, 9, 1)).version == "2001"


def test_an_abolished_county_is_known_by_name_and_can_be_a_birth_place(table):
    divisions = table("division")

    assert divisions.name_of("341402") == "安徽省巢湖市居巢区"
    assert divisions.row("110229").became == ("110119",)
    assert "510222" in divisions
    assert divisions.code_of("上海市闸北区") == "310108"
    assert "310108" in [code.code for code in divisions.search("闸北")]


def test_a_name_means_the_division_of_today_before_an_abolished_one(table):
    assert table("division").code_of("巢湖市") == "340181"


def test_a_former_country_has_a_name_and_cannot_be_chosen(table):
    assert table("country").name_of("810") == "苏联"
    assert "810" not in table("country")
    assert table("country").code_of("苏联") is None


def test_a_table_with_an_unknown_key_is_refused(tmp_path):
    with pytest.raises(ValueError, match="vresion"):
        read_table(tmp_path, "sex", {"name": {"zh": "性别"}, "vresion": "1"})


def test_a_code_given_twice_is_refused(tmp_path):
    (tmp_path / "sex.csv").write_text("code,name,parent\n1,男,\n1,女,\n", encoding="utf-8")

    with pytest.raises(ValueError, match="twice"):
        read_table(tmp_path, "sex", {"name": {"zh": "性别"}, "version": "1", "source": "a test"})
