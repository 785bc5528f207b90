"""The population database may be slow, away or talk nonsense: nobody gets a wrong answer, and it is left alone."""

import contextlib
import http.server
import threading

import pytest

from deploy.local.population import Server
from services.records.numbers.checking import pause_after
from services.records.numbers.population_client import FAILURES_THAT_OPEN, LONGEST_PAUSE, SILENCE, Circuit, Population

SOON, LATE = 2.0, 3.0  # seconds; a busy machine takes some for an answer


def who(name="王芳", number="11010519491231002X"):
    return {"id_type": "1", "id_number": number, "name": name, "sex": "2", "birth_date": "1949-12-31"}


@contextlib.contextmanager
def running(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def server():
    with running(Server(0)) as simulator:
        yield simulator


@pytest.fixture
def population(server):
    ready = Population(server.address, deadline=SOON)
    yield ready
    ready.close()


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def fail(circuit, times=FAILURES_THAT_OPEN):
    for _ in range(times):
        circuit.failed()


def test_an_answer_for_each_in_their_order(population):
    people = [who(), who("王冒"), who("王虚"), who("王误")]
    assert population.ask_all(people) == ["same", "other_name", "no_such_number", "other_sex_or_birth"]


def test_the_simulator_counts_and_says_what_it_was_told(population, server):
    server.simulator.control({"say": {"1" * 18: "no_such_number"}})
    assert population.ask_all([who(), who(), who(number="1" * 18)]) == ["same", "same", "no_such_number"]
    assert (server.simulator.told()["calls"], server.simulator.told()["people"]) == (3, 2)


def test_who_is_down_or_slow_gives_silence(population, server):
    server.simulator.down = True
    assert population.ask_all([who()]) == [SILENCE]
    server.simulator.control({"down": False, "delay": LATE})
    assert population.ask_all([who()]) == [SILENCE]
    server.simulator.control({"delay": 0})
    assert population.ask_all([who("王冒")]) == ["other_name"]  # not the late answer to the question before


def test_where_nobody_listens_there_is_silence(server):
    address = server.address
    server.server_close()
    population = Population(address, deadline=SOON)
    assert population.ask_all([who()]) == [SILENCE]
    population.close()


@pytest.mark.parametrize(
    ("status", "body"), [(200, b'{"result": "perhaps"}'), (200, b"[]"), (200, b"<html>"), (500, b'{"result": "same"}')]
)
def test_nonsense_is_silence(status, body):
    class Nonsense(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with running(http.server.HTTPServer(("127.0.0.1", 0), Nonsense)) as liar:
        population = Population(f"http://127.0.0.1:{liar.server_port}", deadline=SOON)
        assert population.ask_all([who()]) == [SILENCE]
        population.close()


def test_a_connection_that_ended_meanwhile_is_no_failure(population, server):
    assert population.ask_all([who()]) == ["same"]
    server.simulator.down = True  # ends connections without a word
    population.ask_all([who()])
    server.simulator.down = False
    assert population.ask_all([who()]) == ["same"]


def test_the_circuit_opens_after_failures_in_a_row(clock):
    circuit = Circuit(clock)
    fail(circuit, FAILURES_THAT_OPEN - 1)
    circuit.succeeded()
    fail(circuit, FAILURES_THAT_OPEN - 1)
    assert circuit.room(200) == 200
    circuit.failed()
    assert circuit.room(200) == 0


def test_after_the_pause_one_question_feels_the_way(clock):
    circuit = Circuit(clock)
    fail(circuit)
    clock.now = 2.0
    assert circuit.room(200) == 1
    circuit.succeeded()
    assert circuit.room(200) == 200


def test_each_pause_is_longer_up_to_five_minutes(clock):
    circuit, pauses = Circuit(clock), []
    fail(circuit, FAILURES_THAT_OPEN - 1)
    for _ in range(12):
        circuit.failed()
        began = clock.now
        while not circuit.room(1):
            clock.now += 1.0
        pauses.append(clock.now - began)
    assert pauses[:3] == [2.0, 4.0, 8.0]
    assert pauses[-1] == LONGEST_PAUSE


def test_while_the_circuit_is_open_nobody_is_asked(population, server):
    fail(population.circuit)
    assert population.ask_all([who()] * 20) == [None] * 20
    assert server.simulator.calls == 0


def test_a_person_without_an_answer_waits_longer_each_time():
    pauses = [pause_after(attempts).total_seconds() for attempts in range(12)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (5.0, 600.0)
