from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from qualifier.deals.ranking_rules import FEATURES, RULES_PATH, load_ranking


def test_the_rules_of_the_package_are_whole() -> None:
    rules = load_ranking()
    assert sum(rules.weight(feature) for feature in FEATURES) == pytest.approx(1)
    assert rules.number("fusion_offset") == 60


@pytest.mark.parametrize(
    ("section", "name", "change"),
    [
        ("weights", "meaning", {"value": 0.9}),
        ("weights", "meaning", {"why": ""}),
        ("weights", "meaning", {"value": -0.3}),
        ("weights", "charm", {"value": 0.0}),
        ("numbers", "list_length", {"value": 0}),
        ("numbers", "surprise", {"value": 1}),
    ],
)
def test_rules_that_do_not_add_up_are_refused(
    tmp_path: Path, section: str, name: str, change: dict[str, object]
) -> None:
    content = yaml.safe_load(RULES_PATH.read_text(encoding="utf-8"))
    usual = {"value": 1, "since": "2026-01-01", "why": "because"}
    content[section][name] = {**content[section].get(name, usual), **change}
    path = tmp_path / "ranking.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(ValidationError):
        load_ranking(path)


def test_the_aim_the_trade_and_the_products_decide_most() -> None:
    rules = load_ranking()
    weights = {feature: rules.weight(feature) for feature in FEATURES}
    most = sorted(weights, key=lambda feature: -weights[feature])[:3]
    assert set(most) == {"aim", "industry", "products"}
    assert all(number.why and number.since for number in rules.weights.values())


@pytest.mark.parametrize("section", ["weights", "numbers"])
def test_a_rule_that_is_missing_is_refused(tmp_path: Path, section: str) -> None:
    content = yaml.safe_load(RULES_PATH.read_text(encoding="utf-8"))
    content[section].pop(next(iter(content[section])))
    path = tmp_path / "ranking.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(ValidationError, match="exactly these"):
        load_ranking(path)
