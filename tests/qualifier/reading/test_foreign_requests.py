import pytest

from qualifier.reading.foreign_requests import ForeignKind, find_foreign_request, read_foreign_requests
from tests.builders import make_sentences

REQUESTS = (
    ("Прикладываю моё резюме", ForeignKind.JOB),
    ("Хочу к вам в отдел планирования", ForeignKind.JOB),
    ("Ищу работу медиабайером", ForeignKind.JOB),
    ("Есть ли у вас вакансии для стажёра", ForeignKind.JOB),
    ("I would love to join your team", ForeignKind.JOB),
    ("my CV is attached", ForeignKind.JOB),
    ("Предлагаем вам поставку воды", ForeignKind.VENDOR),
    ("Готовы поставлять вам технику", ForeignKind.VENDOR),
    ("хотим продать вам наш инвентарь", ForeignKind.VENDOR),
    ("Предлагаю вашей компании страхование", ForeignKind.VENDOR),
    ("Купите у нас рекламные места в лифтах, предлагаем вам скидку", ForeignKind.VENDOR),
    ("We would like to offer you translation services", ForeignKind.VENDOR),
    ("happy to demo our platform", ForeignKind.VENDOR),
    ("Чистим ваш офис по ночам", ForeignKind.VENDOR),
    ("Наша программа разгрузит вашу бухгалтерию", ForeignKind.VENDOR),
    ("Обучим продажам ваших сотрудников", ForeignKind.VENDOR),
    ("Застрахуем ваш автопарк", ForeignKind.VENDOR),
    ("Привезём свежий кофе в ваш офис", ForeignKind.VENDOR),
    ("Кому отправить коммерческое предложение по мебели?", ForeignKind.VENDOR),
    ("Нужно: программа для склада", ForeignKind.DEVELOPMENT),
    ("Нужен сайт для клиники", ForeignKind.DEVELOPMENT),
    ("Надо переделать сайт и корзину", ForeignKind.DEVELOPMENT),
    ("ищем разработчика на интеграцию", ForeignKind.DEVELOPMENT),
    ("внедрите нам CRM: нужно внедрить CRM", ForeignKind.DEVELOPMENT),
    ("We need a website for the hotel", ForeignKind.DEVELOPMENT),
    ("Нужен SMM-щик: вести соцсети", ForeignKind.CONTENT),
    ("нужно снять видео о фабрике", ForeignKind.CONTENT),
    ("Ищем копирайтера", ForeignKind.CONTENT),
    ("нужна печать листовок", ForeignKind.CONTENT),
    ("manage our social media", ForeignKind.CONTENT),
    ("Не можем войти в кабинет", ForeignKind.SUPPORT),
    ("перестаньте присылать мне сообщения", ForeignKind.SUPPORT),
    ("unsubscribe me", ForeignKind.SUPPORT),
    ("Вы ошиблись номером", ForeignKind.MISTAKE),
    ("Я не отправлял заявку", ForeignKind.MISTAKE),
    ("wrong number, sorry", ForeignKind.MISTAKE),
    ("Хотели бы войти в пул ваших подрядчиков", ForeignKind.VENDOR),
    ("Он предлагает нам выкупать у них посты", ForeignKind.VENDOR),
    ("We are here to sell, not to buy", ForeignKind.VENDOR),
    ("Покажем на демо, ваши сотрудники сэкономят время", ForeignKind.VENDOR),
    ("Нужна команда, которая перепишет мобильное приложение", ForeignKind.DEVELOPMENT),
    ("Подберите нам двадцать курьеров", ForeignKind.CONTENT),
    ("Нужна студия, чтобы сняла фильм", ForeignKind.CONTENT),
    ("Личный кабинет выдаёт ошибку", ForeignKind.SUPPORT),
    ("Готовлю статью о рынке экранов", ForeignKind.SUPPORT),
)
OUR_KIND = (
    "Предлагаю созвониться в среду",
    "предлагаю я, подписывает директор",
    "Нужен трафик на сайт",
    "Наш сайт обновили, теперь нужны посетители",
    "Это не спам и не вакансия",
    "хотим, чтобы приложение ставили чаще",
    "Посты пишем сами",
    "Курьер посетит ваш офис завтра",
    "Надеюсь, план порадует вашу команду",
    "Реклама кормит ваших людей, это понятно",
    "Предложите вариант для аптек",
    "We have a new website and want visitors",
    "Нужна реклама вакансий курьера",
    "Деньги соберём под ваше предложение",
    "Hire welders and show our brand to engineers",
    "Нужны люди на открытие",
)


@pytest.mark.parametrize(("text", "kind"), REQUESTS)
def test_a_request_for_something_else_is_read_with_its_kind(text: str, kind: ForeignKind) -> None:
    assert kind in {signal.value for signal in read_foreign_requests(make_sentences(text))}


@pytest.mark.parametrize("text", OUR_KIND)
def test_a_request_for_advertising_is_not_foreign(text: str) -> None:
    assert read_foreign_requests(make_sentences(text)) == ()


def test_the_first_such_sentence_is_returned() -> None:
    found = find_foreign_request(make_sentences("Добрый день. Предлагаем вам чай в офис. Ищу работу."))
    assert found is not None
    assert found.text == "Предлагаем вам чай в офис."


def test_there_may_be_none() -> None:
    assert find_foreign_request(make_sentences("Нужны пуши")) is None
