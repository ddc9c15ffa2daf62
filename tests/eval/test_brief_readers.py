from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from eval.brief_readers import READERS, ModelReader, RulesReader, open_reader
from eval.briefs import BriefCase
from kit.errors import SettingsInvalid
from kit.llm_faults import ModelFault
from planner.brief import Channel
from tests.qualifier.outreach.outreach_leads import Scripted

AS_OF = date(2026, 11, 25)
# The rules read the region and the sum, not the age.
TEXT = (
    "План для «Колос». Регионы: Тверь. Бюджет 900 тысяч без НДС. "
    "Дамы больше тридцати и меньше пятидесяти пяти. Без радио."
)
AGE = {"field": "audience_age", "value": "30-55", "quotes": ["Дамы больше тридцати и меньше пятидесяти пяти"]}
REGION = {"field": "regions", "value": "Тверь", "quotes": ["Регионы: Тверь"]}
RADIO = {"field": "channels_wanted", "value": "radio", "quotes": ["Без радио"]}
INVENTED = {"field": "product", "value": "торты", "quotes": ["новые торты"]}


def case_of(text: str = TEXT) -> BriefCase:
    return BriefCase(id="x", as_of=AS_OF, text=text, gold={})


def counted(*rows: dict[str, Any], times: int = 1) -> dict[str, int]:
    reader = ModelReader(Scripted({"fields": list(rows)}))
    for _ in range(times):
        reader.read(case_of())
    told: dict[str, int] = dict(reader.describe()["model"])
    return told


NOTHING = {
    "asked": 1,
    "faults": 0,
    "fields_borne_out": 0,
    "fields_dropped": 0,
    "fields_filled": 0,
    "fields_disputed": 0,
}


def test_the_rules_alone_read_and_have_nothing_to_tell_of_a_model() -> None:
    reader = RulesReader()
    brief = reader.read(case_of())
    assert (brief.regions, brief.budget_max_rub) == (("Тверь",), Decimal(900_000))
    assert brief.channels_excluded == (Channel.RADIO,)
    assert reader.describe() == {}


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ((), {}),
        # What the rules read as well is borne out and fills nothing.
        ((REGION,), {"fields_borne_out": 1}),
        ((AGE,), {"fields_borne_out": 1, "fields_filled": 1, "filled: audience_age": 1}),
        ((INVENTED,), {"fields_dropped": 1}),
        ((RADIO,), {"fields_dropped": 1}),
        (
            (REGION, AGE, INVENTED),
            {"fields_borne_out": 2, "fields_dropped": 1, "fields_filled": 1, "filled: audience_age": 1},
        ),
    ],
    ids=["silent", "agrees", "fills", "invents", "mistakes", "all"],
)
def test_what_a_model_read_is_counted(rows: tuple[dict[str, Any], ...], changes: dict[str, int]) -> None:
    assert counted(*rows) == {**NOTHING, **changes}


def test_counts_add_up_over_briefs() -> None:
    told = counted(AGE, INVENTED, times=3)
    assert (told["asked"], told["fields_dropped"], told["fields_filled"]) == (3, 3, 3)
    assert told["filled: audience_age"] == 3


TWICE = (
    "Регионы: Тверь. Бюджет 900 тысяч без НДС. Магазины: Ржев. "
    "Старт 1 февраля 2027, или 1 марта 2027, потом 2 млн"
)


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("regions", "Ржев", "Магазины: Ржев"),
        ("budget", "2 млн", "потом 2 млн"),
        ("start_date", "2027-03-01", "или 1 марта 2027"),
    ],
)
def test_a_disputed_field_is_named_and_the_rules_stand(field: str, value: str, quote: str) -> None:
    reader = ModelReader(Scripted({"fields": [{"field": field, "value": value, "quotes": [quote]}]}))
    brief = reader.read(case_of(TWICE))
    assert (brief.regions, brief.budget_max_rub) == (("Тверь",), Decimal(900_000))
    assert brief.start_date == date(2027, 2, 1)
    # Its words prove it, yet the plan does not take it.
    disputed = {"fields_borne_out": 1, "fields_disputed": 1, f"disputed: {field}": 1}
    assert reader.describe() == {"model": {**NOTHING, **disputed}}


@pytest.mark.parametrize("fault", list(ModelFault))
def test_a_model_that_fails_is_counted_and_the_rules_read(fault: ModelFault) -> None:
    reader = ModelReader(Scripted(fault))
    assert reader.read(case_of()) == RulesReader().read(case_of())
    assert reader.describe() == {"model": {**NOTHING, "faults": 1}}


def test_before_the_first_brief_nothing_was_asked() -> None:
    assert ModelReader(Scripted({"fields": []})).describe() == {"model": {**NOTHING, "asked": 0}}


def test_a_brief_is_read_as_of_its_own_day() -> None:
    early, late = (
        BriefCase(id="x", as_of=day, text="Старт 1 февраля", gold={})
        for day in (date(2026, 11, 25), date(2027, 11, 25))
    )
    reader = ModelReader(Scripted({"fields": []}))
    assert [reader.read(one).start_date for one in (early, late)] == [date(2027, 2, 1), date(2028, 2, 1)]


@pytest.mark.parametrize(("name", "kind"), [("rules", RulesReader), ("plausible", ModelReader)])
def test_a_reader_is_opened_by_its_name(name: str, kind: type) -> None:
    assert name in READERS
    with open_reader(name) as reader:
        assert type(reader) is kind


def test_a_model_without_settings_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DEALWRIGHT_MODEL_URL", "DEALWRIGHT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsInvalid), open_reader("model"):
        pass
