"""Can the contact be reached, and is there a request at all?"""

import re

from qualifier.lead import Sender
from qualifier.reading.contact_attempts import count_unanswered_turns
from qualifier.reading.spam import is_spam_text
from qualifier.record import LeadRecord

_EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[\w-]{2,24}")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|8[ (-]{0,2}[3-9])[\d ()-]{9,20}\d")
# The shortest national numbers in use and the longest that E.164 allows.
_PHONE_DIGITS = range(7, 16)
# «Тест тест, проверка формы»: somebody tries whether the form works.
_ONLY_TEST = re.compile(
    r"(?:\W*\b(?:это|просто|еще|раз|ваш(?:ей|у)?|нашей|the|this|is|a|an|our|just|your|from|с|сайта|на|for)\b)*"
    r"\W*\b(?:тест\w{0,6}|провер(?:ка|яю|очн\w+)|проба|test(?:ing)?)\b"
    r"(?:\W*\b(?:тест\w{0,6}|провер(?:ка|яю|очн\w+)|проба|test(?:ing)?|форм[аыу]|сайта?|связи|заявк[аиу]|сообщени[ея]|лида?|"
    r"работы|form|message|lead|request|check|hello|привет|это|просто|еще|раз|ваш(?:ей|у)?|нашей|the|this|is|a|an|our|just|"
    r"your|from|с|на|of|please|ignore|игнорируйте|не обрабатывать|\d{1,3})\b)*\W*"
)
_LONGEST_TEXT = 20_000


def has_valid_contact(record: LeadRecord) -> bool:
    """Tell whether there is a phone or an e-mail that could be used, in its field or in the text."""
    contact = record.lead.contact
    if is_usable_email(contact.email) or is_usable_phone(contact.phone):
        return True
    return any(_EMAIL.search(text) or _PHONE.search(text) for text in _client_texts(record))


def is_usable_email(email: str | None) -> bool:
    """Tell whether a letter could be sent there."""
    return bool(email and _EMAIL.fullmatch(email.strip()))


def is_usable_phone(phone: str | None) -> bool:
    """Tell whether the number could be dialled: enough digits, not one digit repeated."""
    digits = re.sub(r"\D", "", phone or "")
    return len(digits) in _PHONE_DIGITS and len(set(digits[-7:])) + len(set(digits)) > 2


def count_unanswered(record: LeadRecord) -> int:
    """Count attempts to reach the client that got no answer since it last spoke."""
    return count_unanswered_turns(record.lead.interactions, record.as_of)


def is_empty(record: LeadRecord) -> bool:
    """Tell whether neither the message nor any interaction says anything; a test of the form does not."""
    texts = (record.lead.message, *(turn.text for turn in record.lead.interactions))
    said = " ".join(text for text in texts if text)[:_LONGEST_TEXT].casefold()
    return not any(letter.isalnum() for letter in said) or _ONLY_TEST.fullmatch(said) is not None


def is_spam(record: LeadRecord) -> bool:
    """Tell whether the text is spam or an attack with no request beside it."""
    return is_spam_text("\n".join(_client_texts(record)))


def _client_texts(record: LeadRecord) -> tuple[str, ...]:
    turns = (turn.text for turn in record.lead.interactions if turn.sender is Sender.CLIENT)
    return tuple(text[:_LONGEST_TEXT] for text in (record.lead.message, *turns) if text)
