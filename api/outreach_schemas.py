"""The shapes of letters and call sheets, and samples of them; companies are invented."""

from typing import Any

from pydantic import BaseModel

from qualifier.qualification import Criterion


class AskedQuestionJson(BaseModel):
    """One question and the criterion that its answer settles."""

    criterion: Criterion
    text: str


class KnownFactJson(BaseModel):
    """A fact of the client's own words that the letter repeats."""

    name: str
    text: str


class DroppedJson(BaseModel):
    """A sentence of a model that is not used, and why."""

    section: str
    sentence: str
    kind: str
    detail: str


class DraftedJson(BaseModel):
    """What a model wrote of a letter; with `fault` the templates speak alone."""

    model: str
    prompt: str
    prompt_fingerprint: str
    sections: list[str]
    dropped: list[DroppedJson]
    dropped_count: int
    fault: str | None
    alarms: list[str]
    input_tokens: int | None
    output_tokens: int | None
    cost_rub: str
    answer_hash: str | None


class LetterJson(BaseModel):
    """A draft for a person to look through and send; `text` is the whole letter without its subject."""

    qualification_id: str
    lang: str
    tone: str
    kind: str
    subject: str
    greeting: str
    opening: list[str]
    minimum: str | None
    ask: str
    questions: list[AskedQuestionJson]
    closing: str
    signature: list[str]
    quoted: str | None
    facts: list[KnownFactJson]
    text: str
    # Only where a model was asked.
    engine: str | None = None
    drafted: DraftedJson | None = None


class SheetFactJson(BaseModel):
    """One thing that is known, and where it comes from."""

    label: str
    text: str
    source: str


class ObjectionJson(BaseModel):
    """What may be held against us, by the deal that was lost over it, and what to have ready."""

    text: str
    deal_id: str
    answer: str


class CallSheetJson(BaseModel):
    """A page for the call; everything on it stands in the record or in the seller's profile."""

    qualification_id: str
    lang: str
    title: str
    who: list[SheetFactJson]
    verdict: str
    known: list[SheetFactJson]
    silent: str | None
    objections: list[ObjectionJson]
    references: list[str]
    questions: list[AskedQuestionJson]
    nothing_to_ask: str | None
    not_promise: list[str]
    reminders: list[str]


_QUESTION = "Когда нужен старт кампании и к какому дню будет принято решение?"
LETTER: dict[str, Any] = {
    "qualification_id": "qual_0c1f",
    "lang": "ru",
    "tone": "brief",
    "kind": "questions",
    "subject": "ООО «Северный Пекарь»: несколько уточнений по рекламе",
    "greeting": "Анна, здравствуйте!",
    "opening": ["Спасибо за обращение.", "Отметили: бюджет — 600 000 ₽."],
    "minimum": None,
    "ask": "Уточните, пожалуйста:",
    "questions": [{"criterion": "timing", "text": _QUESTION}],
    "closing": "Можно в двух словах.",
    "signature": ["С уважением,", "[имя менеджера]", "Рекламный дом телеком-оператора"],
    "quoted": None,
    "facts": [{"name": "budget", "text": "бюджет — 600 000 ₽"}],
    "text": "Анна, здравствуйте!\n\nСпасибо за обращение.\n\nОтметили: бюджет — 600 000 ₽.\n\nУточните, "
    f"пожалуйста:\n1. {_QUESTION}\n\nМожно в двух словах.\n\nС уважением,\n[имя менеджера]\n"
    "Рекламный дом телеком-оператора\n",
}
CALL_SHEET: dict[str, Any] = {
    "qualification_id": "qual_0c1f",
    "lang": "ru",
    "title": "К звонку: ООО «Северный Пекарь»",
    "who": [
        {
            "label": "Контакт",
            "text": "Анна, директор по маркетингу; +7 900 000-00-11",
            "source": "указано в заявке",
        }
    ],
    "verdict": "В развитие (MQL): не хватает фактов, нужно спросить.",
    "known": [
        {"label": "Сумма", "text": "600 000 ₽ без НДС", "source": "прочитано из слов клиента"},
    ],
    "silent": None,
    "objections": [
        {
            "text": "С этим клиентом сделка сорвалась: «дорого», 14 ноября 2025 года.",
            "deal_id": "1042",
            "answer": "Ответ: покажите, из чего складывается цена, и вариант поменьше.",
        }
    ],
    "references": [],
    "questions": [{"criterion": "timing", "text": "Когда нужен старт и к какому дню вы примете решение?"}],
    "nothing_to_ask": None,
    "not_promise": ["Цены и скидки до расчёта по прайс-листу."],
    "reminders": [],
}
LETTERS: dict[str, dict[str, Any]] = {"brief": {"summary": "Краткое письмо", "value": LETTER}}
CALL_SHEETS: dict[str, dict[str, Any]] = {"nurture": {"summary": "Лид в развитии", "value": CALL_SHEET}}
