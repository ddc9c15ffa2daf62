from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.quote_checks import check_quotes, count_evidence, is_from_client, stands_verbatim
from qualifier.lead import Interaction, Lead, Sender
from qualifier.qualification import Bilingual, Criterion, CriterionScore, Level, Quote
from qualifier.reading.segments import split_segments
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal

MESSAGE = "Есть 900 тысяч рублей. Решаю сам."
RECORD = LeadRecord(
    as_of=date(2026, 9, 15),
    lead=Lead(company="ООО «Ель»", message=MESSAGE),
    open_data=OpenData(employees=640, news=("Открыт второй цех",)),
    deals=(PastDeal(id="1", outcome=Outcome.WON, amount_rub=500_000),),
)


def with_turn(sender: Sender, channel: str, text: str) -> LeadRecord:
    turn = Interaction(at=date(2026, 9, 10), channel=channel, sender=sender, text=text)
    return replace(RECORD, lead=replace(RECORD.lead, interactions=(turn,)))


def is_clients(record: LeadRecord, text: str, place: str = "interactions[0]") -> bool:
    return is_from_client(record, Quote(place=place, text=text), split_segments(record))


@pytest.mark.parametrize(
    ("place", "text", "start", "stands"),
    [
        ("message", "900 тысяч", 5, True),
        ("message", "900 тысяч", None, True),
        ("message", "900 тысяч", 6, False),
        # Another case of letters is another text.
        ("message", "есть 900", 0, False),
        ("message", "два миллиона", None, False),
        ("message", "", 0, False),
        ("open_data.employees", "640", None, True),
        ("open_data.employees", "64000", None, False),
        ("open_data.revenue_rub", "640", None, False),
        ("open_data.news[0]", "второй цех", 7, True),
        ("open_data.news[1]", "второй цех", None, False),
        ("deals[0]", "500000 RUB", None, True),
        ("interactions[3]", "900", None, False),
        ("nowhere", "900", None, False),
    ],
)
def test_a_quote_stands_only_word_for_word_at_its_place(
    place: str, text: str, start: int | None, stands: bool
) -> None:
    assert stands_verbatim(RECORD, Quote(place=place, text=text, start=start)) is stands


@pytest.mark.parametrize("place", ["open_data.employees", "open_data.news[0]", "deals[0]", "company"])
def test_registers_deals_and_own_fields_are_nobodys_guess(place: str) -> None:
    assert is_clients(RECORD, "x", place)


def test_the_message_is_the_clients() -> None:
    assert is_clients(RECORD, "900 тысяч", "message")


@pytest.mark.parametrize(
    ("channel", "text", "expected"),
    [
        ("email", "Напоминаем о нашем предложении на СМС.", False),
        ("email", "Клиент подтвердил 4 млн по телефону.", True),
        ("chat", "Our rates start at 300k.", False),
        ("chat", "They said the budget is approved.", True),
        # In notes of a talk the seller writes down what was said, with or without a verb of saying.
        ("note", "На эту работу 250 тысяч без НДС.", True),
        ("meeting", "Персонала 160.", True),
    ],
)
def test_the_sellers_words_count_only_as_a_report(channel: str, text: str, expected: bool) -> None:
    assert is_clients(with_turn(Sender.SELLER, channel, text), text) is expected


def test_the_sellers_own_turn_in_a_call_is_not_the_clients() -> None:
    text = "Менеджер: У нас охват 40 миллионов.\nАнна: Нам хватит Твери."
    record = with_turn(Sender.CLIENT, "call", text)

    assert not is_clients(record, "У нас охват 40 миллионов.")
    assert is_clients(record, "Нам хватит Твери.")


def test_a_disclaimer_is_nobodys_statement() -> None:
    text = "Нужна реклама.\nЭто письмо конфиденциально и не является офертой на 900 тысяч."
    record = replace(RECORD, lead=replace(RECORD.lead, message=text))

    assert not is_clients(record, "не является офертой на 900 тысяч", "message")


def test_words_that_stand_nowhere_are_not_the_clients() -> None:
    assert not is_clients(replace(RECORD, lead=replace(RECORD.lead, message="")), "900", "message")


def score(criterion: Criterion, level: Level, *quotes: Quote) -> CriterionScore:
    claim = Bilingual(ru="Да.", en="Yes.")
    return CriterionScore(criterion=criterion, level=level, points=0, claim=claim, quotes=quotes)


def test_evidence_is_owed_by_every_level_but_unknown() -> None:
    good = Quote(place="message", text="900 тысяч", start=5)
    invented = Quote(place="message", text="сто миллионов")
    scores = (
        score(Criterion.BUDGET, Level.CONFIRMED, good, invented),
        score(Criterion.NEED, Level.ABSENT),
        # A quote of an unknown level carries nothing and is not checked.
        score(Criterion.TIMING, Level.UNKNOWN, invented),
    )

    checks = check_quotes(RECORD, scores)
    count = count_evidence(scores, checks)

    assert (count.required, count.present) == (2, 1)
    assert (count.quotes, count.standing, count.sound) == (2, 1, 1)
    assert [check.quote for check in checks if not check.is_sound] == [invented]


def test_a_level_on_a_register_number_needs_its_place_only() -> None:
    scores = (score(Criterion.SIZE, Level.CONFIRMED, Quote(place="open_data.employees", text="640")),)

    count = count_evidence(scores, check_quotes(RECORD, scores))

    assert (count.required, count.present, count.sound) == (1, 1, 1)


@settings(max_examples=40)
@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=60), st.data())
def test_any_slice_of_a_text_stands_at_its_own_offset_only(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    record = replace(RECORD, lead=replace(RECORD.lead, message=text))

    assert stands_verbatim(record, Quote(place="message", text=text[start:end], start=start))
    assert not stands_verbatim(record, Quote(place="message", text=text[start:end] + "\0", start=start))


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_a_quote_of_any_text_can_be_checked(text: str) -> None:
    record = with_turn(Sender.SELLER, "chat", text)

    assert is_clients(record, text[:10]) in {True, False}
