"""A letter and a call sheet written by hand: whole by default, a test names what it bends."""

from dataclasses import replace
from typing import Any

from qualifier.outreach.call_sheet import CallSheet, LikelyObjection, SheetFact
from qualifier.outreach.draft_log import Drafted, Dropped
from qualifier.outreach.known_facts import KnownFact
from qualifier.outreach.letter import AskedQuestion, Letter
from qualifier.outreach.letter_words import LetterKind, Tone
from qualifier.qualification import Criterion

LOG = Drafted(model="m-1", prompt="write_letter.v1", prompt_fingerprint="0" * 16)
DROPPED = Dropped(section="opening", sentence="Охват 5.", kind="number", detail="5")


def make_letter(**changes: Any) -> Letter:
    letter = Letter(
        lang="ru",
        tone=Tone.BRIEF,
        kind=LetterKind.QUESTIONS,
        subject="Колос: уточнения",
        greeting="Анна, здравствуйте!",
        opening=("Спасибо за обращение.", "Задача: «вернуть покупателей»."),
        minimum="Минимальный заказ — 300 000 ₽ без НДС.",
        ask="Уточните, пожалуйста:",
        questions=(
            AskedQuestion(criterion=Criterion.BUDGET, text="Какая сумма предусмотрена?"),
            AskedQuestion(criterion=Criterion.TIMING, text="Когда нужен старт?"),
        ),
        closing="Можно в двух словах.",
        signature=("С уважением,", "Ольга Ким", "Рекламный дом"),
        quoted="вернуть покупателей",
        facts=(KnownFact(name="budget", text="бюджет — 900 000 ₽"),),
    )
    return replace(letter, **changes)


def make_sheet(**changes: Any) -> CallSheet:
    sheet = CallSheet(
        lang="ru",
        title="К звонку: Колос",
        who=(SheetFact(label="Контакт", text="Анна, маркетолог", source="указано в заявке"),),
        verdict="В развитие. Спросить о бюджете.",
        known=(SheetFact(label="Сумма", text="900 000 ₽", source="прочитано из слов клиента"),),
        silent="Не ответили источники: ЕГРЮЛ.",
        objections=(LikelyObjection(text="Сорвалось: «дорого».", deal_id="d-1", answer="Ответ: меньше."),),
        references=("Выиграна сделка: «сезон».",),
        questions=(AskedQuestion(criterion=Criterion.BUDGET, text="Какая сумма?"),),
        nothing_to_ask=None,
        not_promise=("Результата.", "Скидки."),
        reminders=("Есть персональные данные.",),
    )
    return replace(sheet, **changes)
