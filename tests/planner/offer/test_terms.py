from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from planner.offer.terms import TermsInvalid, load_terms

PATH = Path("planner/offer/terms.yaml")


def test_every_term_says_since_when_and_why() -> None:
    terms = load_terms()
    assert terms.cancel_share.value == Decimal("0.2")
    assert all(figure["why"] and figure["since"] for figure in terms.model_dump().values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("price_valid_days", {"value": 0, "since": "2026-11-25", "why": "none"}),
        ("cancel_share", {"value": 1.5, "since": "2026-11-25", "why": "none"}),
        ("report_working_days", {"value": 5}),
        ("discount", {"value": 5, "since": "2026-11-25", "why": "none"}),
    ],
)
def test_a_term_out_of_bounds_or_without_a_reason_is_refused(tmp_path: Path, name: str, value: dict) -> None:
    content = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    path = tmp_path / "terms.yaml"
    path.write_text(yaml.safe_dump({**content, name: value}), encoding="utf-8")
    with pytest.raises(TermsInvalid, match=name):
        load_terms(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TermsInvalid):
        load_terms(tmp_path / "nowhere.yaml")
