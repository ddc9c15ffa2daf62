"""What the table of questions says, in Russian and English."""

from qualifier.labels import CRITERIA
from qualifier.qualification import Bilingual, Criterion

HEADS = (
    Bilingual(ru="Компания", en="Company"),
    Bilingual(ru="Почему спорно", en="Why doubtful"),
    Bilingual(ru="С дня", en="Since"),
    Bilingual(ru="Оценка", en="Verdict"),
)
OUTLINE = Bilingual(ru="Вопросов к людям: {}", en="Questions to people: {}")

_WHY = {
    "needs_review": Bilingual(ru="готов только по мнению модели", en="only the model finds it ready"),
    "status": Bilingual(ru="с моделью статус иной", en="another status with the model"),
}
_HELD = Bilingual(ru="{}: модель далеко от правил", en="{}: model far from rules")


def speak(words: Bilingual, lang: str) -> str:
    """Return words in a language."""
    return words.in_language(lang)


def name_why(word: str, lang: str) -> str:
    """Return a stable word of a question as people read it."""
    kind, _, criterion = word.partition(":")
    if kind == "held_back":
        return speak(_HELD, lang).format(speak(CRITERIA[Criterion(criterion)], lang))
    return speak(_WHY[kind], lang)
