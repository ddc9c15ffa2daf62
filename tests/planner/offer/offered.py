"""Plans and offers that many tests look at, made once."""

from datetime import date
from functools import cache
from typing import Any

from api.samples import read_sample
from planner.brief import Audience, Brief, Category, Channel
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from planner.law import load_law
from planner.media_plan import MediaPlan
from planner.offer.document import Offer, Section
from planner.offer.offer import build_offer
from planner.offer.phrases import load_phrases
from planner.offer.terms import load_terms
from planner.offer.wording import Desk
from tests.planner.builders import AS_OF, bend_rows, make_brief, the_card
from tests.planner.drafts import play

SAMPLES = {"brief_bank_ru.txt": "ru", "brief_pharmacy_ru.txt": "ru", "brief_retailer_en.txt": "en"}
NASTY = (
    '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> **bold** _it_ `c` [a](http://b) | ~s~ '
    '#eval("1") $x$ \\{\\} @ref <w:p> &amp; {{7*7}} {client} \x00\x07\u202e 1\u00a0234,5 +7 (900) 123-45-67 '
)


@cache
def plan_of(sample: str) -> MediaPlan:
    return play(draft_plan(read_brief(read_sample(sample), as_of=AS_OF), the_card(), as_of=AS_OF))


@cache
def offer_of(sample: str) -> Offer:
    return build_offer(plan_of(sample), lang=SAMPLES[sample])


def plan_brief(**changes: Any) -> MediaPlan:
    return play(draft_plan(make_brief(**changes), the_card(), as_of=AS_OF))


@cache
def hostile_plan() -> MediaPlan:
    return plan_brief(
        advertiser=NASTY * 30,
        product="W" * 5000 + NASTY,
        regions=("Москва", NASTY * 3),
        audience=Audience(age_min=25, age_max=45, income=NASTY, interests=(NASTY,)),
        missing=("kpi", NASTY),
    )


@cache
def unready_plans() -> dict[str, MediaPlan]:
    """Return plans that are not ready, by what they lack."""
    wanted = (Channel.SMS,)
    on_request = bend_rows("sms-base", price=None)
    return {
        "empty": draft_plan(Brief(), the_card(), as_of=AS_OF),
        "no_budget": plan_brief(budget_min_rub=None, budget_max_rub=None),
        "past": plan_brief(start_date=date(2020, 1, 1), end_date=date(2020, 2, 1)),
        "small": plan_brief(budget_min_rub=None, budget_max_rub=the_card().rows[0].price.value),
        "on_request": draft_plan(make_brief(channels_wanted=wanted), on_request, as_of=AS_OF),
        "alcohol": plan_brief(categories=(Category.ALCOHOL,)),
        "medicine": plan_brief(categories=(Category.MEDICINE, Category.SUPPLEMENT)),
    }


def desk_of(plan: MediaPlan, lang: str = "ru") -> Desk:
    return Desk(plan=plan, phrases=load_phrases(lang), terms=load_terms(), law=load_law(), lang=lang)


def find_section(offer: Offer, title: str) -> Section:
    return next(one for one in offer.sections if title in one.title)
