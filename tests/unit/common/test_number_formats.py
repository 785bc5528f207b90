"""What people see of a number counts: it is shown by the format of its cell."""

import pytest

from services.common.spreadsheets.number_formats import amount, format_of, general, is_day, shown


@pytest.mark.parametrize(
    ("number", "code", "seen"),
    [
        ("7", "0000", "0007"),
        ("12345", "0000", "12345"),
        ("4166.666666666667", "0.00_ ", "4166.67"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0.5", "0%", "50%"),
        ("0.125", "0.0%", "12.5%"),
        ("7", '"第"0"号"', "第7号"),
        ("13800138000", "000-0000-0000", "138-0013-8000"),
        ("4166.666", '[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00', "¥4,166.67"),
        ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"无"', "0"),
        ("1234567", '0.0,,"百万"', "1.2百万"),
        ("0.1", "#.##", ".1"),
        ("3", "0.0#", "3.0"),
        ("0", "#", ""),
        ("2024", "General", "2024"),
        ("0.5", "# ?/?", "0.5"),
        ("0.30000000000000004", "General", "0.3"),
        ("7", "[<10]0.00;0", "7"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_its_cell_shows_it(number, code, seen):
    assert shown(number, code) == seen


@pytest.mark.parametrize(
    ("number", "code", "seen"),
    [
        ("4166.666666666667", "0.00_ ", "4166.67"),
        ("4166.666666666667", "¥#,##0.00", "4166.67"),
        ("-80.006", "0.00;(0.00)", "-80.01"),
        ("2024", "0.00", "2024"),
        ("0.5", "0%", "50%"),
        ("3200", '0.00"元"', "3200"),
    ],
)
def test_an_amount_is_rounded_as_it_is_shown_and_bare(number, code, seen):
    assert amount(number, code) == seen


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("6600.2000000000007", "6600.2"),
        ("4166.666666666667", "4166.666667"),
        ("1E5", "100000"),
        ("0.333333333333", "0.333333333"),
    ],
)
def test_the_noise_of_a_calculation_is_not_seen(number, seen):
    assert general(number) == seen


@pytest.mark.parametrize("code", ["yyyy/m/d", 'yyyy"年"m"月";@', "[$-804]yyyy\\-mm\\-dd;@", "m/d", "hh:mm"])
def test_a_format_of_days_is_known(code):
    assert is_day(code)


@pytest.mark.parametrize("code", ["General", "0.00", '0"年"', "@", "[Red]0.00", "0.00_d", "#,##0.00\\ \\d"])
def test_a_format_of_numbers_is_none_of_days(code):
    assert not is_day(code)


def test_the_formats_that_every_spreadsheet_knows_have_numbers():
    assert [format_of(number, {176: "0000"}) for number in (0, 2, 14, 31, 49, 176, 199)] == [
        "General", "0.00", "yyyy-mm-dd", "yyyy-mm-dd", "@", "0000", "General",
    ]  # fmt: skip
