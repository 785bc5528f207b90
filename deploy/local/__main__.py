"""The command line: `python -m deploy.local up|down|run|status|clean|env STACK`."""

import argparse
import shlex
import sys

from deploy.local import supervise
from deploy.local.stack import Stack


def status(stack: Stack) -> int:
    """Print what runs, with process ids; exit 1 when nothing does."""
    found = stack.servers.running() | stack.programs.running()
    for name, pid in found.items():
        print(f"{name:20} {pid}")
    if stack.pid("gateway"):
        print(f"\n{stack.address()}")
    return 0 if found else 1


def env(stack: Stack) -> int:
    """Print the environment as a shell reads it: eval "$(python -m deploy.local env STACK)"."""
    for name, value in stack.environment().items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def clean(stack: Stack) -> int:
    """Stop the stack and delete it with everything it holds."""
    supervise.down(stack)
    stack.remove()
    return 0


WORDS = {
    "run": supervise.run,
    "up": supervise.up,
    "down": supervise.down,
    "status": status,
    "env": env,
    "clean": clean,
}


def main() -> int:
    """Do one thing with one stack."""
    parser = argparse.ArgumentParser(prog="python -m deploy.local", description=__doc__)
    parser.add_argument("word", choices=WORDS)
    parser.add_argument("stack", help="a folder, such as .local/run")
    asked = parser.parse_args()
    return WORDS[asked.word](Stack(asked.stack))


if __name__ == "__main__":
    sys.exit(main())
