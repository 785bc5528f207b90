"""The bare bus: callers of a raw echo, all on one connection, each with one message under way."""

import time
import uuid

import amqp

from services.common.bus.publishing import connect
from tests.bench.load import Tally, main


class Callers:
    """Each reply sends the next message, until the time is up."""

    def __init__(self, url: str, queue: str, body: str, tally: Tally) -> None:
        self.connection = connect(url)
        self.channel = self.connection.channel()
        self.queue, self.body, self.tally = queue, body, tally
        self.asked: dict[str, float] = {}
        self.replies = self.channel.queue_declare("", exclusive=True).queue
        self.channel.basic_consume(self.replies, no_ack=True, callback=self.answered)

    def ask(self) -> None:
        correlation = uuid.uuid4().hex
        self.asked[correlation] = time.perf_counter()
        message = amqp.Message(self.body, correlation_id=correlation, reply_to=self.replies, delivery_mode=1)
        self.channel.basic_publish(message, "", self.queue)

    def answered(self, message: amqp.Message) -> None:
        self.tally.answered(self.asked.pop(message.properties["correlation_id"]))
        if not self.tally.over():
            self.ask()


def run(url: str, queue: str, body: str, clients: int, seconds: float) -> dict[str, float]:
    """As many messages under way as there are callers."""
    tally = Tally(seconds)
    callers = Callers(url, queue, body, tally)
    for _ in range(clients):
        callers.ask()
    while callers.asked:
        callers.connection.drain_events(timeout=5)
    callers.connection.collect()
    return tally.result()


if __name__ == "__main__":
    main(run)
