"""Requests passed on: a vendor, a friend or a supplier brings the request of an advertiser that is not itself."""

import re

from qualifier.reading.gated import gate
from qualifier.reading.segments import Sentence

_RELAYED = gate(
    "pass on passing_on forward on_behalf asked_me клиент знаком просил попросил пересыла переда партнер заказчик_у second, втор",
    r"(?:asked|wants?) (?:me|us) to (?:pass|forward|relay|find|ask)|pass(?:ing)? (?:this |it )?on (?:a|their|the|from)|forwarding (?:this|it|a request) (?:from|for|of)|"
    r"on behalf of (?:a|our|my|the) (?:client|customer|friend|advertiser)|request (?:from|of) (?:a|our|one of our) (?:client|customer|friend|hotel)",
    r"(?:у|от) (?:нашего|моего|одного) (?:\w+ )?(?:клиент|заказчик|знаком|партнер|друг)\w*[^.!?]{0,50}(?:запрос|вопрос|реклам|задач|просьб)|"
    r"(?:просил|попросил)\w* (?:меня |нас )?(?:найти|передать|переслать|узнать)[^.!?]{0,40}(?:реклам|размещ|продвиж|запрос|медиа)|"
    r"(?:пересыла\w+|переда\w+) (?:\w+ )?(?:запрос|просьбу|бриф|задачу) (?:\w+ )?(?:клиент|знаком|партнер|заказчик|от)\w*",
)


def relays_request(sentences: tuple[Sentence, ...]) -> bool:
    """Whether the writer passes on another advertiser's request beside the business of its own."""
    return any(_RELAYED.search(sentence.folded) for sentence in sentences)
