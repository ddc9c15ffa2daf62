"""What the sections of an offer share: the plan, its words, and how figures and outside texts are spelled."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from planner.law import Law
from planner.media_plan import Goal, MediaPlan, Range
from planner.money import round_rub
from planner.offer.phrases import Phrases, write_plain
from planner.offer.terms import Terms
from planner.plan_words import GOALS, say_count, say_day, say_number, say_rub
from planner.prose import OfferProse
from qualifier.qualification import Bilingual

NONE = "—"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A plan on the desk of who writes its offer."""

    plan: MediaPlan
    phrases: Phrases
    terms: Terms
    law: Law
    lang: str

    def label(self, name: str) -> str:
        """Return a label."""
        return self.phrases.labels[name]

    def say(self, name: str, **words: str) -> str:
        """Return a sentence."""
        return self.phrases.say(name, **words)

    def of(self, words: Bilingual) -> str:
        """Return a text of the plan in the offer's language."""
        return write_plain(words.in_language(self.lang))

    def rub(self, amount: Decimal | None) -> str:
        """Return roubles and kopecks."""
        return NONE if amount is None else say_rub(round_rub(amount), self.lang)

    def count(self, count: int | Decimal | None) -> str:
        """Return a whole number, or the fraction that units can have."""
        if count is None:
            return NONE
        whole = Decimal(count)
        is_whole = whole == whole.to_integral_value()
        return say_count(count, self.lang) if is_whole else say_number(whole, self.lang)

    def tenth(self, value: Decimal | None) -> str:
        """Return a number with one decimal."""
        if value is None:
            return NONE
        digits = str(value.quantize(_TENTH, ROUND_HALF_UP))
        return digits.replace(".", ",") if self.lang == "ru" else digits

    def share(self, share: Decimal) -> str:
        """Return a share as per cent, without its sign."""
        hundred = share * 100
        return self.tenth(hundred) if hundred != hundred.to_integral_value() else self.count(hundred)

    @property
    def prose(self) -> OfferProse | None:
        """Return a model's sentences in this offer's language, where there are any."""
        prose = self.plan.prose
        return prose if prose and prose.lang == self.lang else None

    def goal(self) -> str:
        """Return the plan's goal in words."""
        name = GOALS[self.plan.goal].in_language(self.lang)
        if self.plan.goal is not Goal.EFFECTIVE_REACH:
            return name
        return self.say("goal_times", goal=name, times=str(self.plan.effective_frequency))

    def middle(self, forecast: Range | None) -> str:
        """Return a forecast's middle case."""
        return NONE if forecast is None else self.count(forecast.middle)

    def valid_until(self) -> date:
        """Return the last day on which the offer's prices hold."""
        return self.plan.as_of + timedelta(days=self.terms.price_valid_days.value)

    def days(self, start: date | None, end: date | None) -> str:
        """Return a period."""
        return f"{say_day(start)} — {say_day(end)}" if start and end else NONE
