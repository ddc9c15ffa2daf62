from decimal import Decimal

import pytest

from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.likeness import Neighbour
from qualifier.deals.recollection import recollect
from qualifier.qualification import Bilingual
from qualifier.record import Likeness, PastDeal
from qualifier.record_json import parse_record
from qualifier.record_writing import write_record
from tests.builders import make_record
from tests.qualifier.deals.exports import make_deal

SAME = (Bilingual(ru="тот же регион: Тверь", en="same region: Тверь"),)
DIFFERS = (Bilingual(ru="другая отрасль: Банк", en="another industry: Банк"),)


def keep(lang: str = "ru", score: float = 0.71234, **changes: object) -> PastDeal:
    stored = StoredDeal(number=1, version=1, deal=make_deal(**changes))
    neighbour = Neighbour(stored=stored, score=score, parts={}, same=SAME, differs=DIFFERS)
    return recollect(neighbour, lang)


def test_outcome_sum_days_and_reasons_are_kept() -> None:
    kept = keep(id="7", loss_reason="Дорого", amount_rub=Decimal("600000.50"))
    assert (kept.id, kept.client, kept.amount_rub, kept.days_taken) == ("7", "ООО «Ромашка»", 600_000, 40)
    assert kept.likeness == Likeness(
        score=0.712, same=("тот же регион: Тверь",), differs=("другая отрасль: Банк",)
    )
    assert kept.loss_reason == "Дорого"
    assert kept.note == "Рассылка по базе абонентов к открытию магазина"


def test_it_speaks_the_leads_language() -> None:
    likeness = keep("en").likeness
    assert likeness is not None
    assert likeness.same == ("same region: Тверь",)


@pytest.mark.parametrize(
    "company", ["ИП Иванов Иван Иванович", "ИП Петров", "Индивидуальный предприниматель Сидоров", None]
)
def test_a_firm_that_is_a_persons_name_is_not_kept(company: str | None) -> None:
    assert keep(company=company).client is None


@pytest.mark.parametrize("company", ["ООО «Ромашка»", "Кофейни «Зерно»", "Brightwater Clinics", "Ипсилон"])
def test_a_firm_that_is_none_is_kept(company: str) -> None:
    assert keep(company=company).client == company


def test_people_in_the_text_are_hidden_and_the_text_is_cut() -> None:
    kept = keep(task="Звонить Анне Петровой +7 900 000-00-11. " + "слово " * 100, loss_reason="Ушёл к a@b.ru")
    assert kept.note is not None
    assert not any(part in kept.note for part in ("Петров", "900"))
    assert len(kept.note) <= 200
    assert kept.note.endswith("…")
    assert kept.loss_reason is not None
    assert "a@b.ru" not in kept.loss_reason


@pytest.mark.parametrize(("score", "kept"), [(-0.1, 0.0), (0.5, 0.5), (1.0000001, 1.0)])
def test_a_score_stays_between_nothing_and_all(score: float, kept: float) -> None:
    likeness = keep(score=score).likeness
    assert likeness is not None
    assert likeness.score == kept


def test_what_is_kept_is_read_back_equal() -> None:
    record = make_record(deals=(keep(loss_reason="Дорого"), keep(task=None, created=None)))
    assert parse_record(write_record(record)) == record
