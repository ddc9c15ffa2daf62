import pytest

from api.sources_town.call import say_json
from api.sources_town.moods import EVERYBODY, Behaviour, Ledger, Mood, break_answer, read_behaviour
from kit.errors import BadInput
from tests.api.sources_town.door import read

WELL = say_json({"a": 1})


@pytest.mark.parametrize(
    "content",
    [{"mood": "merry"}, {"latency_ms": -1}, {"latency_ms": True}, {"latency_ms": "5"}, {"latency_ms": 10**6}],
)
def test_a_behaviour_that_nobody_knows_is_refused(content: dict) -> None:
    with pytest.raises(BadInput):
        read_behaviour(content)


def test_a_behaviour_is_well_and_quick_unless_told() -> None:
    assert read_behaviour({}) == Behaviour()
    assert read_behaviour({"mood": "busy", "latency_ms": 5}) == Behaviour(mood=Mood.BUSY, latency_ms=5)


@pytest.mark.parametrize(
    ("mood", "status"),
    [
        (Mood.BUSY, 429),
        (Mood.UNAVAILABLE, 503),
        (Mood.REDIRECT_PRIVATE, 302),
        (Mood.HUGE, 200),
        (Mood.WELL, 200),
    ],
)
def test_a_mood_changes_the_answer(mood: Mood, status: int) -> None:
    assert break_answer(mood, WELL).status == status


def test_what_is_broken_is_broken_as_outside() -> None:
    assert break_answer(Mood.BUSY, WELL).headers == {"Retry-After": "1"}
    assert break_answer(Mood.REDIRECT_PRIVATE, WELL).headers["Location"].startswith("http://169.254.")
    assert len(break_answer(Mood.HUGE, WELL).body) > 10 * 1024 * 1024
    assert break_answer(Mood.WRONG_TYPE, WELL).media_type == "image/png"
    with pytest.raises(ValueError, match="decode"):
        read(break_answer(Mood.GARBAGE, WELL))
    assert break_answer(Mood.TRUNCATED, WELL) == WELL


def test_one_host_may_be_ill_while_the_others_are_well() -> None:
    ledger = Ledger()
    ledger.set("a.example", Behaviour(mood=Mood.DOWN))
    assert ledger.behaviour_of("a.example").mood is Mood.DOWN
    assert ledger.behaviour_of("b.example").mood is Mood.WELL
    ledger.set(EVERYBODY, Behaviour(mood=Mood.BUSY))
    assert ledger.behaviour_of("a.example").mood is Mood.BUSY
    ledger.reset()
    assert ledger.behaviour_of("a.example") == Behaviour()


def test_who_asks_for_more_than_a_service_allows_is_counted_and_refused() -> None:
    ledger = Ledger()
    allowed = [ledger.enter("api.gleif.org") for _ in range(70)]
    assert allowed == [True] * 66 + [False] * 4
    ledger.leave("api.gleif.org")
    said = read(ledger.describe())
    assert said["requests"] == {"api.gleif.org": 70}
    assert said["refused_for_pace"] == {"api.gleif.org": 4}
    assert said["most_at_once"] == {"api.gleif.org": 70}
    assert said["running"] == {"api.gleif.org": 69}


def test_a_site_has_no_limit_but_the_doors() -> None:
    ledger = Ledger()
    assert all(ledger.enter("romashka.example") for _ in range(1_000))
