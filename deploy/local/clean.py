"""Stop every stack and remove .local; runs with the system's Python, since the virtual environment goes too."""

import shutil
import sys

from deploy.local import supervise
from deploy.local.programs import ROOT
from deploy.local.stack import Stack


def main() -> int:
    """Take the stacks down one by one, then the folder."""
    for folder in sorted((ROOT / ".local").glob("*/ports.json")):
        stack = Stack(folder.parent)
        supervise.down(stack)
        stack.remove()
    shutil.rmtree(ROOT / ".local", ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
