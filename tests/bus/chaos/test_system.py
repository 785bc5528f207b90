"""What a chaos run does to a stack holds also where there is nothing to do it to."""

from tests.chaos.system import System


def test_connections_are_cut_and_cutting_none_is_no_fault(stack, stores):
    system = System(stack, ())
    connection = stores["records"].engine.connect()
    mine = connection.connection.driver_connection.info.backend_pid

    system.terminate([])
    assert mine in system.backends()

    system.terminate(system.backends())
    assert mine not in system.backends()
    connection.invalidate()
    stores["records"].engine.dispose()
