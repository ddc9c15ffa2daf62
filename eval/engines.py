"""The engines that can be measured, by name."""

from collections.abc import Callable, Mapping, Sequence

from eval.baselines import KeywordEngine, MajorityEngine, count_majority
from eval.cases import LeadCase
from eval.leads import Judge
from eval.llm_models import make_model
from eval.plausible import PlausibleWire
from qualifier.llm_engine import LlmEngine
from qualifier.profile import Profile
from qualifier.rule_engine import RuleEngine

# The majority is counted on the very cases it is measured on: the most that it could reach.
ENGINES: Mapping[str, Callable[[Profile, Sequence[LeadCase]], Judge]] = {
    "rules": lambda profile, cases: Judge(RuleEngine(profile), profile),
    "majority": lambda profile, cases: Judge(MajorityEngine(count_majority(cases), profile), profile),
    # A model that thinks as the rules do: the way through masking, wire and merging must change nothing.
    "plausible": lambda profile, cases: Judge(
        LlmEngine(profile, make_model(PlausibleWire(profile), "plausible")), profile
    ),
    "keywords": lambda profile, cases: Judge(KeywordEngine(profile), profile),
}
