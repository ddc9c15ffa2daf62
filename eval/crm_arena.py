"""Another seller: which BANT factors fail in its sales talks, by its price book and its policy page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.dedupe import rate_counts
from eval.metrics.bootstrap import bootstrap_intervals
from eval.retrieval import Article, rank_articles
from kit.errors import BadInput
from qualifier.bant_factors import Factor, FailedFactor, judge_factors
from qualifier.policy_texts import read_policy
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.profile_parts import LeadTimePolicy, Product
from qualifier.reading.segments import Sentence
from qualifier.reading.transcripts import read_transcript

_CASES, _ARTICLES, _PRICES = "cases.jsonl", "knowledge_articles.jsonl", "pricebook.json"
# What a salesperson would type to find how long a purchase takes.
_QUERY = "policy installation delivery timeline days by volume quantity of units purchased"
_ARTICLES_TRIED = 5
_BASE_PROFILE = "software-en"
_CURRENCY = "USD"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkCase:
    """One lead: its talks, and the factors that fail by the people who labelled it."""

    id: str
    transcripts: tuple[str, ...]
    gold: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    case: TalkCase
    failed: tuple[FailedFactor, ...]
    error: str | None = None

    @property
    def found(self) -> frozenset[str]:
        return frozenset(factor.factor.value for factor in self.failed)

    @property
    def is_exact(self) -> bool:
        return self.error is None and self.found == self.case.gold


def run_crm_arena(data_dir: Path, cases_file: Path | None = None) -> dict[str, Any]:
    """Judge every case of a folder; `exact_match` is the share whose set of failed factors is right."""
    cases = read_talk_cases(cases_file or data_dir / _CASES)
    profile = make_profile(data_dir)
    rows = [_judge(case, profile) for case in cases]
    return {
        "n": len(rows),
        "exact_match": round(sum(row.is_exact for row in rows) / len(rows), 4),
        "interval": _interval(rows),
        "factors": {factor.value: _rate(rows, factor.value) for factor in Factor},
        "policy": None if profile.lead_time is None else profile.lead_time.model_dump(mode="json"),
        "failing": [row.case.id for row in rows if not row.is_exact],
        "failures": [_describe_failure(row) for row in rows if not row.is_exact],
    }


def _interval(rows: Sequence[_Row]) -> dict[str, float] | None:
    found = bootstrap_intervals(
        [float(row.is_exact) for row in rows], lambda sample: {"exact": sum(sample) / len(sample)}
    ).get("exact")
    return None if found is None else {"low": round(found.low, 4), "high": round(found.high, 4)}


def read_talk_cases(path: Path) -> tuple[TalkCase, ...]:
    """Read labelled talks, one a line; BadInput names the line that is none."""
    cases = tuple(_parse_case(path, at, row) for at, row in _read_lines(path))
    if not cases:
        raise BadInput(f"{path.name}: no cases there")
    return cases


def _parse_case(path: Path, at: int, row: Mapping[str, Any]) -> TalkCase:
    try:
        return TalkCase(
            id=str(row["case_id"]),
            transcripts=tuple(str(talk["body"]) for talk in row["transcripts"]),
            gold=frozenset(Factor(name).value for name in row["gold_failed_factors"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{path.name}:{at}: not a labelled talk: {error}") from error


def _read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(f"{path.name}:{at}: not JSON: {error.msg}") from error
        if not isinstance(row, dict):
            raise BadInput(f"{path.name}:{at}: not an object")
        yield at, row


def make_profile(data_dir: Path) -> Profile:
    """Return the bundled profile of a software seller with the folder's prices and policy, in memory only."""
    base = load_profile(find_profile(_BASE_PROFILE))
    update = {"price_book": _read_prices(data_dir / _PRICES), "lead_time": _find_policy(data_dir / _ARTICLES)}
    return base.model_copy(update=update)


def _read_prices(path: Path) -> tuple[Product, ...]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Product(name=row["name"], price=row["list_unit_price"], currency=_CURRENCY) for row in rows
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{path.name}: not a price book: {error}") from error


def _find_policy(path: Path) -> LeadTimePolicy | None:
    """The best article that holds steps of volume and days; a wrong page at the top costs nothing."""
    articles = [
        Article(id=str(row["id"]), title=str(row["title"]), text=str(row["text"]))
        for _, row in _read_lines(path)
    ]
    ranked = rank_articles(_QUERY, articles)[:_ARTICLES_TRIED]
    policies = (read_policy(article.text, source=article.id) for article in ranked)
    return next((policy for policy in policies if policy is not None), None)


def _judge(case: TalkCase, profile: Profile) -> _Row:
    try:
        return _Row(case=case, failed=judge_factors(_read_talks(case), profile))
    except Exception as error:  # noqa: BLE001 - a crashed case is a row, not a crashed run
        return _Row(case=case, failed=(), error=f"{type(error).__name__}: {error}")


def _read_talks(case: TalkCase) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for at, text in enumerate(case.transcripts)
        for sentence in read_transcript(text, place=f"interactions[{at}]")
    )


def _rate(rows: Sequence[_Row], factor: str) -> dict[str, float]:
    pairs = [(factor in row.found, factor in row.case.gold) for row in rows]
    counts = pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))
    return {"n": counts[0] + counts[2], **rate_counts(*counts)}


def _describe_failure(row: _Row) -> dict[str, Any]:
    return {
        "case_id": row.case.id,
        "gold": sorted(row.case.gold),
        "found": sorted(row.found),
        "error": row.error,
        "why": {
            failed.factor.value: {"why": failed.why.en, "quotes": [quote.text for quote in failed.quotes]}
            for failed in row.failed
        },
    }


def describe_crm_arena(report: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """Return the report as rows of a table: name, n, precision, recall, F1."""
    yield ("exact match", str(report["n"]), "-", "-", f"{report['exact_match']:.4f}")
    for name, rated in report["factors"].items():
        yield (name, str(rated["n"]), *(f"{rated[key]:.4f}" for key in ("precision", "recall", "f1")))
