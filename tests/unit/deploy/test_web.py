"""The pages are built again when a source changed, and only then."""

from deploy.local import web


def digest(folder):
    return web.digest(web.sources(folder), folder)


def test_what_the_build_makes_is_not_a_source(tmp_path):
    (tmp_path / "index.html").write_text("<html>")
    before = digest(tmp_path)
    for made in web.MADE:
        (tmp_path / made).mkdir()
        (tmp_path / made / "file").write_text("made")

    assert digest(tmp_path) == before


def test_a_deleted_source_counts_as_a_change(tmp_path):
    (tmp_path / "a.vue").write_text("a")
    (tmp_path / "b.vue").write_text("b")
    before = digest(tmp_path)
    (tmp_path / "b.vue").unlink()

    assert digest(tmp_path) != before


def test_two_files_that_swap_contents_count_as_a_change(tmp_path):
    (tmp_path / "a.vue").write_text("a")
    (tmp_path / "b.vue").write_text("b")
    before = digest(tmp_path)
    (tmp_path / "a.vue").write_text("b")
    (tmp_path / "b.vue").write_text("a")

    assert digest(tmp_path) != before
