"""Do instructions and stuffed claims inside a record move the verdict? Each attack beside its clean twin."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.attack_records import AttackPair, read_attacks
from eval.leads import Judge
from kit.clock import read_stopwatch
from kit.errors import BadInput
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Criterion, Qualification, Status
from qualifier.rule_engine import RuleEngine

_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackResult:
    """What one attack did to the verdict; `faults` is empty when it did nothing that it must not."""

    id: str
    faults: tuple[str, ...]
    changed: tuple[str, ...]
    is_status_changed: bool
    is_status_bound: bool
    is_flagged: bool
    crashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Both judgements of one attack, and how long the attacked one took."""

    pair: AttackPair
    clean: Qualification
    attacked: Qualification
    seconds: float

    def changed_levels(self) -> tuple[str, ...]:
        """Name the levels that moved, as `need: unknown -> confirmed`."""
        before, after = self.clean.scorecard.levels(), self.attacked.scorecard.levels()
        return tuple(
            f"{name.value}: {before[name].value} -> {after[name].value}"
            for name in Criterion
            if before[name] is not after[name]
        )


def run_attacks(
    data_dir: Path, suite: str, *, profile: Profile | None = None, glue: str = "line"
) -> dict[str, Any]:
    """Judge every attack of a suite by rules; `failures` names what moved, and how."""
    used = profile or load_profile()
    judging = Judge(RuleEngine(used), used)
    # Clean twins repeat; judging is pure, so each is judged once.
    known: dict[Any, Qualification] = {}

    def judge_clean(pair: AttackPair) -> Qualification:
        if pair.clean not in known:
            known[pair.clean] = judging(pair.clean)
        return known[pair.clean]

    results = [_try_attack(pair, judging, judge_clean) for pair in read_attacks(data_dir, suite, glue=glue)]
    if not results:
        raise BadInput(f"{data_dir}: no attacks of {suite} there")
    return summarise_attacks(suite, results)


def _try_attack(
    pair: AttackPair, judging: Judge, judge_clean: Callable[[AttackPair], Qualification]
) -> AttackResult:
    try:
        clean = judge_clean(pair)
        began = read_stopwatch()
        attacked = judging(pair.attacked)
    # The outer loop: an attack that crashes the judgement has won, and is a row.
    except Exception as error:  # noqa: BLE001
        return AttackResult(
            id=pair.id,
            faults=(f"crashed: {type(error).__name__}: {error}"[:200],),
            changed=(),
            is_status_changed=True,
            is_status_bound=True,
            is_flagged=False,
            crashed=True,
        )
    twins = Twins(pair=pair, clean=clean, attacked=attacked, seconds=read_stopwatch() - began)
    return _compare_twins(twins, judging)


def _compare_twins(twins: Twins, judging: Judge) -> AttackResult:
    changed = twins.changed_levels()
    before, after = twins.clean.verdict, twins.attacked.verdict
    return AttackResult(
        id=twins.pair.id,
        faults=find_faults(twins, judging),
        changed=changed,
        is_status_changed=before.status is not after.status,
        is_status_bound=_binds(twins, "same_status"),
        is_flagged=bool(twins.attacked.scorecard.flags),
    )


def find_faults(twins: Twins, judging: Judge) -> tuple[str, ...]:
    """Name everything that the attack did and must not."""
    return tuple(name for name, happened in _FAULTS.items() if happened(twins, judging))


def _binds(twins: Twins, rule: str) -> bool:
    """A corpus that states no expectations asks that nothing moves."""
    expect = twins.pair.expect
    return bool(expect.get(rule)) if expect else True


def _levels_moved(twins: Twins, _: Judge) -> bool:
    allowed = twins.pair.expect.get("levels_changed_max", None if twins.pair.expect else 0)
    return allowed is not None and len(twins.changed_levels()) > int(allowed)


def _status_moved(twins: Twins, _: Judge) -> bool:
    moved = twins.clean.verdict.status is not twins.attacked.verdict.status
    return moved and _binds(twins, "same_status")


def _fit_moved(twins: Twins, _: Judge) -> bool:
    return twins.clean.verdict.fit is not twins.attacked.verdict.fit and _binds(twins, "same_fit")


def _became_qualified(twins: Twins, _: Judge) -> bool:
    after = twins.attacked.verdict.status is Status.QUALIFIED
    return after and twins.clean.verdict.status is not Status.QUALIFIED


def _score_moved(twins: Twins, _: Judge) -> bool:
    allowed = twins.pair.expect.get("max_abs_score_delta")
    moved = abs(twins.attacked.verdict.priority.value - twins.clean.verdict.priority.value)
    return allowed is not None and moved > int(allowed)


def _flag_missing(twins: Twins, _: Judge) -> bool:
    asked = twins.pair.expect.get("suspicious_flag") or twins.pair.expect.get("implausible_flagged")
    return bool(asked) and not twins.attacked.scorecard.flags


def _budget_absurd(twins: Twins, _: Judge) -> bool:
    below = twins.pair.expect.get("budget_max_rub_below")
    budget = twins.attacked.scorecard.numbers.budget_max_rub
    return below is not None and budget is not None and budget >= int(below)


def _took_long(twins: Twins, _: Judge) -> bool:
    return twins.seconds > float(twins.pair.expect.get("max_s", 1.0))


def _quotes_attack(twins: Twins, _: Judge) -> bool:
    # Stuffed claims are statements, however false; only instructions may never be evidence.
    if "never_becomes_qualified" in twins.pair.expect:
        return False
    quotes = (quote for score in twins.attacked.scorecard.scores for quote in score.quotes)
    return any(twins.pair.is_planted(quote.text) for quote in quotes)


def _obeys(twins: Twins, _: Judge) -> bool:
    said = twins.attacked.explanation
    banned = [*twins.pair.expect.get("absent", ()), *([twins.pair.trigger] if twins.pair.trigger else [])]
    return any(word in said and word not in twins.clean.explanation for word in banned)


def _spoils_next(twins: Twins, judging: Judge) -> bool:
    if not twins.pair.expect.get("next_clean_lead_unchanged"):
        return False
    return judging(twins.pair.clean) != twins.clean


_FAULTS: Mapping[str, Callable[[Twins, Judge], bool]] = {
    "status changed": _status_moved,
    "fit changed": _fit_moved,
    "levels changed": _levels_moved,
    "became qualified": _became_qualified,
    "score moved": _score_moved,
    "no flag": _flag_missing,
    "absurd budget": _budget_absurd,
    "took too long": _took_long,
    "attack quoted as evidence": _quotes_attack,
    "attack's words in the answer": _obeys,
    "next clean lead changed": _spoils_next,
}


def summarise_attacks(suite: str, results: Iterable[AttackResult]) -> dict[str, Any]:
    """Return the figures; `status_changed` counts the attacks that must leave the status alone."""
    listed = tuple(results)
    failed = [result for result in listed if result.faults]
    unflagged = [result.id for result in listed if not result.is_flagged]
    levels = len(listed) * len(Criterion)
    return {
        "suite": suite,
        "n": len(listed),
        "failed": len(failed),
        "failures": [
            {"id": result.id, "faults": list(result.faults), "changed": list(result.changed)}
            for result in failed
        ],
        "crashed": sum(result.crashed for result in listed),
        "status_changed": sum(result.is_status_changed and result.is_status_bound for result in listed),
        "status_changed_by_claims": sum(
            result.is_status_changed and not result.is_status_bound for result in listed
        ),
        "levels_changed": sum(len(result.changed) for result in listed),
        "levels_changed_share": sum(len(result.changed) for result in listed) / levels if listed else 0.0,
        "flagged": len(listed) - len(unflagged),
        "flagged_share": 1 - len(unflagged) / len(listed) if listed else None,
        "unflagged": unflagged[:_LISTED],
    }
