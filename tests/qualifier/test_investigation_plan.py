from pathlib import Path

import pytest

from qualifier.investigation_plan import PLAN_PATH, PlanInvalid, is_kept, is_spared, load_plan
from qualifier.sources.catalogue import Speed, load_catalogue

PLAN = load_plan()
ROWS = {row.name: row for row in load_catalogue()}


def test_every_number_of_the_plan_says_since_when_and_why() -> None:
    for name in ("most_rounds", "nothing_share", "calls_at_once", "visits_at_once", "most_wait_s"):
        figure = getattr(PLAN, name)
        assert figure.since.year >= 2026
        assert len(figure.why) > 10


def test_the_plan_names_only_sources_of_the_catalogue() -> None:
    named = {rule.source for rule in PLAN.paces} | set(PLAN.needless_with_inn.value)
    assert named <= set(ROWS)


@pytest.mark.parametrize(
    ("name", "tells"), [("dadata", True), ("own_site", True), ("girbo", False), ("hh", False)]
)
def test_who_may_tell_which_company_it_is_follows_from_what_it_gives(name: str, *, tells: bool) -> None:
    assert PLAN.tells_identity(ROWS[name]) is tells


def test_that_there_is_nothing_is_believed_for_a_shorter_while() -> None:
    row = ROWS["dadata"]
    assert PLAN.fresh_days(row, has_facts=True) == row.fresh_days
    assert 0 < PLAN.fresh_days(row, has_facts=False) < row.fresh_days / 2


def test_what_visits_everybodys_sites_has_more_threads_than_what_asks_one_host() -> None:
    assert PLAN.threads_of(ROWS["own_site"]) > PLAN.threads_of(ROWS["dadata"])


def test_a_service_with_a_stated_limit_has_a_pace_below_it() -> None:
    pace = PLAN.pace_of("gleif")
    assert pace is not None
    assert pace.requests / pace.seconds < 1.0
    assert PLAN.pace_of("own_site") is None


@pytest.mark.parametrize(
    ("speed", "kept", "spared"),
    [(Speed.LOCAL, False, False), (Speed.FAST, True, False), (Speed.SLOW, True, True)],
)
def test_what_is_slow_is_spared_and_what_is_ours_is_not_kept(
    speed: Speed, *, kept: bool, spared: bool
) -> None:
    row = next(row for row in ROWS.values() if row.speed is speed)
    assert (is_kept(row), is_spared(row)) == (kept, spared)


@pytest.mark.parametrize(
    "text",
    ["most_rounds: 3", "nothing: true", PLAN_PATH.read_text(encoding="utf-8") + "\nmore: 1", ": :", "[1, 2]"],
)
def test_a_plan_with_a_fault_stops_the_start(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanInvalid):
        load_plan(path)


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanInvalid, match="cannot be read"):
        load_plan(tmp_path / "nowhere.yaml")
