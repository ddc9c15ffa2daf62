import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.wanted_days import Source, read_wanted_days
from tests.talks import talk


def read(*lines: str) -> int | None:
    wanted = read_wanted_days(talk(*lines))
    return None if wanted is None else wanted.days


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("We need it installed within four days.", 4),
        ("It has to be up and running in a couple of days.", 2),
        ("Ideally it would be operational within one day.", 1),
        ("Can you set it up within the next day?", 1),
        ("We are aiming to have it in place in two weeks.", 14),
        ("Could you be done in less than two days?", 1),
        ("A two-day installation is what we are after.", 2),
        ("It has to be deployed within 24 hours.", 1),
        ("We need this live in two to three days, so start soon.", 3),
        ("Rollout should take a week at most.", 7),
        ("The setup must be finished by Friday.", 4),
        ("It should be running by the end of the week.", 6),
        ("We'd like it running by the end of next week.", 13),
        ("Please have it ready by tomorrow.", 1),
        ("Нужно запустить за три дня.", 3),
        ("Хотим, чтобы установили в течение недели.", 7),
        ("Старт нужен через пять дней.", 5),
        ("Монтаж нужен до пятницы.", 4),
        ("We need this wrapped up in 3 days.", 3),
        ("I'd want it live within 4 days.", 4),
        ("It has to be functional no later than two days from now.", 2),
        ("Is same-day installation possible?", 1),
        ("The installation window is one day.", 1),
        ("We have a tight three-day schedule for the rollout.", 3),
        ("We need the delivery within 72 hours.", 3),
        ("Нужно внедрить за две недели.", 14),
        ("Доставка нужна через три дня.", 3),
        # other matters have days of their own
        ("Please send the proposal within two days.", None),
        ("Let's have a call in three days.", None),
        ("Is there a warranty of 30 days?", None),
        ("We bought it five days ago.", None),
        ("It takes a few hours to set up.", None),
        ("Could you email me by the end of the week?", None),
    ],
)
def test_the_client_says_how_soon(said: str, days: int | None) -> None:
    assert read(f"C {said}") == days


@pytest.mark.parametrize(
    ("lines", "days", "source"),
    [
        (["S You said the installation should take three days."], 3, Source.RESTATED),
        (["S The setup takes three days, as you wanted."], 3, Source.RESTATED),
        (["S Is the installation to be finished in five days?", "C Yes."], 5, Source.RESTATED),
        (["S Our team completes the installation in four days.", "C Good."], 4, Source.PROMISED),
        (["S We install within a day.", "C We need it up in six days."], 6, Source.CLIENT),
        (["C We need it up in six days.", "S We install within a day."], 6, Source.CLIENT),
        (["S Installed in three days, as you wanted. Anything else to discuss?", "C No, thanks."], 3,
         Source.RESTATED),
        (["S For your 3-day deadline we bring more installation people."], 3, Source.RESTATED),
        (["S You have a hard deadline for the installation, five days."], 5, Source.RESTATED),
        (["C Install it in six days.", "C Sorry, the setup must be done in five days."], 5, Source.CLIENT),
        (["S You'd like it installed in three days.", "C Hopefully ready by the end of the week."], 3,
         Source.RESTATED),
    ],
)  # fmt: skip
def test_the_clients_word_beats_the_sellers(lines: list[str], days: int, source: Source) -> None:
    wanted = read_wanted_days(talk(*lines))
    assert wanted is not None
    assert (wanted.days, wanted.source) == (days, source)


def test_a_restatement_set_right_by_the_client_does_not_count() -> None:
    assert read("S You wanted it installed in three days?", "C No, no hurry at all.") is None


def test_the_days_go_with_what_stands_nearer() -> None:
    assert read("C Sign the contract and have it installed within two days.") == 2


@given(days=st.integers(min_value=1, max_value=99))
def test_any_term_is_read_back(days: int) -> None:
    assert read(f"C We need it installed within {days} days.") == days
