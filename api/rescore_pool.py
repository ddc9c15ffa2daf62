"""Judging many stored records on the cores of this machine, in their order."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

from api.parent import leave_with_parent
from api.published_text import PublishedText, read_published
from kit.errors import AppError
from qualifier.canonical_json import read_json
from qualifier.chance.published import Published
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import judge
from qualifier.reading.warm_up import warm_up
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine

CHUNKS_IN_FLIGHT_PER_WORKER = 3

# A conclusion, or the kind of error that made it impossible.
Judged = Conclusion | str
Answer = TypeVar("Answer")
JudgeChunks = Callable[[Iterable[tuple[str, ...]]], Iterator[tuple[Judged, ...]]]


class JudgeLost(AppError):
    """A process that judges was ended. What was judged is kept: the same command goes on behind it."""

    status = 503
    code = "judge_lost"
    ru = "Процесс оценки был завершён. Оценённое сохранено: та же команда продолжит с этого места."


def judge_texts(
    records: tuple[str, ...], profile: Profile, given: PublishedText | None = None
) -> tuple[Judged, ...]:
    """Judge stored records by the rules; a record that cannot be judged costs only itself."""
    engine, published = RuleEngine(profile), read_published(given)
    return tuple(_judge(record, engine, profile, published) for record in records)


def _judge(record: str, engine: RuleEngine, profile: Profile, published: Published | None) -> Judged:
    try:
        return conclude(judge(parse_record(read_json(record.encode())), engine, profile, published))
    except Exception as error:  # noqa: BLE001 one bad record must not end a run of a hundred thousand
        return type(error).__name__


def judge_locally(profile: Profile, workers: int, given: PublishedText | None = None) -> JudgeChunks:
    """Return what judges on so many cores; one is this process itself."""
    if workers <= 1:
        return lambda chunks: (judge_texts(chunk, profile, given) for chunk in chunks)
    return lambda chunks: _judge_in_pool(chunks, (profile.model_dump_json(), given), workers)


def _judge_in_pool(
    chunks: Iterable[tuple[str, ...]], by: tuple[str, PublishedText | None], workers: int
) -> Iterator[tuple[Judged, ...]]:
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=by,
    )
    try:
        with pool:
            _start_all(pool, workers)
            yield from spread(
                chunks,
                partial(_submit, pool),
                lambda answer: answer.result(),
                most=workers * CHUNKS_IN_FLIGHT_PER_WORKER,
            )
    # The system ends a process when memory is short; nothing of the run is lost by it.
    except BrokenProcessPool as error:
        raise JudgeLost from error


def _start_all(pool: ProcessPoolExecutor, workers: int) -> None:
    """Start each process before the first chunk: a pool that breaks while it starts one may wait for ever.

    The library starts processes on demand; one started after the others were ended is never ended itself
    (CPython 3.11).
    """
    for _ in range(workers):
        pool.submit(_be_there)


def _be_there() -> None:
    """What a process does that was only to be started."""


def _submit(pool: ProcessPoolExecutor, chunk: tuple[str, ...]) -> "Future[tuple[Judged, ...]]":
    try:
        return pool.submit(_work, chunk)
    # A pool that breaks while it starts another process says so in this way.
    except OSError as error:
        raise BrokenProcessPool from error


def spread(
    chunks: Iterable[tuple[str, ...]],
    ask: Callable[[tuple[str, ...]], Answer],
    wait: Callable[[Answer], tuple[Judged, ...]],
    *,
    most: int,
) -> Iterator[tuple[Judged, ...]]:
    """Return the chunks' conclusions in their order, with so many chunks under way at once."""
    under_way: deque[Answer] = deque()
    for chunk in chunks:
        under_way.append(ask(chunk))
        if len(under_way) >= most:
            yield wait(under_way.popleft())
    while under_way:
        yield wait(under_way.popleft())


_WORKER: dict[str, tuple[Profile, PublishedText | None]] = {}


def _start_worker(profile: str, given: PublishedText | None) -> None:
    leave_with_parent()
    _WORKER["by"] = (Profile.model_validate_json(profile), given)
    warm_up()


def _work(chunk: tuple[str, ...]) -> tuple[Judged, ...]:
    return judge_texts(chunk, *_WORKER["by"])
