import pytest

from qualifier.profile import load_profile
from qualifier.reading.roles import Part, TitleBook, open_title_book

D, I, O = Part.DECIDER, Part.INFLUENCER, Part.OUTSIDER  # noqa: E741


@pytest.fixture(scope="module")
def book() -> TitleBook:
    return open_title_book({name: figure.value for name, figure in load_profile().roles.items()})


@pytest.mark.parametrize(
    ("title", "part"),
    [
        *(
            (title, D)
            for title in (
                "Владелец",
                "собственник сети",
                "учредитель",
                "сооснователь",
                "хозяйка",
                "ИП",
                "франчайзи",
                "самозанятый",
                "генеральный директор",
                "Ген. директор",
                "гендир",
                "генеральный",
                "директор",
                "и. о. директора",
                "врио директора",
                "исполнительный директор",
                "президент",
                "председатель правления",
                "главврач",
                "ректор",
                "директор по маркетингу",
                "дир. по маркетингу",
                "маркетинг-директор",
                "коммерческий директор",
                "ком. директор",
                "директор по рекламе",
                "директор по развитию",
                "директор по продажам",
                "директор по бренду",
                "директор по e-commerce",
                "руководитель отдела рекламы",
                "рук-ль отдела рекламы",
                "начальник отдела рекламы",
                "начальник отдела по рекламе",
                "завотделом рекламы",
                "зав. отделом маркетинга",
                "заместитель генерального директора по маркетингу",
                "вице-президент по маркетингу",
                "партнёр",
                "CEO",
                "CMO",
                "СМО",
                "Owner & CEO",
                "co-founder",
                "Managing Director",
                "Marketing Director",
                "VP Marketing",
                "Head of Growth",
                "head of advertising",
                "Chief Marketing Officer",
                "Commercial Dir.",
                "GM",
            )
        ),
        *(
            (title, I)
            for title in (
                "маркетолог",
                "интернет-маркетолог",
                "менеджер по маркетингу",
                "бренд-менеджер",
                "брэнд-менеджер",
                "продакт",
                "медиабайер",
                "медиапланер",
                "менеджер по закупкам",
                "отдел закупок",
                "тендерный отдел",
                "специалист тендерного отдела",
                "руководитель направления",
                "директор магазина",
                "финансовый директор",
                "IT-директор",
                "менеджер по партнёрским продажам",
                "тех. директор",
                "руководитель отдела продаж",
                "Brand Manager",
                "Assistant Brand Manager",
                "media buyer",
                "Procurement Manager",
                "product owner",
                "account director",
                "international marketing manager",
                "business development",
            )
        ),
        *(
            (title, O)
            for title in (
                "студент",
                "студентка, подработка",
                "стажёр отдела маркетинга",
                "практикантка",
                "секретарь директора",
                "ассистент коммерческого директора",
                "помощник руководителя отдела рекламы",
                "офис-менеджер",
                "поставщик касс",
                "соискатель",
                "бренд-менеджер (ищет работу)",
                "intern",
                "marketing intern",
                "assistant to the CEO",
                "founder's assistant",
                "Executive Assistant",
                "secretary",
                "PA",
                "student, part-time",
            )
        ),
        ("заместитель директора", Part.DEPUTY),
        ("зам. генерального директора", Part.DEPUTY),
        ("Deputy marketing director", Part.DEPUTY),
        ("реклама", Part.AREA),
        ("Chief Digital Officer", Part.AREA),
        ("технолог", None),
        ("…", None),
    ],
)
def test_a_title_gives_its_part(book: TitleBook, title: str, part: Part | None) -> None:
    assert book.read_title(title) is part


def test_case_and_yo_do_not_matter(book: TitleBook) -> None:
    assert book.read_title("СТАЖЁР") is book.read_title("стажер") is O


def test_titles_are_found_in_running_text(book: TitleBook) -> None:
    text = "решает директор по рекламе, а не маркетолог"
    found = [(title.part, text[title.start : title.end]) for title in book.find_all(text)]

    assert (D, "директор по рекламе") in found
    assert (I, "маркетолог") in found


def test_a_books_lists_are_compiled_once() -> None:
    titles = {"decider": ("директор",)}

    assert open_title_book(titles) is open_title_book(dict(titles))


def test_a_marked_word_stands_whole() -> None:
    book = open_title_book({"decider": ("partner$",), "influencer": ("partnership",)})

    assert book.read_title("partner") is D
    assert book.read_title("partnership manager") is I


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("управляющая партнёрша", Part.DECIDER),
        ("исполнительная директорка", Part.DECIDER),
        ("начальница отдела рекламы", Part.DECIDER),
        ("маркетологиня", Part.INFLUENCER),
        ("секретарша", Part.OUTSIDER),
        ("помощница основателя", Part.OUTSIDER),
        ("упр. партнёр", Part.DECIDER),
        ("гл. врач", Part.DECIDER),
        ("Geschäftsführerin", Part.DECIDER),
        ("Inhaber", Part.DECIDER),
        ("Marketingleiterin", Part.DECIDER),
        ("Praktikantin", Part.OUTSIDER),
        ("продавец и хозяйка лавки", Part.DECIDER),
        ("внучка владелицы", None),
        ("owner's nephew", None),
    ],
)
def test_either_sex_and_other_tongues_hold_one_title(book: TitleBook, title: str, part: Part | None) -> None:
    assert book.read_title(title) is part
