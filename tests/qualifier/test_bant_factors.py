import pytest

from qualifier.bant_factors import Factor, judge_factors, read_deal
from qualifier.policy_texts import read_policy
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.profile_parts import Product
from tests.talks import BOOK, talk, write_talk

POLICY = read_policy("1 unit: 1 day.\n\n5 units: 3 days.\n\n20 units: 9 days.", source="page 1")
PROFILE = load_profile(find_profile("software-en")).model_copy(
    update={
        "price_book": tuple(
            Product(name=name, words=words, price=300.5, currency="USD") for name, words in BOOK.items()
        )
    }
)
SOUND = ("C We need three units of Tide Planner.", "C Our budget is $1,000.", "C Install it within two days.")


def judge(*lines: str, profile: Profile = PROFILE) -> set[str]:
    return {failed.factor.value for failed in judge_factors(talk(*lines), profile, POLICY)}


@pytest.mark.parametrize(
    ("line", "failed"),
    [
        ("C Lovely.", set()),
        ("C Sorry, our budget is $900.", {"Budget"}),
        ("S Each costs 250, so it fits your budget of $850.", set()),  # the client's own word stands
        ("C I shall consult our director.", {"Authority"}),
        ("C We see no clear need yet.", {"Need"}),
        ("C Better have it installed within a day.", set()),
        ("C Make it five units of Tide Planner.", {"Budget", "Timeline"}),
    ],
)
def test_one_more_line_fails_what_it_says(line: str, failed: set[str]) -> None:
    assert judge(*SOUND, line) == failed


@pytest.mark.parametrize(
    ("lines", "failed"),
    [
        (["C We look at Tide Planner."], set()),
        (["C Our budget is $10."], set()),  # nothing is asked for
        (["C Tide Planner, please.", "C Our budget is $300."], {"Budget"}),  # one unit is too much already
        (["C Tide Planner, please.", "C Our budget is €200."], set()),  # euros are not compared with dollars
        (
            ["C Tide Planner, please.", "C Our budget is $2000.", "C Install it within two days."],
            {"Timeline"},
        ),
        (["C Four Tide Planners, please.", "S We install within a day."], set()),
        (["C Six Tide Planners, please.", "S You said you want it installed within two days."], {"Timeline"}),
    ],
)
def test_what_nobody_said_fails_nothing(lines: list[str], failed: set[str]) -> None:
    assert judge(*lines) == failed


def test_a_failure_carries_words_and_a_reason() -> None:
    lines = ("C Five units of Tide Planner.", "C Our budget is $1,400.")
    (failed,) = judge_factors(talk(*lines), PROFILE, POLICY)
    assert failed.factor is Factor.BUDGET
    assert failed.why.en == "By the price book the ask costs 1502.5, the client's budget is 1400."
    assert [quote.text for quote in failed.quotes] == ["Our budget is $1,400.", "Five units of Tide Planner."]
    text = write_talk(*lines)
    assert all(text[quote.start :].startswith(quote.text) for quote in failed.quotes)


def test_production_time_of_a_product_counts_like_the_policy() -> None:
    slow = PROFILE.price_book[0].model_copy(update={"lead_days": 30})
    profile = PROFILE.model_copy(update={"price_book": (slow,)})
    assert judge("C Two Tide Planners.", "C Install them within two weeks.", profile=profile) == {"Timeline"}


def test_the_profiles_own_policy_holds_without_another() -> None:
    profile = PROFILE.model_copy(update={"lead_time": POLICY})
    talked = talk("C Six Tide Planners.", "C Install them within two days.")
    assert [failed.factor for failed in judge_factors(talked, profile)] == [Factor.TIMELINE]
    assert judge_factors(talked, PROFILE) == ()


def test_a_russian_talk_is_judged_alike() -> None:
    rouble = Product(name="Экран", price=100_000, currency="RUB", lead_days=10)
    profile = PROFILE.model_copy(update={"price_book": (rouble,)})
    lines = ("C Нужно пять экранов.", "C Наш бюджет 400 тысяч ₽.", "C Запустить нужно за неделю.")
    assert judge(*lines, profile=profile) == {"Budget", "Timeline"}


@pytest.mark.parametrize(
    ("line", "failed"),
    [
        ("C Our budget is $901.50.", set()),  # three at 300.50: to the cent enough
        ("C Our budget is $901.", {"Budget"}),
        ("C Make it four units of Tide Planner.", {"Budget"}),
        ("C I have to ask my boss first.", {"Authority"}),
        ("C I make the decisions here.", set()),
        ("C We do not need it.", {"Need"}),
        ("C We want it within three days.", set()),
        ("C Install it today.", set()),
        ("S Our budget offer is $10.", set()),
    ],
)
def test_a_border_of_money_or_time_is_held_exactly(line: str, failed: set[str]) -> None:
    assert judge(*SOUND, line) == failed


def test_the_factors_stand_in_their_usual_order_each_with_its_reason() -> None:
    lines = (
        "C Six Tide Planners, please.",
        "C Our budget is $1,000.",
        "C Install them within two days.",
        "C I shall consult our director.",
        "C We see no clear need yet.",
    )
    failed = judge_factors(talk(*lines), PROFILE, POLICY)
    assert [one.factor for one in failed] == [Factor.BUDGET, Factor.AUTHORITY, Factor.NEED, Factor.TIMELINE]
    assert [one.why.ru for one in failed] == [
        "По прайсу запрос стоит 1803.0, бюджет клиента 1000.",
        "Последнее слово не за контактом.",
        "Клиент не видит ясной потребности.",
        "Нужно за 2 дн., а на 6 шт. уходит 3 дн.",
    ]
    assert [one.why.en for one in failed] == [
        "By the price book the ask costs 1803.0, the client's budget is 1000.",
        "The contact does not have the final say.",
        "The client does not see a clear need.",
        "Wanted within 2 days; 6 units take 3 days.",
    ]


def test_an_ask_without_a_count_costs_at_least_one() -> None:
    (failed,) = judge_factors(talk("C Tide Planner, please.", "C Our budget is $300."), PROFILE, POLICY)
    assert failed.why.ru == "По прайсу запрос стоит не меньше 300.5, бюджет клиента 300."
    assert failed.why.en.startswith("By the price book the ask costs at least 300.5,")


def test_a_guess_of_units_is_told_to_be_one() -> None:
    lines = ("C Tide Planner, please.", "C Our budget is $2000.", "C Install it within two days.")
    (failed,) = judge_factors(talk(*lines), PROFILE, POLICY)
    # 2000 buys six at 300.50, and six take three days
    assert failed.why.en == "Wanted within 2 days; about 6 units take 3 days."
    assert failed.why.ru == "Нужно за 2 дн., а на около 6 шт. уходит 3 дн."


def test_a_deal_is_read_with_its_price_its_money_and_its_term() -> None:
    deal = read_deal(talk(*SOUND), PROFILE)
    assert (str(deal.priced.total), deal.priced.units, deal.priced.is_whole) == ("901.5", 3, True)
    assert deal.budget is not None
    assert deal.wanted is not None
    assert (deal.budget.amount, deal.budget.currency, deal.wanted.days) == (1000, "USD", 2)


def test_a_talk_of_nothing_is_an_empty_deal() -> None:
    deal = read_deal(talk("C Good morning."), PROFILE)
    assert (deal.priced.lines, deal.budget, deal.wanted) == ((), None, None)
