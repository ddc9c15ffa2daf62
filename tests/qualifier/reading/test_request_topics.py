import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.request_topics import read_topic, read_topics, share_covered


def cover(request: str, text: str) -> float:
    return share_covered(read_topics(request), read_topics(text))


@pytest.mark.parametrize(
    ("request_text", "text"),
    [
        ("Продвижение новой линейки сыров", "хотим продвинуть сыры, линейка новая"),
        ("СМС жителям рядом с пекарней", "разослать sms тем, кто живёт возле пекарни"),
        ("Экраны в бассейнах Самары", "наружные экраны, самарские бассейны"),
        ("Запись на стоматологию", "чтобы к стоматологам записывались"),
        ("Telegram Ads, курсы керамики", "телега под курсы по керамике"),
        ("Promotion of ceramic courses", "we promote our courses of ceramics"),
        ("Запомнить имя", "узнают по имени"),
        ("Смета 1,5 млн на аквапарк", "на аквапарк полтора, то есть 1.5 млн"),
    ],
)
def test_the_same_request_in_other_words_is_covered(request_text: str, text: str) -> None:
    assert cover(request_text, text) >= 0.4


@pytest.mark.parametrize(
    ("request_text", "text"),
    [
        ("Продвижение сыров в Самаре, push", "нужны push по курсам керамики, Пермь"),
        ("Рекламная кампания аквапарка, бюджет 2 млн", "рекламная кампания пекарни, бюджет 5 млн"),
        ("Баннеры к открытию салона", "вернуть пациентов клиники"),
        ("Вакансия медиабайера", "нужны смс по жителям района"),
    ],
)
def test_another_request_of_the_same_kind_of_client_is_not_covered(request_text: str, text: str) -> None:
    assert cover(request_text, text) < 0.3


@pytest.mark.parametrize(
    ("word", "weight"),
    [
        ("аквапарк", 1.0),
        ("смс", 0.4),
        ("500", 0.5),
        ("рекламная", 0.15),
        ("бюджет", 0.15),
        ("campaign", 0.15),
    ],
)
def test_a_word_weighs_what_it_tells(word: str, weight: float) -> None:
    topic = read_topic(word)
    assert topic is not None
    assert topic.weight == weight


@pytest.mark.parametrize("word", ["и", "нужно", "здравствуйте", "the", "please"])
def test_a_word_of_every_letter_is_no_topic(word: str) -> None:
    assert read_topic(word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("смс", "sms"), ("пуши", "push"), ("тележка", "telegram"), ("1 500 000", "1,5"), ("сыров", "сыры")],
)
def test_spellings_of_one_thing_are_one_topic(one: str, other: str) -> None:
    assert read_topic(one) == read_topic(other)


@pytest.mark.parametrize(
    ("request_text", "text"),
    [
        ("Вернуть неактивных клиентов, приложение", "we want to reactivate dormant users of our app"),
        ("Заявки на ипотеку, Казань", "mortgage leads in Kazan, please"),
        ("Bring tourists to the hotel in Sochi", "зовём туристов в отель, Сочи"),
        ("Пациенты стоматологии, смс", "our dental clinic needs patients, sms is fine"),
    ],
)
def test_a_request_noted_in_another_language_is_covered(request_text: str, text: str) -> None:
    assert cover(request_text, text) >= 0.4


def test_meaning_alone_is_not_enough_within_one_language() -> None:
    assert cover("вернуть гостей", "реанимировать визиты") == 0.0


def test_an_empty_request_is_not_covered() -> None:
    assert cover("", "нужны смс") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Повторно направляем запрос",
        "повторяю заявку",
        "пишу ещё раз",
        "снова спрошу про форматы",
        "это опять мы",
        "мы уже писали вам в мае",
        "коллега вам звонила весной",
        "прошлое письмо, видимо, затерялось",
        "дублирую на всякий случай",
        "я ту же заявку оставлял",
        "напоминаю о нашей просьбе",
        "Following up on our request",
        "hello again, still waiting",
        "we already wrote in March",
        "second time I fill this form",
    ],
)
def test_a_client_who_writes_again_says_so(text: str) -> None:
    assert read_topics(text).says_repeated


@pytest.mark.parametrize(
    "text",
    [
        "нужны повторные покупки",
        "вернуть клиентов, чтобы снова заходили",
        "опять упал трафик",
        "реклама-напоминание о скидках",
        "bring customers back again and again",
    ],
)
def test_repetition_as_a_task_is_no_repeated_request(text: str) -> None:
    assert not read_topics(text).says_repeated


@pytest.mark.parametrize(
    "text",
    [
        "это новая заявка, по второму бренду",
        "не путать с прошлой просьбой",
        "помимо той заявки есть ещё одна",
        "this is a separate request",
        "a new campaign, unlike the last",
    ],
)
def test_a_client_who_wants_something_else_says_so(text: str) -> None:
    assert read_topics(text).says_distinct


@given(
    st.lists(st.sampled_from(["сыр", "аквапарк", "смс", "казань", "2 млн", "трафик"]), min_size=1, max_size=6)
)
def test_a_request_covers_itself(words: list[str]) -> None:
    text = ", ".join(words)
    assert cover(text, text) == pytest.approx(1.0)


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_share_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= cover(one, other) <= 1.0 + 1e-9
