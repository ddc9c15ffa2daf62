"""Regular expressions that are compiled when a text first needs them, not when the room is opened."""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until one of its methods is asked for, then hands out the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # `re` keeps only 512 patterns; these are kept for the life of the process.
        value = getattr(self._compile(), name)
        setattr(self, name, value)
        return value

    def _compile(self) -> re.Pattern[str]:
        compiled: re.Pattern[str] | None = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = re.compile(self._source, self._flags)
        return compiled


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(source, flags)`; a broken source fails on first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
