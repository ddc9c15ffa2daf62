"""What a reader of the plan must know beyond its lines: money left, wishes not kept, law, sample prices."""

from collections.abc import Iterator
from decimal import Decimal

from planner.brief import Brief, Category, Channel
from planner.buyable import net_cost
from planner.candidate import Candidate
from planner.finding import Exclusion, ExclusionReason, Finding, FindingCode, Severity
from planner.finding_words import Word, find_words
from planner.ground import Ground
from planner.kpi_check import check_kpis, find_contradiction
from planner.line_forecast import measure
from planner.media_plan import Goal, PlanStatus
from planner.plan_words import CHANNELS, FIELDS, GOALS, say_number
from planner.valuation import Valued
from qualifier.qualification import Bilingual

# Under this share of the budget left, whole units are the reason and nobody asks.
_LEFT_SHARE = Decimal("0.02")
# Below this frequency a campaign that wants to be remembered is not.
_LEAST_FREQUENCY = Decimal("1.5")
# Categories with obligatory words or places; the legal text itself is checked with the documents.
_CHECKED = frozenset(Category) - {Category.CHILDREN, Category.BABY_FOOD}


def find_findings(ground: Ground, valued: Valued, budget: Decimal | None) -> tuple[Finding, ...]:
    """Return every finding, what blocks first."""
    found = [
        *ground.findings,
        *_find_wishes(ground, valued),
        *_find_law(ground),
        *_find_prices(ground),
        *_find_money(ground, valued, budget),
        *(check_kpis(ground.brief, valued.kpis) if valued.lines else ()),
        *find_contradiction(ground.brief, budget),
        *_find_frequency(ground, valued),
        *_find_questions(ground),
        *_find_sample(ground),
    ]
    order = list(Severity)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.index(one.severity)))


def settle_status(
    findings: tuple[Finding, ...], *, has_lines: bool, is_reached: bool, is_held: bool = False
) -> PlanStatus:
    """Return whether the plan can be sold as it stands."""
    codes = {finding.code for finding in findings}
    if FindingCode.BUDGET_BELOW_MINIMUM in codes or FindingCode.NOTHING_TO_BUY in codes:
        return PlanStatus.INFEASIBLE
    if not has_lines or is_held:
        return PlanStatus.NEEDS_INPUT
    if FindingCode.PRICE_ON_REQUEST in codes:
        return PlanStatus.ON_REQUEST
    return PlanStatus.READY if is_reached else PlanStatus.INFEASIBLE


def _find_wishes(ground: Ground, valued: Valued) -> Iterator[Finding]:
    brief = ground.brief
    for channel in _find_contradicted(brief):
        yield _about(FindingCode.WANTED_AND_EXCLUDED, channel)
    if not valued.lines:
        return
    bought = {one.row.channel for one in valued.bought}
    asked = {one.row.channel for one in ground.selection.on_request}
    # What the law forbids is told by its own finding.
    forbidden = {one.channel for one in ground.selection.excluded if one.reason is ExclusionReason.FORBIDDEN}
    for channel in brief.channels_wanted:
        if channel in ground.wanted - bought - asked - forbidden:
            yield _left_out(ground, channel)
    for one in valued.bought:
        if _is_unmeasured(ground, one):
            yield _about(FindingCode.WANTED_WITHOUT_RESULT, one.row.channel, goal=GOALS[ground.aim.goal])


def _find_contradicted(brief: Brief) -> tuple[Channel, ...]:
    """Readers keep the names of channels that are both wanted and excluded beside the quotes."""
    known = frozenset(Channel)
    noted = tuple(Channel(one) for one in brief.quotes.get("contradicted_channels", ()) if one in known)
    both = tuple(one for one in brief.channels_wanted if one in brief.channels_excluded)
    return tuple(dict.fromkeys((*noted, *both)))


def _is_unmeasured(ground: Ground, one: Candidate) -> bool:
    aim = ground.aim
    return measure(one, one.least_units, goal=aim.goal, shares=aim.shares) is None


def _left_out(ground: Ground, channel: Channel) -> Finding:
    """Tell why the client will not find a channel: no room for what fits, else its rows' first reason."""
    fits = any(one.row.channel is channel for one in ground.selection.candidates)
    reason = next((one for one in ground.selection.excluded if one.channel is channel), None)
    why = _NO_ROOM if fits or reason is None else reason.text
    return _about(FindingCode.WANTED_LEFT_OUT, channel, why=why)


_NO_ROOM = Bilingual(
    ru="минимальные заказы не помещаются в бюджет", en="the minimum orders do not fit the budget"
)


def _find_law(ground: Ground) -> Iterator[Finding]:
    forbidden = {
        one.channel: one for one in ground.selection.excluded if one.reason is ExclusionReason.FORBIDDEN
    }
    said: set[str] = set()
    for channel, refusal in forbidden.items():
        is_everywhere = len(forbidden) > len(Channel) // 2
        if refusal.text.en in said or (not is_everywhere and channel not in ground.brief.channels_wanted):
            continue
        said.add(refusal.text.en)
        yield _about(FindingCode.CHANNEL_FORBIDDEN, channel, why=refusal.text, severity=Severity.WARNS)
    for category in ground.brief.categories:
        if category in _CHECKED:
            yield Finding(
                code=FindingCode.CATEGORY_NEEDS_CHECK,
                severity=Severity.WARNS,
                text=find_words(FindingCode.CATEGORY_NEEDS_CHECK, category=category.value),
            )


def _find_prices(ground: Ground) -> Iterator[Finding]:
    selection = ground.selection
    if selection.on_request:
        yield _list_rows(
            FindingCode.PRICE_ON_REQUEST, [one.row.placement.bilingual() for one in selection.on_request]
        )
    expired: list[Exclusion] = [one for one in selection.excluded if one.reason is ExclusionReason.EXPIRED]
    if expired:
        yield _list_rows(FindingCode.ROWS_EXPIRED, [one.placement for one in expired[:5]])
    if ground.occasion and not selection.candidates and not selection.on_request:
        yield _find(FindingCode.NOTHING_TO_BUY, Severity.BLOCKS)


def _list_rows(code: FindingCode, names: list[Bilingual]) -> Finding:
    rows = Bilingual(ru=", ".join(name.ru for name in names), en=", ".join(name.en for name in names))
    return _find(code, Severity.WARNS, rows=rows)


def _find_money(ground: Ground, valued: Valued, budget: Decimal | None) -> Iterator[Finding]:
    if _is_blank(ground):
        yield _find(FindingCode.BRIEF_EMPTY, Severity.BLOCKS)
    if budget is None:
        if not ground.budget.findings:
            yield _find(FindingCode.BUDGET_MISSING, Severity.BLOCKS)
        return
    parts = {part.rate for line in valued.lines for part in line.vat_parts}
    if len(parts) > 1:
        yield _find(FindingCode.FLIGHT_OVER_RATE_CHANGE, Severity.NOTES)
    if ground.selection.candidates and not valued.lines:
        yield _too_small(ground, budget)
    left = budget - valued.totals.amount.net
    if valued.lines and left > budget * _LEFT_SHARE:
        yield _find(FindingCode.BUDGET_NOT_SPENT, Severity.WARNS, left=left)


def _too_small(ground: Ground, budget: Decimal) -> Finding:
    smallest = min(ground.selection.candidates, key=lambda one: (net_cost(one, one.least_units), one.row.id))
    deficit = max(net_cost(smallest, smallest.least_units) - budget, Decimal("0.01"))
    names, code = smallest.row.placement, FindingCode.BUDGET_BELOW_MINIMUM
    text = find_words(code, budget=budget, deficit=deficit, row=names.bilingual())
    return Finding(code=code, severity=Severity.BLOCKS, text=text)


def _is_blank(ground: Ground) -> bool:
    brief = ground.brief
    said = (
        brief.advertiser,
        brief.product,
        brief.objective,
        brief.budget_min_rub,
        brief.budget_max_rub,
        brief.kpi,
        brief.channels_wanted,
        brief.regions,
    )
    return not any(said)


def _find_frequency(ground: Ground, valued: Valued) -> Iterator[Finding]:
    is_memory = ground.aim.goal in (Goal.REACH, Goal.EFFECTIVE_REACH)
    if is_memory and valued.reach and valued.reach.frequency < _LEAST_FREQUENCY:
        yield _find(FindingCode.LOW_FREQUENCY, Severity.WARNS, frequency=_tenths(valued.reach.frequency))


def _tenths(value: Decimal) -> Bilingual:
    rounded = value.quantize(Decimal("0.1"))
    return Bilingual(ru=say_number(rounded), en=say_number(rounded, "en"))


def _find_questions(ground: Ground) -> Iterator[Finding]:
    asked = [FIELDS[name] for name in ground.brief.missing if name in FIELDS]
    if asked:
        russian = ", ".join(dict.fromkeys(one.ru for one in asked))
        english = ", ".join(dict.fromkeys(one.en for one in asked))
        yield _find(FindingCode.ASK_CLIENT, Severity.WARNS, fields=Bilingual(ru=russian, en=english))


def _find_sample(ground: Ground) -> Iterator[Finding]:
    if ground.card.sample:
        yield _find(FindingCode.SAMPLE_CARD, Severity.NOTES)


def _about(
    code: FindingCode, channel: Channel, *, severity: Severity = Severity.WARNS, **words: Word
) -> Finding:
    return _find(code, severity, channel=CHANNELS[channel], **words)


def _find(code: FindingCode, severity: Severity, **words: Word) -> Finding:
    return Finding(code=code, severity=severity, text=find_words(code, **words))
