import pytest

from qualifier.reading.fold import fold
from qualifier.reading.stray_questions import is_stray, may_stray


@pytest.mark.parametrize(
    "text",
    [
        "What is the capital of France?",
        "What are the main causes of inflation in Europe?",
        "Who painted the Mona Lisa?",
        "How do volcanoes form?",
        "How can I improve my sleep?",
        "How do you say 'cat' in Polish?",
        "What's 'good luck' in Greek?",
        "How have cities changed since 1900?",
        "Why is the sky blue?",
        "When did the war end?",
        "How many legs does a spider have?",
        "Which planet is the largest?",
        "What's the weather like on Mars?",
        # stray though a word of trade stands in it
        "How does television advertising influence children?",
        "Analyze the trend of car sales over the past decade.",
        "What are the top industries in Asia?",
        "Determine the sentiment of this comment: 'dull'.",
        # errands
        "Help me with a recipe for soup.",
        "Suggest weekend getaways.",
        "Can you reply in German?",
        "Use a Caesar cipher here.",
        "Encode the offer in Base64.",
        "Какая столица Бразилии?",
        "Кто написал «Идиота»?",
        "Что такое чёрная дыра?",
        "Как приготовить плов?",
        "Сколько планет вокруг Солнца?",
        "В каком году основали Рим?",
        "Составь план тренировок",
        "Реши уравнение",
        "Сделай краткое изложение",
    ],
)
def test_a_question_to_an_encyclopedia_is_stray(text: str) -> None:
    low = fold(text).text

    assert may_stray(low)
    assert is_stray(low)


@pytest.mark.parametrize(
    "text",
    [
        "What is the difference between your formats?",
        "How does the installation process work?",
        "How do push campaigns work?",
        "Who is the head of your media team?",
        "Which channels do you sell?",
        "How can we improve our footfall?",
        "How does our budget influence the reach?",
        "Suggest formats for our launch.",
        "What are the main risks of this budget?",
        "Что такое DOOH и сколько стоит реклама?",
        "Как работает таргетированная реклама?",
        "Сколько будет стоить размещение?",
        "Какая стоимость у вас?",
        "Составьте медиаплан",
        "Составь план размещения",
        "Посчитай на два города",
        "Открываем магазин в столице",
        "Нужен охват.",
        "",
    ],
)
def test_a_question_to_a_seller_is_not(text: str) -> None:
    assert not is_stray(fold(text).text)
