from datetime import date

import pytest

from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.profile import load_profile
from qualifier.reading.participants import find_decider, find_own_title, find_strangers, is_contacts_word
from qualifier.reading.roles import Part, TitleBook, open_title_book
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord

SELLER, CLIENT = Sender.SELLER, Sender.CLIENT


@pytest.fixture(scope="module")
def book() -> TitleBook:
    return open_title_book({name: figure.value for name, figure in load_profile().roles.items()})


def make_talk(message: str, *turns: tuple[Sender, str], role: str | None = None) -> LeadRecord:
    interactions = tuple(
        Interaction(at=date(2026, 3, 1 + index), channel="email", sender=sender, text=text)
        for index, (sender, text) in enumerate(turns)
    )
    contact = Contact(name="Зоя Ильина", role=role)
    return LeadRecord(
        as_of=date(2026, 4, 1), lead=Lead(contact=contact, message=message, interactions=interactions)
    )


def decider(record: LeadRecord, book: TitleBook) -> str | None:
    found = find_decider(read_sentences(record), book, record.lead.contact)
    return found and found.text


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("Я владелец пекарни.", Part.DECIDER),
        ("Здравствуйте, это Зоя, маркетолог сети.", Part.INFLUENCER),
        ("Меня зовут Зоя, я стажёр.", Part.OUTSIDER),
        ("I am the owner of a shop.", Part.DECIDER),
        ("Нужен охват.\n\nС уважением,\nЗоя Ильина\nкоммерческий директор", Part.DECIDER),
        ("Нужен охват. С уважением, директор Зоя Ильина", Part.DECIDER),
        ("Зоя Ильина, бренд-менеджер", Part.INFLUENCER),
        ("Пишу по просьбе: наш директор хочет охват.", None),
        ("Я от директора фабрики.", None),
        ("Я не директор.", None),
        ("Расскажите про форматы.", None),
    ],
)
def test_the_writers_own_title_is_read(book: TitleBook, message: str, part: Part | None) -> None:
    record = make_talk(message)
    found = find_own_title(read_sentences(record), book, record.lead.contact)

    assert (found and found.value) is part


@pytest.mark.parametrize(
    "turns",
    [
        # writes or speaks
        [(CLIENT, "Добрый день. Игорь Ланской, коммерческий директор. Смету видел.")],
        [(CLIENT, "Good morning, Anna Reed, owner of the hotel. Yes, 250 a month.")],
        [(CLIENT, "Согласен, 95. Igor Lanskoy, CMO")],
        # the answer is passed on
        [
            (SELLER, "Кто решает и когда старт?"),
            (CLIENT, "Спросила. Директор велел ответить: старт 20 апреля."),
        ],
        [(SELLER, "What sum is signed off?"), (CLIENT, "Asked our CMO. Her answer: 650 thousand net.")],
        [(SELLER, "Сумма верна?"), (CLIENT, "Коммерческий передаёт: да, шестьсот тысяч.")],
        [(CLIENT, "Сама не решаю, рядом Жанна Викторовна, директор по маркетингу.")],
        [(CLIENT, "Директор сидит рядом и кивает.")],
        [(CLIENT, "Our owner is right here with me, ask him.")],
    ],
)
def test_a_decider_who_answers_takes_part(book: TitleBook, turns: list[tuple[Sender, str]]) -> None:
    assert decider(make_talk("Нужен охват.", *turns, role="ассистент"), book) is not None


@pytest.mark.parametrize(
    "turns",
    [
        # named, but silent
        [(CLIENT, "Решает Игорь Ланской, коммерческий директор.")],
        [(CLIENT, "Передам директору, спасибо.")],
        # no answer on substance
        [(SELLER, "Кто решает?"), (CLIENT, "Директор велел ответить: присылайте, посмотрим.")],
        # nobody asked
        [(CLIENT, "Директор просил передать: логотип синий.")],
        # somebody without the last word
        [(CLIENT, "Нина Рогова, бухгалтер. Счёт на ООО.")],
        [(CLIENT, "Лиза, менеджер по рекламе.")],
        # the seller says so
        [(SELLER, "Игорь Ланской, коммерческий директор, согласен на 2 млн.")],
    ],
)
def test_a_decider_who_is_only_named_takes_no_part(book: TitleBook, turns: list[tuple[Sender, str]]) -> None:
    assert decider(make_talk("Нужен охват.", *turns, role="ассистент"), book) is None


def test_an_assistants_title_names_the_boss(book: TitleBook) -> None:
    turns = ((SELLER, "Когда старт?"), (CLIENT, "Он велел ответить: 20 апреля."))

    assert decider(make_talk("", *turns, role="секретарь директора"), book)
    assert decider(make_talk("", *turns, role="секретарь"), book) is None


def test_a_colleague_who_writes_is_a_stranger(book: TitleBook) -> None:
    record = make_talk(
        "Нужен охват.",
        (CLIENT, "Это Костя, технолог. Меня никто не спрашивает."),
        (CLIENT, "Это Зоя. Старт в мае."),
        (CLIENT, "Нина Рогова, менеджер по рекламе."),
    )

    assert find_strangers(read_sentences(record), book, record.lead.contact) == {
        "interactions[0]",
        "interactions[2]",
    }


def test_a_quoted_letter_counts_only_when_the_contact_wrote_it() -> None:
    record = make_talk("> От: Игорь\n> Решаю я.\n\n> От: Зоя\n> Решаю я.")
    contact = record.lead.contact
    quoted = [s for s in read_sentences(record) if "Решаю" in s.text]

    assert sorted(is_contacts_word(sentence, contact) for sentence in quoted) == [False, True]


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("Я собственник сети аптек.", Part.DECIDER),
        ("Hello, I am the CEO of a small chain.", Part.DECIDER),
        ("Пишет Зоя, генеральный директор.", Part.DECIDER),
        ("I'm the marketing manager.", Part.INFLUENCER),
        ("Я помощник директора.", Part.OUTSIDER),
        ("Наш директор хочет охват.", None),
        ("Our CEO wants ads.", None),
        ("I am not the owner.", None),
    ],
)
def test_a_title_is_the_writers_only_when_he_says_so(
    book: TitleBook, message: str, part: Part | None
) -> None:
    record = make_talk(message)
    found = find_own_title(read_sentences(record), book, record.lead.contact)
    assert (found and found.value) is part


@pytest.mark.parametrize(
    ("said", "takes_part"),
    [
        ("Our CEO is on the line.", True),
        ("Рядом со мной наш директор.", True),
        ("Добрый день, Иван Петров, генеральный директор. Бюджет подтверждаю.", True),
        ("I'll pass it to the owner.", False),
        ("Директор в отпуске.", False),
    ],
)
def test_a_decider_takes_part_when_he_is_there(book: TitleBook, said: str, takes_part: bool) -> None:
    found = decider(make_talk("Нужен охват.", (CLIENT, said), role="ассистент"), book)
    assert (found is not None) == takes_part
