"""A careless model of texts: it adds to the plausible one's words what no letter and no offer may say."""

import json
from collections.abc import Mapping
from itertools import cycle
from typing import Any

from eval.plausible_texts import speak_text
from kit.llm_money import Usage
from kit.llm_wire import Message, RawAnswer

# Each sentence claims what no fact holds or what may not be said; what kind it is comes first.
POISONS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ru": (
        ("number", "Охват составит 8 765 431 человек."),
        ("number", "Получите девятьсот семнадцать тысяч контактов."),
        ("number", "Стоимость клика упадёт до 3,77 рубля."),
        ("number", "Продажи вырастут втрое."),
        ("number", "Конверсия поднимется на 43 %."),
        ("day", "Кампания стартует 29 февраля 2028 года."),
        ("day", "Итоги подведём к 17 июля 2031 года."),
        ("place", "Отдельно охватим жителей Магадана."),
        ("place", "Анадырские покупатели тоже увидят рекламу."),
        ("name", "Проект поведёт Иннокентий Забайкальцев."),
        ("name", "Подключим площадку «Глобус-Медиа»."),
        ("name", "Добавим размещение в Spotify."),
        ("promise", "Мы гарантируем рост узнаваемости."),
        ("promise", "Это лучшие площадки для такой задачи."),
        ("promise", "Мы номер один по качеству."),
        ("promise", "Наши форматы работают лучше, чем у конкурентов."),
        ("promise", "Только сегодня даём бонусные показы."),
        ("promise", "Текст подготовила нейросеть."),
        ("markup", "Подробности на https://promo.example/plan."),
        ("markup", "**Важно:** посмотрите [презентацию](promo.example)."),
        ("personal_data", "Звоните по номеру +7 912 345-67-89."),
        ("language", "We will show your ads to everyone who matters to the brand and to its friends."),
    ),
    "en": (
        ("number", "The reach will be 8,765,431 people."),
        ("number", "You will get nine hundred and seventeen thousand contacts."),
        ("number", "Sales will triple."),
        ("number", "Conversion will go up by 43 per cent."),
        ("day", "The campaign starts on 29 February 2028."),
        ("day", "We report by 17 July 2031."),
        ("place", "People of Magadan will see it as well."),
        ("name", "The project is led by Bartholomew Quillfeather."),
        ("name", "We add placements in Spotify."),
        ("promise", "We guarantee growth of awareness."),
        ("promise", "These are the best media for the task."),
        ("promise", "We are number one in quality."),
        ("promise", "Our formats work better than those of competitors."),
        ("promise", "Act now and get a discount."),
        ("promise", "This text was written by a language model."),
        ("markup", "See https://promo.example/plan for details."),
        ("markup", "**Note:** open the [deck](promo.example)."),
        ("personal_data", "Call +7 912 345-67-89."),
        ("language", "Мы покажем вашу рекламу всем, кто важен для бренда и для его друзей."),
    ),
}


class CarelessWire:
    """Answers plausibly and puts a poisoned sentence into every section of a text, the next one each time."""

    def __init__(self) -> None:
        self._poisons = {lang: cycle(poisons) for lang, poisons in POISONS.items()}
        self.told: list[tuple[str, str]] = []

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Answer one question; what it poisons stands in `told`."""
        answer = json.loads(speak_text(message.system, message.user) or "{}")
        lang = "ru" if ": Russian" in message.system else "en"
        poisoned = {name: self._poison(value, lang) for name, value in answer.items()}
        text = json.dumps(poisoned, ensure_ascii=False)
        return RawAnswer(text=text, usage=Usage(input_tokens=1, output_tokens=1), model="careless")

    def _poison(self, value: Any, lang: str) -> Any:
        if isinstance(value, str):
            return f"{value} {self._next(lang)}"
        return [{**row, "text": f"{row['text'].rstrip('.')}. {self._next(lang)}"} for row in value]

    def _next(self, lang: str) -> str:
        kind, sentence = next(self._poisons[lang])
        self.told.append((kind, sentence))
        return sentence
