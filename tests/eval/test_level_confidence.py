from eval.level_confidence import claim_confidences
from eval.metrics.calibration import calibrate
from tests.eval.rows import make_answer, make_crashed, make_given, make_row, make_rows


def test_every_labelled_level_makes_one_claim() -> None:
    assert len(claim_confidences(make_rows(20, right=10))) == 20 * 11


def test_a_level_that_always_holds_is_trusted() -> None:
    claims = claim_confidences([make_row(f"lead-{at}") for at in range(40)])

    assert all(confidence > 0.99 and held for confidence, held in claims)


def test_a_level_that_never_holds_is_distrusted() -> None:
    given = make_given(make_answer(levels=dict.fromkeys(make_answer().levels, "confirmed")))
    claims = claim_confidences([make_row(f"lead-{at}", given=given) for at in range(40)])

    assert all(confidence < 0.01 and not held for confidence, held in claims)


def test_a_case_does_not_speak_for_itself() -> None:
    # One case only: nothing is known from others, so the claim is an even chance although it holds.
    assert {confidence for confidence, _ in claim_confidences([make_row()])} == {0.5}


def test_claims_do_not_depend_on_the_order_of_cases() -> None:
    rows = make_rows(30, right=20)

    assert sorted(claim_confidences(rows)) == sorted(claim_confidences(rows[::-1]))


def test_a_crash_claims_nothing() -> None:
    assert claim_confidences([make_crashed()]) == []


def test_claims_learnt_from_other_cases_are_calibrated() -> None:
    gap = calibrate(claim_confidences(make_rows(200, right=150))).gap

    assert gap is not None
    assert gap < 0.02
