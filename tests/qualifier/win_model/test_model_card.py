"""The card and the chart as people see them: the whole text in both languages, every point at its place."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from qualifier.win_model.card_words import CARD, MEASURE_NAMES, MEASURE_NOTES, WHY_LEFT_OUT
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.drift import Drift, DriftRow
from qualifier.win_model.fields import ColumnKind, Field
from qualifier.win_model.house_report import HouseReport, Trial
from qualifier.win_model.leakage import Leak, Why
from qualifier.win_model.metrics import MEASURES, LiftRow, ReliabilityBin
from qualifier.win_model.model_card import judge_trust, write_card
from qualifier.win_model.model_json import hash_model
from qualifier.win_model.parts import AdditivePart
from qualifier.win_model.reliability_chart import draw_reliability
from qualifier.win_model.win_model import Calibration, Voice, WinModel
from tests.qualifier.win_model.deals import column

DAYS = (738000.0, None, 738365.0, 738100.0)
TABLE = DealTable(
    ids=("1", "2", "3", "4"),
    columns=(column("industry", ColumnKind.CATEGORY, ["a", "a", "b", "b"]),),
    outcomes=(True, False, False, True),
    days=DAYS,
)
MODEL = WinModel(
    fields=(Field(name="industry", kind=ColumnKind.CATEGORY, levels=("a", "b")),),
    bias=0.0,
    voices=(
        Voice(name="additive", weight=0.4, part=AdditivePart(bias=0.0)),
        Voice(name="trees", weight=0.6, part=AdditivePart(bias=0.0)),
    ),
    calibration=Calibration(),
    facts={"calibration": "isotonic", "importance": {"industry": 0.693147, "budget|x": 1.0986}},
)
BANDS = (
    ReliabilityBin(n=20, claimed=0.1, held=0.05, low=0.01, high=0.24),
    ReliabilityBin(n=3, claimed=0.3, held=1 / 3, low=0.06, high=0.79),
    ReliabilityBin(n=17, claimed=0.5, held=8 / 17, low=0.26, high=0.69),
)
REPORT = HouseReport(
    trial=Trial.BY_TIME,
    learnt=1200,
    tried=40,
    figures={"auc": 0.812, "brier": 0.15, "log_loss": 0.46, "ece": 0.0449, "ece_by_rank": 0.05},
    intervals={name: {"low": 0.1, "high": 0.2} for name in MEASURES},
    constant_brier=0.25,
    reliability=BANDS,
    lift=(
        LiftRow(flagged=0.1, chance=0.8, recall=0.22, win_rate=0.9, lift=2.25),
        LiftRow(flagged=0.2, chance=0.7, recall=0.41, win_rate=0.85, lift=2.125),
    ),
    top_to_bottom=6.04,
    drift=(
        DriftRow(name="industry", index=0.31, drift=Drift.LEARN_ANEW),
        DriftRow(name="chance", index=0.012, drift=Drift.STEADY),
        DriftRow(name="region", index=0.19, drift=Drift.STEADY),
    ),
)
LEAKS = (
    Leak(field="Причина", why=Why.ONE_SIDED, figure=0.987),
    Leak(field="tags", why=Why.AFTER_CONTACT),
)
NBSP = "\u00a0"

ENGLISH = f"""# Model card: the chance to win

> **Fit for use: the chances come true, and leads stand in the right order.**
> Of a won and a lost deal the model puts the won one higher 81 times in 100 (at random it would be 50).
> The chance claimed and the share won are 4.5 percentage points apart on average.
> The error is 40% less than that of giving all the mean share.
> Calling the best 20% of the leads first, you reach 41% of all wins.

Learnt from 4 closed deals (2021-07-29 – 2022-07-29), 50.0% won.
Tried: learnt from the 1,200 older deals, tried on the 40 newest.
Model hash: `{hash_model(MODEL)[:16]}`

## Do the chances come true

![Do the chances come true](chart.svg)

| chance claimed | won in fact | 95% interval | deals |
|---|---|---|---|
| 10% | 5% | 1% – 24% | 20 |
| 47% | 45% | 26% – 66% | 20 |

## If the best are called first

| called | chance from | wins reached | won among them | times the mean |
|---|---|---|---|---|
| 10% | 80% | 22% | 90% | 2.2 |
| 20% | 70% | 41% | 85% | 2.1 |

The best fifth is won 6.0 times as often as the worst.

## What decides

How many times a field changes the odds (won to lost) on average, one way or the other:

| field | on average |
|---|---|
| budget\\|x | ×3.0 |
| industry | ×2.0 |

## Have the leads changed (PSI)

| field | PSI | so |
|---|---|---|
| industry | 0.31 | learn anew |
| the chance itself | 0.01 | steady |
| region | 0.19 | no more than chance does |

## Fields that the model reads

industry

## Fields left out

* Причина: filled for one outcome only (0.99)
* tags: known after contact

## Figures for an analyst

| measure | value | 95% interval | what it is |
|---|---|---|---|
| AUC (order) | 0.812 | 0.100 – 0.200 | 1: always in order, 0.5: at random |
| Brier (accuracy) | 0.150 | 0.100 – 0.200 | mean squared error, less is better |
| log loss | 0.460 | 0.100 – 0.200 | harder on errors made with confidence |
| calibration error, 10 equal bands | 0.045 | 0.100 – 0.200 | claim and outcome are so far apart |
| calibration error, 10 equal parts | 0.050 | 0.100 – 0.200 | the same, as many deals in each band |
| Brier of giving all the mean share | 0.250 | | |

## How it is made

Parts and weights: logistic regression 0.40, gradient boosting 0.60. Calibration: isotonic.

## Limits

The chance holds for leads like the house's past deals. Reasons say what the model saw, not what will win \
the deal. With a PSI of 0.25 or more the model is learnt anew.
"""


def card(lang: str, report: HouseReport = REPORT, model: WinModel = MODEL) -> str:
    return write_card(model, TABLE, report, leaks=LEAKS, chart="chart.svg", lang=lang)


def test_the_whole_card_in_english() -> None:
    assert card("en") == ENGLISH


@pytest.mark.parametrize(
    "line",
    [
        "> **Можно опираться: шансы сбываются, и порядок лидов верен.**",
        f"> Из пары «выигранная и проигранная» модель ставит выше выигранную в 81{NBSP}% случаев "
        f"(наугад было бы 50{NBSP}%).",
        "> Обещанный шанс расходится с долей выигранных в среднем на 4,5 п. п.",
        f"> Ошибка на 40{NBSP}% меньше, чем если всем давать среднюю долю.",
        f"> Звоня сначала лучшим 20{NBSP}% лидов, застанете 41{NBSP}% всех побед.",
        f"Обучена на 4 закрытых сделках (2021-07-29 – 2022-07-29), выиграно 50,0{NBSP}%.",
        f"Проверка: учились на 1{NBSP}200 более старых сделках, проверили на 40 самых новых.",
        f"| 10{NBSP}% | 5{NBSP}% | 1{NBSP}% – 24{NBSP}% | 20 |",
        f"| 10{NBSP}% | 80{NBSP}% | 22{NBSP}% | 90{NBSP}% | 2,2 |",
        "Лучшая пятая часть выигрывается в 6,0 раза чаще худшей.",
        "| industry | ×2,0 |",
        "| industry | 0,31 | переобучить |",
        "| сам шанс | 0,01 | спокойно |",
        "| region | 0,19 | в пределах случая |",
        "* Причина: заполнено только при одном исходе (0,99)",
        "| AUC (порядок) | 0,812 | 0,100 – 0,200 | 1 — порядок верен всегда, 0,5 — наугад |",
        "Части и их веса: логистическая регрессия 0,40, градиентный бустинг 0,60. Калибровка: изотонная.",
    ],
)
def test_the_russian_card_has_the_line(line: str) -> None:
    assert line in card("ru").splitlines()


def test_both_languages_have_the_same_sections_and_tables() -> None:
    shapes = [
        [line.count("|") if line.startswith("|") else line[:2] if line[:1] in "#>*!" else "" for line in text]
        for text in (card("ru").splitlines(), card("en").splitlines())
    ]
    assert shapes[0] == shapes[1]


def with_figures(**figures: float) -> HouseReport:
    return replace(REPORT, figures={**REPORT.figures, **figures})


@pytest.mark.parametrize(
    ("report", "word"),
    [
        (REPORT, "trust"),
        (with_figures(ece=0.1), "trust"),
        (with_figures(ece=0.1001), "order_only"),
        # The interval reaches the error of the mean share: luck may have done it.
        (replace(REPORT, constant_brier=0.2), "unproven"),
        (replace(REPORT, constant_brier=0.1999), "unproven"),
    ],
)
def test_the_first_sentence_says_how_far_the_chances_carry(report: HouseReport, word: str) -> None:
    assert judge_trust(MODEL, report) == word
    for lang in ("ru", "en"):
        assert f"> **{CARD[word].in_language(lang)}**" in card(lang, report)


def test_a_model_without_parts_claims_nothing_but_the_mean_share() -> None:
    bare = WinModel(fields=(), bias=0.0, voices=(), calibration=Calibration(), facts={})
    text = card("en", model=bare)
    quoted = [line for line in text.splitlines() if line.startswith(">")]
    assert quoted == [f"> **{CARD['constant'].en}**"]
    assert "What decides" not in text
    assert "Parts and weights: none. Calibration: none." in text


def test_a_model_worse_than_the_mean_share_boasts_of_no_gain() -> None:
    text = card("en", replace(with_figures(brier=0.3), constant_brier=0.25))
    assert "less than" not in "".join(line for line in text.splitlines() if line.startswith(">"))


def test_deals_without_days_have_no_period_and_no_drift() -> None:
    text = write_card(
        MODEL,
        replace(TABLE, days=()),
        replace(REPORT, trial=Trial.NO_DAYS, drift=(), top_to_bottom=None, lift=()),
        leaks=(),
        chart="c.svg",
        lang="en",
    )
    assert "Learnt from 4 closed deals, 50.0% won." in text
    assert "Tried: five parts in turn, 40 deals" in text
    assert "Have the leads changed" not in text
    assert "Of the worst fifth no deal was won." in text
    assert "## Fields left out\n\nnone\n" in text


def test_every_word_of_the_card_is_in_both_languages() -> None:
    for words in (CARD, MEASURE_NAMES, MEASURE_NOTES, WHY_LEFT_OUT):
        for key, word in words.items():  # type: ignore[attr-defined]
            assert word.ru
            assert word.en
            assert re.findall(r"{\w+}", word.ru) == sorted(
                re.findall(r"{\w+}", word.ru), key=re.findall(r"{\w+}", word.en).index
            ), key
    assert set(WHY_LEFT_OUT) == set(Why)
    assert set(MEASURE_NAMES) == set(MEASURE_NOTES) == set(MEASURES)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def tagged(svg: str, tag: str, kind: str) -> list[ET.Element]:
    found = parse(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}")
    return [one for one in found if one.get("class") == kind]


def test_each_band_is_a_dot_over_what_was_claimed_at_what_was_won() -> None:
    svg = draw_reliability(BANDS, "en")
    dots = tagged(svg, "circle", "dot")[: len(BANDS)]
    assert [float(dot.get("cx") or 0) for dot in dots] == [66 + 380 * band.claimed for band in BANDS]
    assert [float(dot.get("cy") or 0) for dot in dots] == pytest.approx(
        [76 + 380 * (1 - band.held) for band in BANDS], abs=0.05
    )
    spans = [one.get("d") for one in tagged(svg, "path", "span")]
    assert spans[0] == "M104.0 452.2V364.8"


def test_bars_are_as_high_as_there_are_deals_and_say_how_many() -> None:
    svg = draw_reliability(BANDS, "ru")
    bars = [float(bar.get("height") or 0) for bar in tagged(svg, "rect", "bar")]
    assert bars[: len(BANDS)] == [50.0, 7.5, 42.5]
    assert [text.text for text in tagged(svg, "text", "count")] == ["20", "3", "17"]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_of_the_chart_lies_outside_of_it(lang: str) -> None:
    edges = (
        ReliabilityBin(n=99999, claimed=0.0, held=0.0, low=0.0, high=1.0),
        ReliabilityBin(n=1, claimed=1.0, held=1.0, low=0.0, high=1.0),
    )
    svg = draw_reliability(edges, lang)
    root = parse(svg)
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    for one in root.iter():
        for name, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(one.get(name, 0)) <= most


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", {"Сбываются ли шансы", "обещанный шанс", "доля выигранных на деле", "100\u00a0%"}),
        ("en", {"Do the chances come true", "chance claimed", "share won in fact", "100%"}),
    ],
)
def test_the_chart_names_its_axes_and_explains_its_signs(lang: str, words: set[str]) -> None:
    texts = [one.text for one in parse(draw_reliability(BANDS, lang)).iter() if one.text]
    assert words <= set(texts)
    assert any("40" in text for text in texts if "в полосе" in text or "in the band" in text)


def test_without_deals_the_chart_says_that_there_is_nothing_to_try() -> None:
    svg = draw_reliability((), "en")
    assert not tagged(svg, "text", "count")
    assert "There is nothing to try it on" in svg


@pytest.mark.parametrize(("lang", "told"), [("ru", "10\u00a0% → 5\u00a0%"), ("en", "10% → 5%")])
def test_each_dot_says_its_numbers_when_pointed_at(lang: str, told: str) -> None:
    root = parse(draw_reliability(BANDS, lang))
    titles = [one.text for one in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == told
    assert len(titles) == len(BANDS)


@pytest.mark.parametrize("name", ["sigmoid", "beta", "isotonic", "constant"])
def test_every_calibration_has_a_name_for_people(name: str) -> None:
    model = replace(MODEL, facts={"calibration": name})
    for lang, word in (("ru", "Калибровка: "), ("en", "Calibration: ")):
        told = card(lang, model=model).split(word)[1].split(".")[0]
        assert told not in ("none", "нет", name if name in ("sigmoid", "constant") else "")
