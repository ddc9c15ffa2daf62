"""How an answer is compared with an oracle: every difference is named, none is averaged away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

# One case and all cases of its folder by family -> what differs; nothing differs = passed.
Case = Mapping[str, Any]
Folder = Mapping[str, Sequence[Case]]
Check = Callable[[Case, Folder], list[str]]


def differ(name: str, got: Any, want: Any, *, absolute: float = 0.0, relative: float = 0.0) -> list[str]:
    """Name each number, at any depth, that misses the wanted one by more than the tolerance."""
    return list(_differences(name, got, want, absolute=absolute, relative=relative))


def _differences(name: str, got: Any, want: Any, *, absolute: float, relative: float) -> Iterator[str]:
    if isinstance(want, (list, tuple)):
        yield from _sequence_differences(name, got, want, absolute=absolute, relative=relative)
    elif isinstance(want, Mapping):
        for key, value in want.items():
            inner = got.get(key) if isinstance(got, Mapping) else None
            yield from _differences(f"{name}.{key}", inner, value, absolute=absolute, relative=relative)
    elif not _agrees(got, want, absolute=absolute, relative=relative):
        yield f"{name}: got {got}, want {want}"


def _sequence_differences(
    name: str, got: Any, want: Sequence[Any], *, absolute: float, relative: float
) -> Iterator[str]:
    found = list(got) if got is not None else []
    if len(found) < len(want):
        yield f"{name}: got {len(found)} values, want {len(want)}"
        return
    for index, (one, other) in enumerate(zip(found, want, strict=False)):
        yield from _differences(f"{name}[{index}]", one, other, absolute=absolute, relative=relative)


def _agrees(got: Any, want: Any, *, absolute: float, relative: float) -> bool:
    if want is None or isinstance(want, (bool, str)) or got is None:
        return bool(got == want)
    # An exact oracle still travels through binary floats.
    slack = max(absolute, relative * abs(float(want)), 1e-9 * max(1.0, abs(float(want))))
    return abs(float(got) - float(want)) <= slack
