import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kit.errors import BadInput
from planner.brief import Audience, Brief, Category, Channel
from planner.brief_reading import parse_brief_json
from planner.draft import draft_plan
from planner.eligibility import Occasion, make_candidate
from planner.finding import ExclusionReason, Severity
from planner.law import load_law
from planner.law_checks import check_law, find_blocks, find_standing, list_held, require_liftable
from planner.law_finding import LawFinding, Lift
from planner.media_plan import MediaPlan, PlanLine, PlanStatus
from planner.plan_lines import build_request_line
from planner.wishes import Wishes
from tests.planner.builders import ALL_CHANNELS, AS_OF, END, START, bend_rows, find_row, make_brief, the_card

LABELLED = Path("eval/data/briefs.jsonl")
SIGNED = Lift(rule="restricted_resource", reason="решение юриста № 7", who="А. Петрова", on=AS_OF)


def make_line(row_id: str, *, start: date = START, end: date = END, **changes: Any) -> PlanLine:
    """Return a line of the card's row as a plan would hold it, without its money."""
    row, brief = find_row(row_id), make_brief()
    occasion = Occasion(brief=brief, as_of=AS_OF, start=START, end=END, places=brief.regions)
    line = build_request_line(the_card(), make_candidate(the_card(), row, occasion))
    return replace(line, start=start, end=end, **changes)


def check(*row_ids: str, as_of: date = AS_OF, **changes: Any) -> tuple[LawFinding, ...]:
    return check_law(tuple(make_line(one) for one in row_ids), make_brief(**changes), as_of)


def rules_of(found: tuple[LawFinding, ...], row_id: str | None = None) -> set[str]:
    return {one.rule for one in found if one.row_id == row_id}


def draft(lifts: tuple[Lift, ...] = (), **changes: Any) -> MediaPlan:
    return draft_plan(make_brief(**changes), the_card(), as_of=AS_OF, wishes=Wishes(lifts=lifts))


LINES: list[tuple[str, dict[str, Any], str, bool]] = [
    ("sms-base", {}, "consent", True),
    ("push-operator", {}, "consent", True),
    ("email-base", {}, "consent", True),
    ("call-center", {}, "consent", True),
    ("display-programmatic", {}, "consent", False),
    ("display-programmatic", {}, "marking", True),
    ("smart-tv", {}, "marking", True),
    ("bloggers-vk", {}, "marking", True),
    ("marketplace-search", {}, "marking", True),
    ("sms-base", {}, "marking", False),
    ("radio-network", {}, "marking", False),
    ("push-operator", {}, "marking_mailings", True),
    ("bloggers-vk", {}, "author_platform", True),
    ("bloggers-vk", {}, "restricted_author", False),
    ("telegram-ads", {}, "restricted_resource", True),
    ("vk-clips", {}, "restricted_resource", False),
    ("radio-network", {"categories": (Category.BETS,)}, "betting_hours", True),
    ("tv-national", {"categories": (Category.GAMBLING,)}, "betting_hours", True),
    ("tv-national", {"categories": (Category.FINANCE,)}, "betting_hours", False),
    ("vk-clips", {"categories": (Category.BETS,)}, "betting_sites", True),
    ("ooh-billboards", {"categories": (Category.BETS,)}, "betting_places", True),
    ("vk-clips", {"categories": (Category.ALCOHOL,)}, "alcohol_ban", True),
    ("radio-network", {"categories": (Category.ALCOHOL,)}, "alcohol_ban", True),
    ("ooh-billboards", {"categories": (Category.ALCOHOL,)}, "alcohol_ban", True),
    ("sms-base", {"categories": (Category.ALCOHOL,)}, "alcohol_ban", False),
    ("sms-base", {"categories": (Category.ALCOHOL,)}, "alcohol_elsewhere", True),
    ("sms-base", {"categories": (Category.TOBACCO,)}, "tobacco_ban", True),
    ("vk-clips", {"categories": (Category.CRYPTO,)}, "crypto_ban", True),
    ("vk-clips", {"categories": (Category.MEDICINE,)}, "mandatory_warning", True),
    ("vk-clips", {"categories": (Category.REAL_ESTATE,)}, "mandatory_warning", False),
    ("vk-clips", {}, "mandatory_warning", False),
]


@pytest.mark.parametrize(("row", "changes", "rule", "is_told"), LINES)
def test_a_rule_speaks_of_the_lines_it_concerns(
    row: str, changes: dict[str, Any], rule: str, is_told: bool
) -> None:
    assert (rule in rules_of(check(row, **changes), row)) is is_told


WHOLE: list[tuple[dict[str, Any], str, bool]] = [
    ({}, "russian_language", True),
    ({"categories": (Category.MEDICINE,)}, "medicine_terms", True),
    ({"categories": (Category.MEDICAL_SERVICE,)}, "medical_licence", True),
    ({"categories": (Category.SUPPLEMENT,)}, "supplement_terms", True),
    ({"categories": (Category.FINANCE,)}, "finance_terms", True),
    ({"categories": (Category.REAL_ESTATE,)}, "real_estate_terms", True),
    ({"categories": (Category.BABY_FOOD,)}, "baby_food_terms", True),
    ({"categories": (Category.CHILDREN,)}, "children_terms", True),
    ({"categories": (Category.BETS,)}, "betting_licence", True),
    ({"categories": (Category.CRYPTO,)}, "crypto_ban", True),
    ({"categories": (Category.ALCOHOL,)}, "alcohol_ban", True),
    ({"categories": (Category.ENERGY_DRINK,)}, "energy_drink_terms", True),
    ({"categories": (Category.ENERGY_DRINK,)}, "energy_drink_minors", False),
    (
        {"categories": (Category.ENERGY_DRINK,), "audience": Audience(age_min=14, age_max=35)},
        "energy_drink_minors",
        True,
    ),
    (
        {"categories": (Category.ENERGY_DRINK,), "audience": Audience(age_max=17)},
        "energy_drink_minors",
        True,
    ),
    ({"categories": (Category.ENERGY_DRINK,), "audience": Audience()}, "energy_drink_minors", False),
    ({"audience": Audience(age_min=14)}, "energy_drink_minors", False),
    ({"categories": (Category.BETS,), "audience": Audience(age_min=16)}, "adult_goods_minors", True),
    ({"channels_wanted": (Channel.TELEGRAM_ADS,)}, "restricted_resource", True),
    ({"channels_wanted": (Channel.VK_ADS,)}, "restricted_resource", False),
]


@pytest.mark.parametrize(("changes", "rule", "is_told"), WHOLE)
def test_a_rule_speaks_of_the_plan_of_goods_and_people_it_concerns(
    changes: dict[str, Any], rule: str, is_told: bool
) -> None:
    assert (rule in rules_of(check(**changes))) is is_told


@pytest.mark.parametrize(
    ("rule", "day", "is_told"),
    [
        ("restricted_resource", date(2026, 3, 4), False),
        ("restricted_resource", date(2026, 3, 5), True),
        ("russian_language", date(2026, 2, 28), False),
        ("russian_language", date(2026, 3, 1), True),
        ("betting_hours", date(2026, 8, 31), False),
        ("betting_hours", date(2026, 9, 1), True),
        ("crypto_ban", date(2024, 8, 31), False),
        ("crypto_ban", date(2024, 9, 1), True),
        ("levy", date(2025, 3, 31), False),
        ("levy", date(2025, 4, 1), True),
        ("mandatory_warning", date(2026, 8, 31), False),
        ("mandatory_warning", date(2026, 9, 1), True),
    ],
)
def test_a_rule_holds_from_its_day_on(rule: str, day: date, is_told: bool) -> None:
    lines = tuple(make_line(one, start=day, end=day) for one in ("telegram-ads", "tv-national"))
    brief = make_brief(categories=(Category.BETS, Category.CRYPTO), start_date=day, end_date=day)
    assert (rule in {one.rule for one in check_law(lines, brief, day)}) is is_told


@pytest.mark.parametrize(
    ("row", "category", "size"),
    [
        ("radio-network", Category.MEDICINE, "3 с"),
        ("call-center", Category.MEDICINE, "3 с"),
        ("tv-national", Category.MEDICINE, "5 с и 7 % кадра"),
        ("olv-programmatic", Category.SUPPLEMENT, "5 с и 7 % кадра"),
        ("display-programmatic", Category.MEDICINE, "5 % площади"),
        ("display-programmatic", Category.SUPPLEMENT, "10 % площади"),
        ("dooh-screens", Category.ENERGY_DRINK, "7 % площади"),
        ("ooh-billboards", Category.FINANCE, "5 % площади"),
        ("smart-tv", Category.FINANCE, "видео не меньше 3 с"),
    ],
)
def test_a_warning_has_the_size_of_the_lines_medium(row: str, category: Category, size: str) -> None:
    found = check(row, categories=(category,))
    (warning,) = (one for one in found if one.rule == "mandatory_warning")
    assert size in warning.text.ru
    assert warning.row_id == row
    assert warning.category is category


def test_a_warning_is_told_with_all_sizes_before_there_are_lines() -> None:
    (warning,) = (one for one in check(categories=(Category.MEDICINE,)) if one.rule == "mandatory_warning")
    assert "3 с; видео не меньше 5 с и 7 % кадра; не меньше 5 % площади" in warning.text.ru


def test_the_levy_names_the_days_of_the_last_quarter() -> None:
    (levy,) = (one for one in check("vk-clips") if one.rule == "levy")
    assert "15.05.2027" in levy.text.ru
    assert "05.06.2027" in levy.text.en
    assert not [one for one in check("sms-base", "radio-network") if one.rule == "levy"]


def test_a_line_that_cannot_start_in_time_is_told_with_its_days() -> None:
    late = make_line("ooh-billboards", start=date(2027, 2, 8))
    found = check_law((late, make_line("vk-clips")), make_brief(), AS_OF)
    (told,) = (one for one in found if one.rule == "lead_time")
    assert told.row_id == "ooh-billboards"
    assert "7" in told.text.ru
    assert "08.02.2027" in told.text.en


def test_a_plan_counts_preparation_from_the_day_it_is_made() -> None:
    plan = draft_plan(make_brief(start_date=AS_OF, end_date=date(2026, 12, 31)), the_card(), as_of=AS_OF)
    late = {one.row_id for one in plan.law if one.rule == "lead_time"}
    assert late == {line.row_id for line in plan.lines if line.start > AS_OF}
    assert late


def test_every_finding_says_where_it_stands_and_what_to_do() -> None:
    for category in Category:
        for one in check(*(row.id for row in the_card().rows), categories=(category,)):
            assert one.source
            assert one.text.ru
            assert one.text.en
            assert one.todo.ru
            assert one.todo.en
            assert one.since is not None or one.rule in {"lead_time", "mandatory_warning"}


def test_what_blocks_stands_first() -> None:
    found = check("vk-clips", "telegram-ads", "sms-base", categories=(Category.MEDICINE,))
    order = list(Severity)
    weights = [order.index(one.severity) for one in found]
    assert weights == sorted(weights)
    assert found[0].severity is Severity.BLOCKS


def labelled() -> list[tuple[str, Brief, frozenset[Category], date]]:
    cases = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    return [
        (
            case["id"],
            parse_brief_json(case["gold"]),
            frozenset(Category(flag) for flag in case["gold"]["category_flags"] if flag != "none"),
            date.fromisoformat(case["as_of"]),
        )
        for case in cases
    ]


@pytest.mark.parametrize(("brief", "flags", "as_of"), [one[1:] for one in labelled()])
def test_every_labelled_category_is_found_and_no_other(
    brief: Brief, flags: frozenset[Category], as_of: date
) -> None:
    found = {one.category for one in check_law((), brief, as_of) if one.category is not None}
    assert found == flags
    plan = draft_plan(brief, the_card(), as_of=as_of)
    assert {one.category for one in plan.law if one.category is not None} == flags


@pytest.mark.parametrize("category", list(Category))
def test_every_category_alone_is_found_and_no_other(category: Category) -> None:
    for lines in ((), tuple(make_line(row.id) for row in the_card().rows)):
        found = check_law(lines, make_brief(categories=(category,)), AS_OF)
        assert {one.category for one in found} - {None} == {category}


@pytest.mark.parametrize(
    "category", [Category.ALCOHOL, Category.TOBACCO, Category.CRYPTO, Category.BETS, None]
)
def test_no_blocked_line_is_in_a_plan(category: Category | None) -> None:
    for wanted in ((), ALL_CHANNELS):
        plan = draft(categories=(category,) if category else (), channels_wanted=wanted)
        assert not [one for one in list_held(plan.law) if one.row_id]
        assert not [line for line in plan.lines if line.channel is Channel.TELEGRAM_ADS]


def test_a_blocked_channel_that_is_wanted_is_told_as_a_block() -> None:
    plan = draft(channels_wanted=(Channel.TELEGRAM_ADS, Channel.SMS))
    (block,) = (one for one in plan.law if one.severity is Severity.BLOCKS)
    assert (block.rule, block.channel, block.row_id) == ("restricted_resource", Channel.TELEGRAM_ADS, None)
    assert plan.status is PlanStatus.READY


def test_a_person_lifts_a_block_with_a_reason() -> None:
    plan = draft((SIGNED,), channels_wanted=(Channel.TELEGRAM_ADS, Channel.SMS))
    assert "telegram-ads" in {line.row_id for line in plan.lines}
    (lifted,) = (one for one in plan.law if one.rule == "restricted_resource")
    assert lifted.lift == SIGNED
    assert lifted.row_id == "telegram-ads"
    assert lifted.severity is Severity.WARNS
    assert not list_held(plan.law)


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "alcohol_ban"},
        {"row_id": "vk-clips"},
        {"on": date(2026, 11, 26)},
    ],
    ids=["another rule", "another line", "a day that has not come"],
)
def test_a_lift_of_something_else_lifts_nothing(changes: dict[str, Any]) -> None:
    plan = draft((replace(SIGNED, **changes),), channels_wanted=(Channel.TELEGRAM_ADS, Channel.SMS))
    assert "telegram-ads" not in {line.row_id for line in plan.lines}
    assert [one for one in plan.law if one.rule == "restricted_resource" and one.lift is None]


@pytest.mark.parametrize(
    ("category", "rule"), [(Category.TOBACCO, "tobacco_ban"), (Category.CRYPTO, "crypto_ban")]
)
def test_nobody_lifts_the_ban_of_goods_that_may_never_be_advertised(category: Category, rule: str) -> None:
    plan = draft((replace(SIGNED, rule=rule),), categories=(category,))
    assert plan.lines == ()
    assert {one.reason for one in plan.excluded} >= {ExclusionReason.FORBIDDEN}


@pytest.mark.parametrize("rule", ["tobacco_ban", "crypto_ban", "consent", "no_such_rule"])
def test_a_lift_of_what_cannot_be_lifted_is_refused(rule: str) -> None:
    assert require_liftable((SIGNED,)) == (SIGNED,)
    with pytest.raises(BadInput, match="restricted_resource, restricted_author"):
        require_liftable((SIGNED, replace(SIGNED, rule=rule)))


def test_authors_on_a_restricted_platform_are_left_out_until_lifted() -> None:
    card = bend_rows("bloggers-vk", placement={"ru": "Авторы на Ютубе", "en": "Authors on YouTube"})
    brief = make_brief(channels_wanted=(Channel.BLOGGERS, Channel.SMS))
    left_out = draft_plan(brief, card, as_of=AS_OF)
    (reason,) = (one for one in left_out.excluded if one.row_id == "bloggers-vk")
    assert reason.reason is ExclusionReason.FORBIDDEN
    assert "YouTube" in reason.text.en
    lift = replace(SIGNED, rule="restricted_author", row_id="bloggers-vk")
    lifted = draft_plan(brief, card, as_of=AS_OF, wishes=Wishes(lifts=(lift,)))
    assert "bloggers-vk" in {line.row_id for line in lifted.lines}


@pytest.mark.parametrize(
    ("quote", "is_told"), [("блогеров на ютубе", True), ("блогеров во ВКонтакте", False), ("", False)]
)
def test_a_wish_for_authors_on_a_restricted_platform_is_told(quote: str, is_told: bool) -> None:
    brief = make_brief(channels_wanted=(Channel.BLOGGERS,), quotes={"channels_wanted": (quote,)})
    found = check_law((make_line("bloggers-vk"),), brief, AS_OF)
    assert ("restricted_author" in rules_of(found)) is is_told


def test_a_card_without_restrictions_is_under_the_law_too() -> None:
    row, brief = find_row("vk-clips"), make_brief(categories=(Category.ALCOHOL,))
    (block,) = find_blocks(row, brief, END)
    assert block.id == "alcohol_ban"
    assert find_blocks(row, make_brief(), END) == ()
    lift = replace(SIGNED, rule="alcohol_ban")
    assert find_standing((block,), (), row_id=row.id, as_of=AS_OF) == (block,)
    assert find_standing((block,), (lift,), row_id=row.id, as_of=AS_OF) == ()


def test_a_plan_for_minors_waits_for_an_answer() -> None:
    young = Audience(age_min=14, age_max=30)
    plan = draft(categories=(Category.ENERGY_DRINK,), audience=young)
    assert plan.status is PlanStatus.NEEDS_INPUT
    assert [one.rule for one in list_held(plan.law)] == ["energy_drink_minors"]
    assert draft(categories=(Category.ENERGY_DRINK,)).status is PlanStatus.READY


def test_a_plan_and_its_lines_are_checked_alike() -> None:
    plan = draft(categories=(Category.MEDICINE,))
    assert check_law(plan, plan.brief, AS_OF) == check_law(plan.lines, plan.brief, AS_OF) == plan.law


def test_every_channel_of_the_planner_is_under_some_rule_of_its_medium() -> None:
    law = load_law()
    consent = next(set(one.channels) for one in law.checks if one.id == "consent")
    others = {Channel.TV, Channel.RADIO, Channel.OOH, Channel.DOOH}
    assert law.internet | consent | others == set(Channel)
    assert len({one.id for one in law.checks}) == len(law.checks)
