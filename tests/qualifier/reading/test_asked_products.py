import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.asked_products import read_asked_products
from tests.talks import BOOK, talk

TIDE, DESK, VAULT, HUB = "Tide Planner", "Otter Desk Pro", "Otter Vault Pro", "Lumen Hub"
RADIO, SCREEN = "Радиоролик", "Экран у дороги"


def read(*lines: str) -> dict[str, int | None]:
    return {asked.name: asked.units for asked in read_asked_products(talk(*lines), BOOK)}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("We need three units of Tide Planner.", {TIDE: 3}),
        ("I'd like 12 Tide Planners, please.", {TIDE: 12}),
        ("Two licences of the Tide Planner and four of Otter Desk Pro.", {TIDE: 2, DESK: 4}),
        ("A single unit of Tide Planner and two Lumen Hub packages.", {TIDE: 1, HUB: 2}),
        ("We want a couple of Lumen Hubs.", {HUB: 2}),
        ("Half a dozen Tide Planner licenses would do.", {TIDE: 6}),
        ("Three units each of Tide Planner, Otter Desk Pro and Lumen Hub.", {TIDE: 3, DESK: 3, HUB: 3}),
        ("One Tide Planner, then three each of Otter Desk Pro and Lumen Hub.", {TIDE: 1, DESK: 3, HUB: 3}),
        ("Tide Planner and Lumen Hub, four of each.", {TIDE: 4, HUB: 4}),
        ("Tide Planner x5 and Lumen Hub (2).", {TIDE: 5, HUB: 2}),
        ("As for the Tide Planner, we are thinking of seven licenses.", {TIDE: 7}),
        ("The Tide Planner looks right, and we would take twenty-five units.", {TIDE: 25}),
        ("Our people asked for the Tide Planner.", {TIDE: None}),
        ("We need three additional Tide Planner units.", {TIDE: 3}),
        ("We're considering a total of five Tide Planners.", {TIDE: 5}),
        ("I'd go for the Lumen Hub, quantity three.", {HUB: 3}),
        ("A trio of Tide Planners.", {TIDE: 3}),
        ("A pair of Lumen Hubs.", {HUB: 2}),
        ("The Tide Planner, three of them.", {TIDE: 3}),
        ("One each of Tide Planner and Lumen Hub.", {TIDE: 1, HUB: 1}),
        ("I count 4 for Tide Planner and 2 for Lumen Hub.", {TIDE: 4, HUB: 2}),
        ("Tide Planner: 4 units; Lumen Hub: 2 units.", {TIDE: 4, HUB: 2}),
        ("We need at least four Tide Planners.", {TIDE: 4}),
        ("A set of three Tide Planner licenses.", {TIDE: 3}),
        ("2 x Lumen Hub and 3 x Tide Planner.", {HUB: 2, TIDE: 3}),
        ("Tide Planner and Lumen Hub, two units apiece.", {TIDE: 2, HUB: 2}),
        ("Tide Planner and Lumen Hub, nine units in total.", {TIDE: None, HUB: None}),
        # what is counted here are not units
        ("We need Tide Planner within three days.", {TIDE: None}),
        ("Tide Planner should serve 40 employees at two sites.", {TIDE: None}),
        ("Can Tide Planner cut costs by 30%?", {TIDE: None}),
        ("Is the Tide Planner about $900?", {TIDE: None}),
        ("Tide Planner is one of our favourites.", {TIDE: None}),
        ("Do you support Tide Planner 24/7?", {TIDE: None}),
        ("One last question about Tide Planner.", {TIDE: None}),
        # in Russian, in any case form
        ("Нам нужно три радиоролика и два экрана у дороги.", {RADIO: 3, SCREEN: 2}),
        ("Хотим пять экранов.", {SCREEN: 5}),
        ("Интересует реклама на радио, десять выходов.", {RADIO: 10}),
    ],
)
def test_the_client_names_products_and_units(said: str, asked: dict[str, int | None]) -> None:
    assert read(f"C {said}") == asked


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["S You want four units of Tide Planner, correct?", "C Yes, that's right."], {TIDE: 4}),
        (["C I like the Tide Planner.", "S How many licenses do you need?", "C Three should do."], {TIDE: 3}),
        (["C I like the Tide Planner.", "S Three units?", "C Yes."], {TIDE: 3}),
        (["C Tell me about Lumen Hub.", "S You wanted one of those?", "C Exactly."], {HUB: 1}),
        (["S With the Lumen Hub, two units cover an office."], {HUB: 2}),
        (["C We consider Lumen Hub and Tide Planner.", "S I see you want two of each.", "C Yes."],
         {HUB: 2, TIDE: 2}),
        (["S Is it four Tide Planners?", "C No, we need five Tide Planners."], {TIDE: 5}),
        (["C Four Tide Planners.", "C Actually, make it six Tide Planners."], {TIDE: 6}),
        (["C Four Tide Planners.", "S For the ten units of Tide Planner we ship fast."], {TIDE: 4}),
        (["C Four Tide Planners and two Lumen Hubs.", "C Let's drop the Lumen Hub."], {TIDE: 4}),
        (["C We'd take Otter Desk Pro and Otter Vault Pro.", "S Two Vaults and three Desks?", "C Right."],
         {DESK: 3, VAULT: 2}),
        (["C Two Tide Planners.", "S You might also like the Lumen Hub."], {TIDE: 2}),
        (["C Two Tide Planners.", "S We also have the Lumen Hub.", "C One Lumen Hub then."],
         {TIDE: 2, HUB: 1}),
        (["C Tide Planner, two units.", "C What if we bought ten Tide Planner units?"], {TIDE: 2}),
        (["C Tide Planner and Lumen Hub.", "S All three of these tools get along."],
         {TIDE: None, HUB: None}),
        (["S So four Tide Planners. Any other questions?", "C No, that's all."], {TIDE: 4}),
        (["C Tell me of Lumen Hub.", "S How many would you need?", "C Probably two."], {HUB: 2}),
        (["C We want Tide Planner and Lumen Hub.", "C No longer need the Tide Planner."], {HUB: None}),
        (["S Вам нужно четыре экрана?", "C Нет, пять экранов."], {SCREEN: 5}),
        (["S Сколько экранов вам нужно?", "C Давайте семь."], {SCREEN: 7}),
    ],
)  # fmt: skip
def test_units_are_agreed_in_the_talk(lines: list[str], asked: dict[str, int | None]) -> None:
    assert read(*lines) == asked


def test_a_talk_about_other_things_asks_for_nothing() -> None:
    assert read("C What a fine day, I have three cats.") == {}


def test_the_sentence_with_the_count_is_kept() -> None:
    (asked,) = read_asked_products(talk("C Tide Planner is nice.", "C We want two units."), BOOK)
    assert asked.sentence.text == "We want two units."


@settings(max_examples=25)
@given(units=st.integers(min_value=2, max_value=999))
def test_any_count_is_read_back(units: int) -> None:
    assert read(f"C Please prepare {units} units of Tide Planner.") == {TIDE: units}
    assert read("S How about Tide Planner?", f"C We want {units} of them.") == {TIDE: units}
