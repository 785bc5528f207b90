"""A raw echo on the bus: `python -m tests.bench.echoes.amqp_echo QUEUE`, one process and nothing but py-amqp."""

import sys

import amqp

from services.common import settings
from services.common.bus.publishing import connect


def main(queue: str) -> None:
    """Answer until ended."""
    connection = connect(settings.load().amqp_url)
    channel = connection.channel()
    channel.queue_declare(queue, auto_delete=False)

    def answer(message: amqp.Message) -> None:
        reply = amqp.Message(message.body, correlation_id=message.properties["correlation_id"], delivery_mode=1)
        channel.basic_publish(reply, "", message.properties["reply_to"])

    channel.basic_consume(queue, no_ack=True, callback=answer)
    while True:
        connection.drain_events(timeout=3600)


if __name__ == "__main__":
    main(sys.argv[1])
