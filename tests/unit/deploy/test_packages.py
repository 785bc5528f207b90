"""System packages are found by what they put on the disk, and never by starting anything."""

import pytest

from deploy.local import packages

FILES = {
    "postgresql": "usr/lib/postgresql/15/bin/postgres",
    "rabbitmq-server": "usr/lib/rabbitmq/bin/rabbitmq-server",
    "fonts-noto-cjk": "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "fonts-babelstone-han": "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
    "chromium-headless-shell": "usr/bin/chromium-headless-shell",
}
RUN = ("postgresql", "rabbitmq-server", "fonts-noto-cjk", "fonts-babelstone-han")


def installed(root, *names):
    for name in names:
        path = root / FILES[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def test_an_empty_machine_lacks_servers_and_browser(tmp_path):
    assert packages.missing("test", tmp_path) == list(FILES)


def test_running_the_product_needs_no_browser(tmp_path):
    assert packages.missing("run", installed(tmp_path, *RUN)) == []


def test_only_the_bench_needs_what_it_measures_against(tmp_path):
    assert packages.missing("bench", installed(tmp_path, *FILES)) == ["libvips-tools"]


def test_only_what_is_missing_is_named(tmp_path):
    assert packages.missing("test", installed(tmp_path, "postgresql", "chromium-headless-shell")) == [
        "rabbitmq-server",
        "fonts-noto-cjk",
        "fonts-babelstone-han",
    ]


def test_the_printed_line_can_be_pasted():
    expected = "apt-get install -y --no-install-recommends postgresql chromium"
    assert packages.line(["postgresql", "chromium"]) == expected


def test_a_python_without_ensurepip_wants_the_venv_package(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "find_spec", lambda _name: None)

    assert packages.missing("base", tmp_path) == ["python3-venv"]


def test_nothing_missing_means_nothing_to_do(monkeypatch, capsys):
    monkeypatch.setattr(packages, "missing", lambda _group: [])

    assert packages.ensure("run") == 0
    assert capsys.readouterr() == ("", "")


def test_a_plain_user_is_told_the_line_and_gets_status_1(monkeypatch, capsys):
    monkeypatch.setattr(packages, "missing", lambda _group: ["postgresql"])
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)

    assert packages.ensure("run") == 1
    assert "apt-get install -y --no-install-recommends postgresql" in capsys.readouterr().err


def test_installing_leaves_no_trace_of_the_guard_files(tmp_path):
    with packages.quiet_installation(tmp_path):
        assert (tmp_path / packages.NO_SERVICES).stat().st_mode & 0o111
        assert "false" in (tmp_path / packages.NO_CLUSTER).read_text()

    assert not (tmp_path / packages.NO_SERVICES).exists()
    assert not (tmp_path / packages.NO_CLUSTER).exists()


def test_the_owners_own_service_policy_is_kept_even_when_installing_fails(tmp_path):
    policy = tmp_path / packages.NO_SERVICES
    policy.parent.mkdir(parents=True)
    policy.write_text("theirs")

    with pytest.raises(RuntimeError), packages.quiet_installation(tmp_path):
        raise RuntimeError

    assert policy.read_text() == "theirs"
    assert not (tmp_path / packages.NO_CLUSTER).exists()
