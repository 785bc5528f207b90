"""How a message's body is read."""

from kombu import serialization

from services.common.bus import transport


def test_an_object_that_looks_like_a_value_of_kombus_own_is_read_as_it_stands():
    body = '{"note": {"__type__": "datetime", "__value__": "soon"}}'

    assert transport.EVENT_QUEUE
    assert serialization.loads(body, "application/json", "utf-8") == {
        "note": {"__type__": "datetime", "__value__": "soon"}
    }
