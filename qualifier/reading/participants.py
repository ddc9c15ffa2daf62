"""Participants: who of the client's people writes or is passed on, and whether he is the one who decides."""

import re

from qualifier.lead import Contact
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.people import Part as Says
from qualifier.reading.people import read_parts
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.roles import Part, TitleBook
from qualifier.reading.segments import SegmentKind, Sentence, Speaker
from qualifier.reading.signals import Signal
from qualifier.reading.suspicion import is_injected

_PHRASES = read_phrases("participants")

_OWN_WORDS = frozenset({SegmentKind.BODY, SegmentKind.SIGNATURE})
_GREETING = (
    r"(?:\W*(?:здравствуйте|добр\w+ (?:день|утро|вечер)|коллеги|привет\w*|hello|hi|hey|"
    r"good (?:morning|day|afternoon)|dear \w+)[,.!]?\s+)*"
)
_NAMED = pattern(
    rf"{_GREETING}(?:(?:это|я|пишет|на связи|меня зовут|this is|it's|i am|i'm)\s+)?"
    r"(?P<name>[A-ZА-ЯЁ][\w'-]+(?:\s[A-ZА-ЯЁ][\w.'-]*){0,2})\s?(?:,|—|–|-|\()\s?(?:наш\w*\s|our\s|the\s)?"
    r"(?P<title>[^.!?;:\n]{2,70})",
    re.I,
)
_PRESENT = pattern(r"\W*(?:present|attendees|присутств\w+|участвовал\w*|участники|были|на встрече)\b", re.I)
_ATTENDEE = pattern(r"(?P<name>[A-ZА-ЯЁ][\w'-]+(?:\s[A-ZА-ЯЁ][\w.'-]+)?),\s(?P<title>[^,.;()]{2,40})")
_THIRD_PERSON = pattern(
    r"\b(?:реша|утвержда|выбира|подписыва|соглас|кто\b|decid|approv|pick|choos|asked|спросил|секретар|"
    r"ассистент)"
)
_TELLS = (
    r"(?:велел|велит|просил|просит|попросил|сказал|говорит|поручил|передал|переда[её]т|диктует"
    r"|продиктовал|ответил|"
    r"отвечает|написал|пишет|подтвердил|подтверждает|уточнил|назвал|разрешил|согласовал|утвердил|решил"
    r"|дал ответ)[аи]?"
)
_RELAY = pattern(
    rf"\b{_TELLS}\s+(?:(?:вам|мне|нам|так|дословно|коротко|буквально|слово в слово|на ваш\w*|следующее"
    rf"|тут)\s?){{0,3}}"
    r"(?:ответить|передать|написать|сообщить|[:«\"—–]|,?\s?что\b|на (?:ваш|первый|второй|оба))|"
    rf"\b(?:спросил|уточнил|узнал)[аи]?\b[^.!?]{{0,40}}?(?:[:«\"]|\b{_TELLS}\b)|"
    rf"\b(?:он|она|шеф|директор|хозя\w+|владел\w+|начальник|руководитель|основатель\w*"
    rf"|учредитель\w*)\s+{_TELLS}\b|"
    r"\bпереда[её]т\b|\bдикту[ею]т\b|\bдословно\b|\bслово в слово\b|\bцитирую\b|\b(?:его|ее"
    r"|их) (?:ответ|слова)\b|"
    r"\bот (?:него|нее|шефа|директора|хозя\w+|владел\w+|основател\w+|учредител\w+)\s?[:«\"—–]|"
    r"\bответ\w* (?:нашего |нашей |моего |моей )?(?:директор\w*|шефа|хозя\w+|владел\w+|руководител\w+|"
    r"начальник\w*|основател\w+|"
    r"собственник\w*|учредител\w+|маркетинг-директор\w*) на ваш\w*|"
    r"\b(?:answer|reply|response) (?:to|on) your (?:question|letter|e-?mail|query)|"
    r"\b(?:her|his|their) (?:answer|reply|words)\b|\basked me to (?:tell|answer|pass|say)|\b(?:told"
    r"|wants) me "
    r"to (?:tell|answer|say)|\b(?:verbatim|word for word|i quote|quote:)|"
    r"\b(?:he|she|the (?:owner|boss|director|founder|ceo)|my boss|m[rs]s? [a-z]+) (?:says?|said|replied"
    r"|replies|answers|"
    r"answered|confirms|confirmed|writes|wrote back|dictated|dictates)\b|\b\w+'s (?:words|answer|reply)\b"
)
_SUBSTANCE = pattern(_PHRASES["_SUBSTANCE"])
_ASKED = pattern(r"\?|\bспросил|\bуточнил|\basked\b")
_INTRODUCES = pattern(
    _PHRASES["_INTRODUCES"],
    re.I,
)
_SOMEBODY_ELSES = pattern(_PHRASES["_SOMEBODY_ELSES"])
_SIGNS = pattern(
    r"^[A-ZА-ЯЁ][\w'-]+(?:\s[A-ZА-ЯЁ][\w.'-]*){0,2}\s?[,—–-]\s?"
    r"(?:(?:главн|ведущ|старш|региональн)\w+\s|senior\s|chief\s|lead\s)?$"
)
_HERE = pattern(r"\bhere,\s(?:the\s)?$")
_HERE_EN = pattern(r"[a-z-]+(?: and [a-z-]+)? (?:here|speaking)\b")
# "The director is me": the word order of a spoken answer.
_CLAIMED = pattern(
    r"[а-я-]+(?:\s[а-я-]+){0,2}?\s(?:[—–-]\s|тут\s|здесь\s|это\s){0,2}(?:я|мы с [а-я]+)\b"
    r"(?!\s(?:не|сказал|спрос|отправ|перед|лишь|только|просто|прошу|хочу|жду))"
)
_BY_ANOTHERS_HAND = pattern(
    r"\b(?:пишу|отвечаю|диктую) (?:вам )?(?:с|из|через|от) (?:почты|ящика|адреса|телефона|имени)?|"
    r"\b(?:writing|replying|answering) (?:from|through|via|on)\b|"
    r"\b(?:сидит|стоит) (?:\w+ )?(?:рядом|над душой)|\bрядом (?:со мной )?(?:сидит|стоит)|\b(?:is|"
    r"sits) (?:right )?"
    r"(?:next to|beside) me\b"
)
# «Рядом Анна Львовна, директор», «директор сидит рядом и кивает»: present, though another speaks.
_WITH_ME = pattern(
    r"\b(?:рядом(?: со мной)?|тут же|здесь же|со мной|на линии|на проводе|на громкой(?: связи)?|with "
    r"me(?: here)?"
    r"|next to me|beside me|joining us is)\s(?:(?:сидит|стоит|слушает|тоже|сейчас|также|is|наш\w*|"
    r"our|the)\s)*"
    r"(?:[—–:-]\s)?(?:(?P<name>[A-ZА-ЯЁ][\w'-]+(?:\s[A-ZА-ЯЁ][\w.'-]+)?)\s?[,(—–-]\s?)?(?P<title>[^.!?;:\n]{2,60})",
)
_SITS_BY = pattern(
    r"\w*(?:\s(?!я\b|не\b)[\w-]+){0,2}?\s(?:(?:сидит|стоит|слушает|тут|здесь|сейчас)\s){0,2}(?:рядом|"
    r"над душой)\b|"
    r"(?:\s[\w-]+){0,2}?\s(?:is\s)?(?:right\s)?(?:here with me|next to me|beside me|on the line)\b"
)
# «Пересылаю ответ директора на ваш вопрос»: the first letter may pass on what the seller asked for.
_ANSWERS_YOU = pattern(_PHRASES["_ANSWERS_YOU"])
_MET = pattern(_PHRASES["_MET"])
_STRANGER = pattern(rf"{_GREETING}(?:это|this is|it's)\s+(?P<name>[A-ZА-ЯЁ][\w'-]+)", re.I)
_BESIDE = pattern(
    r"рядом|тут же|здесь же|со мной|на линии|на проводе|на громкой|над душой|with me|next to me|"
    r"beside me|joining us"
    r"|on the line"
)
_NEAR = 24
_SHORT_LINE = 90
_SHORTEST_NAME = 3


def names_contact(signal: Signal[Says], contact: Contact) -> bool:
    """Tell whether the person that the signal speaks of is the contact."""
    folded = signal.sentence.folded
    before = re.split(r"[.,;:!?]", folded[max(0, signal.start - _NEAR) : signal.start])[-1]
    after = re.split(r"[.,;:!?]", folded[signal.start : signal.end + _NEAR])[0]
    return _shares_name(before + after, contact)


def find_strangers(sentences: tuple[Sentence, ...], book: TitleBook, contact: Contact) -> frozenset[str]:
    """Return the places where somebody else than the contact writes, and says so first."""
    places: dict[str, bool] = {}
    for sentence in sentences:
        place = sentence.segment.place
        if place == "message" or sentence.segment.is_reported or contact.name is None:
            continue
        found = _STRANGER.match(sentence.text) or _titled(sentence, book)
        if found is not None and found["name"][0].isupper():
            places.setdefault(place, not _shares_name(fold(found["name"]).text, contact))
    return frozenset(place for place, is_strange in places.items() if is_strange)


def _shares_name(folded: str, contact: Contact) -> bool:
    """A name counts in any case form; a very short one only as it stands."""
    names = re.findall(rf"\w{{{_SHORTEST_NAME},}}", fold(contact.name or "").text)
    stems = [name[:-1] + r"\w*" if len(name) > _SHORTEST_NAME else name for name in names]
    return bool(stems) and re.search(rf"\b(?:{'|'.join(stems)})\b", folded) is not None


def _titled(sentence: Sentence, book: TitleBook) -> re.Match[str] | None:
    found = _NAMED.match(sentence.text)
    if found is None or not any(title.start == 0 for title in book.find_all(fold(found["title"]).text)):
        return None
    return found


def is_contacts_word(sentence: Sentence, contact: Contact) -> bool:
    """A letter between the client's own people does not count, unless the contact himself wrote it."""
    if sentence.segment.speaker is not Speaker.COLLEAGUE:
        return True
    return _shares_name(fold(sentence.segment.person or "").text, contact)


def find_own_title(sentences: tuple[Sentence, ...], book: TitleBook, contact: Contact) -> Signal[Part] | None:
    """Return the title by which the writer names himself: "I am the owner", or a signature."""
    for sentence in sentences:
        if sentence.segment.speaker is not Speaker.CLIENT or sentence.segment.kind not in _OWN_WORDS:
            continue
        if is_injected(sentence):
            continue
        for title in book.find_all(sentence.folded):
            if title.part is not Part.AREA and _is_own(sentence, title.start, contact):
                end = min(len(sentence.folded), title.end + 40)
                part = (
                    book.read_title(re.split(r"[.,;!?(]", sentence.folded[title.start : end])[0])
                    or title.part
                )
                return Signal(value=part, sentence=sentence, start=title.start, end=title.end)
    return None


def _is_own(sentence: Sentence, start: int, contact: Contact) -> bool:
    before = sentence.folded[:start]
    if sentence.segment.kind is SegmentKind.SIGNATURE:
        return not _SOMEBODY_ELSES.search(before[-20:]) or not before.strip()
    opened = _INTRODUCES.search(before)
    if opened is not None and not _SOMEBODY_ELSES.search(opened["between"]):
        return True
    if (
        _HERE.search(before)
        or _HERE_EN.match(sentence.folded[start:])
        or _CLAIMED.match(sentence.folded[start:])
    ):
        return True
    stored = sentence.text[: len(before)]
    return len(sentence.text) <= _SHORT_LINE and bool(_SIGNS.match(stored)) and _mentions(before, contact)


def _mentions(before: str, contact: Contact) -> bool:
    return contact.name is None or _shares_name(before, contact)


def find_decider(sentences: tuple[Sentence, ...], book: TitleBook, contact: Contact) -> Sentence | None:
    """Return the sentence by which a decision maker takes part, himself or by an answer passed on."""
    has_boss = contact.role is not None and _names_decider(book, fold(contact.role).text)
    was_asked = False
    for index, sentence in enumerate(sentences):
        if sentence.segment.speaker is Speaker.SELLER:
            was_asked = was_asked or bool(_ASKED.search(sentence.folded))
            continue
        if _passes_answer(sentence, book) and _has_substance(sentences, index):
            return sentence
        if not _is_talk(sentence):
            if _met_us(sentence, book):
                return sentence
            continue
        if _introduces_decider(sentence, book):
            return sentence
        is_answer = was_asked and _RELAY.search(sentence.folded) and _has_substance(sentences, index)
        if is_answer and (has_boss or _is_decider_known(sentences, index, book)):
            return sentence
    return None


def _met_us(sentence: Sentence, book: TitleBook) -> bool:
    """«Коммерческий был на нашем созвоне и сумму одобрил»: who spoke with the seller took part."""
    is_client = sentence.segment.speaker is Speaker.CLIENT and sentence.segment.kind in _OWN_WORDS
    met = _MET.search(sentence.folded) is not None and not is_injected(sentence)
    return is_client and met and _names_decider(book, sentence.folded)


def _passes_answer(sentence: Sentence, book: TitleBook) -> bool:
    """The decision maker's answer to the seller's question, passed on in the client's first letter."""
    is_client = sentence.segment.speaker is Speaker.CLIENT and sentence.segment.kind in _OWN_WORDS
    passed = _ANSWERS_YOU.search(sentence.folded) is not None and not is_injected(sentence)
    return is_client and passed and _names_decider(book, sentence.folded)


def _is_talk(sentence: Sentence) -> bool:
    """The message is the contact's own, unless somebody says that he writes by the contact's hand."""
    segment = sentence.segment
    return (
        (segment.place != "message" or _BY_ANOTHERS_HAND.search(sentence.folded) is not None)
        and segment.speaker is Speaker.CLIENT
        and segment.kind in _OWN_WORDS
        and not is_injected(sentence)
    )


def _is_present(sentence: Sentence, book: TitleBook) -> bool:
    """Tell whether the sentence says that a decision maker sits by or is on the line."""
    beside = _WITH_ME.search(sentence.text)
    if beside is not None and _is_decider(book, beside["title"]):
        return True
    titles = (title for title in book.find_all(sentence.folded) if title.part is Part.DECIDER)
    return any(_SITS_BY.match(sentence.folded, title.end) for title in titles)


def _introduces_decider(sentence: Sentence, book: TitleBook) -> bool:
    folded = sentence.folded
    if _BESIDE.search(folded) and _is_present(sentence, book):
        return True
    if _THIRD_PERSON.search(folded) and not _BY_ANOTHERS_HAND.search(folded):
        return False
    if _PRESENT.match(sentence.text):
        return any(_is_decider(book, found["title"]) for found in _ATTENDEE.finditer(sentence.text))
    found = _NAMED.match(sentence.text)
    if found is None or not found["name"][0].isupper():
        return False
    return _is_decider(book, found["title"])


def _is_decider(book: TitleBook, title: str) -> bool:
    """The title stands first: "owner of the hotel", not "nephew of the owner"."""
    folded = fold(title).text
    firsts = [found for found in book.find_all(folded) if found.start == 0]
    return bool(firsts) and book.read_title(re.split(r"[,(«\"]", title)[0]) is Part.DECIDER


def _names_decider(book: TitleBook, folded: str) -> bool:
    return any(title.part is Part.DECIDER for title in book.find_all(folded))


def _has_substance(sentences: tuple[Sentence, ...], index: int) -> bool:
    """An answer on substance names a sum, a date, a yes or a no; "send it, we will look" does not."""
    place = sentences[index].segment.place
    near = [s for s in sentences[index : index + 2] if s.segment.place == place]
    found = _RELAY.search(near[0].folded)
    words = [near[0].folded[found.end() if found else 0 :], *(s.folded for s in near[1:])]
    return any(_SUBSTANCE.search(text) for text in words)


def _is_decider_known(sentences: tuple[Sentence, ...], index: int, book: TitleBook) -> bool:
    place = sentences[index].segment.place
    told = [s for s in sentences[: index + 1] if s.segment.speaker in {Speaker.CLIENT, Speaker.COLLEAGUE}]
    if any(s.segment.place == place and _names_decider(book, s.folded) for s in told):
        return True
    return any(
        signal.value is Says.OTHER and _names_decider(book, signal.sentence.folded)
        for signal in read_parts(told)
    )
