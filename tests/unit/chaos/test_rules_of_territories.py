"""The judge sees rows that are read from outside their territory."""

from tests.chaos import rules_of_territories
from tests.chaos.controls import is_out_of_territory
from tests.chaos.territory_leaks import InSight


def test_what_is_out_of_sight_passes():
    assert not list(rules_of_territories.in_sight([InSight("records.teacher", 0)]))


def test_a_table_that_is_read_from_elsewhere_is_a_violation_which_proves_the_wall_down():
    (found,) = rules_of_territories.in_sight([InSight("records.teacher", 3), InSight("review.review_case", 0)])

    assert found.subject == "out of territory: records.teacher"
    assert is_out_of_territory(found)
