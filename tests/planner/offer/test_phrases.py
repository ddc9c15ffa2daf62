from pathlib import Path
from string import Formatter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.brief import Category, Channel
from planner.offer.phrases import OfferWordsInvalid, load_phrases, write_plain

RU, EN = load_phrases("ru"), load_phrases("en")
GROUPS = ("references", "titles", "labels", "sentences", "assumptions", "roles", "materials", "categories")


def fields(text: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(text) if name}


@pytest.mark.parametrize("group", GROUPS)
def test_both_languages_say_the_same_things_with_the_same_figures(group: str) -> None:
    russian, english = getattr(RU, group), getattr(EN, group)
    assert russian.keys() == english.keys()
    assert {name: fields(text) for name, text in russian.items()} == {
        name: fields(text) for name, text in english.items()
    }


def test_every_channel_and_category_has_words() -> None:
    for phrases in (RU, EN):
        assert set(phrases.roles) == set(phrases.materials) == set(Channel)
        assert set(phrases.categories) == set(Category)


def test_what_stands_in_a_field_is_no_template() -> None:
    said = RU.say("task", client="{goal} {0}", product="%s", goal="охват")
    assert "{goal} {0}" in said


def bend(tmp_path: Path, change) -> Path:
    content = yaml.safe_load((Path("planner/offer/words/ru.yaml")).read_text(encoding="utf-8"))
    change(content)
    (tmp_path / "ru.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda words: words["sentences"].update(report="Отчёт через 10 дней"), "a digit stands"),
        (lambda words: words["labels"].update(total="Итого 1"), "a digit stands"),
        (lambda words: words["roles"].pop("sms"), "channels without words: sms"),
        (lambda words: words["materials"].update(fax="факс"), "fax"),
        (lambda words: words["titles"].update(task=""), "titles"),
        (lambda words: words.pop("labels"), "labels"),
        (lambda words: words.update(jokes={}), "jokes"),
    ],
)
def test_broken_words_are_refused(tmp_path: Path, change, message: str) -> None:
    with pytest.raises(OfferWordsInvalid, match=message):
        load_phrases("ru", bend(tmp_path, change))


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ru.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(OfferWordsInvalid):
        load_phrases("ru", tmp_path)


@pytest.mark.parametrize(
    ("text", "most", "written"),
    [
        ("  a\n\tb  ", 99, "a b"),
        ("a\x00b\x07", 99, "ab"),
        ("long text here", 10, "long text…"),
        ("model 123456789", 12, "model…"),
        ("1 234 567 and", 8, "…"),
        ("", 9, ""),
    ],
)
def test_outside_text_is_one_line_cut_before_a_number(text: str, most: int, written: str) -> None:
    assert write_plain(text, most) == written


@given(st.text(max_size=400), st.integers(2, 300))
def test_outside_text_never_gets_longer_than_allowed(text: str, most: int) -> None:
    written = write_plain(text, most)
    assert len(written) <= most
    assert "\n" not in written
