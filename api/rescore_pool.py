"""Judging many stored records: on the cores of this machine, or on those of a Ray cluster; in their order."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from api.parent import leave_with_parent
from api.published_text import PublishedText, read_published
from kit.errors import SettingsInvalid
from qualifier.canonical_json import read_json
from qualifier.chance.published import Published
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import judge
from qualifier.reading.warm_up import warm_up
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine

CHUNKS_IN_FLIGHT_PER_WORKER = 3
_ROOT = Path(__file__).resolve().parent.parent
# What a node of a cluster needs of us, and nothing of what lies beside it.
_ROOMS = ("kit", "prompts", "qualifier", "api")

# A conclusion, or the kind of error that made it impossible.
Judged = Conclusion | str
JudgeChunks = Callable[[Iterable[tuple[str, ...]]], Iterator[tuple[Judged, ...]]]


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
    under_way: deque[Future[tuple[Judged, ...]]] = deque()
    with pool:
        for chunk in chunks:
            under_way.append(pool.submit(_work, chunk))
            if len(under_way) >= workers * CHUNKS_IN_FLIGHT_PER_WORKER:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


_WORKER: dict[str, tuple[Profile, PublishedText | None]] = {}


def _start_worker(profile: str, given: PublishedText | None) -> None:
    leave_with_parent()
    _WORKER["by"] = (Profile.model_validate_json(profile), given)
    warm_up()


def _work(chunk: tuple[str, ...]) -> tuple[Judged, ...]:
    return judge_texts(chunk, *_WORKER["by"])


def judge_on_ray(profile: Profile, address: str, given: PublishedText | None = None) -> JudgeChunks:
    """Return what judges on a cluster; SettingsInvalid when its library or the cluster is not there."""
    ray = _open_ray(address)
    told = ray.put((profile.model_dump_json(), given))
    remote = ray.remote(_work_on_ray)

    def run(chunks: Iterable[tuple[str, ...]]) -> Iterator[tuple[Judged, ...]]:
        most = CHUNKS_IN_FLIGHT_PER_WORKER * max(1, int(ray.cluster_resources().get("CPU", 1)))
        under_way: deque[Any] = deque()
        for chunk in chunks:
            under_way.append(remote.remote(chunk, told))
            if len(under_way) >= most:
                yield ray.get(under_way.popleft())
        while under_way:
            yield ray.get(under_way.popleft())

    return run


def _open_ray(address: str) -> Any:
    try:
        import ray  # noqa: PLC0415  (an extra of hundreds of MB)
    except ImportError as error:
        raise SettingsInvalid(
            "Ray is not installed: pip install -r requirements-bulk.lock",
            ru="Ray не установлен: pip install -r requirements-bulk.lock",
        ) from error
    try:
        ray.init(
            address,
            runtime_env={"py_modules": [str(_ROOT / room) for room in _ROOMS]},
            log_to_driver=False,
            logging_level="error",
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SettingsInvalid(
            f"No Ray cluster answers at {address}.", ru=f"Кластер Ray не отвечает по адресу {address}."
        ) from error
    return ray


_READ: dict[str, Profile] = {}


def _work_on_ray(chunk: tuple[str, ...], by: tuple[str, PublishedText | None]) -> tuple[Judged, ...]:
    """A node's process reads the profile once; another run of another profile reads its own."""
    profile, given = by
    if profile not in _READ:
        _READ.clear()
        _READ[profile] = Profile.model_validate_json(profile)
        warm_up()
    return judge_texts(chunk, _READ[profile], given)
