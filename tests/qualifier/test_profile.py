import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import qualifier.profile
from kit.errors import ProfileInvalid
from qualifier.profile import BUNDLED, DEFAULT_PATH, find_profile, load_profile, main


def write_bent(folder: Path, path: str, value: Any) -> Path:
    """Write the default profile with one value bent; `path` is dotted."""
    content = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    *parents, last = path.split(".")
    holder = content
    for key in parents:
        holder = holder[key]
    holder[last] = value
    bent = folder / "bent.yaml"
    bent.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return bent


def test_every_bundled_profile_is_sound() -> None:
    assert load_profile().name == "adtech-ru"
    assert [load_profile(path).lang for path in sorted(BUNDLED.glob("*.yaml"))]


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("surprise", 1, "surprise"),
        ("fit.a_from.value", 40, "b_from must be below a_from"),
        ("fit.a_from.value", 140, "fit.a_from"),
        ("timing.confirmed_months.value", 7, "confirmed_months must be below"),
        ("size.partial_employees.value", 900, "partial_employees must be below"),
        ("size.partial_revenue_rub.value", 9_000_000_000, "partial_revenue_rub must be below"),
        ("weights.bant", {"budget": 0.5, "authority": 0.5, "need": 0.5, "timing": 0.5}, "add up to 1"),
        ("weights.icp", {"industry": 1.0}, "must name exactly its criteria"),
        ("weights.priority", {"bant": 1.0}, "bant, champ, icp"),
        ("qualified.confirmed_at_least", 9, "more than confirmed_of names"),
        ("points", {"confirmed": 100}, "four levels"),
        ("reason_order", ["spam"], "every reason"),
        ("questions", {"budget": {"ru": "?", "en": "?"}}, "every criterion"),
        ("vat_rate", [], "ordered by since"),
        ("currency_rub", {"USD": {"value": 80, "since": "2026-01-01", "why": "rate"}}, "hold RUB"),
        ("minimum_order_rub", 300000, "minimum_order_rub"),
        ("minimum_order_rub.why", "", "why"),
    ],
)
def test_a_bent_profile_is_refused_and_the_fault_is_named(
    tmp_path: Path, path: str, value: Any, complaint: str
) -> None:
    with pytest.raises(ProfileInvalid, match="bent.yaml") as raised:
        load_profile(write_bent(tmp_path, path, value))
    assert complaint in raised.value.detail


def test_a_changed_threshold_changes_the_hash(tmp_path: Path) -> None:
    bent = load_profile(write_bent(tmp_path, "minimum_order_rub.value", 500_000))
    assert bent.hash != load_profile().hash
    assert load_profile().hash == load_profile().hash


@pytest.mark.parametrize(
    ("day", "rate"), [(date(2025, 12, 31), 0.20), (date(2026, 1, 1), 0.22), (date(2010, 1, 1), 0.20)]
)
def test_vat_is_that_of_the_day(day: date, rate: float) -> None:
    assert load_profile().vat_at(day) == rate


def test_a_profile_that_extends_takes_the_rest_from_the_default() -> None:
    other, default = load_profile(find_profile("software-en")), load_profile()
    assert other.minimum_order_rub.value != default.minimum_order_rub.value
    assert other.roles == default.roles
    assert other.questions[next(iter(other.questions))].ru
    assert {product.currency for product in other.price_book} == {"USD"}


def test_find_profile_takes_a_name_a_path_or_nothing(tmp_path: Path) -> None:
    assert find_profile(None) == DEFAULT_PATH
    assert find_profile("software-en").parent == BUNDLED
    assert find_profile(str(tmp_path / "own.yaml")) == tmp_path / "own.yaml"


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "name: only"])
def test_what_is_no_profile_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileInvalid, match="odd.yaml"):
        load_profile(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileInvalid, match="cannot be read"):
        load_profile(tmp_path / "none.yaml")


def test_lint_says_what_is_wrong_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write_bent(tmp_path, "fit.a_from.value", 40)
    assert main([str(bad)]) == 1
    assert "b_from must be below a_from" in capsys.readouterr().out
    assert main([str(DEFAULT_PATH)]) == 0


def test_a_bundled_profile_that_changed_under_its_version_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qualifier.profile, "RELEASED", tmp_path / "released.json")
    assert main([]) == 1
    assert "not released" in capsys.readouterr().out
    assert main(["--release"]) == 0
    assert main([]) == 0
    noted = json.loads((tmp_path / "released.json").read_text(encoding="utf-8"))
    (tmp_path / "released.json").write_text(json.dumps(dict.fromkeys(noted, "other")), encoding="utf-8")
    assert main([]) == 1
    assert "raise `version`" in capsys.readouterr().out


def test_every_bundled_profile_is_released_as_it_stands() -> None:
    assert main([]) == 0
