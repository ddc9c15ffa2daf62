"""Requests passed on: a vendor, a friend or a supplier brings the request of another advertiser."""

from qualifier.reading.expressions import any_of
from qualifier.reading.segments import Sentence

_RELAYED = any_of(
    r"(?:asked|wants?) (?:me|us) to (?:pass|forward|relay|find|ask)|pass(?:ing)? (?:this |it )?on (?:a|"
    r"their|the|from)|forwarding (?:this|it|a request) (?:from|for|of)|"
    r"on behalf of (?:a|our|my|the) (?:client|customer|friend|advertiser)|request (?:from|of) (?:a|our|"
    r"one of our) (?:client|customer|friend|hotel)",
    r"(?:у|от) (?:нашего|моего|одного) (?:\w+ )?(?:клиент|заказчик|знаком|партнер|"
    r"друг)\w*[^.!?]{0,50}(?:запрос|вопрос|реклам|задач|просьб)|"
    r"(?:просил|попросил)\w* (?:меня |нас )?(?:найти|передать|переслать|узнать)[^.!?]{0,40}(?:реклам|"
    r"размещ|продвиж|запрос|медиа)|"
    r"(?:пересыла\w+|переда\w+) (?:\w+ )?(?:запрос|просьбу|бриф|задачу) (?:\w+ )?(?:клиент|знаком|партнер|"
    r"заказчик|от)\w*",
)


def relays_request(sentences: tuple[Sentence, ...]) -> bool:
    """Whether the writer passes on another advertiser's request beside the business of its own."""
    return any(_RELAYED.search(sentence.folded) for sentence in sentences)
