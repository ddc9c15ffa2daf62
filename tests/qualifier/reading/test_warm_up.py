import gc
import re
from collections.abc import Iterator

import pytest

from qualifier.reading.expressions import any_of
from qualifier.reading.gated import gate
from qualifier.reading.patterns import pattern
from qualifier.reading.warm_up import warm_up

BOATS = pattern(r"лодк\w+ нет")
OARS = gate("весл", r"весл\w+ нет")
SHIPS = any_of(r"корабл\w+ нет", r"шлюп\w+")
BROKEN = pattern("((")


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


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


def test_what_is_loaded_is_no_longer_looked_through_for_rubbish() -> None:
    warm_up()
    assert gc.get_freeze_count() > 1_000
    assert gc.isenabled()
