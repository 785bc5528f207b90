"""Pages: built files, the start page for the pages' own addresses, careful headers."""

import pytest

from gateway import pages


@pytest.fixture
def built(tmp_path, monkeypatch):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>杏坛</title>", encoding="utf-8")
    (tmp_path / "assets" / "main-3f2a.js").write_text("start()", encoding="utf-8")
    (tmp_path / "favicon.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(pages, "DIST", tmp_path)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("address", ["/", "/teachers", "/cases/17"])
def test_an_address_of_the_pages_gets_the_start_page_and_is_checked_each_time(client, address):
    answer = client.get(address, buffered=True)

    assert "杏坛" in answer.text
    assert answer.headers["Cache-Control"] == "no-cache, max-age=0"


@pytest.mark.usefixtures("built")
def test_a_hashed_file_is_kept_for_a_year(client):
    answer = client.get("/assets/main-3f2a.js", buffered=True)

    assert answer.text == "start()"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.usefixtures("built")
def test_a_missing_hashed_file_is_not_answered_with_a_page(client):
    assert client.get("/assets/main-0000.js").status_code == 404


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("address", ["/../app.py", "/%2e%2e/app.py", "/assets/../../app.py", "/..%2fapp.py"])
def test_nothing_outside_the_built_folder_is_served(client, address):
    assert "create_app" not in client.get(address, buffered=True).text


def test_without_built_pages_the_command_is_told(client, monkeypatch, tmp_path):
    monkeypatch.setattr(pages, "DIST", tmp_path)

    assert "make web" in client.get("/").text


@pytest.mark.parametrize("address", ["/", "/api/v1/docs", "/api/v1/health", "/api/v1/nothing"])
def test_every_answer_carries_the_headers_that_keep_browsers_careful(client, address):
    headers = client.get(address, buffered=True).headers

    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" not in headers


def test_answers_of_the_api_are_not_kept_by_caches(client):
    assert client.get("/api/v1/openapi.json").headers["Cache-Control"] == "no-store"


def test_the_documentation_lists_operations_without_scripts(client):
    page = client.get("/api/v1/docs").text

    assert "submitTeachers" in page
    assert "<script" not in page
    assert "://" not in page
