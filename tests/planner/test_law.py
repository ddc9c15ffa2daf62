from datetime import date
from pathlib import Path

import pytest

from kit.errors import BadInput
from planner.law import DEFAULT_PATH, LawInvalid, load_law

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("category", "radio", "tv", "frame", "area", "since"),
    [
        ("medicine", 3, 5, 0.07, 0.05, None),
        ("medical_service", 3, 5, 0.07, 0.05, None),
        ("medical_device", 3, 5, 0.07, 0.05, None),
        ("supplement", 3, 5, 0.07, 0.10, None),
        ("consumer_credit", 3, 3, None, 0.05, date(2025, 3, 1)),
        ("energy_drink", 3, 5, 0.07, 0.07, date(2026, 3, 1)),
        ("betting", 3, 5, 0.07, 0.07, date(2026, 9, 1)),
        # Briefs call it so.
        ("bets", 3, 5, 0.07, 0.07, date(2026, 9, 1)),
    ],
)
def test_a_warning_has_the_size_the_law_asks(
    category: str, radio: int, tv: int, frame: float | None, area: float, since: date | None
) -> None:
    warning = load_law().find_warning(category, TODAY)
    assert warning is not None
    assert (warning.radio_seconds_min, warning.tv_seconds_min) == (radio, tv)
    assert (warning.tv_frame_share_min, warning.other_area_share_min) == (frame, area)
    assert warning.since == since
    assert warning.source


@pytest.mark.parametrize(
    ("category", "day"),
    [
        ("energy_drink", date(2026, 2, 28)),
        ("betting", date(2026, 8, 31)),
        ("consumer_credit", date(2025, 2, 28)),
        ("furniture", TODAY),
    ],
)
def test_no_warning_is_asked_before_its_day_or_of_other_goods(category: str, day: date) -> None:
    assert load_law().find_warning(category, day) is None


@pytest.mark.parametrize(
    ("year", "quarter", "calculated", "paid"),
    [
        (2025, 2, date(2025, 8, 15), date(2025, 9, 5)),
        (2025, 3, date(2025, 11, 15), date(2025, 12, 5)),
        (2025, 4, date(2026, 2, 15), date(2026, 3, 5)),
        (2026, 1, date(2026, 5, 15), date(2026, 6, 5)),
    ],
)
def test_the_levy_is_due_in_the_months_after_the_quarter(
    year: int, quarter: int, calculated: date, paid: date
) -> None:
    levy = load_law().levy
    assert levy.calculation_by(year, quarter) == calculated  # type: ignore[arg-type]
    assert levy.payment_by(year, quarter) == paid  # type: ignore[arg-type]
    assert levy.rate == 0.03


def test_the_levy_is_not_due_before_it_began() -> None:
    with pytest.raises(BadInput, match="2025-04-01"):
        load_law().levy.payment_by(2025, 1)


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("vat_rate", date(2025, 12, 31), 0.20),
        ("vat_rate", date(2026, 1, 1), 0.22),
        ("vat_threshold_rub", date(2026, 6, 1), 20_000_000),
        ("vat_threshold_rub", date(2028, 1, 1), 10_000_000),
        ("marking_fine_rub", TODAY, (200_000, 500_000)),
        ("operator_fine_rub", TODAY, (300_000, 700_000)),
        ("consent_fine_rub", TODAY, (300_000, 1_000_000)),
        ("restricted_resource_fine_rub", TODAY, (100_000, 500_000)),
        ("russian_language", TODAY, True),
        ("banned_categories", TODAY, ("crypto",)),
        ("betting_hours", TODAY, (22, 7)),
    ],
)
def test_the_latest_rule_of_a_day_holds(name: str, day: date, value: object) -> None:
    rule = load_law().find_rule(name, day)
    assert rule is not None
    assert rule.value == value


def test_telegram_is_named_from_march_2026() -> None:
    law = load_law()
    before, after = (law.find_rule("restricted_resources", date(2026, 3, day)) for day in (1, 6))
    assert before is not None
    assert after is not None
    assert "telegram_ads" not in before.value  # type: ignore[operator]
    assert "telegram_ads" in after.value  # type: ignore[operator]


def test_an_unknown_rule_is_not_in_force() -> None:
    assert load_law().find_rule("no_such_rule", TODAY) is None
    assert load_law().find_rule("vat_rate", date(2018, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rate: 0.03", "rate: 3"),
        ("rules:", "laws:"),
        ("warnings:", "warnings: ["),
        ("id: vat_rate", "id: VAT"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "law.yaml"
    path.write_text(DEFAULT_PATH.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawInvalid, match=r"law\.yaml"):
        load_law(path)
