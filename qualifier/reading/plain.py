"""The form that sentences are read from: markup blanked, planted orders taken out of a torn sentence."""

from functools import lru_cache

from qualifier.reading.assistant_tasks import may_set_task
from qualifier.reading.coded_words import may_hold_code
from qualifier.reading.disguise import is_disguised
from qualifier.reading.fold import fold, is_simple
from qualifier.reading.machine_talk import may_talk_to_machine
from qualifier.reading.markup import blank_markup
from qualifier.reading.orders import may_hide, may_order
from qualifier.reading.planted import blank_planted, marks_roles
from qualifier.reading.planted_pieces import orders_reader
from qualifier.reading.stray_questions import may_stray

# Invisible, so that the matching form drops it and the torn halves of a word meet again.
_BLANK = "\u2060"


@lru_cache(maxsize=256)
def read_plain(text: str) -> str:
    """Return the text's plain form; every character stays at its own offset."""
    plain = blank_markup(text)
    if not is_suspect(plain) and not marks_roles(text):
        return plain
    return blank_planted(text, _mend(plain) if "\n" in plain else plain)


@lru_cache(maxsize=256)
def is_suspect(plain: str) -> bool:
    """Tell cheaply whether a text could hold orders, a code, or letters in disguise."""
    low = plain.lower()
    if may_hide(low) or may_hold_code(plain) or is_disguised(plain):
        return True
    # Where folding does more than making letters small, lines are looked at in both forms.
    forms = (low,) if is_simple(plain) else (low, fold(plain).text)
    return any(
        may_order(form) or may_set_task(form) or may_talk_to_machine(form) or may_stray(form)
        for form in forms
    )


def _mend(plain: str) -> str:
    lines = plain.split("\n")
    orders = [bool(line.strip()) and orders_reader(line) for line in lines]
    if not any(orders):
        return plain
    pieces = [lines[0]]
    index = 1
    while index < len(lines):
        end = index
        while end < len(lines) and orders[end]:
            end += 1
        if index < end < len(lines) and _is_torn(pieces[-1], lines[end]):
            hidden = "\n".join(("", *lines[index:end], ""))
            pieces[-1] += _BLANK * len(hidden) + lines[end]
            index = end + 1
            continue
        pieces.append(lines[index])
        index += 1
    return "\n".join(pieces)


def _is_torn(before: str, after: str) -> bool:
    """A sentence was torn apart when its first half does not end and its second does not begin."""
    first, second = before.replace(_BLANK, ""), after.strip()
    return (
        bool(first.strip())
        and first.rstrip()[-1] not in ".!?…:;)"
        and bool(second)
        and (second[0].islower() or second[0].isdigit() or second[0] in ",.;:!?)-–—")
    )
