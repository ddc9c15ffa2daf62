from datetime import date

import pytest

from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.reading.segments import Segment, SegmentKind, Speaker, split_segments
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord

C, S, Y, K = Speaker.CLIENT, Speaker.SELLER, Speaker.SYSTEM, Speaker.COLLEAGUE


def make_talk(
    message: str = "",
    *turns: tuple[str, Sender, str],
    contact: str | None = "Вера Лопухина",
) -> LeadRecord:
    interactions = tuple(
        Interaction(at=date(2026, 3, 1 + index), channel=channel, sender=sender, text=text)
        for index, (channel, sender, text) in enumerate(turns)
    )
    lead = Lead(contact=Contact(name=contact), message=message, interactions=interactions)
    return LeadRecord(as_of=date(2026, 3, 20), lead=lead)


def said(record: LeadRecord) -> list[tuple[Speaker, str]]:
    return [
        (sentence.segment.speaker, sentence.text)
        for sentence in read_sentences(record)
        if sentence.segment.kind is not SegmentKind.HEADER
    ]


def kinds(record: LeadRecord) -> list[tuple[SegmentKind, str]]:
    return [(sentence.segment.kind, sentence.text) for sentence in read_sentences(record)]


@pytest.mark.parametrize(
    ("message", "voices"),
    [
        # a chat with labels
        ("Вера: нужны смс\nМенеджер: Бюджет?\nВера: 400 тысяч", [C, S, C]),
        ("КОРЖОВ: сорок магазинов\nМЕНЕДЖЕР: когда старт?\nКОРЖОВ: в мае", [C, S, C]),
        ("Lena: we open in May\nRep: And the budget?\nLena: half a million", [C, S, C]),
        ("[10.03 09:15] Вера Л.: нужен охват\n[10.03 09:16] Менеджер: где?", [C, S]),
        ("[00:10] SELLER: your role?\n[00:14] VERA: owner", [S, C]),
        # two names and no title: the one who nearly only asks is the seller
        (
            "Глеб: какой бюджет?\nВера: пока думаем\nГлеб: а сроки?\nВера: май\nГлеб: город?\nВера: Тула",
            [S, C, S, C, S, C],
        ),
        # dashes: the seller rings up, or the client does
        ("— Вера? По вашей заявке звоню.\n— Да, слушаю.\n— Какой бюджет?\n— Триста тысяч.", [S, S, C, S, C]),
        ("— Алло, мне бы рекламу.\n— Слушаю вас.\n— Нам нужен охват.\n— А где?", [C, S, C, S]),
        ("[01:10] — А под рекламу что-то есть?\n— Есть, двести тысяч.", [S, C]),
        ("…да, мы открываемся в мае.\n— А бюджет?\nДвести тысяч.", [C, S, C]),
        # a question answered with a question
        ("— Кто подпишет?\n— А кому ещё подписывать, мне?", [S, C]),
        # a label after a dash settles the turns beside it
        ("— Запишите карту. — Менеджер: не диктуйте. — А что такого?", [C, S, C]),
    ],
)
def test_voices_of_a_transcript_are_told_apart(message: str, voices: list[Speaker]) -> None:
    assert [speaker for speaker, _ in said(make_talk(message))] == voices


@pytest.mark.parametrize(
    "message",
    [
        "— форматы: смс и пуш\n— когда: в мае\n— сколько: 300 тысяч",
        "— Смс по базе\n— Пуш у магазинов\n— Баннеры",
        "1. Кто мы: пекарня\n2. Бюджет: 300 тысяч\n3. Срок: май",
        "Бюджет: 300 тысяч\nСрок: май\nКому: мамам 25-45",
        "Смс — 60 000\nПуш — 90 000",
    ],
)
def test_a_list_is_no_conversation(message: str) -> None:
    assert {speaker for speaker, _ in said(make_talk(message))} == {C}


@pytest.mark.parametrize(
    ("channel", "text", "voices"),
    [
        # reported
        ("call", "Вера подтвердила: 400 тысяч, старт в мае.", [C]),
        ("note", "Client confirmed 4 m on the call.", [C]),
        ("note", "Сумма с её слов: «триста тысяч на всё».", [C]),
        ("note", "Wants Smart TV in May. Pot of 2 m for the year.", [C, C]),
        ("call", 'Rang back. Two shops, "ninety of us with the drivers". They ran radio in June.', [S, C, C]),
        ("meeting", "Сеть из девяти пекарен. Хотят охват к открытию.", [C, C]),
        ("meeting", "Notes.\n- 300 people\n- budget 2m net", [C, C, C]),
        # guessed, or the seller's own doing
        ("note", "Наверняка деньги есть, по-моему миллиона два.", [S]),
        ("note", "Сеть большая. Мне кажется, возьмут и видео.", [S, S]),
        ("note", "Probably has money, I guess 5 m.", [S]),
        ("note", "Говорят, у них меняется директор. Слух.", [S, S]),
        ("note", "Ставлю горячий.", [S]),
        ("call", "Не взяла трубку.", [S]),
        ("call", "Второй звонок, не ответили.", [S]),
        ("meeting", "Хотят охват. Думаю, дадут два миллиона.", [C, S]),
        ("meeting", "Promised a draft by Friday.", [S]),
        # letters and chats are the seller's own words
        ("email", "Добрый день! Какой у вас бюджет?", [S, S]),
        ("chat", "Принято, считаю на 3 млн.", [S]),
        # a transcript in the seller's note
        ("call", "— Когда старт? — В мае, не раньше.", [S, C]),
        (
            "call",
            "Rep: And the sum? - Lopukhin: One hundred, net. - Rep: When? - Lopukhin: In May.",
            [S, C, S, C],
        ),
        ("call", "Уточнил задачу. — Лопухина: «Сама жду, что скажут сверху».", [S, C]),
        ("call", "Вера Павловна, на восемь залов хватит?", [S]),
    ],
)
def test_only_what_the_seller_reports_is_the_clients_word(
    channel: str, text: str, voices: list[Speaker]
) -> None:
    record = make_talk("", (channel, Sender.SELLER, text))

    assert [speaker for speaker, _ in said(record)] == voices


def test_a_reported_word_is_marked_as_reported() -> None:
    record = make_talk("", ("note", Sender.SELLER, "Клиент подтвердил 2 млн."))

    assert [segment.is_reported for segment in split_segments(record)] == [True]


def test_a_letter_is_cut_into_its_parts() -> None:
    record = make_talk(
        "Добрый день!\nНужен охват в мае.\n\nС уважением,\nВера Лопухина\nмаркетолог\n+7 900 000-00-01\n\n"
        "Данное сообщение конфиденциально и предназначено только адресату."
    )

    assert [kind for kind, _ in kinds(record)] == [
        SegmentKind.BODY,
        SegmentKind.BODY,
        SegmentKind.SIGNATURE,
        SegmentKind.SIGNATURE,
        SegmentKind.SIGNATURE,
        SegmentKind.SIGNATURE,
        SegmentKind.DISCLAIMER,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Best regards,",
        "Kind regards",
        "Yours faithfully,",
        "С уважением, директор А. Б. Синицына",
        "С уважением и теплом,",
        "Best regards / с уважением,",
        "Обнимаю (виртуально),",
        "--",
    ],
)
def test_a_sign_off_opens_the_signature(line: str) -> None:
    assert kinds(make_talk(f"Нужен охват.\n{line}\nВера"))[-1] == (SegmentKind.SIGNATURE, "Вера")


@pytest.mark.parametrize(
    "line",
    [
        "С уважением относимся к вашим ценам, но денег нет.",
        "Best of all would be May.",
        "Сумма конфиденциальна, назвать её не могу.",
        "Это письмо — запрос на рекламу.",
        "Внимание! Старт 5 мая.",
    ],
)
def test_a_plain_sentence_is_neither_signature_nor_disclaimer(line: str) -> None:
    assert {kind for kind, _ in kinds(make_talk(line))} == {SegmentKind.BODY}


def test_a_postscript_is_said_again() -> None:
    assert kinds(make_talk("С уважением,\nВера\nP.S. старт перенесли на июнь"))[-1] == (
        SegmentKind.BODY,
        "P.S. старт перенесли на июнь",
    )


def test_a_forwarded_letter_is_the_colleagues_and_comes_first() -> None:
    record = make_talk(
        "Пересылаю.\n\n-------- Пересланное сообщение --------\nОт: Игорь\nКому: Вера\nТема: реклама\n\n"
        "Вера, найди рекламщиков, дам 500 тысяч.\n-------- Конец пересылаемого сообщения --------\n\nЖду цен."
    )

    assert said(record) == [
        (K, "Вера, найди рекламщиков, дам 500 тысяч."),
        (C, "Пересылаю."),
        (C, "Жду цен."),
    ]


def test_the_deeper_quotation_was_written_earlier() -> None:
    record = make_talk(
        "Смотрите ниже.\n\n> От: Игорь\n> Дата: 6 августа 2026\n> не 700, а 480\n\n"
        ">> От: Вера\n>> Дата: 5 августа 2026\n>> на что 700?\n"
    )
    segments = [s for s in split_segments(record) if s.kind is SegmentKind.QUOTED and s.person]

    assert [text for _, text in said(record)] == [">> на что 700?", "> не 700, а 480", "Смотрите ниже."]
    assert [(s.person, s.said_on) for s in segments][0] == ("Вера", date(2026, 8, 5))


def test_the_sellers_own_words_are_known_again_in_a_quotation() -> None:
    record = make_talk(
        "",
        ("email", Sender.SELLER, "Приняли, считаем на 6 млн."),
        ("email", Sender.CLIENT, "Нет, только 3 млн.\n> Приняли, считаем на 6 млн."),
    )

    assert (S, "> Приняли, считаем на 6 млн.") in said(record)


def test_own_words_come_back_after_a_forwarded_chain() -> None:
    record = make_talk(
        "От: Вера\nКому: Ольга\nЗаложи 600 тысяч.\n\nОт: Ольга\nКому: Вера\nЗаложила.\n\n"
        "Теперь вам: нужны звонки."
    )

    assert [speaker for speaker, _ in said(record)] == [K, K, C]


def test_a_brief_line_named_like_a_header_stays_in_the_body() -> None:
    assert kinds(make_talk("Кому: женщины 25–45"))[0][0] is SegmentKind.BODY


def test_page_code_is_read_like_a_page() -> None:
    record = make_talk(
        "<div><p>Добрый день</p><ul><li>нужен <b>охват</b></li><li>бюджет 5&nbsp;млн</li></ul>"
        "<!-- скрыто --><span style='display:none'>и это</span></div>"
    )

    assert [text for _, text in said(record)] == ["Добрый день", "нужен <b>охват", "бюджет 5&nbsp;млн"]


def test_a_quotation_element_is_a_quotation() -> None:
    record = make_talk(
        "<p>Передаю.</p><blockquote>От: Шеф<br>Найди рекламу, дам 300 тысяч.</blockquote><p>Вот.</p>"
    )

    assert said(record)[0] == (K, "Найди рекламу, дам 300 тысяч.")
    assert said(record)[-1] == (C, "Вот.")


def test_interactions_follow_their_dates_and_keep_them() -> None:
    lead = Lead(
        interactions=(
            Interaction(at=date(2026, 5, 2), channel="chat", text="второе"),
            Interaction(at=date(2026, 5, 1), channel="chat", text="первое"),
        )
    )
    segments = split_segments(LeadRecord(as_of=date(2026, 5, 3), lead=lead))

    assert [(s.place, s.said_on) for s in segments] == [
        ("interactions[1]", date(2026, 5, 1)),
        ("interactions[0]", date(2026, 5, 2)),
    ]


def test_the_system_speaks_for_nobody() -> None:
    assert said(make_talk("", ("web", Sender.SYSTEM, "Форма отправлена."))) == [(Y, "Форма отправлена.")]


def test_segments_do_not_overlap_and_lie_in_their_text() -> None:
    text = "Вера: нужны смс\nМенеджер: Бюджет?\n> От: Игорь\n> дам 500\nС уважением,\nВера"
    segments = [s for s in split_segments(make_talk(text)) if isinstance(s, Segment)]
    spans = sorted((s.start, s.end) for s in segments)

    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Бюджет: 0,8 млн (со слов клиента). Задача: заявки.", C),
        ("Форма заполнена клиентом: указано клиентом 1 млн.", C),
        ("Imported form. Client said: start in May.", C),
        ("Импорт: 1 новая карточка, вложений нет.", Y),
        ("Call not answered.", Y),
    ],
)
def test_a_program_that_notes_the_client_s_words_is_the_client_s_voice(text: str, speaker: Speaker) -> None:
    assert {voice for voice, _ in said(make_talk("", ("note", Sender.SYSTEM, text)))} == {speaker}
