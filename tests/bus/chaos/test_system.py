"""What a chaos run does to a stack holds also where there is nothing to do it to."""

from tests.chaos.system import System


def test_connections_are_cut_and_cutting_none_is_no_fault(stack, stores):
    system = System(stack, ())
    before = stores["records"].engine.connect()
    backends = system.backends()

    system.terminate([])
    assert system.backends() == backends != []

    system.terminate(backends)
    assert not set(system.backends()) & set(backends)
    before.invalidate()
    stores["records"].engine.dispose()
