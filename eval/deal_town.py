"""Invented closed deals and requests, each with the trade, the aim and the products behind its words.

`python -m eval.deal_town` writes `eval/data/retrieval.jsonl`: the requests. Requests and deals never share a
phrase: each aim and trade has its own words for either, in both languages. Half of the requests is there to
choose weights and words by (`tuned`), the other half is said in other phrases and other forms (`held`).
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import yaml

from qualifier.deals.closed_deal import ClosedDeal
from qualifier.record import Outcome

WORDS_PATH = Path(__file__).parent / "data" / "deal_town.yaml"
QUERIES_PATH = Path(__file__).parent / "data" / "retrieval.jsonl"
DEALS = 2_000
QUERIES = 96  # of each half
AS_OF = date(2026, 9, 1)
_FIRST_DAY = date(2022, 1, 10)
_SEED = 20_261_125
LETTERS_PATH = WORDS_PATH.with_name("retrieval_letters.jsonl")
LEADS_PATHS = tuple(WORDS_PATH.with_name(name) for name in ("leads.jsonl", "leads_train.jsonl"))
LETTERS = "letters"
HALVES = ("tuned", "held")
_KINDS = {"tuned": "ask", "held": "held"}
_LOST = ("Нет бюджета", "Не наш сегмент", "Выбрали другого", "Перенесли на год", "No budget", "No need")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What stands behind the words of a deal or a request: names of the town's lists."""

    trade: str
    aim: str
    products: tuple[str, ...]
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A request: its words, what it means, and in which language it is."""

    id: str
    half: str
    lang: str
    text: str
    meant: Meant


@dataclass(frozen=True, slots=True, kw_only=True)
class TownDeal:
    """A deal and what it means; of its products those that its record tells: nobody could know more."""

    deal: ClosedDeal
    meant: Meant


def grade(asked: Meant, found: Meant) -> int:
    """Return how much a past deal helps with a request, by this rubric.

    3: the same trade and aim, a product in common. 2: the same trade, and either the aim or a product.
    1: the same trade only; or another trade with the same aim and a product in common. 0: anything else.
    """
    is_trade, is_aim = asked.trade == found.trade, asked.aim == found.aim
    is_product = bool(set(asked.products) & set(found.products))
    if is_trade:
        return 1 + is_aim + is_product
    return int(is_aim and is_product)


def make_deals(count: int = DEALS, seed: int = _SEED) -> tuple[TownDeal, ...]:
    """Return deals, the same for a seed."""
    words, dice = _load_words(), random.Random(seed)  # noqa: S311 (nothing secret)
    return tuple(_make_deal(number, words, dice) for number in range(count))


def make_queries(count: int = QUERIES, seed: int = _SEED + 1) -> tuple[Query, ...]:
    """Return requests, every trade and aim in turn, the languages by turns."""
    words = _load_words()
    trades, aims = list(words["trades"]), list(words["aims"])
    found = []
    for half in HALVES:
        dice = random.Random(f"{seed} {half}")  # noqa: S311 (nothing secret)
        for number in range(count):
            lang = ("ru", "ru", "en")[number % 3]
            meant = _mean(words, dice, trade=trades[number % len(trades)], aim=aims[number * 5 % len(aims)])
            text = _ask(words, dice, meant, f"{_KINDS[half]}_{lang}")
            name = f"{half[0]}{number + 1:03d}"
            found.append(Query(id=name, half=half, lang=lang, text=text, meant=meant))
    return tuple(found)


def read_queries(path: Path = QUERIES_PATH) -> tuple[Query, ...]:
    """Return the requests of a file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        content = json.loads(line)
        meant = {**content["meant"], "products": tuple(content["meant"]["products"])}
        found.append(Query(**{**content, "meant": Meant(**meant)}))
    return tuple(found)


def read_letters(path: Path = LETTERS_PATH, leads: Sequence[Path] = LEADS_PATHS) -> tuple[Query, ...]:
    """Return letters of the labelled leads as requests: those whose trade and aim the town has, by hand."""
    said = {}
    for line in (line for one in leads for line in one.read_text(encoding="utf-8").splitlines()):
        case = json.loads(line)
        turns = case["lead"].get("interactions") or ()
        client = (turn["text"] for turn in turns if turn["from"] == "client")
        said[case["id"]] = " ".join((case["lead"].get("message") or "", *client))
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        content = json.loads(line)
        meant = Meant(**{**content["meant"], "products": tuple(content["meant"]["products"])})
        name = content["id"]
        found.append(Query(id=name, half=LETTERS, lang=content["lang"], text=said[name], meant=meant))
    return tuple(found)


Words = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]


def _load_words() -> Words:
    words: Words = yaml.safe_load(WORDS_PATH.read_text(encoding="utf-8"))
    return words


def _mean(words: Words, dice: random.Random, *, trade: str, aim: str) -> Meant:
    products = tuple(dice.sample(list(words["products"]), dice.choice((1, 1, 2))))
    return Meant(trade=trade, aim=aim, products=products, region=dice.choice(list(words["regions"])))


def _make_deal(number: int, words: Words, dice: random.Random) -> TownDeal:
    trade, aim = dice.choice(list(words["trades"])), dice.choice(list(words["aims"]))
    meant = _mean(words, dice, trade=trade, aim=aim)
    lang = "en" if dice.random() < 0.25 else "ru"
    outcome = Outcome.WON if dice.random() < 0.42 else Outcome.LOST
    created = _FIRST_DAY + timedelta(days=dice.randrange(1_600))
    closed = min(created + timedelta(days=dice.randrange(5, 160)), AS_OF)
    kinds = words["trades"][trade]
    subject = dice.choice(kinds[f"deal_{lang}"])
    named = [(product, _maybe(dice, words["products"][product]["field"])) for product in meant.products]
    told = [(product, name) for product, name in named if name is not None]
    deal = ClosedDeal(
        source="town",
        id=f"d{number + 1:05d}",
        outcome=outcome,
        company=f"Компания {number + 1}",
        company_key=f"company {number + 1}",
        # People leave fields empty: a fifth of each.
        industry=_maybe(dice, kinds["field"]),
        region=_maybe(dice, words["regions"][meant.region]["field"]),
        employees=dice.choice((12, 35, 80, 140, 400, 1_500, None)),
        products=tuple(name for _, name in told),
        amount_rub=Decimal(dice.randrange(100, 6_000) * 1_000),
        created=created,
        closed=closed,
        loss_reason=dice.choice(_LOST) if outcome is Outcome.LOST else None,
        task=f"{dice.choice(words['aims'][aim][f'deal_{lang}'])}: {subject}",
    )
    return TownDeal(deal=deal, meant=replace(meant, products=tuple(product for product, _ in told)))


def _maybe(dice: random.Random, names: Sequence[str]) -> str | None:
    return None if dice.random() < 0.2 else dice.choice(names)


_FORMS: Mapping[str, Sequence[str]] = {
    "ask_ru": (
        "{subject}, {region}. {aim}. Рассматриваем {products}.",
        "Здравствуйте! {aim}. У нас {subject}, {region}, интересует {products}.",
    ),
    "ask_en": (
        "We are {subject}, {region}. {aim}. Looking at {products}.",
        "Hello, {aim}. It is for {subject}, {region}; interested in {products}.",
    ),
    "held_ru": (
        "Добрый день, коллеги! Пишу от лица компании ({subject}, {region}). {aim}. Хотелось бы "
        "{products}, бюджет обсудим.",
        "{aim}!!! подскажите по ценам на {products}, мы {subject}, {region}",
        "Вводные: клиент: {subject}; город: {region}; задача: {aim}; каналы: {products}.",
    ),
    "held_en": (
        "Dear team, I write on behalf of {subject}, {region}. In short, {aim}. We would like {products}.",
        "{aim}. Please quote {products}. Client: {subject}, {region}.",
    ),
}


def _ask(words: Words, dice: random.Random, meant: Meant, kind: str) -> str:
    lang = kind[-2:]
    subject = dice.choice(words["trades"][meant.trade][kind])
    aim = dice.choice(words["aims"][meant.aim][kind])
    region = dice.choice(words["regions"][meant.region][f"ask_{lang}"])
    products = [dice.choice(words["products"][product][f"ask_{lang}"]) for product in meant.products]
    joined = (" и " if lang == "ru" else " and ").join(products)
    return dice.choice(_FORMS[kind]).format(subject=subject, region=region, aim=aim, products=joined)


def write_queries(queries: Sequence[Query]) -> Iterator[str]:
    """Return the lines of the requests' file."""
    for query in queries:
        yield json.dumps(asdict(query), ensure_ascii=False)


if __name__ == "__main__":
    QUERIES_PATH.write_text("\n".join(write_queries(make_queries())) + "\n", encoding="utf-8")
    sys.stdout.write(f"{QUERIES_PATH}\n")
