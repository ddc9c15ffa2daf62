import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.deals.text_recipe import (
    REQUEST_WORDS,
    TextParts,
    hash_text,
    write_deal_text,
    write_introduction,
    write_request_text,
    write_text,
)
from tests.qualifier.deals.exports import make_deal


def test_a_text_is_the_task_alone_for_the_rest_is_compared_as_fields() -> None:
    assert write_deal_text(make_deal()) == "Рассылка по базе абонентов к открытию магазина"
    assert write_deal_text(make_deal(industry="Банк", region="Казань")) == write_deal_text(make_deal())


def test_without_a_task_a_text_tells_trade_place_products_and_size() -> None:
    deal = make_deal(employees=1_234, task=None)
    assert write_deal_text(deal) == "Розничная торговля; Тверь; SMS-рассылка; 1200 чел."


def test_neither_the_company_nor_the_outcome_is_in_it() -> None:
    text = write_deal_text(make_deal(loss_reason="дорого"))
    assert "Ромашка" not in text
    assert text == write_deal_text(make_deal(id="2", company="Другая", amount_rub=None))


@pytest.mark.parametrize(
    "task",
    [
        "Звонить Анне Петровой +7 900 000-00-11, рассылка",
        "рассылка, писать на anna@example.com",
        # The number stands where the text is cut: half of it must not be left.
        "слово " * 12 + "+7 900 000 00 11",
    ],
)
def test_personal_data_are_left_out(task: str) -> None:
    text = write_text(TextParts(task=task))
    assert not any(part in text for part in ("Петров", "900", "@", "<"))
    assert "рассылка" in text or "слово" in text


def test_a_task_and_a_request_are_cut_to_a_few_words() -> None:
    long = TextParts(task="длинное " * 500)
    assert len(write_text(long).split()) == 14
    assert len(write_request_text(long).split()) == REQUEST_WORDS
    assert len(write_text(TextParts(task="д" * 3_000))) == 126


@pytest.mark.parametrize("parts", [TextParts(), TextParts(task="+7 900 000-00-11"), TextParts(task=" ")])
def test_a_deal_of_which_nothing_is_known_has_a_text_all_the_same(parts: TextParts) -> None:
    assert write_text(parts) == "-"


@pytest.mark.parametrize(("employees", "told"), [(7, "7"), (99, "99"), (120, "120"), (123_456, "120000")])
def test_a_size_is_told_in_two_digits(employees: int, told: str) -> None:
    assert write_text(TextParts(employees=employees)) == f"{told} чел."


def test_texts_are_named_by_what_they_say() -> None:
    assert hash_text("а") == hash_text("а") != hash_text("б")


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        # What is said of the aim comes first, greetings and who asks do not matter.
        (
            "Здравствуйте! Мы банк в Казани. Хотим вернуть ушедших клиентов.",
            "Хотим вернуть ушедших клиентов.",
        ),
        ("Hello, we are a gym. We need more inbound requests.", "We need more inbound requests."),
        # Who only wants is before who only tells, and media alone come last.
        ("Рассматриваем смс. Нужен результат.", "Нужен результат."),
        ("Рассматриваем смс. По вторникам тихо.", "По вторникам тихо."),
        ("Клиент: банк; город: Тула; задача: вернуть старых клиентов", "задача: вернуть старых клиентов"),
        ("Добрый день, коллеги! Скидки до конца мая", "Скидки до конца мая"),
        ("<b>Скидки</b> до конца мая", "Скидки до конца мая"),
    ],
)
def test_a_request_is_looked_for_by_what_tells_its_task(said: str, begins: str) -> None:
    assert write_request_text(TextParts(task=said)).startswith(begins)


def test_the_task_of_a_long_letter_is_found_wherever_it_stands() -> None:
    letter = "Мы работаем давно и хорошо. " * 40 + "Надо вернуть старых клиентов. " + "До свидания. " * 20
    assert write_request_text(TextParts(task=letter)).startswith("Надо вернуть старых клиентов.")


@pytest.mark.parametrize("before", range(0, 40, 3))
def test_no_half_of_a_number_is_left_where_a_letter_is_cut(before: int) -> None:
    letter = (
        "слово " * 60 + "а" * before + ". Звоните +7 900 000 00 11. Надо вернуть старых клиентов. "
        "Пишите на anna@example.com или +7 900 000 00 11. " * 9
    )
    text = write_request_text(TextParts(task=letter))
    assert not any(part in text for part in ("900", "00 11", "example", "@"))


def test_a_name_in_another_sentence_than_the_task_is_hidden_too() -> None:
    text = write_request_text(TextParts(task="Надо вернуть клиентов. Звонить Анне Петровой, директору."))
    assert "Петров" not in text


@pytest.mark.parametrize("task", ["", None, "+7 900 000-00-11", "!!!"])
def test_a_request_without_words_is_looked_for_by_what_is_known(task: str | None) -> None:
    assert write_request_text(TextParts(task=task, industry="Банк", region="Тула")) == "Банк; Тула"
    assert write_request_text(TextParts(task=task)) == "-"


def test_who_asks_is_told_first_in_an_introduction() -> None:
    said = "Хотим вернуть ушедших клиентов. Мы сеть кинотеатров."
    assert write_introduction(said).startswith("Мы сеть кинотеатров.")
    assert write_introduction("") == ""
    assert "Петров" not in write_introduction("Мы банк. Звонить Анне Петровой +7 900 000-00-11")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (TextParts(industry="Банк"), "Банк"),
        (TextParts(region="Тула", employees=40), "Тула; 40 чел."),
        (TextParts(products=("смс", "радио", "пуш", "тв", "пресса")), "смс, радио, пуш, тв"),
        (TextParts(industry="", region="Тула"), "Тула"),
        (TextParts(industry="Банк", task="Вернуть клиентов"), "Вернуть клиентов"),
        (TextParts(industry="Банк", task=""), "Банк"),
        (TextParts(industry="Банк", task="anna@example.com"), "Банк"),
    ],
)
def test_a_text_is_made_of_what_is_known(parts: TextParts, text: str) -> None:
    assert write_text(parts) == text


@pytest.mark.parametrize(
    "greeting",
    [
        "Здравствуйте! ",
        "Добрый день, ",
        "Привет! ",
        "Уважаемые коллеги, ",
        "Hello! ",
        "Good morning, ",
        "Hi, ",
    ],
)
def test_a_greeting_tells_no_task(greeting: str) -> None:
    text = write_request_text(TextParts(task=greeting + "нужны заявки с сайта"))
    assert text == "нужны заявки с сайта"


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("We are a bank. We want to win back old clients.", "We want to win back old clients."),
        ("Бюджет 300 тысяч. Нужны заявки с сайта.", "Нужны заявки с сайта."),
        ("Client: a gym; goal: more enquiries", "goal: more enquiries"),
        ("Меня зовут Анна. Открываем новый магазин в мае", "Открываем новый магазин в мае"),
    ],
)
def test_the_task_stands_before_who_asks_in_both_languages(said: str, begins: str) -> None:
    assert write_request_text(TextParts(task=said)).startswith(begins)


@settings(max_examples=25)
@given(st.text(alphabet=st.sampled_from("абв где.!? <>\n"), max_size=700))
def test_whatever_is_said_the_text_is_short_and_never_blank(said: str) -> None:
    text = write_request_text(TextParts(task=said))
    assert text.strip()
    assert len(text.split()) <= REQUEST_WORDS
    assert "\n" not in text


def test_an_introduction_is_as_short_as_a_request() -> None:
    assert len(write_introduction("Мы сеть кинотеатров " * 30).split()) == REQUEST_WORDS
    assert write_introduction("We are a gym. More clients, please.").startswith("We are a gym.")


def test_a_text_is_named_by_sixty_four_figures() -> None:
    assert len(hash_text("")) == 64
    assert hash_text("а") != hash_text("а ")
