"""Caps on a year's advertising money: «nothing beyond this», said by the client itself."""

from qualifier.reading.expressions import any_of
from qualifier.reading.segments import Sentence

_CAP = any_of(
    r"ни (?:рубл\w+|копейк\w+|гроша) (?:\w+ ){0,2}?(?:сверх|сверху|больше|выше|свыше|не дадут|"
    r"не добав\w+)(?! на эт[ут])|это (?:\w+ )?все,? (?:на|за) (?:этот |весь )?год|на (?:этот|"
    r"весь) год (?:это )?все\b|(?:больше|сверх) (?:этого )?ни (?:рубл|копе)\w+",
    r"(?:больше|других|новых|иных|дополнительн\w+)(?: \w+){0,6} (?:в|на|за) (?:этом|этот|следующ\w+|"
    r"20\d\d|весь)[^.!?]{0,50}(?:нет|не будет|не предвидится|не предусмотр\w+|не планир\w+)",
    r"(?:это|этот|эта сумма|эти) (?:\w+ ){0,3}(?:на|за) (?:весь|целый) (?:год|20\d\d)|"
    r"это (?:вообще )?все,? что (?:есть|дали|дадут)[^.!?]{0,30}год|"
    r"(?:лимит|потолок|предел) (?:\w+ ){0,2}(?:на|за) (?:весь )?год\b|годов\w+ (?:лимит|потолок|предел)",
    r"(?:больше|сверх (?:этого|того)) (?:\w+ ){0,3}(?:нет и не будет|ничего не (?:дам|дадут|дадим|будет))|"
    r"больше не (?:дам|дадут|дадим)\w* (?:\w+ )?(?:в этом|до конца) год\w*",
    r"nothing (?:beyond|more|over|above|else)[^.!?]{0,40}(?:year|20\d\d)|not a (?:kopeck|penny|cent|rouble|"
    r"ruble) (?:more|over|beyond)|cap for the (?:whole |entire )?year|"
    r"(?:yearly|annual) (?:cap|ceiling|limit)|(?:that is|that's|this is|it's|it is) (?:all|"
    r"everything) (?:we have |there is |we've got )?for (?:(?:the (?:whole |entire )?|this )year|20\d\d)|"
    r"no more (?:money )?(?:this year|in 20\d\d)",
)


def find_year_cap(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the last sentence in which the client caps the year's advertising money."""
    return next((s for s in reversed(sentences) if _CAP.search(s.folded)), None)
