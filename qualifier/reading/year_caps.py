"""Caps on a year's advertising money: «nothing beyond this», said by the client itself."""

import re

from qualifier.reading.gated import gate
from qualifier.reading.segments import Sentence

_CAP = gate(
    "больше сверх сверху выше ни_руб ни_коп ни_гр не_будет на_весь за_весь это_все это_на все_что предел потолок лимит "
    "nothing not_a all_ cap for_the no_more that_is that's whole entire all_we",
    r"ни (?:рубл\w+|копейк\w+|гроша) (?:\w+ ){0,2}?(?:сверх|сверху|больше|выше|свыше|не дадут|не добав\w+)(?! на эт[ут])|это (?:\w+ )?все,? (?:на|за) (?:этот |весь )?год|на (?:этот|весь) год (?:это )?все\b|(?:больше|сверх) (?:этого )?ни (?:рубл|копе)\w+",
    r"(?:больше|других|новых|иных|дополнительн\w+)(?: \w+){0,6} (?:в|на|за) (?:этом|этот|следующ\w+|20\d\d|весь)[^.!?]{0,50}(?:нет|не будет|не предвидится|не предусмотр\w+|не планир\w+)",
    r"(?:это|этот|эта сумма|эти) (?:\w+ ){0,3}(?:на|за) (?:весь|целый) (?:год|20\d\d)|это (?:вообще )?все,? что (?:есть|дали|дадут)[^.!?]{0,30}год|"
    r"(?:лимит|потолок|предел) (?:\w+ ){0,2}(?:на|за) (?:весь )?год\b|годов\w+ (?:лимит|потолок|предел)",
    r"(?:больше|сверх (?:этого|того)) (?:\w+ ){0,3}(?:нет и не будет|ничего не (?:дам|дадут|дадим|будет))|больше не (?:дам|дадут|дадим)\w* (?:\w+ )?(?:в этом|до конца) год\w*",
    r"nothing (?:beyond|more|over|above|else)[^.!?]{0,40}(?:year|20\d\d)|not a (?:kopeck|penny|cent|rouble|ruble) (?:more|over|beyond)|cap for the (?:whole |entire )?year|"
    r"(?:yearly|annual) (?:cap|ceiling|limit)|(?:that is|that's|this is|it's|it is) (?:all|everything) (?:we have |there is |we've got )?for (?:(?:the (?:whole |entire )?|this )year|20\d\d)|no more (?:money )?(?:this year|in 20\d\d)",
)


def find_year_cap(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the last sentence in which the client caps the year's advertising money."""
    return next((s for s in reversed(sentences) if _CAP.search(s.folded)), None)
