import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.company_name import is_same_name, read_company_name

SAME = [
    # legal form, quotes, case, order
    ("ООО «Василёк»", "Василек"),
    ("ООО «Василёк»", "«Василек» ООО"),
    ("Общество с ограниченной ответственностью «Василёк»", "ООО Василёк"),
    ('АО "ВАСИЛЁК"', "Василёк, АО"),
    ("Vasilyok LLC", "VASILYOK"),
    # script
    ("ООО «Северный Дом»", "Severny Dom LLC"),
    ("ООО «Ориент Экспресс»", "Orient Express"),
    ("ООО «Сигма Моторс»", "Sigma Motors Rus"),
    # group words
    ("ГК «Василёк»", "ООО «Василёк»"),
    ("Василёк Холдинг", "Василёк"),
    ("Торговый дом «Василёк»", "ТД Василёк"),
    ("Группа компаний Василёк", "ГК Василёк"),
    # typos
    ("Гидропривод", "Гидропривот"),
    ("ООО «Промсталькомплект»", "Промсталь-комплект"),
    ("Межрегионгаз", "Межергионгаз"),
    # a hyphen, a space or none
    ("Лесо-Торг", "ЛесоТорг"),
    ("Лесо-Торг", "Лесо Торг"),
    # abbreviations
    ("УМК", "Уральский маслодельный комбинат"),
    ("ПАО «Тверской насосный завод»", "ТНЗ"),
    ("ПромСвет", "Промышленный свет"),
    # brand in brackets, two names in a line
    ("ИП Сидоров А. Б. (бренд «Василёк»)", "Василёк"),
    ("Василёк (ООО «Полевые цветы»)", "ООО «Полевые цветы»"),
    ("ООО «Полевые цветы» / Василёк", "Василёк"),
    ("Агентство «Громкий звук» (для «Василёк»)", "Василёк"),
    ("Агентство «Громкий звук» (для «Василёк»)", "Агентство «Громкий звук»"),
    ("Loud Agency (for Cornflower hotels)", "Cornflower hotels"),
    # a trade word on one side
    ("Клиника «Василёк»", "Василёк"),
    ("Сеть клиник «Василёк»", "Клиника «Василёк»"),
    ("Онлайн-школа вязания «Василёк»", "Школа вязания «Василёк»"),
    ("Мебельная фабрика «Василёк»", "Фабрика «Василёк»"),
    ("Василёк, представитель в РФ", "Василёк"),
]

OTHERS = [
    # a namesake of another trade
    ("Клиника «Василёк»", "Турбаза «Василёк»"),
    ("Банк «Василёк»", "МКК «Василёк»"),
    ("Vasilek Hotel", "Vasilek Insurance"),
    ("Василёк (кофейни)", "Аптека «Василёк»"),
    # one word more makes another firm
    ("ООО «Василёк»", "ООО «Василёк Плюс»"),
    ("ООО «Василёк»", "ООО «Василёк-Сервис»"),
    ("Василёк-Юг", "Василёк-Север"),
    ("Vega Electric", "Vega Carsharing"),
    ("Дуб", "Дубрава"),
    # numbers are never typos
    ("Аптека 36", "Аптека 63"),
    ("Школа «Квант 7»", "Школа «Квант 8»"),
    # short names allow no slip
    ("Мир", "Мор"),
    ("Лада", "Лава"),
    # shared common words only
    ("Северный завод котлов", "Северный банк"),
    ("Институт экономики", "Институт права"),
    ("ИП Васильков", "ООО «Василёк»"),
    ("", "Василёк"),
    ("ООО", "АО"),
    ("—", "—"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_company_under_two_names_is_one(one: str, other: str) -> None:
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_namesake_is_another_company(one: str, other: str) -> None:
    assert not is_same_name(one, other)
    assert not is_same_name(other, one)


@pytest.mark.parametrize(
    ("text", "core", "forms"),
    [
        ("ООО «Тёплый Кит»", "теплый кит", ("llc",)),
        ("Тёплый Кит, АО", "теплый кит", ("jsc",)),
        ("ИП Китов К. К.", "китов кк", ("sole",)),
        ("WARM WHALE LTD", "warm whale", ("llc",)),
        ("ГБУ «Дом китов»", "дом китов", ("state",)),
    ],
)
def test_the_core_is_the_name_without_form_and_quotes(text: str, core: str, forms: tuple[str, ...]) -> None:
    name = read_company_name(text)
    assert name.core == core
    assert name.legal_forms == forms


def test_the_key_is_the_same_in_both_scripts() -> None:
    assert read_company_name("ООО «Кит Моторс»").key == read_company_name("Kit Motors").key


def test_a_name_of_nothing_has_no_parts() -> None:
    assert read_company_name(" «» ").parts == ()


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    assert read_company_name(text).text == text


@given(
    st.lists(st.sampled_from(["василёк", "ромашка", "клевер", "гвоздика", "тюльпан"]), min_size=1, max_size=3)
)
def test_a_name_is_its_own_twin_in_capitals_and_quotes(words: list[str]) -> None:
    name = " ".join(words)
    assert is_same_name(name, f"ООО «{name.upper()}»")
