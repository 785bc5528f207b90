"""Whether an idle connection to a server still stands, told without asking the server: that would be a round trip."""

import _socket


def is_silent(number: int) -> bool:
    """Whether nothing has come on an idle connection, by its file number.

    A server that ends a connection says so or hangs up; both can be seen from here.
    """
    line = _socket.socket(fileno=number)  # the bare one: eventlet's would wait
    try:
        line.recv(1, _socket.MSG_PEEK | _socket.MSG_DONTWAIT)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        line.detach()
    return False
