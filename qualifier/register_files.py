"""The files of a load: XML by itself or in an archive, opened as a stream and never unpacked."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from qualifier.open_register import FileFault, FileKey, FileRefused

# The largest file of the sets is some 200 MB; what claims to be far larger is no such file.
LARGEST_BYTES = 4 * 1024**3
_CHUNK = 1024 * 1024
_LONGEST_NAME = 200
_KINDS = frozenset({".zip", ".xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """One XML file, and the archive that holds it; `fault` tells of an archive that cannot be opened."""

    path: Path
    key: FileKey
    member: str | None = None
    fault: FileFault | None = None


def list_paths(given: list[Path]) -> list[Path]:
    """Return the archives and XML files among the paths, folders searched through, in order."""
    found: list[Path] = []
    for path in given:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [one for one in inside if one.is_file() and (one == path or one.suffix.lower() in _KINDS)]
    return list(dict.fromkeys(found))


def list_files(path: Path) -> Iterator[RegisterFile]:
    """Return the XML files at a path: itself, or the members of the archive."""
    try:
        if not zipfile.is_zipfile(path):
            yield _describe_plain(path)
            return
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
        if not members:
            yield _refuse(path, FileFault.NO_ROWS)
        for member in members:
            name = _show(f"{path.name}/{member.filename}")
            key = FileKey(name=name, size=member.file_size, crc=member.CRC)
            yield RegisterFile(path=path, key=key, member=member.filename, fault=_find_fault(member))
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        yield _refuse(path, FileFault.NOT_ZIP)
    except OSError:
        yield _refuse(path, FileFault.UNREADABLE)


def _find_fault(member: zipfile.ZipInfo) -> FileFault | None:
    if member.flag_bits & 0x1:
        return FileFault.ENCRYPTED
    return FileFault.TOO_LARGE if member.file_size > LARGEST_BYTES else None


def _describe_plain(path: Path) -> RegisterFile:
    size = path.stat().st_size
    if path.suffix.lower() == ".zip":
        return _refuse(path, FileFault.NOT_ZIP)
    if size > LARGEST_BYTES:
        return _refuse(path, FileFault.TOO_LARGE)
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
    return RegisterFile(path=path, key=FileKey(name=_show(path.name), size=size, crc=crc))


def _refuse(path: Path, fault: FileFault) -> RegisterFile:
    return RegisterFile(path=path, key=FileKey(name=_show(path.name), size=0, crc=0), fault=fault)


def _show(name: str) -> str:
    """A name from an archive is outside data: printable, and on one line."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[-_LONGEST_NAME:]


@contextmanager
def open_file(file: RegisterFile, report: Callable[[int], None]) -> Iterator[IO[bytes]]:
    """Open a file for reading once; `report` hears how many bytes were read; FileRefused when it breaks."""
    if file.fault is not None:
        raise FileRefused(file.fault)
    try:
        if file.member is None:
            with file.path.open("rb") as plain:
                yield _Told(plain, report)  # type: ignore[misc]
            return
        with zipfile.ZipFile(file.path) as archive, archive.open(file.member) as member:
            yield _Told(member, report)  # type: ignore[misc]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise FileRefused(FileFault.DAMAGED) from error
    except OSError as error:
        raise FileRefused(FileFault.UNREADABLE) from error


class _Told:
    """A stream that tells how much of it was read."""

    def __init__(self, stream: IO[bytes], report: Callable[[int], None]) -> None:
        self._stream = stream
        self._report = report

    def read(self, size: int = -1) -> bytes:
        """Read, and tell."""
        chunk = self._stream.read(size)
        self._report(len(chunk))
        return chunk
