"""A model beside the planner: it reads the letter and words the offer; every part is checked by code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kit.settings import read_settings
from planner.brief import Brief
from planner.media_plan import MediaPlan
from planner.model_reading import ModelReading
from planner.plan_request import ReadsText, read_alone
from planner.prose import OfferProse

if TYPE_CHECKING:
    from qualifier.outreach.drafting import Draftsman


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannersModel:
    """How a letter is read and an offer worded; without a model, by rules and templates."""

    read: ReadsText = read_alone
    word: Callable[[MediaPlan, str], MediaPlan] = lambda plan, lang: plan


@contextmanager
def open_planners_model(*, is_asked: bool) -> Iterator[PlannersModel]:
    """Open the door of the settings when a model is asked for; its libraries are loaded only then."""
    if not is_asked:
        yield PlannersModel()
        return
    from api.engines import open_model  # noqa: PLC0415
    from qualifier.outreach.drafting import Draftsman  # noqa: PLC0415

    with open_model(read_settings()) as model:
        yield put_beside(Draftsman(model))


def put_beside(hand: "Draftsman | str") -> PlannersModel:
    """Return the planner with a model beside it; without one, a word says why and stands in the plan."""
    # Its mathematics and its prompts are loaded by the first plan that a model has a part in.
    from planner.brief_by_model import PROMPT as READING  # noqa: PLC0415
    from planner.brief_by_model import read_brief_by_model  # noqa: PLC0415
    from planner.offer.prose_draft import PROMPT as WORDING  # noqa: PLC0415
    from planner.offer.prose_draft import draft_prose  # noqa: PLC0415
    from qualifier.outreach.draft_log import note_absence  # noqa: PLC0415

    if not isinstance(hand, str):
        return PlannersModel(
            read=lambda text, as_of: read_brief_by_model(text, as_of=as_of, draftsman=hand),
            word=lambda plan, lang: draft_prose(plan, hand, lang=lang),
        )

    def read(text: str, as_of: date) -> tuple[Brief, ModelReading | None]:
        return read_alone(text, as_of)[0], ModelReading(log=note_absence(READING, hand))

    def word(plan: MediaPlan, lang: str) -> MediaPlan:
        return replace(plan, prose=OfferProse(lang=lang, drafted=note_absence(WORDING, hand)))

    return PlannersModel(read=read, word=word)
