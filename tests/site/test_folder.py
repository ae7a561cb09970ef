"""The folder of a site: whole files, only changed ones, nothing of anybody else's."""

import pytest

from urbankg.site.folder import LIST, Folder, SiteError, digest_of, write


def put(folder, files):
    """Write files as a run of the site does; gives which were written, and how many went."""
    site = Folder(folder)
    site.plan(files)
    changed = [name for name, body in files.items() if write(folder, name, body, site.known.get(name))]
    return changed, site.close({name: digest_of(body) for name, body in files.items()})


def test_only_what_changed_is_written_again(tmp_path):
    assert put(tmp_path, {"a.html": b"1", "b/c.html": b"2"}) == (["a.html", "b/c.html"], 0)
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert put(tmp_path, {"a.html": b"1", "b/c.html": b"3"}) == (["b/c.html"], 0)
    assert (tmp_path / "a.html").stat().st_mtime_ns == before
    assert (tmp_path / "b/c.html").read_bytes() == b"3"


def test_what_is_no_longer_of_the_site_goes_with_its_empty_folders(tmp_path):
    put(tmp_path, {"a.html": b"1", "b/c/d.html": b"2"})
    assert put(tmp_path, {"a.html": b"1"}) == ([], 1)
    assert not (tmp_path / "b").exists()


def test_files_of_others_stay(tmp_path):
    put(tmp_path, {"a/index.html": b"1"})
    (tmp_path / "a" / "mine.txt").write_text("mine")
    (tmp_path / "CNAME").write_text("example.org")
    put(tmp_path, {"b.html": b"1"})
    assert (tmp_path / "a" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "CNAME").exists() and not (tmp_path / "a" / "index.html").exists()


def test_a_folder_with_other_things_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(SiteError, match="is no site of urbankg"):
        Folder(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_file_that_somebody_removed_is_there_again(tmp_path):
    put(tmp_path, {"a.html": b"1"})
    (tmp_path / "a.html").unlink()
    assert put(tmp_path, {"a.html": b"1"}) == (["a.html"], 0)


def test_what_an_interrupted_run_wrote_is_known_to_the_next(tmp_path):
    site = Folder(tmp_path)
    site.plan(["old/page.html"])
    write(tmp_path, "old/page.html", b"1", None)
    (tmp_path / "half.html.writing77").write_bytes(b"<htm")
    assert put(tmp_path, {"new.html": b"2"}) == (["new.html"], 1)
    assert sorted(file.name for file in tmp_path.iterdir()) == [LIST, "new.html"]


@pytest.mark.parametrize(
    "told", ["", "[]", "{}", '{"files": {"../../x": "1"}}', '{"files": {"/etc/x": "1"}}']
)
def test_a_list_that_is_none_removes_nothing(tmp_path, told):
    (tmp_path / "site").mkdir()
    (tmp_path / "x").write_text("outside")
    (tmp_path / "site" / LIST).write_text(told)
    with pytest.raises(SiteError):
        Folder(tmp_path / "site")
    assert (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SiteError, match="cannot be written"):
        Folder(tmp_path / "file" / "site")
