from pathlib import Path

import pytest

from planner.benchmark_rules import DEFAULT_PATH, BenchmarkRulesInvalid, load_benchmark_rules


def test_every_rule_says_since_when_and_why() -> None:
    for figure in load_benchmark_rules().model_dump().values():
        assert figure["since"].year == 2026
        assert len(figure["why"]) > 20


@pytest.mark.parametrize(
    ("old", "new"),
    [("seller_share: {value: 0.5", "seller_share: {value: 1.5"), ("oldest_days", "eldest_days")],
)
def test_a_broken_file_is_refused_whole(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(DEFAULT_PATH.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BenchmarkRulesInvalid, match=r"rules\.yaml"):
        load_benchmark_rules(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkRulesInvalid, match="none"):
        load_benchmark_rules(tmp_path / "none.yaml")
