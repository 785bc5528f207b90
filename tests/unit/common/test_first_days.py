"""A first day at a school lies within reach: no transfer begins in another century (R-MOB-01, R-MOB-08)."""

import datetime

import pytest
from marshmallow import ValidationError

from services.common import clock
from services.contracts.mobility.transfers import NewTransfer
from services.contracts.records.arrivals import NewArrival

TODAY = clock.today()


@pytest.mark.parametrize("contract", [NewTransfer, NewArrival])
@pytest.mark.parametrize("day", [datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)])
def test_a_day_far_away_is_refused(contract, day):
    with pytest.raises(ValidationError) as refusal:
        contract().load({"from_day": day.isoformat()})
    assert "from_day" in refusal.value.messages
    assert "too far away" in str(refusal.value.messages["from_day"])


@pytest.mark.parametrize("contract", [NewTransfer, NewArrival])
@pytest.mark.parametrize("days", [-3000, 0, 300])
def test_a_day_of_these_years_is_taken(contract, days):
    found = contract().validate({"from_day": (TODAY + datetime.timedelta(days=days)).isoformat()})
    assert "from_day" not in found
