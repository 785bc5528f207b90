"""What works out credits is free of servers, and its rules know nothing but plain values."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path("services/training/crediting")
SERVERS = ("sqlalchemy", "psycopg2", "kombu", "nameko", "eventlet", "flask", "services.common.database")


def test_no_database_bus_or_clock_comes_with_it():
    script = f"""
import sys
import services.training.crediting, services.training.crediting.shipped
print([name for name in {SERVERS} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted((HOME / "domain").glob("*.py")), ids=lambda path: path.stem)
def test_rules_on_plain_values_import_the_standard_library_and_each_other(path):
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]

    foreign = [name for name in modules if name.split(".")[0] not in sys.stdlib_module_names]
    assert all(name.startswith("services.training.crediting.domain") for name in foreign)
