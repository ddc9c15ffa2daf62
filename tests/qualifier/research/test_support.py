import pytest

from eval.identity import read_cases
from eval.identity_cases import DEFAULT_PATH
from eval.research_world import NOW
from qualifier.identity import Choice, identify
from qualifier.identity.choice import Weighed
from qualifier.identity.signs import Seen
from qualifier.identity.weights import Sign
from qualifier.record import LeadRecord
from qualifier.research.support import (
    Support,
    find_kinds,
    judge_choice,
    read_groups,
    read_trade,
    speaks_against,
)
from tests.qualifier.research.leads import FIRST, PROFILE, SECOND, make_company, make_lead


def weigh(*signs: Sign, inn: str = FIRST, okved: str = "25.61") -> Weighed:
    seen = tuple(Seen(sign=sign) for sign in signs)
    return Weighed(candidate=make_company(inn, okved=okved), points=0, signs=seen)


@pytest.mark.parametrize(
    ("signs", "is_enough"),
    [
        ((Sign.NAME_SAME, Sign.PHONE_SAME), True),
        ((Sign.NAME_CLOSE, Sign.CITY_SAME), True),
        ((Sign.NAME_KNOWN, Sign.SITE_SAME), True),
        ((Sign.INN_WRITTEN, Sign.REGION_SAME), True),
        # One witness is none.
        ((Sign.NAME_SAME,), False),
        ((Sign.PHONE_SAME,), False),
        ((Sign.NAME_SAME, Sign.FORM_SAME), False),
        ((Sign.NAME_SAME, Sign.INN_WRITTEN), False),
        # A name that was borne once may be another's now.
        ((Sign.NAME_FORMER, Sign.CITY_SAME), False),
        # Whatever agrees, these are of somebody else.
        ((Sign.NAME_SAME, Sign.PHONE_SAME, Sign.INN_DIFFERS), False),
        ((Sign.NAME_SAME, Sign.CITY_SAME, Sign.FORM_DIFFERS), False),
        ((Sign.NAME_SAME, Sign.CITY_SAME, Sign.NOT_ALIVE), False),
        ((Sign.NAME_SAME, Sign.SITE_SAME, Sign.FRANCHISE), False),
        ((Sign.NAME_SAME, Sign.PHONE_SAME, Sign.COUNTRY_DIFFERS), False),
        # Many have two sites.
        ((Sign.NAME_SAME, Sign.PHONE_SAME, Sign.SITE_DIFFERS), True),
    ],
)
def test_a_choice_counts_by_two_witnesses_and_with_nothing_against_it(signs, is_enough: bool) -> None:
    assert judge_choice(weigh(*signs), (), None).is_enough is is_enough


def test_what_a_rival_shares_tells_nobody_apart() -> None:
    chosen = weigh(Sign.NAME_SAME, Sign.CITY_SAME)
    rival = weigh(Sign.NAME_SAME, Sign.CITY_SAME, inn=SECOND)
    verdict = judge_choice(chosen, (rival,), None)
    assert (verdict.agrees, verdict.is_enough) == ((Support.REGION, Support.NAME), False)
    other = weigh(Sign.NAME_SAME, Sign.REGION_DIFFERS, inn=SECOND)
    assert judge_choice(chosen, (other,), None).is_enough


def test_the_trade_is_a_witness_when_the_registers_code_is_of_it() -> None:
    flowers = weigh(Sign.NAME_SAME, okved="47.76")
    metal = weigh(Sign.NAME_SAME, inn=SECOND)
    (trade,) = read_groups(flowers.candidate)
    assert find_kinds(flowers, trade) == {Support.NAME, Support.INDUSTRY}
    assert judge_choice(flowers, (metal,), trade).is_enough
    assert not judge_choice(metal, (flowers,), trade).is_enough
    assert not judge_choice(flowers, (weigh(Sign.NAME_SAME, okved="47.76", inn=SECOND),), trade).is_enough


def test_two_trades_in_the_register_tell_nothing() -> None:
    both = make_company(FIRST, okved="47.76")
    assert read_groups(both)
    more = make_company(FIRST, okved="41.20")
    joined = type(both)(facts=(*both.facts, *more.facts))
    assert read_groups(joined) == frozenset()


def test_small_differences_do_not_speak_against_and_weighty_ones_do() -> None:
    assert not speaks_against(weigh(Sign.SITE_DIFFERS, Sign.MAIL_DIFFERS, Sign.CITY_DIFFERS))
    assert speaks_against(weigh(Sign.REGION_DIFFERS))


@pytest.mark.parametrize("message", ["", "Добрый день, пришлите прайс.", "Нужна реклама."])
def test_a_lead_that_names_no_trade_has_none(message: str) -> None:
    record = LeadRecord(as_of=NOW.date(), lead=make_lead(message=message))
    assert read_trade(record, PROFILE) is None


def test_no_choice_that_a_model_could_make_in_any_labelled_case_is_wrong() -> None:
    """Each company of each uncertain lead is chosen in turn: what counts is right, whoever chose."""
    wrong, right = [], 0
    for case in read_cases(DEFAULT_PATH):
        found = identify(case.lead, case.answers)
        if found.choice is not Choice.AMBIGUOUS:
            continue
        for chosen in found.weighed:
            rivals = [one for one in found.weighed if one is not chosen and one.has_agreement]
            if judge_choice(chosen, rivals, None).is_enough:
                is_right = chosen.candidate.key == case.gold
                right += is_right
                wrong += [] if is_right else [case.id]
    assert (wrong, right >= 5) == ([], True)
