import re
import string
from decimal import Decimal

import pytest

from planner.finding import ExclusionReason, FindingCode, Severity
from planner.finding_words import _EXCLUSIONS, _FINDINGS, Word, exclusion_words, find_words
from qualifier.qualification import Bilingual

# A word for every blank of every sentence.
WORDS: dict[str, Word] = {
    "as_of": "25.11.2026",
    "budget": Decimal("1234567.5"),
    "category": "finance",
    "channel": Bilingual(ru="Щиты", en="Billboards"),
    "cost": Decimal(1500),
    "count": 1200,
    "days": 15,
    "deficit": Decimal("0.01"),
    "end": "01.02.2027",
    "fields": Bilingual(ru="регионы", en="the regions"),
    "forecast": 480,
    "frequency": Bilingual(ru="1,2", en="1.2"),
    "gap": "20 %",
    "goal": Bilingual(ru="лиды", en="leads"),
    "here": Bilingual(ru="12 лидов", en="12 leads"),
    "kpi": "LEADS",
    "left": Decimal(5000),
    "minimum": Decimal("60000.00"),
    "region": "Atlantis",
    "row": Bilingual(ru="Радио", en="Radio"),
    "rows": Bilingual(ru="Радио, Щиты", en="Radio, Billboards"),
    "start": "01.01.2027",
    "sum": Decimal(2_000_000),
    "there": Bilingual(ru="30 лидов", en="30 leads"),
    "wanted": 600,
    "why": Bilingual(ru="нельзя", en="forbidden"),
}
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_finding_has_a_sentence_in_each_language_with_the_same_blanks(code: FindingCode) -> None:
    russian, english = _FINDINGS[code]
    assert blanks(russian) == blanks(english) <= set(WORDS)
    found = find_words(code, **{name: WORDS[name] for name in blanks(russian)})
    assert found.ru.endswith(".")
    assert found.en.endswith(".")
    assert not CYRILLIC.search(found.en)
    assert CYRILLIC.search(found.ru)
    assert "{" not in found.ru + found.en


@pytest.mark.parametrize("reason", list(ExclusionReason))
def test_every_exclusion_has_words_in_each_language(reason: ExclusionReason) -> None:
    russian, english = _EXCLUSIONS[reason]
    assert blanks(russian) == blanks(english) <= set(WORDS)
    found = exclusion_words(reason, **{name: WORDS[name] for name in blanks(russian)})
    assert not CYRILLIC.search(found.en)
    # Exclusions stand inside a sentence or after a dash: no capital of their own, no full stop.
    assert not found.ru.endswith(".")
    assert found.ru[0].islower() or found.ru[0].isdigit()


def test_decimals_are_roubles_and_whole_numbers_counts() -> None:
    found = find_words(
        FindingCode.KPI_CONTRADICTS_BUDGET,
        **{name: WORDS[name] for name in ("count", "cost", "sum", "budget")},
    )
    assert found.ru.replace("\u00a0", " ").startswith("1 200 по 1 500,00 ₽ — это 2 000 000,00 ₽")
    assert found.en.startswith("1,200 at 1,500.00 RUB make 2,000,000.00 RUB")


def test_a_word_in_two_languages_is_told_in_each() -> None:
    found = find_words(FindingCode.CHANNEL_FORBIDDEN, channel=WORDS["channel"], why=WORDS["why"])
    assert found == Bilingual(ru="Щиты: нельзя.", en="Billboards: forbidden.")


@pytest.mark.parametrize("planted", ["{budget}", "{0}", "{", "}}", "%s", "{why.__class__}"])
def test_braces_in_a_clients_words_stay_words(planted: str) -> None:
    found = find_words(FindingCode.REGION_UNKNOWN, region=planted)
    assert planted in found.ru
    assert planted in found.en


def test_a_forgotten_word_is_a_mistake_of_ours_and_loud() -> None:
    with pytest.raises(KeyError):
        find_words(FindingCode.REGION_UNKNOWN)


def test_what_blocks_stands_before_what_warns() -> None:
    assert list(Severity) == [Severity.BLOCKS, Severity.WARNS, Severity.NOTES]
