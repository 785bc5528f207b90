"""A stack that may be stopped and emptied."""

from collections.abc import Iterator

import pytest

from deploy.local.stack import Stack


@pytest.fixture(scope="session")
def own_stack(stack: Stack) -> Iterator[Stack]:
    """A stack beside that of the other tests, which must not be emptied under them."""
    own = Stack(stack.folder.with_name(f"{stack.folder.name}-again"))
    yield own
    own.remove()
