from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from qualifier.identity.questions import load_words
from qualifier.identity.weights import DEFAULT_PATH, Sign, WeightsInvalid, load_weights

TABLE = load_weights()
# Signs that speak for a candidate; the others speak against it.
FOR = {
    *(Sign.INN_SAME, Sign.INN_WRITTEN, Sign.INN_SLIP, Sign.OGRN_WRITTEN, Sign.NUMBER_WRITTEN),
    *(Sign.SITE_SAYS_SO, Sign.SITE_SAME, Sign.MAIL_SAME, Sign.MAIL_TOO, Sign.PHONE_SAME),
    *(Sign.NAME_SAME, Sign.NAME_CLOSE, Sign.NAME_UNIQUE, Sign.NAME_KNOWN, Sign.NAME_FORMER),
    *(Sign.FORM_SAME, Sign.CITY_SAME, Sign.REGION_SAME, Sign.KIND_SAME),
}


def write(folder: Path, table: Any) -> Path:
    path = folder / "weights.yaml"
    path.write_text(yaml.safe_dump(table), encoding="utf-8")
    return path


def test_a_sign_speaks_for_or_against_since_a_day_and_for_a_reason() -> None:
    assert {sign for sign, row in TABLE.signs.items() if row.value > 0} == FOR
    assert all(
        row.value and row.since >= date(2026, 1, 1) and len(row.why) > 10 for row in TABLE.signs.values()
    )


def test_every_sign_has_its_words() -> None:
    assert set(load_words()["signs"]) == {sign.value for sign in Sign}


def test_no_name_alone_reaches_the_threshold() -> None:
    for name in (Sign.NAME_SAME, Sign.NAME_CLOSE, Sign.NAME_KNOWN, Sign.NAME_FORMER):
        alone = TABLE.points(name) + TABLE.points(Sign.FORM_SAME)
        assert alone < TABLE.limits.threshold.value


def test_a_contact_under_another_legal_name_stays_below_the_threshold() -> None:
    for contact in (Sign.SITE_SAYS_SO, Sign.SITE_SAME, Sign.MAIL_SAME, Sign.PHONE_SAME):
        total = TABLE.points(contact) + TABLE.points(Sign.MAIL_TOO) + TABLE.points(Sign.LEGAL_NAME_DIFFERS)
        assert total < TABLE.limits.threshold.value


def test_a_number_under_another_legal_name_stays_below_the_threshold() -> None:
    assert TABLE.points(Sign.INN_SAME) + TABLE.points(Sign.LEGAL_NAME_DIFFERS) < TABLE.limits.threshold.value


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("signs", "inn_same"), None, "no row for inn_same"),
        (("signs", "inn_same", "value"), 101, "signs.inn_same.value"),
        (("signs", "inn_same", "why"), "", "signs.inn_same.why"),
        (("signs", "horoscope"), {"value": 1, "since": date(2026, 1, 1), "why": "stars"}, "horoscope"),
        (("signs", "name_same", "value"), 40, "a name alone"),
        (("limits", "margin", "value"), 0, "above zero"),
        (("odd",), 1, "odd"),
    ],
)
def test_a_wrong_table_stops_the_start(
    place: tuple[str, ...], value: Any, named: str, tmp_path: Path
) -> None:
    table = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    at = table
    for name in place[:-1]:
        at = at[name]
    if value is None:
        del at[place[-1]]
    else:
        at[place[-1]] = value
    with pytest.raises(WeightsInvalid, match=named):
        load_weights(write(tmp_path, table))


def test_a_table_that_is_missing_or_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{", encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        with pytest.raises(WeightsInvalid, match="cannot be read"):
            load_weights(tmp_path / name)
