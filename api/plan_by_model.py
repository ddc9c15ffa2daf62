"""A model beside the planner: it reads the letter and words the offer; every part is checked by code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kit.settings import read_settings
from planner.media_plan import MediaPlan
from planner.plan_request import ReadsText, read_alone


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
    from planner.brief_by_model import read_brief_by_model  # noqa: PLC0415
    from planner.offer.prose_draft import draft_prose  # noqa: PLC0415
    from qualifier.outreach.drafting import Draftsman  # noqa: PLC0415

    with open_model(read_settings()) as model:
        draftsman = Draftsman(model)
        yield PlannersModel(
            read=lambda text, as_of: read_brief_by_model(text, as_of=as_of, draftsman=draftsman),
            word=lambda plan, lang: draft_prose(plan, draftsman, lang=lang),
        )
