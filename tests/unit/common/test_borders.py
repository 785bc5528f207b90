"""The borders of architecture §2: who may import whom."""

import ast
from pathlib import Path

import pytest

from deploy.local.types import rule_modules
from services import SERVICES

ROOT = Path(__file__).parents[3]
INFRASTRUCTURE = (
    "sqlalchemy",
    "nameko",
    "kombu",
    "amqp",
    "flask",
    "psycopg2",
    "eventlet",
    "services.common.database.transactions",
)


def imports(path: Path) -> set[str]:
    """Every module that a file imports, relative names made whole."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importing(folder: str, *forbidden: str, but: str | tuple[str, ...] = "\0") -> list[str]:
    """The files below `folder` that import something forbidden."""
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in sorted(imports(path))
        if name.startswith(forbidden) and not name.startswith(but)
    ]


@pytest.mark.parametrize("service", SERVICES)
def test_no_service_imports_another(service):
    others = tuple(f"services.{other}" for other in SERVICES if other != service)
    assert importing(f"services/{service}", *others, "gateway", "deploy", "tests") == []


def test_contracts_import_only_common():
    assert (
        importing("services/contracts", "services.", "gateway", "deploy", but=("services.common", "services.contracts"))
        == []
    )


def test_common_imports_no_service():
    assert importing("services/common", *(f"services.{name}" for name in SERVICES), "gateway", "deploy") == []


def test_common_names_no_service():
    files = sorted((ROOT / "services" / "common").rglob("*.py"))
    named = {
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in SERVICES
    }
    assert named == set()


def test_the_gateway_imports_only_common_and_contracts():
    assert importing("gateway", "services.", "deploy", but=("services.common", "services.contracts")) == []


def rooms_of(service: str) -> dict[str, set[str]]:
    """Each package or lone file of a service with those of the same service that it imports."""
    folder, found = ROOT / "services" / service, {}
    for path in sorted(folder.rglob("*.py")):
        room = path.relative_to(folder).parts[0].removesuffix(".py")
        named = (name.split(".") for name in imports(path) if name.startswith(f"services.{service}."))
        found.setdefault(room, set()).update(parts[2] for parts in named if len(parts) > 2)
    return {room: {other for other in others if other != room and other in found} for room, others in found.items()}


def reached_from(room: str, rooms: dict[str, set[str]]) -> set[str]:
    """Every room that this one imports, or that those import."""
    found, ahead = set(), [room]
    while ahead:
        new = rooms[ahead.pop()] - found
        found |= new
        ahead += new
    return found


@pytest.mark.parametrize("service", [*SERVICES, "common"])
def test_no_two_packages_of_a_service_import_each_other(service):
    rooms = rooms_of(service)
    assert [room for room in rooms if room in reached_from(room, rooms)] == []


def test_no_two_modules_of_the_gateway_import_each_other():
    modules = {f"gateway.{path.stem}" for path in (ROOT / "gateway").glob("*.py")}
    found = {name: imports(ROOT / "gateway" / f"{name.removeprefix('gateway.')}.py") & modules for name in modules}
    assert [name for name in sorted(found) if name in reached_from(name, found)] == []


def of_infrastructure(path: Path) -> list[str]:
    """What a module imports that stands between a rule and plain values: database, bus, HTTP, tables."""
    return [name for name in sorted(imports(path)) if name.startswith(INFRASTRUCTURE) or "models" in name.split(".")]


def test_rules_import_no_infrastructure():
    assert {path: found for path in rule_modules() if (found := of_infrastructure(path))} == {}


def test_rules_are_known_by_their_names_wherever_they_lie(tmp_path):
    names = (
        "review/domain/case_progress.py",
        "records/file/rules.py",
        "records/monitoring/domain.py",
        "records/file/access.py",
    )
    for name in names:
        path = tmp_path / "services" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("from sqlalchemy import text\nfrom services.records.file.models import Teacher\n", "utf-8")

    known = rule_modules(tmp_path)
    assert {path.relative_to(tmp_path / "services").as_posix() for path in known} == set(names[:3])
    assert "services.records.file.models" in of_infrastructure(known[0])


def test_migrations_never_import_models():
    files = ROOT.glob("services/*/migrations/*.py")
    assert [name for path in files for name in imports(path) if ".models" in name] == []


def test_importing_contracts_patches_nothing():
    assert importing("services/contracts", "nameko", "eventlet") == []
