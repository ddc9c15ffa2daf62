from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.lead import Sender
from qualifier.outreach.client_words import find_task_words, is_fit, trim_words
from qualifier.qualification import Criterion, CriterionScore, Level, Quote, Scorecard
from qualifier.record import LeadRecord
from tests.builders import make_scorecard
from tests.qualifier.outreach.outreach_leads import BAKERY, bend, judged, turn

TRIMMED = [
    ("Добрый день! Нужно вернуть покупателей после ремонта.", "Нужно вернуть покупателей после ремонта"),
    ("значит что надо вернуть тех кто удалил приложение", "надо вернуть тех кто удалил приложение"),
    ("Task: promote the launch of 500 new cars in Kazan", "promote the launch of 500 new cars in Kazan"),
    ("Нужно: заявки от селлеров, которым негде хранить", "заявки от селлеров, которым негде хранить"),
    ("- хотим вернуть тех, кто уже брал и закрыл;", "хотим вернуть тех, кто уже брал и закрыл"),
    # Money, delays and asides are cut off where their clause begins.
    ("Нужны пуши постоянным покупателям, бюджет 300 тыс", "Нужны пуши постоянным покупателям"),
    (
        "want SMS + push to win them back from Feb, approx 900k net",
        "want SMS + push to win them back from Feb",
    ),
    ("хочу заполнить будни из Барнаула, только пока отложили", "хочу заполнить будни из Барнаула"),
    ("нужны заявки на заочку, решаю я сама", "нужны заявки на заочку"),
    ("просим рассчитать пуши (и баннеры по городу", "просим рассчитать пуши"),
    ("нужно продвинуть «Сводку у бухгалтеров", "нужно продвинуть"),
    ("Половина беды не в рекламе.", ""),
    ("Сто двенадцать магазинов, народу тысячи три.", ""),
    ("", ""),
]
FIT = [
    "нужно вернуть покупателей, которые перестали заходить",
    "надо чтоб в три салона поехали люди с левого берега",
    "Требуется: push и баннеры жителям Архангельска и Новодвинска",
    "want people in Chelyabinsk to see our tiles again",
]
UNFIT = [
    ("надо людям", "too short"),
    ("НУЖНО ВЕРНУТЬ ПОКУПАТЕЛЕЙ В МАГАЗИНЫ ГОРОДА", "shouting"),
    ("нужно вернуть покупателей в магазины, поможете?", "a question"),
    ("нужно вернуть покупателей в магазины!!! срочно", "noise"),
    ("нужно вернуть покупателей в магазины)) очень", "smileys"),
    ("нужно вернуть покупателей… и ещё кого-нибудь", "unfinished"),
    ("нужно вернуть покупателей, шеф так велел сделать", "talk about people"),
    ("хочу понять, какие у вас вообще есть форматы", "curiosity"),
    ("want what you have in the deck for the whole city", "curiosity"),
    ("нужны клиенты, звоните на +7 900 123-45-67 днём", "a telephone"),
    ("нужно продвинуть сайт https://a.example в городе", "a link"),
    ("нужно вернуть <b>покупателей</b> в наши магазины", "markup"),
    ("нужно вернуть покупателей, чёрт бы их побрал всех", "swearing"),
    ("нужна рекалма наших магазинов во всём городе", "misspelt"),
]


@pytest.mark.parametrize(("said", "words"), TRIMMED)
def test_words_begin_where_the_wish_does_and_end_before_the_talk(said: str, words: str) -> None:
    assert trim_words(said) == words


@pytest.mark.parametrize("words", FIT)
def test_a_plain_wish_can_be_quoted(words: str) -> None:
    assert is_fit(words)


@pytest.mark.parametrize(("words", "why"), UNFIT, ids=[why for _, why in UNFIT])
def test_what_reads_badly_back_is_not_quoted(words: str, why: str) -> None:
    assert not is_fit(words), why


@given(st.text(alphabet="нужо вертьпкалй,.!?«»()\n 0123", max_size=300))
def test_trimmed_words_stand_verbatim_in_what_was_said(said: str) -> None:
    assert trim_words(said) in said


def test_a_long_wish_is_cut_at_a_clause() -> None:
    said = "Нужно вернуть покупателей, " + "которые перестали заходить к нам, " * 10
    words = trim_words(said)
    assert len(words) <= 140
    assert said.startswith(words)
    assert words.endswith("нам")


def make_card(*quotes: Quote, level: Level = Level.CONFIRMED) -> Scorecard:
    plain = make_scorecard()
    rows = tuple(
        replace(row, level=level, quotes=quotes) if row.criterion is Criterion.NEED else row
        for row in plain.scores
    )
    return replace(plain, scores=rows)


WISH = "нужно вернуть покупателей, которые перестали заходить"


def quoted(place: str = "message") -> Quote:
    return Quote(place=place, text=WISH, start=0)


def test_the_clients_task_is_found_in_the_message() -> None:
    assert find_task_words(BAKERY, judged(BAKERY).scorecard) == (
        "Нужно вернуть покупателей, которые перестали заходить после ремонта"
    )


def test_an_interest_without_a_task_is_not_quoted() -> None:
    assert find_task_words(bend(BAKERY, message=WISH), make_card(quoted(), level=Level.PARTIAL)) is None


@pytest.mark.parametrize(
    "message",
    [
        f"FW: закупка\nОт кого: шеф\n{WISH}",
        f"[расшифровка звонка] {WISH}",
        f"Менеджер: слушаю вас\nКлиент: {WISH}",
        f"Notes after the meeting: {WISH}",
        f"From: boss\nTo: me\n{WISH}",
    ],
)
def test_words_that_were_not_written_to_us_are_not_quoted(message: str) -> None:
    assert find_task_words(bend(BAKERY, message=message), make_card(quoted())) is None


def with_turn(**changes: object) -> LeadRecord:
    said = replace(turn(WISH), **changes)
    return replace(BAKERY, lead=replace(BAKERY.lead, message="Здравствуйте", interactions=(said,)))


@pytest.mark.parametrize(
    ("changes", "is_quoted"),
    [
        ({"channel": "email"}, True),
        ({"channel": "chat"}, True),
        # A call is written down by the seller.
        ({"channel": "call"}, False),
        ({"channel": None}, False),
        ({"sender": Sender.SELLER}, False),
        ({"sender": Sender.SYSTEM}, False),
    ],
)
def test_of_the_talk_only_what_the_client_wrote_is_quoted(
    changes: dict[str, object], is_quoted: bool
) -> None:
    found = find_task_words(with_turn(**changes), make_card(quoted("interactions[0]")))
    assert (found == WISH) is is_quoted


def test_a_deals_or_registers_words_are_not_the_clients() -> None:
    assert find_task_words(BAKERY, make_card(quoted("deals[0]"), quoted("open_data.news[0]"))) is None


def test_the_first_fitting_quote_wins() -> None:
    loud = Quote(place="message", text="НАДО ВЕРНУТЬ ВСЕХ ПОКУПАТЕЛЕЙ СЕЙЧАС ЖЕ", start=0)
    assert find_task_words(bend(BAKERY, message=WISH), make_card(loud, quoted())) == WISH


def test_a_scorecard_without_quotes_gives_none() -> None:
    assert find_task_words(BAKERY, make_card()) is None
    assert isinstance(make_card().scores[0], CriterionScore)
