"""Qualify a file of any length: all cores, in order, resumable after a kill, flat in memory."""

import hashlib
import json
import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from api.parent import leave_with_parent
from kit.errors import AppError, BadInput
from qualifier.canonical_json import read_json, write_json
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.qualification_json import write_qualification
from qualifier.qualify import judge
from qualifier.reading.warm_up import warm_up
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine

CHUNK = 64
CHUNKS_IN_FLIGHT_PER_WORKER = 3
LONGEST_LINE = 1 << 20

Report = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkJob:
    """What to read, where to write, by which profile; `today` dates records that have no date."""

    source: Path
    target: Path
    profile_name: str | None
    workers: int
    today: str

    @property
    def note(self) -> Path:
        """Where the job's identity is kept while its target is unfinished."""
        return self.target.with_name(self.target.name + ".job")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkResult:
    """How many lines were answered now, found answered before, and could not be judged."""

    judged: int
    found: int
    failed: int


def run_bulk(job: BulkJob, report: Report) -> BulkResult:
    """Answer each non-blank line of the source with one line of the target, in order.

    A target left by a killed run is continued after its last whole line; BadInput when it was
    begun from another source or profile. `report` hears how many lines are done.
    """
    profile = load_profile(find_profile(job.profile_name))
    found = _find_progress(job, profile)
    judged = failed = 0
    with job.source.open("rb") as source, job.target.open("ab") as target:
        lines = islice(_number_lines(source), found, None)
        with closing(_answer(job, lines, profile)) as chunks:
            for answers in chunks:
                target.write(b"".join(line for line, _ in answers))
                target.flush()
                judged += len(answers)
                failed += sum(not is_judged for _, is_judged in answers)
                report(found + judged)
    job.note.unlink(missing_ok=True)
    return BulkResult(judged=judged, found=found, failed=failed)


def count_lines(path: Path) -> int:
    """Count the non-blank lines of a file without holding it in memory."""
    with path.open("rb") as file:
        return sum(1 for _ in _number_lines(file))


def _number_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(file, 1) if line.strip())


def _find_progress(job: BulkJob, profile: Profile) -> int:
    """Cut a half-written last line off the target and count the whole ones."""
    identity = json.dumps({"source": _fingerprint(job.source), "profile": profile.hash})
    if not job.target.exists() or not job.note.exists():
        if job.target.exists() and job.target.stat().st_size:
            raise BadInput(
                f"{job.target.name} exists already and is finished; choose another name.",
                ru=f"{job.target.name} уже есть и дописан; выберите другое имя.",
            )
        job.note.write_text(identity, encoding="utf-8")
        job.target.touch()
        return 0
    if job.note.read_text(encoding="utf-8") != identity:
        raise BadInput(
            f"{job.target.name} was begun from another file or profile; choose another name.",
            ru=f"{job.target.name} начат из другого файла или профиля; выберите другое имя.",
        )
    return _cut_partial_line(job.target)


def _cut_partial_line(target: Path) -> int:
    whole = size = 0
    with target.open("r+b") as file:
        for line in file:
            if line.endswith(b"\n"):
                whole += 1
                size += len(line)
        file.truncate(size)
    return whole


def _fingerprint(source: Path) -> str:
    with source.open("rb") as file:
        return f"{source.stat().st_size}:{hashlib.sha256(file.read(LONGEST_LINE)).hexdigest()}"


Answers = list[tuple[bytes, bool]]


def _answer(job: BulkJob, lines: Iterator[tuple[int, bytes]], profile: Profile) -> Generator[Answers]:
    """Yield answered chunks in the order of their lines; one worker is this process itself."""
    if job.workers > 1:
        yield from _answer_in_pool(job, lines)
        return
    while chunk := list(islice(lines, CHUNK)):
        yield _answer_chunk(chunk, profile, job.today)


def _answer_in_pool(job: BulkJob, lines: Iterator[tuple[int, bytes]]) -> Generator[Answers]:
    """Share the chunks out among processes; a bounded number is under way at once."""
    pool = ProcessPoolExecutor(
        job.workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(job.profile_name, job.today),
    )
    under_way: deque[Future[Answers]] = deque()
    with pool:
        while chunk := list(islice(lines, CHUNK)):
            under_way.append(pool.submit(_work, chunk))
            if len(under_way) >= job.workers * CHUNKS_IN_FLIGHT_PER_WORKER:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


_WORKER: dict[str, Any] = {}


def _start_worker(profile_name: str | None, today: str) -> None:
    leave_with_parent()
    _WORKER.update(profile=load_profile(find_profile(profile_name)), today=today)
    warm_up()


def _work(chunk: list[tuple[int, bytes]]) -> Answers:
    return _answer_chunk(chunk, _WORKER["profile"], _WORKER["today"])


def _answer_chunk(chunk: list[tuple[int, bytes]], profile: Profile, today: str) -> Answers:
    return [answer_line(number, line, profile=profile, today=today) for number, line in chunk]


def answer_line(number: int, line: bytes, *, profile: Profile, today: str) -> tuple[bytes, bool]:
    """Return the answer to one line and whether it was judged; a bad line is a row that says why."""
    try:
        answer = write_qualification(judge(_read_line(line, today), RuleEngine(profile), profile))
    except AppError as error:
        return _write({"line": number, "error": error.code, "detail": error.detail}), False
    except Exception as error:  # noqa: BLE001 one bad line must not end a run of a hundred thousand
        return _write({"line": number, "error": "internal", "detail": type(error).__name__}), False
    return _write({"line": number, **answer}), True


def _read_line(line: bytes, today: str) -> LeadRecord:
    if len(line) > LONGEST_LINE:
        raise BadInput("The line is longer than 1 MiB.", ru="Строка длиннее 1 МиБ.")
    content = read_json(line)
    if not isinstance(content, dict):
        raise BadInput("The line is not an object.", ru="Строка — не объект.")
    record = content if "lead" in content else {"lead": content}
    return parse_record({"as_of": today, **record})


def _write(answer: dict[str, Any]) -> bytes:
    return write_json(answer).encode("utf-8", "replace") + b"\n"
