"""Which columns can stand beside each other."""

from services.common import paper


def test_a_column_is_wide_enough_for_its_longest_number():
    [number, note] = paper.widths(["号", "注"], [["340104********0015", "短"]])
    assert number > 18 * 0.5
    assert number > note


def test_a_few_columns_fit_and_many_do_not():
    assert paper.fits(["学历", "院校"], [["本科", "师范大学"]])
    assert not paper.fits(["日期"] * 12, [["2001-09-01"] * 12])
    assert paper.fits(["日期"] * 12, [["2001-09-01"] * 12], "large")
