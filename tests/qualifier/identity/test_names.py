import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.identity.names import NameLikeness, match_names

SAME, CLOSE, UNSURE, OTHER = NameLikeness


@pytest.mark.parametrize(
    ("said", "known", "likeness"),
    [
        ("Ромашка", 'ООО "РОМАШКА"', SAME),
        ("Romashka LLC", 'ООО "РОМАШКА"', SAME),
        ("ООО «Дельта Софт»", "Delta Soft", SAME),
        ("Цветы (ООО «Ромашка»)", 'ООО "РОМАШКА"', SAME),
        ("Рамашка", 'ООО "РОМАШКА"', CLOSE),
        ("Вектр", "Вектор", CLOSE),
        ("Дента-Люск", 'ООО "ДЕНТА-ЛЮКС"', CLOSE),
        ("Улыбка", 'ООО "ДЕНТА-ЛЮКС"', OTHER),
        # One word more is another daughter of the group.
        ("Ромашка", 'ООО "РОМАШКА ПЛЮС"', OTHER),
        ("Альянс", 'ООО "АЛЬЯНС-СТРОЙ"', OTHER),
        # Another number in the name is another company.
        ("Стройтрест №5", 'ООО "СТРОЙТРЕСТ №7"', OTHER),
        ("Стройтрест №5", 'ООО "СТРОЙТРЕСТ №5"', SAME),
        ("Аптека 36", "Аптека", OTHER),
        # A trading house or a managing company is another entity of the group, if both are registered names.
        ("ООО Ромашка", 'ООО "ТД РОМАШКА"', UNSURE),
        ("ООО Торговый дом Ромашка", 'ООО "ТД РОМАШКА"', SAME),
        ("ООО УК Ромашка", 'ООО "ТД РОМАШКА"', UNSURE),
        ("Ромашка", 'ООО "ТД РОМАШКА"', CLOSE),
        ("Romashka Holding", "ООО Холдинг Ромашка", SAME),
        ("ООО Ромашка Маркет", 'ООО "РОМАШКА"', UNSURE),
        ("Ромашка", 'ООО "РОМАШКА МАРКЕТ"', CLOSE),
        # Daughters are told apart by the countries and places in their names.
        ("Romashka (Germany) GmbH", "Romashka (France) SARL", OTHER),
        ("Romashka Germany GmbH", "Ромашка Германия", CLOSE),
        ("Romashka (Germany) GmbH", "Romashka GmbH", UNSURE),
        ("Ромашка (Казань)", "Ромашка (Уфа)", OTHER),
        ("Romashka Hong Kong Ltd", "Romashka Singapore Ltd", OTHER),
    ],
)
def test_two_company_lines_are_compared(said: str, known: str, likeness: NameLikeness) -> None:
    match = match_names(said, [known])
    assert match is not None
    assert match.likeness is likeness


@pytest.mark.parametrize(
    ("said", "known", "is_form_same"),
    [
        ("ООО Вектор", 'ООО "ВЕКТОР"', True),
        # Forms of one family are one: the old ones were renamed by law.
        ("ЗАО Вектор", 'АО "ВЕКТОР"', True),
        ("Vektor Ltd", 'ООО "ВЕКТОР"', True),
        ("ООО Вектор", 'АО "ВЕКТОР"', False),
        ("Вектор", 'АО "ВЕКТОР"', None),
        ("ООО Вектор", "Вектор", None),
    ],
)
def test_legal_forms_are_compared_apart(said: str, known: str, is_form_same: bool | None) -> None:
    match = match_names(said, [known])
    assert match is not None
    assert match.is_form_same is is_form_same


def test_the_likest_name_counts() -> None:
    match = match_names("ООО Вектор", ["ООО Ромашка", "АО Вектор", "ООО Вектор", "ООО Вектр"])
    assert match is not None
    assert (match.name, match.likeness) == ("ООО Вектор", SAME)


@pytest.mark.parametrize(
    ("said", "names"),
    [("", ["Ромашка"]), ("ООО", ["Ромашка"]), ("«»", ["Ромашка"]), ("Ромашка", []), ("Ромашка", ["", "А"])],
)
def test_a_name_that_says_nothing_is_not_compared(said: str, names: list[str]) -> None:
    assert match_names(said, names) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_does_not_hang_on_the_order(one: str, other: str) -> None:
    first, second = match_names(one, [other]), match_names(other, [one])
    assert (first is None) == (second is None)
    if first and second:
        assert first.likeness is second.likeness
