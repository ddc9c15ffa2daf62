"""The proofs of forecasts on a small sample; the long runs are the commands'."""

import json
import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from eval.bench_plans import widen_card
from eval.run import main
from eval.scenario_coverage import describe_scenario_coverage, run_scenario_coverage
from eval.scenario_worlds import World, join_world, play_line
from eval.shrinkage_simulation import COUNTS, describe_shrinkage, run_shrinkage
from planner.brief import Channel
from planner.media_plan import Goal
from planner.plan_candidates import list_bought
from planner.sourced import Benchmark
from planner.uncertainty import load_uncertainty
from tests.planner.builders import the_card
from tests.planner.drafts import plan_of

RATE = Benchmark(
    p25=Decimal("0.01"), p50=Decimal("0.02"), p75=Decimal("0.03"), source="assumption", since=date(2026, 1, 1)
)


def test_four_worlds_of_five_fall_between_p10_and_p90() -> None:
    report = run_scenario_coverage(3, 200)
    assert report["is_within"]
    for three in report["figures"].values():
        assert sum(three.values()) == pytest.approx(1, abs=1e-3)
        assert three["between"] == pytest.approx(0.8, abs=0.1)
    rows = dict(describe_scenario_coverage(report))
    assert rows["plans x worlds"] == "3 x 200"
    assert {"clicks", "leads", "reach"} <= set(rows)


def test_a_world_keeps_the_quarters_that_it_is_given() -> None:
    dice = random.Random(1)
    drawn = sorted(World(dice, 0.5).draw_rate("ctr", RATE) for _ in range(4_000))
    assert drawn[1_000] == pytest.approx(0.5, rel=0.08)
    assert drawn[2_000] == pytest.approx(1, rel=0.05)
    assert drawn[3_000] == pytest.approx(1.5, rel=0.08)
    assert World(dice, 0.5).draw_rate("ctr", None) == 1


def test_lines_of_one_world_share_its_market() -> None:
    dice = random.Random(2)
    alone, together = World(dice, 0.0), World(dice, 1.0)
    assert together.draw("ctr") == together.draw("ctr")
    assert alone.draw("ctr") != alone.draw("ctr")


@pytest.mark.parametrize(
    "wanted", [(Channel.SMS, Channel.PUSH), (Channel.MARKETPLACE, Channel.CALL_CENTER), (Channel.OLV,)]
)
def test_a_world_never_reaches_more_people_than_there_are(wanted: tuple[Channel, ...]) -> None:
    plan, dice = plan_of(channels_wanted=wanted), random.Random(3)
    bought = list_bought(plan, the_card())
    for _ in range(50):
        lines = [play_line(World(dice, 0.5), one, load_uncertainty()) for one in bought]
        found = join_world(plan, bought, lines)
        assert 0 <= found[Goal.REACH] <= plan.target.people
        assert found[Goal.REACH] >= max(line.people for line in lines) - 1e-6


def test_shrinkage_beats_the_raw_mean_and_the_card() -> None:
    report = run_shrinkage(12)
    assert report["beats_both"]
    overall = report["overall"]
    assert overall["shrunk"] < 0.85 * min(overall["raw"], overall["pooled"], overall["card"])
    few, many = (report["by_world"]["as the card says"][count] for count in (COUNTS[0], COUNTS[-1]))
    assert many["shrunk"] < few["shrunk"]
    assert len(describe_shrinkage(report)) == 3 * len(COUNTS) + 1


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (["scenario-coverage", "--plans", "2", "--worlds", "60"], "covered"),
        (["shrinkage", "--sellers", "4"], "overall"),
    ],
)
def test_the_commands_print_and_write_what_they_found(
    tmp_path: Path, capsys, command: list[str], key: str
) -> None:
    path = tmp_path / "report.json"
    assert main([*command, "--json", str(path)]) in (0, 2)
    assert key in json.loads(path.read_text(encoding="utf-8"))
    assert capsys.readouterr().out.strip()


def test_a_wide_card_has_every_row_several_times() -> None:
    wide = widen_card(the_card(), 2)
    assert len(wide.rows) == 2 * len(the_card().rows)
    first, second = (next(row for row in wide.rows if row.id == f"sms-base-{n}") for n in range(2))
    assert first.price is not None
    assert second.price is not None
    assert second.price.value == first.price.value * Decimal("1.01")
