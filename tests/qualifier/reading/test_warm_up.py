import re

import pytest

from qualifier.reading.expressions import any_of
from qualifier.reading.gated import gate
from qualifier.reading.patterns import pattern
from qualifier.reading.warm_up import warm_up

BOATS = pattern(r"лодк\w+ нет")
OARS = gate("весл", r"весл\w+ нет")
SHIPS = any_of(r"корабл\w+ нет", r"шлюп\w+")
BROKEN = pattern("((")


def test_after_the_warm_up_nothing_is_compiled_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled while a lead waits")

    monkeypatch.setattr(re, "compile", refuse)
    assert BOATS.search("лодки нет")
    assert OARS.search("весла нет")
    assert SHIPS.search("корабля нет")


def test_a_broken_pattern_stops_no_warm_up() -> None:
    warm_up()
    with pytest.raises(re.error):
        BROKEN.search("x")


def test_warming_up_again_changes_nothing() -> None:
    warm_up()
    warm_up()
    assert SHIPS.search("шлюпка")
