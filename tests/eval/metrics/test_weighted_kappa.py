import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.confusion import Pair, count_confusion
from eval.metrics.kappa import cohen_kappa
from eval.metrics.weighted_kappa import LEVEL_ORDER, weighted_kappa

ANY_PAIRS = st.lists(
    st.tuples(st.sampled_from(LEVEL_ORDER), st.sampled_from(LEVEL_ORDER)), min_size=1, max_size=30
)


def test_levels_go_from_evidence_against_to_evidence_for() -> None:
    assert LEVEL_ORDER == ("absent", "unknown", "partial", "confirmed")


def test_a_far_miss_costs_more_than_a_near_one() -> None:
    right: list[Pair] = [("absent", "absent"), ("confirmed", "confirmed"), ("partial", "partial")] * 5
    near = weighted_kappa(count_confusion([*right, ("confirmed", "partial")]))
    far = weighted_kappa(count_confusion([*right, ("confirmed", "absent")]))

    assert near is not None
    assert far is not None
    assert far < near < 1


def test_weights_are_quadratic() -> None:
    # By hand: costs seen 1/9 + 4/9; by chance, of nine pairs, (3 * 0 + 3 * 1/9 + 2 * 4/9 + 1 * 1) / 3.
    table = count_confusion([("absent", "absent"), ("unknown", "partial"), ("confirmed", "unknown")])
    order = LEVEL_ORDER
    costs = {(a, b): ((order.index(a) - order.index(b)) / 3) ** 2 for a in order for b in order}
    golds, gots = ("absent", "unknown", "confirmed"), ("absent", "partial", "unknown")
    seen = sum(costs[pair] for pair in table)
    chance = sum(costs[gold, got] for gold in golds for got in gots) / 3

    assert weighted_kappa(table) == pytest.approx(1 - seen / chance)


def test_an_answer_outside_the_order_is_as_wrong_as_can_be() -> None:
    right: list[Pair] = [("confirmed", "confirmed"), ("absent", "absent")] * 5
    crashed = weighted_kappa(count_confusion([*right, ("confirmed", "crashed")]))
    opposite = weighted_kappa(count_confusion([*right, ("confirmed", "absent")]))

    assert crashed is not None
    assert opposite is not None
    assert crashed == pytest.approx(opposite, abs=0.1)


def test_one_class_throughout_is_full_agreement() -> None:
    assert weighted_kappa({("partial", "partial"): 4}) == 1.0


def test_weighted_kappa_of_nothing_is_none() -> None:
    assert weighted_kappa({}) is None


@settings(max_examples=40)
@given(ANY_PAIRS)
def test_with_two_classes_only_weights_change_nothing(pairs: list[Pair]) -> None:
    fold = {"absent": "no", "unknown": "no", "partial": "yes", "confirmed": "yes"}
    table = count_confusion([(fold[gold], fold[got]) for gold, got in pairs])

    assert weighted_kappa(table, ("no", "yes")) == pytest.approx(cohen_kappa(table))


@settings(max_examples=40)
@given(ANY_PAIRS)
def test_weighted_kappa_never_exceeds_one(pairs: list[Pair]) -> None:
    kappa = weighted_kappa(count_confusion(pairs))

    assert kappa is not None
    assert kappa <= 1 + 1e-9
