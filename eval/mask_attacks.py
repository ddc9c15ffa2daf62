"""Personal data in texts: is all of it hidden before a text leaves, and is the rest left readable?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.corpus import read_corpus
from qualifier.masking.documents import only_digits
from qualifier.masking.mask import Mask, MaskedText, find_personal_data
from qualifier.masking.shadow import cast_shadow, spell_out

SUITE = "pii_ru"
# Fewer digits than this are shared with sums and dates by chance.
_TELLING_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Answer:
    case: Mapping[str, Any]
    masked: MaskedText
    hidden: frozenset[int]


def run_mask_attacks(data_dir: Path) -> dict[str, Any]:
    """Mask every case; `critical_leaked` counts spans, the other figures are shares."""
    answers = [_mask(case) for case in read_corpus(data_dir, SUITE)]
    personal = [answer for answer in answers if answer.case["kind"] != "control"]
    controls = [answer for answer in answers if answer.case["kind"] == "control"]
    spans = [(answer, span) for answer in personal for span in answer.case["spans"]]
    critical = [(answer, span) for answer, span in spans if answer.case["critical"]]
    named = [(answer, span) for answer, span in spans if not answer.case["critical"]]
    failures = [*_failures(spans), *_changed(controls)]
    return {
        "suite": SUITE,
        "n": len(answers),
        "failed": len(failures),
        "critical": len(critical),
        "critical_leaked": sum(not _is_hidden(*one) for one in critical),
        "names_masked": _share([_is_hidden(*one) for one in named]),
        "controls_kept": _share([answer.masked.text == answer.case["text"] for answer in controls]),
        "rest_kept": _share([_rest_is_kept(answer) for answer in personal]),
        "failures": failures,
    }


def describe_mask_attacks(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures as rows, the failures after them."""
    figures = [(name, str(value)) for name, value in report.items() if name not in {"suite", "failures"}]
    return [*figures, *((row["id"], row["fault"]) for row in report["failures"][:20])]


def _mask(case: Mapping[str, Any]) -> _Answer:
    spans = find_personal_data(case["text"])
    hidden = frozenset(place for span in spans for place in range(span.start, span.end))
    return _Answer(case, Mask().hide(case["text"]), hidden)


def _is_hidden(answer: _Answer, span: Sequence[Any]) -> bool:
    start, end, _ = span
    text = answer.case["text"]
    if any(text[place].isalnum() and place not in answer.hidden for place in range(start, end)):
        return False
    digits = only_digits(spell_out(cast_shadow(text[start:end])).text)
    shown = only_digits(spell_out(cast_shadow(answer.masked.text)).text)
    return len(digits) < _TELLING_DIGITS or digits not in shown


def _rest_is_kept(answer: _Answer) -> bool:
    text = answer.case["text"]
    personal = {place for start, end, _ in answer.case["spans"] for place in range(start, end)}
    return not any(text[place].isalnum() for place in answer.hidden - personal)


def _failures(spans: Sequence[tuple[_Answer, Sequence[Any]]]) -> Iterator[dict[str, str]]:
    for answer, span in spans:
        if not _is_hidden(answer, span):
            yield {"id": str(answer.case["id"]), "fault": f"{span[2]} is readable"}


def _changed(controls: Sequence[_Answer]) -> Iterator[dict[str, str]]:
    for answer in controls:
        if answer.masked.text != answer.case["text"]:
            yield {"id": str(answer.case["id"]), "fault": "hidden though it is nobody's"}


def _share(held: Sequence[bool]) -> float:
    return round(sum(held) / len(held), 4) if held else 1.0
