"""A stack is emptied and started again as often as wanted: what the broker still ends is in nobody's way."""

import amqp

from services.common.bus.publishing import connect

STARTS = 5


def test_a_stack_starts_five_times_in_a_row_on_the_same_servers(own_stack):
    for _ in range(STARTS):
        own_stack.start_servers()
        own_stack.fresh()
        own_stack.topology()
        own_stack.stop_servers()


def test_a_running_stack_is_emptied_and_its_queues_are_there_again_at_once(own_stack):
    own_stack.start_servers()
    addresses = set()
    for _ in range(STARTS):
        own_stack.fresh()
        own_stack.topology()
        address = own_stack.environment()["XINGTAN_AMQP_URL"]
        assert dead_letters(address) == 0
        leave_a_message(address)
        addresses.add(address)

    assert len(addresses) == STARTS, "no two under one name, since the broker ends the old queues in its own time"
    assert len(own_stack.servers.rabbitmq.virtual_hosts()) == 1


def leave_a_message(address: str) -> None:
    connection = connect(address)
    channel = connection.channel()
    channel.confirm_select()
    channel.basic_publish_confirm(amqp.Message("left over"), "parked")
    connection.close()


def dead_letters(address: str) -> int:
    connection = connect(address)
    count = connection.channel().queue_declare("parked", passive=True).message_count
    connection.close()
    return count
