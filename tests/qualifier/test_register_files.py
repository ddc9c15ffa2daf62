import contextlib
import zipfile
from pathlib import Path

import pytest

from qualifier import register_files
from qualifier.open_register import FileFault, FileRefused
from qualifier.register_files import list_files, list_paths, open_file
from tests.qualifier.registers import HEADCOUNT, document, write_zip, xml

CONTENT = xml(document(HEADCOUNT))


def read_all(file, heard: list[int] | None = None) -> bytes:
    counts: list[int] = [] if heard is None else heard
    with open_file(file, counts.append) as stream:
        pieces = []
        while piece := stream.read(64):
            pieces.append(piece)
    return b"".join(pieces)


def test_a_folder_gives_its_archives_and_xml_files_in_order(tmp_path: Path) -> None:
    for name in ("b.xml", "a.zip", "notes.txt", "deep/c.XML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = list_paths([tmp_path, tmp_path / "b.xml", tmp_path / "notes.txt"])
    assert [path.name for path in found] == ["a.zip", "b.xml", "c.XML", "notes.txt"]
    assert list_paths([tmp_path / "none"]) == []


def test_the_members_of_an_archive_are_read_as_streams(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", one=CONTENT, two=CONTENT + b"\n")
    first, second = list_files(archive)
    assert (first.key.name, first.key.size) == ("data.zip/one.xml", len(CONTENT))
    assert first.key.crc != second.key.crc
    heard: list[int] = []
    assert read_all(first, heard) == CONTENT
    assert sum(heard) == len(CONTENT)


def test_the_same_file_elsewhere_has_the_same_key(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "data.xml").write_bytes(CONTENT)
    (first,), (second,) = (tuple(list_files(tmp_path / name / "data.xml")) for name in ("one", "two"))
    assert first.key == second.key
    assert read_all(first) == CONTENT


def test_a_name_from_an_archive_is_one_printable_line(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", **{"../../\x1b[31mevil\nname": CONTENT})
    (file,) = list_files(archive)
    assert file.key.name == "data.zip/../../?[31mevil?name.xml"
    assert read_all(file) == CONTENT


def fault_of(path: Path) -> FileFault | None:
    (file,) = list_files(path)
    with pytest.raises(FileRefused) as refusal:
        read_all(file)
    return refusal.value.why


def test_what_is_no_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "torn.zip").write_bytes(write_zip(tmp_path / "whole.zip", one=CONTENT).read_bytes()[:-30])
    assert fault_of(tmp_path / "torn.zip") is FileFault.NOT_ZIP
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "x")
    assert fault_of(tmp_path / "empty.zip") is FileFault.NO_ROWS
    assert [file.fault for file in list_files(tmp_path / "gone.xml")] == [FileFault.UNREADABLE]


def test_a_member_whose_bytes_were_changed_is_damaged(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", one=CONTENT * 50)
    content = bytearray(archive.read_bytes())
    for at in range(60, 90):
        content[at] ^= 0xFF
    archive.write_bytes(content)
    assert fault_of(archive) is FileFault.DAMAGED


def change_directory(archive: Path, offset: int, value: bytes) -> None:
    """Change a field of the only member's entry in the archive's directory."""
    content = bytearray(archive.read_bytes())
    at = content.rindex(b"PK\x01\x02") + offset
    content[at : at + len(value)] = value
    archive.write_bytes(content)


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    encrypted = write_zip(tmp_path / "encrypted.zip", one=CONTENT)
    change_directory(encrypted, 8, b"\x01\x00")
    assert fault_of(encrypted) is FileFault.ENCRYPTED


def test_what_is_larger_than_any_set_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_files, "LARGEST_BYTES", len(CONTENT) - 1)
    assert fault_of(write_zip(tmp_path / "large.zip", one=CONTENT)) is FileFault.TOO_LARGE
    (tmp_path / "large.xml").write_bytes(CONTENT)
    assert fault_of(tmp_path / "large.xml") is FileFault.TOO_LARGE


def test_a_member_longer_than_it_claims_is_never_read_beyond(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "data.zip", one=CONTENT)
    change_directory(archive, 24, (len(CONTENT) - 9).to_bytes(4, "little"))
    (file,) = list_files(archive)
    with contextlib.suppress(FileRefused):
        assert len(read_all(file)) <= len(CONTENT) - 9


def test_a_file_that_vanishes_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "data.xml"
    path.write_bytes(CONTENT)
    (file,) = list_files(path)
    path.unlink()
    with pytest.raises(FileRefused) as refusal:
        read_all(file)
    assert refusal.value.why is FileFault.UNREADABLE
