from pathlib import Path

import pytest

from qualifier.outreach.letter_words import LetterKind, LetterWordsInvalid, Tone, load_letter_words
from qualifier.qualification import Criterion, Level

FOLDER = Path(__file__).parents[3] / "qualifier" / "outreach" / "words"
LANGS = ["ru", "en"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_tone_can_say_every_kind(lang: str) -> None:
    words = load_letter_words(lang)
    for tone in Tone:
        assert set(words.openings[tone]) == set(LetterKind)
        assert set(words.asks[tone]) == set(LetterKind) - {LetterKind.DECLINE, LetterKind.DUPLICATE}
        assert set(words.declines[tone]) == {"no_need", "wrong_segment", "other"}
        assert set(words.closings[tone]) == {"asks", "later", "none"}
    assert set(words.subjects) == set(LetterKind) == set(words.purposes)


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_is_known_by_its_own_signs(lang: str) -> None:
    words = load_letter_words(lang)
    for criterion in Criterion:
        for text in words.questions[criterion].values():
            assert any(sign in text.lower() for sign in words.signs[criterion]), text
    assert any(sign in words.when_known["budget"].lower() for sign in words.signs[Criterion.BUDGET])
    for name in ("start", "decision"):
        assert any(sign in words.when_known[name].lower() for sign in words.signs[Criterion.TIMING])


def test_both_languages_hold_the_same_places() -> None:
    ru, en = (load_letter_words(lang).model_dump() for lang in LANGS)

    def shape(content: object) -> object:
        return {name: shape(value) for name, value in content.items()} if isinstance(content, dict) else None

    assert shape(ru) == shape(en)


def test_an_absent_say_has_a_question_of_its_own() -> None:
    for lang in LANGS:
        assert Level.ABSENT in load_letter_words(lang).questions[Criterion.AUTHORITY]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("profiles: [adtech-ru]", "profiles: [adtech-ru]\nmood: good"),
        ('nameless: "Здравствуйте!"', 'nameless: "Здравствуйте, 5 раз!"'),
        (
            'absent: "Кто у вас принимает решение о рекламе и как с этим человеком связаться?"',
            'absent: "Кто? Когда?"',
        ),
        (
            'absent: "Кто у вас принимает решение о рекламе и как с этим человеком связаться?"',
            'absent: "Кто решает."',
        ),
        ('manager: "[имя менеджера]"', 'manager: ""'),
        ("greetings:", "greetings: no"),
    ],
)
def test_broken_words_are_refused(old: str, new: str, tmp_path: Path) -> None:
    text = (FOLDER / "ru.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "ru.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LetterWordsInvalid):
        load_letter_words("ru", tmp_path)


def test_a_question_that_lacks_a_level_is_refused(tmp_path: Path) -> None:
    text = (FOLDER / "en.yaml").read_text("utf-8")
    line = next(one for one in text.splitlines() if one.strip().startswith('partial: "What result would'))
    (tmp_path / "en.yaml").write_text(text.replace(line + "\n", ""), encoding="utf-8")
    with pytest.raises(LetterWordsInvalid, match="need"):
        load_letter_words("en", tmp_path)
