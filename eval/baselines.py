"""Judging without understanding: what any real engine has to beat."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eval.cases import CRITERIA, LeadCase
from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Bilingual, Criterion, CriterionScore, Level, Numbers, Quote, Scorecard
from qualifier.record import LeadRecord

_NO_CLAIM = Bilingual(ru="Опорная линия без объяснений.", en="A baseline; it explains nothing.")


@dataclass(frozen=True, slots=True)
class MajorityEngine:
    """Gives every lead the most frequent level of each criterion and reads nothing."""

    levels: Mapping[Criterion, Level]
    profile: Profile

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return the same levels for whatever record."""
        rows = tuple(_make_score(name, self.levels[name], (), self.profile) for name in Criterion)
        return Scorecard(engine="majority", scores=rows, numbers=Numbers())


def count_majority(cases: Iterable[LeadCase]) -> dict[Criterion, Level]:
    """Return the most frequent right level of each criterion; unknown where nothing is labelled."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in CRITERIA}
    for case in cases:
        for name, level in case.gold.levels.items():
            counts[name][level] += 1
    return {
        Criterion(name): Level(count.most_common(1)[0][0]) if count else Level.UNKNOWN
        for name, count in counts.items()
    }


# One word decides, whoever says it, denied or not; the first row that matches wins.
_KEYWORDS: tuple[tuple[Criterion, Level, re.Pattern[str]], ...] = tuple(
    (criterion, level, re.compile(pattern, re.I))
    for criterion, level, pattern in (
        (Criterion.BUDGET, Level.ABSENT, r"бюджета нет|нет бюджета|no budget|заморо"),
        (Criterion.BUDGET, Level.CONFIRMED, r"\d[\d  .,]*\s*(?:млн|тыс|k\b|m\b|million|руб|₽)"),
        (Criterion.BUDGET, Level.PARTIAL, r"бюджет|budget"),
        (Criterion.AUTHORITY, Level.ABSENT, r"студент|стаж[её]р|student|intern\b|помощник"),
        (Criterion.AUTHORITY, Level.CONFIRMED, r"директор|владел|собственник|owner|ceo|cmo|director"),
        (Criterion.AUTHORITY, Level.PARTIAL, r"менеджер|маркетолог|manager|закупк|тендер"),
        (Criterion.NEED, Level.ABSENT, r"резюме|ваканси|предлагаем|job|offer you"),
        (Criterion.NEED, Level.CONFIRMED, r"реклам|кампани|продвиж|охват|campaign|promot|reach|launch"),
        (Criterion.NEED, Level.PARTIAL, r"интерес|interest|расскажите"),
        (Criterion.TIMING, Level.ABSENT, r"отложи|не сейчас|postpone|not now|на потом"),
        (Criterion.TIMING, Level.CONFIRMED, r"срочно|asap|этом месяце|следующ\w+ недел|next week"),
        (Criterion.TIMING, Level.PARTIAL, r"скоро|сезон|soon|season"),
        (Criterion.CHALLENGES, Level.CONFIRMED, r"откры\w+|упал|сниз|конкурент|opening|fell|dropped"),
        (Criterion.CHALLENGES, Level.PARTIAL, r"продаж|узнаваем|sales|awareness"),
        (Criterion.MONEY, Level.PARTIAL, r"бюджет|budget|млн|million"),
        (Criterion.PRIORITIZATION, Level.ABSENT, r"просто узнать|just looking|отложи"),
        (Criterion.PRIORITIZATION, Level.CONFIRMED, r"открыти|тендер|запуск|opening|tender|launch"),
        (Criterion.PRIORITIZATION, Level.PARTIAL, r"срочно|asap|хотелось бы"),
        (Criterion.INDUSTRY, Level.ABSENT, r"казино|вейп|табак|casino|vape|студент"),
        (Criterion.INDUSTRY, Level.CONFIRMED, r"магазин|банк|клиник|застройщик|ресторан|shop|bank|retail"),
        (Criterion.INDUSTRY, Level.PARTIAL, r"завод|агентств|производ|agency|factory"),
        (Criterion.AD_ACTIVITY, Level.CONFIRMED, r"кампания 202\d|реклам\w+ в 202\d|campaign in 202\d"),
        (Criterion.AD_ACTIVITY, Level.PARTIAL, r"соцсет|social"),
        (Criterion.POTENTIAL, Level.CONFIRMED, r"млн|million|сеть|network"),
        (Criterion.POTENTIAL, Level.PARTIAL, r"тыс|thousand"),
    )
)


@dataclass(frozen=True, slots=True)
class KeywordEngine:
    """Looks for single words, as a first script would: no negation, no speaker, no time."""

    profile: Profile

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return the level of the first keyword that occurs, with that word as the quote."""
        texts = _texts_of(record)
        found = {Criterion.SIZE: _size_of(record, self.profile)}
        for criterion, level, pattern in _KEYWORDS:
            if criterion not in found and (quote := _find(pattern, texts)):
                found[criterion] = (level, (quote,))
        nothing: tuple[Level, tuple[Quote, ...]] = (Level.UNKNOWN, ())
        rows = tuple(_make_score(name, *found.get(name, nothing), self.profile) for name in Criterion)
        return Scorecard(engine="keywords", scores=rows, numbers=Numbers())


def _texts_of(record: LeadRecord) -> dict[str, str]:
    return {
        "message": record.lead.message,
        **{f"interactions[{at}]": turn.text for at, turn in enumerate(record.lead.interactions)},
        "contact.role": record.lead.contact.role or "",
        "company": record.lead.company or "",
        "open_data.industry": record.open_data.industry or "",
        **{f"open_data.ad_activity[{at}]": text for at, text in enumerate(record.open_data.ad_activity)},
    }


def _find(pattern: re.Pattern[str], texts: Mapping[str, str]) -> Quote | None:
    for place, text in texts.items():
        if match := pattern.search(text):
            return Quote(place=place, text=match[0], start=match.start())
    return None


def _size_of(record: LeadRecord, profile: Profile) -> tuple[Level, tuple[Quote, ...]]:
    employees, rule = record.open_data.employees, profile.size
    if employees is None:
        return Level.UNKNOWN, ()
    quotes = (Quote(place="open_data.employees", text=str(employees)),)
    if employees >= rule.confirmed_employees.value:
        return Level.CONFIRMED, quotes
    return (Level.PARTIAL if employees >= rule.partial_employees.value else Level.ABSENT), quotes


def _make_score(
    criterion: Criterion, level: Level, quotes: tuple[Quote, ...], profile: Profile
) -> CriterionScore:
    return CriterionScore(
        criterion=criterion, level=level, points=profile.points[level], claim=_NO_CLAIM, quotes=quotes
    )
