"""Regular expressions compiled when a text first needs them, and not run where their letters do not stand."""

import re
from collections.abc import Callable
from typing import Any, cast

from qualifier.reading.needs import (
    MET,
    learn,
    mask_of,
    needs_met,
    needs_met_caseless,
    register,
)
from qualifier.reading.word_pieces import Need, needs_of

# What each method answers when there is no match.
_NOTHING: dict[str, Callable[[], Any]] = {
    "search": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}
# A longer text is searched without a look at it, unless there was one before; so is a shorter one, mostly
# cut out of a sentence: its few letters are searched sooner than looked at.
_WORTH_A_LOOK = 400
_TOO_SHORT = 24


# All of them, for whoever wants none compiled while a lead waits.
_MADE: list["_Lazy"] = []


class _Lazy:
    """Stands for a pattern until one of its methods is asked for, then hands out the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags
        register(self._tell)
        _MADE.append(self)

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

    def _tell(self) -> None:
        self._needed = mask_of(self._needs(self.pattern))

    def _needs(self, source: str) -> tuple[Need, ...]:
        if self._flags & re.VERBOSE:
            return ()
        try:
            needs = needs_of(source)
        except (IndexError, ValueError):
            return ()  # a broken source fails where it is used, not in everyone's look
        if self._flags & re.IGNORECASE:
            return tuple(frozenset(map(str.lower, need)) for need in needs)
        return needs

    def _gate(self, name: str) -> Callable[..., Any]:
        """Return the method, spared on a text that lacks what every match holds."""
        learn()
        if not self._needed:
            return cast("Callable[..., Any]", getattr(self._compile(), name))
        return self._gate_caseless(name) if self._flags & re.IGNORECASE else self._gate_exact(name)

    def _gate_exact(self, name: str) -> Callable[..., Any]:
        nothing, seen, needed = _NOTHING[name], MET.get, self._needed
        method: Callable[..., Any] | None = None

        def ask(text: str, *span: int) -> Any:
            nonlocal method
            met = seen(text)
            if met is None and _TOO_SHORT < len(text) <= _WORTH_A_LOOK:
                met = needs_met(text)
            if met is not None and met & needed != needed:
                return nothing()
            if method is None:
                method = cast("Callable[..., Any]", getattr(self._compile(), name))
            return method(text, *span)

        return ask

    def _gate_caseless(self, name: str) -> Callable[..., Any]:
        nothing, needed = _NOTHING[name], self._needed
        method: Callable[..., Any] | None = None

        def ask(text: str, *span: int) -> Any:
            nonlocal method
            if len(text) <= _WORTH_A_LOOK and needs_met_caseless(text) & needed != needed:
                return nothing()
            if method is None:
                method = cast("Callable[..., Any]", getattr(self._compile(), name))
            return method(text, *span)

        return ask


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as `re.compile(source, flags)`; a broken source fails on first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def compile_patterns() -> None:
    """Compile whatever was not compiled yet; a broken source goes on failing where it is used."""
    for made in tuple(_MADE):
        try:
            made._compile()
        except re.error:
            continue
