"""Which legal entity is it? Candidates weighed by what agrees and what differs, chosen only with a margin."""

from qualifier.identity.choice import Choice, Identity, Trouble, Weighed, identify
from qualifier.identity.questions import ask_back, describe_signs, name_candidate

__all__ = [
    "Choice",
    "Identity",
    "Trouble",
    "Weighed",
    "ask_back",
    "describe_signs",
    "identify",
    "name_candidate",
]
