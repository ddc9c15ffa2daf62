import pytest

from qualifier.reading.legal_forms import FAMILY_BY_FORM, join_initials, split_glued_form, split_legal_form


@pytest.mark.parametrize(
    ("words", "kept", "family"),
    [
        ("ооо гвоздика", "гвоздика", "llc"),
        ("гвоздика ооо", "гвоздика", "llc"),
        ("общество с ограниченной ответственностью гвоздика", "гвоздика", "llc"),
        ("oboronka ooo", "oboronka", "llc"),
        ("gvozdika llc", "gvozdika", "llc"),
        ("gvozdika limited liability company", "gvozdika", "llc"),
        ("gvozdika pty ltd", "gvozdika", "llc"),
        ("gvozdika gmbh", "gvozdika", "llc"),
        ("gvozdika d oo", "gvozdika d oo", None),
        ("ао гвоздика", "гвоздика", "jsc"),
        ("публичное акционерное общество гвоздика", "гвоздика", "jsc"),
        ("gvozdika joint stock company", "gvozdika", "jsc"),
        ("gvozdika inc", "gvozdika", "jsc"),
        ("gvozdika ag", "gvozdika", "jsc"),
        ("ип гвоздикин", "гвоздикин", "sole"),
        ("индивидуальный предприниматель гвоздикин", "гвоздикин", "sole"),
        ("ано гвоздика", "гвоздика", "nonprofit"),
        ("ано во гвоздика", "гвоздика", "nonprofit"),
        ("гбу гвоздика", "гвоздика", "state"),
        ("ооо мкк гвоздика", "гвоздика", "microcredit"),
        ("акб гвоздика", "гвоздика", "bank"),
        ("сз гвоздика", "гвоздика", "developer"),
        ("гвоздика", "гвоздика", None),
    ],
)
def test_the_form_is_split_off_wherever_it_stands(words: str, kept: str, family: str | None) -> None:
    rest, families = split_legal_form(tuple(words.split()))
    assert " ".join(rest) == kept
    assert families == ((family,) if family else ())


def test_a_short_latin_form_in_the_middle_is_a_word() -> None:
    rest, families = split_legal_form(("happy", "as", "larry"))
    assert rest == ("happy", "as", "larry")
    assert families == ()


def test_two_forms_are_both_told() -> None:
    _, families = split_legal_form(("ооо", "ромашка", "ао"))
    assert families == ("llc", "jsc")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("s.a.r.l. pomme", "sarl"),
        ("g.m.b.h.", "gmbh"),
        ("о.о.о. ромашка", "ооо"),
        ("a/s bryg", "as"),
        ("p.l.c.", "plc"),
    ],
)
def test_dotted_letters_are_one_word(text: str, joined: str) -> None:
    assert join_initials(text).split()[0] == joined


def test_the_end_of_a_sentence_is_no_abbreviation() -> None:
    assert join_initials("ромашка и ко.") == "ромашка и ко."


@pytest.mark.parametrize(
    ("word", "name", "family"),
    [("acmeag", "acme", "jsc"), ("acmegmbh", "acme", "llc"), ("acme", "acme", None), ("bag", "bag", None)],
)
def test_a_glued_form_is_parted(word: str, name: str, family: str | None) -> None:
    assert split_glued_form(word) == (name, family)


def test_every_spelling_is_folded() -> None:
    assert all(form == form.lower().replace(".", "") for form in FAMILY_BY_FORM)
