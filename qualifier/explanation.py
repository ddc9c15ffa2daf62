"""The scorecard and the verdict as text, in the lead's language, with their quotes."""

from collections.abc import Iterator, Mapping

from qualifier.labels import CRITERIA, LEVELS, name_flag, name_place
from qualifier.qualification import (
    BANT,
    CHAMP,
    ICP,
    Bilingual,
    Criterion,
    CriterionScore,
    Level,
    Numbers,
    Quote,
    Score,
    Scorecard,
    Verdict,
)

_TABLES: Mapping[str, tuple[Criterion, ...]] = {"BANT": BANT, "CHAMP": CHAMP, "ICP": ICP}
_NOBODY_SAID = Bilingual(ru="Об этом никто не сказал.", en="Nobody has said anything about it.")
_CRITERION = Bilingual(ru="Критерий:", en="Criterion:")
_ASK = Bilingual(ru="Спросить:", en="Ask:")
_NEXT = Bilingual(ru="Дальше:", en="Next:")
_READ = Bilingual(ru="Прочитано:", en="Read:")
_NUMBERS: Mapping[str, Bilingual] = {
    "budget": Bilingual(ru="бюджет без НДС", en="budget without VAT"),
    "start_date": Bilingual(ru="старт", en="start"),
    "end_date": Bilingual(ru="конец", en="end"),
    "decision_date": Bilingual(ru="решение", en="decision"),
}


def explain(scorecard: Scorecard, verdict: Verdict, lang: str) -> str:
    """Return the verdict's reason and, for each criterion, its level, quotes and contradictions."""
    lines = [f"{verdict.why.in_language(lang)}.", ""]
    lines += _explain_tables(scorecard, verdict, lang)
    if numbers := describe_numbers(scorecard.numbers, lang):
        lines.append(f"{_READ.in_language(lang)} {numbers}.")
    lines += [f"! {name_flag(flag, lang)}." for flag in scorecard.flags]
    if verdict.questions:
        lines.append(_ASK.in_language(lang))
        lines += [
            f"  {number}. {question.text.in_language(lang)}"
            for number, question in enumerate(verdict.questions, 1)
        ]
    lines.append(f"{_NEXT.in_language(lang)} {verdict.next_action.in_language(lang)}")
    return "\n".join(lines)


def _explain_tables(scorecard: Scorecard, verdict: Verdict, lang: str) -> Iterator[str]:
    rows = {row.criterion: row for row in scorecard.scores}
    scores = {"BANT": verdict.bant, "CHAMP": verdict.champ, "ICP": verdict.icp}
    told: set[Criterion] = set()
    for name, table in _TABLES.items():
        yield f"{name}: {describe_score(scores[name])}"
        for criterion in table:
            if criterion not in told:
                yield from _explain_row(rows[criterion], lang)
        told.update(table)
        yield ""


def _explain_row(row: CriterionScore, lang: str) -> Iterator[str]:
    name = CRITERIA[row.criterion].in_language(lang)
    level = LEVELS[row.level].in_language(lang)
    yield f"- {name}: {level}. {_CRITERION.in_language(lang)} {row.claim.in_language(lang)}"
    if row.level is Level.UNKNOWN:
        yield f"    {_NOBODY_SAID.in_language(lang)}"
    for quote in row.quotes:
        yield f"    «{write_quote(quote)}» ({name_place(quote.place, lang)})"
    if row.note:
        yield f"    {row.note.in_language(lang)}"


def write_quote(quote: Quote) -> str:
    """Return a quote's words; a register's number gets its digits grouped."""
    return _group(int(quote.text)) if quote.start is None and quote.text.isdecimal() else quote.text


def describe_score(score: Score) -> str:
    """Return `62 (50–88)`, or only the number when nothing is unknown."""
    return str(score.value) if score.low == score.high else f"{score.value} ({score.low}–{score.high})"


def describe_numbers(numbers: Numbers, lang: str) -> str:
    """Return the amounts and dates read from the text as one line; empty when there are none."""
    parts = []
    if numbers.budget_min_rub is not None or numbers.budget_max_rub is not None:
        parts.append(f"{_NUMBERS['budget'].in_language(lang)} {describe_budget(numbers)}")
    for field in ("start_date", "end_date", "decision_date"):
        if day := getattr(numbers, field):
            parts.append(f"{_NUMBERS[field].in_language(lang)} {day.isoformat()}")
    return ", ".join(parts)


def describe_budget(numbers: Numbers) -> str:
    """Return `900 000 ₽` or `300 000–450 000 ₽`, with thin groups that do not break."""
    low, high = numbers.budget_min_rub, numbers.budget_max_rub
    if low == high or low is None or high is None:
        return f"{_group(low if low is not None else high)} ₽"
    return f"{_group(low)}–{_group(high)} ₽"


def _group(amount: int | None) -> str:
    return f"{amount or 0:,}".replace(",", "\u00a0")
