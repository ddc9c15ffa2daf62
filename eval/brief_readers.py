"""Who reads briefs in the measurements: the rules, or the rules with a model beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from eval.briefs import BriefCase, read_case
from eval.llm_models import make_model
from eval.plausible import PlausibleWire
from kit.settings import read_settings
from planner.brief import Brief
from planner.brief_by_model import read_brief_by_model
from planner.model_reading import ModelReading
from qualifier.outreach.drafting import AsksModel, Draftsman
from qualifier.profile import find_profile, load_profile

READERS = ("rules", "plausible", "model")


class RulesReader:
    """Reads by the rules alone."""

    def read(self, case: BriefCase) -> Brief:
        """Read a case's text."""
        return read_case(case)

    def describe(self) -> Mapping[str, Any]:
        """Return nothing: no model had a part."""
        return {}


class ModelReader(RulesReader):
    """Reads by rules and model, and counts what the model filled, disputed and lost."""

    def __init__(self, model: AsksModel) -> None:
        self._draftsman = Draftsman(model)
        self.readings: list[ModelReading] = []

    def read(self, case: BriefCase) -> Brief:
        """Read a case's text twice and merge."""
        brief, reading = read_brief_by_model(case.text, as_of=case.as_of, draftsman=self._draftsman)
        self.readings.append(reading)
        return brief

    def describe(self) -> Mapping[str, Any]:
        """Return the counts."""
        filled = Counter(one.field for reading in self.readings for one in reading.filled)
        disputed = Counter(one.field for reading in self.readings for one in reading.disagreements)
        faults = Counter(reading.log.fault for reading in self.readings if reading.log.fault)
        told = {
            "asked": len(self.readings),
            "faults": sum(faults.values()),
            "fields_borne_out": sum(len(reading.log.sections) for reading in self.readings),
            "fields_dropped": sum(reading.fields_dropped for reading in self.readings),
            "fields_filled": sum(filled.values()),
            "fields_disputed": sum(disputed.values()),
            **{f"filled: {name}": count for name, count in sorted(filled.items())},
            **{f"disputed: {name}": count for name, count in sorted(disputed.items())},
        }
        return {"model": told}


@contextmanager
def open_reader(name: str) -> Iterator[RulesReader]:
    """Open a reader by its name; `model` is the one of the settings."""
    if name == "rules":
        yield RulesReader()
    elif name == "plausible":
        yield ModelReader(make_model(PlausibleWire(load_profile(find_profile(None))), name))
    else:
        # A second and 90 MB: only who measures a real model pays. Spending is counted for this run alone.
        from kit.llm_door import open_door  # noqa: PLC0415
        from kit.llm_money import MemoryLedger  # noqa: PLC0415

        yield ModelReader(open_door(read_settings(), ledger=MemoryLedger()))
