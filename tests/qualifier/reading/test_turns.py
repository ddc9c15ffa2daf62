import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.turns import find_turns


def voices(
    text: str, contact: str | None = "Вера Лопухина", *, is_note: bool = False
) -> list[tuple[bool | None, str | None]]:
    return [(turn.is_seller, turn.person) for turn in find_turns(text, contact, is_note)]


@pytest.mark.parametrize(
    "label", ["Менеджер", "МЕНЕДЖЕР", "Rep", "SELLER", "Manager", "Sales", "Продавец", "Аккаунт"]
)
def test_the_sellers_label_is_known(label: str) -> None:
    assert voices(f"{label}: ваш бюджет\nВера: триста") == [(True, label), (False, "Вера")]


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет: 300\nСрок: май",
        "Задача: охват\nГде: Тула",
        "Budget: 2m\nStart: May",
        "Итого: 300",
        "Re: offer",
        "",
    ],
)
def test_fields_are_no_speakers(text: str) -> None:
    assert voices(text) == []


def test_a_name_in_a_note_speaks_when_it_is_quoted() -> None:
    assert voices("Встреча. Зоя: «решаю я».", is_note=True) == [(False, "Зоя")]
    assert voices("Встреча. Пекарня: девять точек.", is_note=True) == []


def test_stamps_do_not_hide_a_label() -> None:
    assert voices("[10:02] Вера: да\n(00:12) Менеджер: где?") == [(False, "Вера"), (True, "Менеджер")]


def test_dashes_alternate_from_the_one_who_asks() -> None:
    text = "— Когда старт?\n— В мае.\n— А бюджет?\n— Триста."

    assert [is_seller for is_seller, _ in voices(text)] == [True, False, True, False]


def test_the_client_may_speak_first() -> None:
    text = "— Нам нужен охват.\n— Какой бюджет?\n— У нас триста тысяч."

    assert [is_seller for is_seller, _ in voices(text)] == [False, True, False]


def test_who_answers_by_the_contacts_name_is_the_client() -> None:
    assert voices("— Вера, слушаю.\n— Нам бы рекламу.\n— Какой бюджет?\n— Триста.")[0] == (False, None)


@pytest.mark.parametrize(
    "text",
    [
        "— смс\n— пуш\n— видео",
        "— Смс по базе\n— Пуш\n— Видео\n— Сколько стоит?\n— Экраны\n— Радио",
        "цена — 5",
    ],
)
def test_bullets_do_not_alternate(text: str) -> None:
    assert voices(text) == []


@pytest.mark.parametrize("label", ["Клиент", "КЛИЕНТ", "Заказчик", "Client", "Customer", "Lead"])
def test_in_a_talk_with_the_seller_the_client_answers(label: str) -> None:
    assert voices(f"Менеджер: когда старт?\n{label}: третьего июня") == [(True, "Менеджер"), (False, label)]


def test_without_a_seller_the_clients_label_heads_a_line() -> None:
    assert voices("Клиент: сеть пекарен\nБюджет: 300") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Manager: your budget?\nVera: 300k", [(True, "Manager"), (False, "Vera")]),
        (
            "Anna: When?\nKate: In May.\nAnna: The budget?\nKate: 300k.",
            [(True, "Anna"), (False, "Kate"), (True, "Anna"), (False, "Kate")],
        ),
        ("Вера: решаю я.\nВера: старт в мае.", [(False, "Вера"), (False, "Вера")]),
        ("Вера: решаю я", [(False, "Вера")]),  # the contact's own name needs no second voice
        ("Игорь: привет", []),
        ("— Hello, what is your budget?\n— We have 300k.", [(True, None), (False, None)]),
        ("- Когда старт?\n- В мае.", [(True, None), (False, None)]),
        ("http://example.com: x", []),
        ("Срок: май\nКому: мамам", []),
    ],
)
def test_voices_are_told_in_both_languages(text: str, expected: list[tuple[bool | None, str | None]]) -> None:
    assert voices(text) == expected


def test_of_two_who_only_ask_nobody_is_the_seller() -> None:
    text = "Анна: Когда?\nКатя: А где?\nАнна: Сколько?\nКатя: А что?"
    assert not any(is_seller for is_seller, _ in voices(text))


def test_the_contact_who_asks_a_lot_is_still_the_client() -> None:
    text = "Вера: Когда?\nИрина: В мае.\nВера: Сколько?\nИрина: Триста."
    assert (True, "Вера") not in voices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Менеджер: бюджет?\nВера: триста",
        "— Когда старт?\n— В мае.\n— А бюджет?\n— Триста.",
        "[10:02] Вера: да\n(00:12) Менеджер: где?",
    ],
)
def test_turns_begin_inside_the_text_and_in_its_order(text: str) -> None:
    turns = find_turns(text, "Вера Лопухина", False)
    starts = [turn.start for turn in turns]
    assert starts == sorted(set(starts))
    assert all(text[turn.start :].startswith(turn.person or text[turn.start]) for turn in turns)
    assert len(turns) >= 2


@settings(max_examples=25)
@given(st.text(alphabet=st.sampled_from("аВ —-:.?\n[«»]19"), max_size=120))
def test_any_text_has_turns_in_order_or_none(text: str) -> None:
    starts = [turn.start for turn in find_turns(text, None, is_sellers_text=False)]
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
