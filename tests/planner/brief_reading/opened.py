"""Briefs opened for the tests of one field."""

from datetime import date

from planner.brief import Brief
from planner.brief_reading import read_brief
from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.reading import open_brief
from qualifier.profile import find_profile, load_profile

AS_OF = date(2026, 9, 1)
PROFILE = load_profile(find_profile(None))


def opened(text: str, as_of: date = AS_OF) -> BriefText:
    """Return a text opened for one field's reader."""
    return open_brief(text, as_of=as_of, lang="en", profile=PROFILE)


def read(text: str, as_of: date = AS_OF) -> Brief:
    """Return the whole brief."""
    return read_brief(text, as_of=as_of)
