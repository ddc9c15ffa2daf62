"""Regular expressions compiled when a text first needs them, and not run where their letters do not stand."""

import re
from collections.abc import Callable
from typing import Any, cast

from qualifier.reading.needs import LOOKS, Need, needs_of, register

# What each method answers when there is no match.
_NOTHING: dict[str, Callable[[], Any]] = {
    "search": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}
# Shorter pieces stand in nearly every text.
_LEAST = 3


class _Lazy:
    """Stands for a pattern until one of its methods is asked for, then hands out the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        if not flags & re.IGNORECASE:
            register(self._needs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # `re` keeps only 512 patterns; these are kept for the life of the process.
        value = self._gate(name) if name in _NOTHING else getattr(self._compile(), name)
        setattr(self, name, value)
        return value

    def _compile(self) -> re.Pattern[str]:
        compiled: re.Pattern[str] | None = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = re.compile(self.pattern, self._flags)
        return compiled

    def _needs(self) -> tuple[Need, ...]:
        if self._flags & re.IGNORECASE:
            return ()
        try:
            needs = needs_of(self.pattern)
        except (IndexError, ValueError):
            return ()  # a broken source fails where it is used, not in everyone's look
        return tuple(need for need in needs if min(map(len, need)) >= _LEAST)

    def _gate(self, name: str) -> Callable[..., Any]:
        """Return the method, spared on a text that was looked at and lacks what every match holds."""
        useful = self._needs()
        if not useful:
            return cast("Callable[..., Any]", getattr(self._compile(), name))
        nothing, seen = _NOTHING[name], LOOKS.get
        method: Callable[..., Any] | None = None

        def ask(text: str, *span: int) -> Any:
            nonlocal method
            grams = seen(text)
            if grams is not None:
                for need in useful:
                    if need.isdisjoint(grams):
                        return nothing()
            if method is None:
                method = cast("Callable[..., Any]", getattr(self._compile(), name))
            return method(text, *span)

        return ask


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(source, flags)`; a broken source fails on first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
