"""Judging stored records on the nodes of a Ray cluster, which have our packages and are sent our code."""

import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from api.published_text import PublishedText
from api.rescore_pool import CHUNKS_IN_FLIGHT_PER_WORKER, JudgeChunks, Judged, judge_texts, spread
from kit.clock import read_stopwatch
from kit.errors import AppError, SettingsInvalid
from qualifier.profile import Profile
from qualifier.reading.warm_up import warm_up

_ROOT = Path(__file__).resolve().parent.parent
# What a node of a cluster needs of us, and nothing of what lies beside it.
_ROOMS = ("kit", "prompts", "qualifier", "api")
# The library itself tries for more than three minutes, and then ends this process without a word of ours.
_KNOCK_S = 5.0
# The first answer waits until the nodes have our code and have read the word lists; a busy one takes minutes.
_ANSWER_S = 900.0
_LOOK_S = 10.0
# A node may be taken away many times in a long run; the same records are judged again elsewhere.
_RETRIES = 10
_LONGEST_REASON = 300
_WANTED = "RAY_AUTH_MODE=token, RAY_AUTH_TOKEN=?"


class ClusterLost(AppError):
    """The Ray cluster was lost midway. What was judged is kept: the same command goes on behind it."""

    status = 503
    code = "cluster_lost"
    ru = "Кластер Ray пропал на полпути. Оценённое сохранено: та же команда продолжит с этого места."


class NodeUnfit(AppError):
    """The nodes of the Ray cluster cannot run our code."""

    status = 503
    code = "cluster_node_unfit"
    ru = "Узлы кластера Ray не могут выполнять наш код."


def judge_on_ray(profile: Profile, address: str, given: PublishedText | None = None) -> JudgeChunks:
    """Return what judges on a cluster; SettingsInvalid when its library or the cluster is not there."""
    ray = _open(address)
    told = ray.put((profile.model_dump_json(), given))
    remote = ray.remote(max_retries=_RETRIES)(_work_on_ray)

    def run(chunks: Iterable[tuple[str, ...]]) -> Iterator[tuple[Judged, ...]]:
        cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
        try:
            yield from spread(
                chunks,
                lambda chunk: remote.remote(chunk, told),
                lambda answer: _wait(ray, answer, address),
                most=CHUNKS_IN_FLIGHT_PER_WORKER * cores,
            )
        finally:
            ray.shutdown()

    return run


def _wait(ray: Any, answer: Any, address: str = "auto") -> tuple[Judged, ...]:
    """Return a chunk's conclusions; a bad record is told among them, so that any other error is a node's."""
    try:
        return _ask(ray, answer, address)
    except (ray.exceptions.RayTaskError, ray.exceptions.RuntimeEnvSetupError) as error:
        reason = _shorten(error)
        raise NodeUnfit(
            "The nodes of the Ray cluster cannot run our code: each needs Python 3.11 and the packages of"
            f" requirements-bulk.lock. {reason}",
            ru="Узлы кластера Ray не могут выполнять наш код: на каждом нужны Python 3.11 и пакеты из"
            f" requirements-bulk.lock. {reason}",
        ) from error
    except (ray.exceptions.RayError, ConnectionError, RuntimeError, SettingsInvalid) as error:
        raise ClusterLost from error


def _ask(ray: Any, answer: Any, address: str) -> tuple[Judged, ...]:
    """Look now and then whether the cluster is there: a minute after it is gone the library ends us."""
    until = read_stopwatch() + _ANSWER_S
    while True:
        try:
            judged: tuple[Judged, ...] = ray.get(answer, timeout=_LOOK_S)
        except ray.exceptions.GetTimeoutError:
            if read_stopwatch() > until:
                raise
            _knock(address)
        else:
            return judged


def _shorten(error: BaseException) -> str:
    """The last line names the fault; above it stand the frames of a machine that nobody sees."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:_LONGEST_REASON]


def _open(address: str) -> Any:
    try:
        import ray  # noqa: PLC0415  (an extra of hundreds of MB)
    except ImportError as error:
        raise SettingsInvalid(
            "Ray is not installed: pip install -r requirements-bulk.lock",
            ru="Ray не установлен: pip install -r requirements-bulk.lock",
        ) from error
    _knock(address)
    try:
        ray.init(
            address,
            runtime_env={"py_modules": [str(_ROOT / room) for room in _ROOMS]},
            log_to_driver=False,
            logging_level="error",
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        reason = _WANTED if _asks_for_token(error) else _shorten(error)
        raise SettingsInvalid(
            f"The Ray cluster at {address} cannot be used: {reason}",
            ru=f"Кластер Ray по адресу {address} не подходит: {reason}",
        ) from error
    return ray


def _asks_for_token(error: BaseException | None) -> bool:
    """The library says so far below what it raises in the end."""
    while error is not None:
        if type(error).__name__ == "AuthenticationError" or "AuthToken" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _knock(address: str) -> None:
    """Refuse an address where nobody listens; `auto` is for the library to find."""
    if address == "auto":
        return
    try:
        place = urlsplit(address if "://" in address else f"ray-node://{address}")
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=_KNOCK_S):
            return
    except (OSError, ValueError) as error:
        raise SettingsInvalid(
            f"No Ray cluster answers at {address}. HOST:PORT is for a machine that is a node itself,"
            " ray://HOST:10001 for any other.",
            ru=f"Кластер Ray не отвечает по адресу {address}. АДРЕС:ПОРТ — для машины, которая сама узел,"
            " ray://АДРЕС:10001 — для любой другой.",
        ) from error


_READ: dict[str, Profile] = {}


def _work_on_ray(chunk: tuple[str, ...], by: tuple[str, PublishedText | None]) -> tuple[Judged, ...]:
    """A node's process reads the profile once; another run of another profile reads its own."""
    profile, given = by
    if profile not in _READ:
        _READ.clear()
        _READ[profile] = Profile.model_validate_json(profile)
        warm_up()
    return judge_texts(chunk, _READ[profile], given)
