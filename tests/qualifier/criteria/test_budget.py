from datetime import date

import pytest

from qualifier.criteria.budget import budget
from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Lead, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.record import LeadRecord, text_at

PROFILE = load_profile()
AS_OF = date(2026, 3, 10)


def said(text: str, channel: str = "email") -> Interaction:
    return Interaction(at=date(2026, 3, 2), channel=channel, sender=Sender.CLIENT, text=text)


def wrote(text: str, channel: str = "note") -> Interaction:
    return Interaction(at=date(2026, 3, 2), channel=channel, sender=Sender.SELLER, text=text)


def judge_budget(
    message: str, turns: tuple[Interaction, ...] = (), *, as_of: date = AS_OF, **earlier: Level
) -> Finding:
    record = LeadRecord(as_of=as_of, lead=Lead(message=message, interactions=turns))
    known = {Criterion(name): Finding(level=level) for name, level in earlier.items()}
    return budget(extract_evidence(record), PROFILE, known)


def sums_of(finding: Finding) -> tuple[int | None, int | None]:
    return finding.numbers.budget_min_rub, finding.numbers.budget_max_rub


@pytest.mark.parametrize(
    ("message", "level", "sums"),
    [
        ("Нужны баннеры. Бюджет 600 тысяч рублей без НДС.", Level.CONFIRMED, (600_000, 600_000)),
        ("Бюджет на рекламу — восемьсот тысяч с НДС", Level.CONFIRMED, (655_738, 655_738)),
        (
            "готовы вложить полтора миллиона в продвижение новой линейки",
            Level.CONFIRMED,
            (1_500_000, 1_500_000),
        ),
        ("Денег — миллион двести, не больше и не меньше", Level.CONFIRMED, (1_200_000, 1_200_000)),
        ("Выделили 2,5 млн руб. с учётом НДС 22%", Level.CONFIRMED, (2_049_180, 2_049_180)),
        ("У нас на кампанию лям. Хватит?", Level.CONFIRMED, (1_000_000, 1_000_000)),
        ("Рассчитываем на 700-900к", Level.CONFIRMED, (700_000, 900_000)),
        ("Заложили от 400 до 600 тысяч", Level.CONFIRMED, (400_000, 600_000)),
        ("Можем потратить 450 тыс. на старте", Level.CONFIRMED, (450_000, 450_000)),
        ("We can spend around 1.2m roubles net", Level.CONFIRMED, (1_200_000, 1_200_000)),
        ("The budget is USD 20,000 plus VAT", Level.CONFIRMED, (1_600_000, 1_600_000)),
        ("We have set aside EUR 15k for this", Level.CONFIRMED, (1_395_000, 1_395_000)),
        ("budget approved: half a million rubles", Level.CONFIRMED, (500_000, 500_000)),
        ("Our allocation is 3.4 million RUB including VAT", Level.CONFIRMED, (2_786_885, 2_786_885)),
        ("Бюджет 200 тысяч в месяц на четыре месяца", Level.CONFIRMED, (800_000, 800_000)),
        ("250к/мес, 6 месяцев", Level.CONFIRMED, (1_500_000, 1_500_000)),
        ("Ежемесячно готовы тратить 300 тысяч, контракт на полгода", Level.CONFIRMED, (1_800_000, 1_800_000)),
        (
            "В прошлом году потратили на рекламу 12 млн, в этом бюджет 5 млн",
            Level.CONFIRMED,
            (5_000_000, 5_000_000),
        ),
        (
            "Средний чек 4500, выручка 300 млн, а на рекламу даём 900 тысяч",
            Level.CONFIRMED,
            (900_000, 900_000),
        ),
        ("смс — 300 000, пуш — 200 000, баннеры — 150 000, всё с НДС", Level.CONFIRMED, (532_787, 532_787)),
        (
            "Смета:\n- SMS 250 тыс.\n- Telegram Ads 350 тыс.\n- наружка 400 тыс. (это не к "
            "вам, отдельный подрядчик)\nИтого 1 млн",
            Level.CONFIRMED,
            (600_000, 600_000),
        ),
        ("Push 200k, OLV 400k, DOOH 250k — total 850k net", Level.CONFIRMED, (850_000, 850_000)),
        ("Было 2 млн, но урезали до 1,3 млн", Level.CONFIRMED, (1_300_000, 1_300_000)),
        ("Не 500 тысяч, а 350", Level.CONFIRMED, (350_000, 350_000)),
        ("300 тысяч... ой, 400 тысяч, извините", Level.CONFIRMED, (400_000, 400_000)),
        ("бюджет увеличили с 500 до 800 тысяч", Level.CONFIRMED, (800_000, 800_000)),
        ("Охват нужен 2 млн человек, бюджет 900 тыс.", Level.CONFIRMED, (900_000, 900_000)),
        (
            "Нас 120 тысяч подписчиков, 15 магазинов. Бюджет 1 100 000 ₽",
            Level.CONFIRMED,
            (1_100_000, 1_100_000),
        ),
        ("Телефон +7 912 345-67-89, ИНН 7701234567, бюджет 400000", Level.CONFIRMED, (400_000, 400_000)),
        ("Бюджет: 500 000", Level.CONFIRMED, (500_000, 500_000)),
        ("Деньги: пятьсот", Level.CONFIRMED, (500_000, 500_000)),
        ("Бюджет 150 тысяч", Level.ABSENT, (150_000, 150_000)),
        ("50 000 рублей на всё", Level.ABSENT, (50_000, 50_000)),
        ("бюджет 3 тыс долларов", Level.ABSENT, (240_000, 240_000)),
        ("Бюджет до 500 тысяч", Level.CONFIRMED, (None, 500_000)),
        ("Бюджет от 500 тысяч", Level.CONFIRMED, (500_000, None)),
        ("сто тысяч юаней", Level.CONFIRMED, (1_100_000, 1_100_000)),
        ("¥80 000 на тест", Level.CONFIRMED, (880_000, 880_000)),
        ("$12k net", Level.CONFIRMED, (960_000, 960_000)),
        ("На год по всем каналам у нас 30 млн", Level.CONFIRMED, (30_000_000, 30_000_000)),
        ("Один лям двести на весну", Level.CONFIRMED, (1_200_000, 1_200_000)),
        ("двести пятьдесят на смс и триста на пуши", Level.CONFIRMED, (550_000, 550_000)),
        (
            "Бюджет рекламной кампании составляет 4 200 000 (четыре миллиона двести тысяч) "
            "рублей, НДС не облагается",
            Level.CONFIRMED,
            (4_200_000, 4_200_000),
        ),
        ("НМЦК 3 600 000 руб., в т.ч. НДС", Level.CONFIRMED, (2_950_820, 2_950_820)),
        ("Деньги есть, 700 т.р.", Level.CONFIRMED, (700_000, 700_000)),
        ("Полмиллиона, и ни копейкой больше", Level.CONFIRMED, (500_000, 500_000)),
        ("Штраф заплатили 300 тысяч, осталось 450 тысяч на рекламу", Level.CONFIRMED, (450_000, 450_000)),
        ("Квартиры от 6 млн, бюджет на продвижение 2 млн", Level.CONFIRMED, (2_000_000, 2_000_000)),
        ("Конкурент тратит 5 млн в месяц, у нас 600 тысяч", Level.CONFIRMED, (600_000, 600_000)),
        ("лимит 800 тыр без ндс", Level.CONFIRMED, (800_000, 800_000)),
        ("бюджет 1.5 ляма", Level.CONFIRMED, (1_500_000, 1_500_000)),
        ("Бюджет 2 лимона", Level.CONFIRMED, (2_000_000, 2_000_000)),
        ("Давайте на 600 косарей", Level.CONFIRMED, (600_000, 600_000)),
        ("триста тыров", Level.CONFIRMED, (300_000, 300_000)),
        ("Ориентировочный бюджет — около 1 млн рублей", Level.CONFIRMED, (1_000_000, 1_000_000)),
        ("Планируем инвестировать 2-3 миллиона рублей", Level.CONFIRMED, (2_000_000, 3_000_000)),
        ("Стоимость кампании не должна превышать 1,2 млн", Level.CONFIRMED, (None, 1_200_000)),
        ("не более 900 тысяч рублей", Level.CONFIRMED, (None, 900_000)),
        (
            "Мы спонсоры матча за 3 млн. Хотим продвигать кафе, денег 350 тысяч",
            Level.CONFIRMED,
            (350_000, 350_000),
        ),
        (
            "Нужны клиенты в автосервис. Аренда 200 тысяч в месяц, выручка 1,5 млн. На "
            "рекламу могу дать 100 тысяч.",
            Level.ABSENT,
            (100_000, 100_000),
        ),
        (
            "We sell apartments from 9m roubles. Media budget 4m roubles net of VAT",
            Level.CONFIRMED,
            (4_000_000, 4_000_000),
        ),
        ("Прошлый флайт обошёлся в 700 тысяч, на этот дают миллион", Level.CONFIRMED, (1_000_000, 1_000_000)),
        (
            "В 2025 году бюджет был 6 млн, в 2026 заложили 4 млн без НДС",
            Level.CONFIRMED,
            (4_000_000, 4_000_000),
        ),
        ("Годовой бюджет на маркетинг 24 млн рублей", Level.CONFIRMED, (24_000_000, 24_000_000)),
        (
            "Смета: экраны 1,1 млн, ролик 300 тысяч (производство, это не к вам), Telegram "
            "600 тысяч. Без НДС",
            Level.CONFIRMED,
            (1_700_000, 1_700_000),
        ),
        (
            "SMS: 200 000 руб.\nPush: 150 000 руб.\nИтого: 350 000 руб. с НДС",
            Level.ABSENT,
            (286_885, 286_885),
        ),
        ("| Канал | Бюджет, тыс. руб. |\n| SMS | 250 |\n| OLV | 400 |", Level.CONFIRMED, (650_000, 650_000)),
        (
            "деньги: триста двадцать тысяч рублей ноль ноль копеек без ндс",
            Level.CONFIRMED,
            (320_000, 320_000),
        ),
        ("Hi, budget-wise we're at around 15-20k EUR, VAT excluded", Level.CONFIRMED, (1_395_000, 1_860_000)),
        ("between 1 and 1.5 million roubles", Level.CONFIRMED, (1_000_000, 1_500_000)),
        ("from 300k to 500k rub", Level.CONFIRMED, (300_000, 500_000)),
        ("сумма 400-600 т.р. в зависимости от охвата", Level.CONFIRMED, (400_000, 600_000)),
        ("полтора-два миллиона", Level.CONFIRMED, (1_500_000, 2_000_000)),
        ("бюджет миллион-полтора", Level.CONFIRMED, (1_000_000, 1_500_000)),
        ("порядка 700 тысяч руб без учета НДС", Level.CONFIRMED, (700_000, 700_000)),
        ("Готовы выделить 1 миллион 250 тысяч рублей", Level.CONFIRMED, (1_250_000, 1_250_000)),
        ("у меня лежит восемьсот пятьдесят тысяч под это дело", Level.CONFIRMED, (850_000, 850_000)),
        (
            "в кассе под рекламу отложено семьсот, тысяч само собой, налог ваш сверху",
            Level.CONFIRMED,
            (700_000, 700_000),
        ),
        ("на всё удовольствие — пятьсот тысяч и ни рублём выше", Level.CONFIRMED, (500_000, 500_000)),
        ("Хозяин отсыпал четыреста тысяч чистыми", Level.CONFIRMED, (400_000, 400_000)),
        (
            "Смету нам утвердили в размере 2 440 000 рублей (в том числе НДС 22 %)",
            Level.CONFIRMED,
            (2_000_000, 2_000_000),
        ),
        ("Ценник закладывали 1,22 млн с налогом", Level.CONFIRMED, (1_000_000, 1_000_000)),
        ("Мы выделили шестьсот десять тысяч вместе с НДС", Level.CONFIRMED, (500_000, 500_000)),
        ("EUR 30,000 for the quarter, excl. VAT", Level.CONFIRMED, (2_790_000, 2_790_000)),
        ("We've ring-fenced twelve thousand euros for this launch", Level.CONFIRMED, (1_116_000, 1_116_000)),
        ("about 100 thousand yuan, net", Level.CONFIRMED, (1_100_000, 1_100_000)),
        (
            "Бюджет 25 тыс. евро, по нашему курсу 100 это 2,5 млн рублей",
            Level.CONFIRMED,
            (2_500_000, 2_500_000),
        ),
        ("$10k (800 тысяч по нашему учёту), без НДС", Level.CONFIRMED, (800_000, 800_000)),
        ("триста пятьдесят тысяч ежемесячно с сентября по ноябрь", Level.CONFIRMED, (1_050_000, 1_050_000)),
        (
            "200 тыс. руб./мес., контракт на 5 месяцев, НДС не облагается",
            Level.CONFIRMED,
            (1_000_000, 1_000_000),
        ),
        ("кидаем по 400к в месяц, период октябрь-декабрь", Level.CONFIRMED, (1_200_000, 1_200_000)),
        ("RUB 300k monthly, six months, ex VAT", Level.CONFIRMED, (1_800_000, 1_800_000)),
        (
            "1) SMS — 180 тыс.; 2) OLV — 420 тыс.; 3) печать буклетов — 90 тыс. (не вам). Без НДС",
            Level.CONFIRMED,
            (600_000, 600_000),
        ),
        (
            "Digital screens 350,000; SMS 150,000; printed flyers 60,000 (not for you). All net of VAT.",
            Level.CONFIRMED,
            (500_000, 500_000),
        ),
        ("итого шестьсот тысяч, но из них сто — типографии, не вам", Level.CONFIRMED, (500_000, 500_000)),
        (
            "Total RUB 2m, of which 400k goes to production and is not for you",
            Level.CONFIRMED,
            (1_600_000, 1_600_000),
        ),
        ("Бюджет миллион, хотя в письме я написал два, опечатка", Level.CONFIRMED, (1_000_000, 1_000_000)),
        ("Было в брифе три миллиона. Забудьте. Полтора, без НДС.", Level.CONFIRMED, (1_500_000, 1_500_000)),
        ("Scratch the 2m, we have 1.1m net", Level.CONFIRMED, (1_100_000, 1_100_000)),
        ("Sorry, not 700k but 450k ex VAT", Level.CONFIRMED, (450_000, 450_000)),
        (
            "Кредит 20 млн взяли на стройку, на рекламу остаётся 800 тысяч",
            Level.CONFIRMED,
            (800_000, 800_000),
        ),
        ("Нужен охват 3 миллиона за 1,5 миллиона рублей", Level.CONFIRMED, (1_500_000, 1_500_000)),
        ("We need 200k installs, budget 90k dollars before tax", Level.CONFIRMED, (7_200_000, 7_200_000)),
        ("It's 18m a year across all channels", Level.CONFIRMED, (18_000_000, 18_000_000)),
        (
            "Marketing budget for 2026: RUB 60,000,000 for all media",
            Level.CONFIRMED,
            (60_000_000, 60_000_000),
        ),
        ("четыре с половиной миллиона без НДС отложено на год", Level.CONFIRMED, (4_500_000, 4_500_000)),
        ("Сколько? Ну тысяч триста-четыреста", Level.CONFIRMED, (300_000, 400_000)),
    ],
)
def test_a_sum_for_us_is_read_in_roubles_without_vat(
    message: str, level: Level, sums: tuple[int | None, int | None]
) -> None:
    finding = judge_budget(message)

    assert (finding.level, sums_of(finding)) == (level, sums)


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("Зарплата 150 тысяч, пришлите резюме", Level.UNKNOWN),
        ("Бюджета пока нет, но скоро появится", Level.ABSENT),
        ("Денег на это сейчас не выделили", Level.ABSENT),
        ("Финансирование заморожено до весны", Level.ABSENT),
        ("Бюджет на согласовании у собственника", Level.PARTIAL),
        ("Сумму утверждают, назовём на следующей неделе", Level.PARTIAL),
        ("Бюджет есть, но цифру не назову", Level.PARTIAL),
        ("Предложите бюджет сами", Level.PARTIAL),
        ("Сколько это стоит? Пришлите прайс", Level.UNKNOWN),
        ("We have no budget for this at the moment", Level.ABSENT),
        ("The budget is frozen until further notice", Level.ABSENT),
        ("There is a budget but I'm not allowed to share it", Level.PARTIAL),
        ("Tell us what it would cost and we'll decide", Level.PARTIAL),
        ("The budget is still being approved by the board", Level.PARTIAL),
        ("Мы потратили на сайт 800 тысяч, а бюджета на рекламу нет", Level.ABSENT),
        ("Все деньги ушли на ремонт", Level.ABSENT),
        ("Budget got cut to zero", Level.ABSENT),
        ("no money this quarter, sorry", Level.ABSENT),
        ("we spend about 400k a month on search", Level.PARTIAL),
        ("Сейчас тратим 350 тысяч в месяц на Директ", Level.PARTIAL),
        ("Бюджет мы ещё не обсуждали", Level.UNKNOWN),
        ("О бюджете поговорим на встрече", Level.UNKNOWN),
        ("про деньги пока ничего не знаю", Level.UNKNOWN),
        ("Budget? I honestly have no idea.", Level.UNKNOWN),
        ("Последняя кампания стоила нам 2 млн", Level.PARTIAL),
        ("На рекламу уходит 500 тысяч в месяц", Level.PARTIAL),
        ("На рекламу бюджета в этом году не предусмотрено", Level.ABSENT),
        ("Рекламного бюджета у нас сейчас нет", Level.ABSENT),
        ("С деньгами туго, ничего не дадут", Level.ABSENT),
        ("Нам урезали всё, рекламу в том числе, до нуля", Level.ABSENT),
        ("Ad spend is on hold till Q3", Level.ABSENT),
        ("Our marketing funds were pulled", Level.ABSENT),
        ("CFO killed the budget", Level.ABSENT),
        ("Финансовый директор ещё не подписал бюджет", Level.PARTIAL),
        ("Бюджет защищаем в пятницу", Level.PARTIAL),
        ("бюджет верстается", Level.PARTIAL),
        ("Деньги будут, цифру скажу после планёрки", Level.PARTIAL),
        ("Средства выделены, сумма по запросу", Level.PARTIAL),
        ("Funds are available, the amount stays confidential for now", Level.PARTIAL),
        ("Budget is not an issue, show me what you can do", Level.PARTIAL),
        ("Деньги не проблема, покажите что умеете", Level.PARTIAL),
        ("Жду от вас коммерческое с ценой, исходя из неё и решим по бюджету", Level.PARTIAL),
        ("Сколько попросите, столько и дадим, в разумных пределах", Level.PARTIAL),
        ("Give us a quote and we will find the money", Level.PARTIAL),
        ("Бюджет плавающий, зависит от вашего предложения", Level.PARTIAL),
        ("Деньги сняли с рекламы и отдали на склад", Level.ABSENT),
        ("Budget's gone, spent on the trade show", Level.ABSENT),
        ("Рекламная статья закрыта до конца года", Level.ABSENT),
        ("финансы на рекламу стоят на паузе до марта", Level.ABSENT),
        ("головная компания запретила любые расходы на рекламу", Level.ABSENT),
        ("All marketing spend is frozen by HQ until January", Level.ABSENT),
        ("у нас на рекламу шиш с маслом", Level.ABSENT),
        ("карман пуст", Level.ABSENT),
        ("Бюджет обнулили приказом", Level.ABSENT),
        ("We have nothing to spend on ads this year", Level.ABSENT),
        ("средств на это в плане нет", Level.ABSENT),
        ("рублей ноль, энтузиазма вагон", Level.ABSENT),
        ("Сумма ждёт визы финансового директора", Level.PARTIAL),
        ("бюджет у акционеров, решение в четверг", Level.PARTIAL),
        ("Смета гуляет по кабинетам, подпишут — назову", Level.PARTIAL),
        ("the number is with our CFO, waiting for her signature", Level.PARTIAL),
        ("budget is in the approval loop", Level.PARTIAL),
        ("деньги под это припасены, сколько — секрет фирмы", Level.PARTIAL),
        ("Есть чем платить, но цифру пока придержу", Level.PARTIAL),
        ("Money's there, I'd rather not put the figure in writing", Level.PARTIAL),
        ("The money is in the plan, figure not for disclosure", Level.PARTIAL),
        ("Какую цифру впишете, ту и понесу директору", Level.PARTIAL),
        ("Ставьте свою цену, мы люди не бедные", Level.PARTIAL),
        ("Come up with a figure and I'll take it to the board", Level.PARTIAL),
        ("Let me know how much you'd need, I'll get it signed", Level.PARTIAL),
        ("платим сейчас за контекст порядка 600 тысяч в месяц", Level.PARTIAL),
        ("За прошлый сезон на радио ушло два миллиона", Level.PARTIAL),
        ("Last year we put 5m into TV and outdoor", Level.PARTIAL),
        ("Оборот 900 млн, 210 сотрудников, 34 точки, охват рассылки 400 тысяч", Level.UNKNOWN),
        ("Приз победителю 500 тысяч рублей, аренда площадки 300 тысяч", Level.UNKNOWN),
        ("Стоимость квартиры от 7,8 млн, ипотека от 6 %", Level.UNKNOWN),
        ("у нас 1,2 млн абонентов и 300 тысяч заявок в год", Level.UNKNOWN),
        ("Нам нужно 5000 лидов по 300 рублей", Level.UNKNOWN),
        ("Инвестор вложил в нас 50 млн рублей", Level.UNKNOWN),
        ("штраф ФАС 500 тысяч рублей нам не нужен", Level.UNKNOWN),
        ("Средняя зарплата 90 тысяч, текучка 30%", Level.UNKNOWN),
    ],
)
def test_words_about_money_without_a_sum_give_a_level_and_no_numbers(message: str, level: Level) -> None:
    finding = judge_budget(message)

    assert (finding.level, sums_of(finding)) == (level, (None, None))


@pytest.mark.parametrize(
    ("message", "turns", "level", "sums"),
    [
        (
            "Нужна реклама. Бюджет 2 млн",
            (said("Пересмотрели: 900 тысяч без НДС", "email"),),
            Level.CONFIRMED,
            (900_000, 900_000),
        ),
        (
            "Нужна реклама. Бюджет 2 млн без НДС",
            (said("Бюджет срезали, теперь только 250 тысяч", "email"),),
            Level.ABSENT,
            (250_000, 250_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("Думаю, бюджет миллионов пять", "note"),
                said("ждём презентацию", "email"),
            ),
            Level.UNKNOWN,
            (None, None),
        ),
        (
            "Нужна реклама",
            (wrote("Созвон: клиент назвал 1,4 млн без НДС на три месяца", "call"),),
            Level.CONFIRMED,
            (1_400_000, 1_400_000),
        ),
        (
            "Нужна реклама",
            (wrote("Клиентка подтвердила 4 млн на звонке", "call"),),
            Level.CONFIRMED,
            (4_000_000, 4_000_000),
        ),
        (
            "Need push",
            (wrote("Client confirmed 4m on the call", "call"),),
            Level.CONFIRMED,
            (4_000_000, 4_000_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("Какой у вас бюджет?", "chat"),
                said("полтора миллиона", "email"),
            ),
            Level.CONFIRMED,
            (1_500_000, 1_500_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("На какую сумму рассчитываете?", "chat"),
                said("800", "email"),
            ),
            Level.CONFIRMED,
            (800_000, 800_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("Какой бюджет?", "chat"),
                said("нет бюджета", "email"),
            ),
            Level.ABSENT,
            (None, None),
        ),
        (
            "Нужна реклама",
            (
                wrote("Какой бюджет?", "chat"),
                said("пока никакого", "email"),
            ),
            Level.ABSENT,
            (None, None),
        ),
        (
            "Нужна реклама",
            (
                wrote("Бюджет есть?", "chat"),
                said("да, есть, сумму не скажу", "email"),
            ),
            Level.PARTIAL,
            (None, None),
        ),
        (
            "Нужна реклама",
            (
                wrote("Бюджет?", "chat"),
                said("Есть.", "email"),
            ),
            Level.PARTIAL,
            (None, None),
        ),
        (
            "Need display",
            (
                wrote("What's the budget?", "chat"),
                said("300k, ex VAT", "email"),
            ),
            Level.CONFIRMED,
            (300_000, 300_000),
        ),
        (
            "Need display",
            (
                wrote("Budget?", "chat"),
                said("None this year", "email"),
            ),
            Level.ABSENT,
            (None, None),
        ),
        (
            "Need display. Budget 900k",
            (said("Bad news: the money went to a new warehouse", "email"),),
            Level.ABSENT,
            (None, None),
        ),
        (
            "Бюджет 1 млн",
            (said("Бюджет заморозили до апреля", "email"),),
            Level.ABSENT,
            (None, None),
        ),
        (
            "Бюджет 1 млн",
            (said("Сумма прежняя, старт 1 апреля", "email"),),
            Level.CONFIRMED,
            (1_000_000, 1_000_000),
        ),
        (
            "Бюджет 1 млн без НДС",
            (
                wrote("Предлагаем план на 1,5 млн", "email"),
                said("Спасибо, посмотрим", "email"),
            ),
            Level.CONFIRMED,
            (1_000_000, 1_000_000),
        ),
        (
            "Бюджет 1 млн без НДС",
            (
                wrote("Предлагаем план на 1,5 млн", "email"),
                said("Нет, наш потолок миллион", "email"),
            ),
            Level.CONFIRMED,
            (1_000_000, 1_000_000),
        ),
        (
            "бюджет 500 тыс",
            (said("Директор добавил, итого 750 тыс без НДС", "email"),),
            Level.CONFIRMED,
            (750_000, 750_000),
        ),
        (
            "бюджет 500 тыс с НДС",
            (said("подтверждаю 500", "email"),),
            Level.CONFIRMED,
            (409_836, 409_836),
        ),
        (
            "бюджет 500 тыс",
            (said("это с НДС", "email"),),
            Level.CONFIRMED,
            (409_836, 409_836),
        ),
        (
            "Бюджет 1,2 млн на всё: видео и смс",
            (said("видео берём, смс не надо", "email"),),
            Level.CONFIRMED,
            (1_200_000, 1_200_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("Какой бюджет?", "chat"),
                said("ну, допустим, миллион двести", "email"),
                wrote("С НДС?", "chat"),
                said("без", "email"),
            ),
            Level.CONFIRMED,
            (1_200_000, 1_200_000),
        ),
        (
            "Нужна реклама",
            (
                wrote("Какой бюджет?", "chat"),
                said("миллион двести", "email"),
                wrote("С НДС или без?", "chat"),
                said("с НДС", "email"),
            ),
            Level.CONFIRMED,
            (983_607, 983_607),
        ),
        (
            "Нужна реклама, сумма 900 тысяч",
            (said("Поправка: 900 — это с НДС", "email"),),
            Level.CONFIRMED,
            (737_705, 737_705),
        ),
        (
            "Нужна реклама, сумма 900 тысяч с НДС",
            (said("Снизили. Теперь 610 тысяч, тоже с НДС", "email"),),
            Level.CONFIRMED,
            (500_000, 500_000),
        ),
        (
            "Бюджета нет",
            (said("Выбил! 500 тысяч без НДС, можно работать", "email"),),
            Level.CONFIRMED,
            (500_000, 500_000),
        ),
        (
            "Бюджет 3 млн",
            (said("Пока согласуют, но 3 млн в силе", "email"),),
            Level.CONFIRMED,
            (3_000_000, 3_000_000),
        ),
        (
            "Бюджет 1 млн",
            (said("Директор сказал: бюджета не будет, извините", "email"),),
            Level.ABSENT,
            (None, None),
        ),
    ],
)
def test_the_last_word_of_the_client_counts_and_the_sellers_guess_does_not(
    message: str,
    turns: tuple[Interaction, ...],
    level: Level,
    sums: tuple[int | None, int | None],
) -> None:
    finding = judge_budget(message, turns)

    assert (finding.level, sums_of(finding)) == (level, sums)


@pytest.mark.parametrize(
    ("message", "level", "sums"),
    [
        (
            "алло это ира из мебели короче нас двадцать человек шоурум один и надо "
            "чтобы приходили люди бюджет ну тысяч четыреста пятьдесят без ндс на два "
            "месяца старт с мая решаю я",
            Level.CONFIRMED,
            (450_000, 450_000),
        ),
        (
            "здрасте мы доставка роллов заказы упали с девятисот до шестисот в неделю "
            "денег дали триста тридцать тысяч рублей на месяц это вся сумма",
            Level.CONFIRMED,
            (330_000, 330_000),
        ),
        (
            "hi it's mark from the gym we lost about two hundred members and the boss "
            "gave me six hundred thousand roubles net for the spring push",
            Level.CONFIRMED,
            (600_000, 600_000),
        ),
        (
            "Кирилл: бюджет 2,4 ляма\nМенеджер: с НДС?\nКирилл: да, с НДС\nМенеджер: старт?\nКирилл: апрель",
            Level.CONFIRMED,
            (1_967_213, 1_967_213),
        ),
        (
            "Ольга: денег сколько дадут — не знаю\nМенеджер: хотя бы порядок?\nОльга: "
            "ну сказали что есть, остальное после согласования",
            Level.PARTIAL,
            (None, None),
        ),
        (
            "<p>Бюджет:&nbsp;<b>1&nbsp;500&nbsp;000</b> руб. без НДС</p>",
            Level.CONFIRMED,
            (1_500_000, 1_500_000),
        ),
        (
            "Прошу КП. Предельная стоимость договора 4 880 000 руб. с НДС 22 %.",
            Level.CONFIRMED,
            (4_000_000, 4_000_000),
        ),
        (
            "Встреча 5 марта. Клиент: сеть прачечных, 12 точек. Бюджет назвал 650 тысяч "
            "чистыми. Старт в апреле.",
            Level.CONFIRMED,
            (650_000, 650_000),
        ),
        (
            "Рекламируем вклад: ставка 19 %, минимальная сумма 50 000 рублей, бюджет кампании 7 млн без НДС",
            Level.CONFIRMED,
            (7_000_000, 7_000_000),
        ),
        (
            "Займы до 30 000 рублей, нужен трафик, 3 млн в месяц, с июня по август",
            Level.CONFIRMED,
            (9_000_000, 9_000_000),
        ),
        (
            "Продаём квартиры от 5,6 млн, осталось 140 лотов, медиабюджет 12 млн с НДС",
            Level.CONFIRMED,
            (9_836_066, 9_836_066),
        ),
        (
            "Курсы по 24 900 рублей, добрать 300 учеников, можем вложить 800 тысяч",
            Level.CONFIRMED,
            (800_000, 800_000),
        ),
        (
            "Билеты по 1500 р., зал на 900 мест, на рекламу концерта 450 тысяч без НДС",
            Level.CONFIRMED,
            (450_000, 450_000),
        ),
        (
            "Оклад 180 000, вакансия медиабайера, пришлите отклик",
            Level.UNKNOWN,
            (None, None),
        ),
        (
            "Бюджет был 3 млн, но половину отдали телевидению, вам осталось 1,5",
            Level.CONFIRMED,
            (1_500_000, 1_500_000),
        ),
        (
            "Из миллиона двухсот на вас приходится восемьсот, остальное блогерам",
            Level.CONFIRMED,
            (800_000, 800_000),
        ),
        (
            "Общий котёл 5 млн, ваша доля около полутора",
            Level.CONFIRMED,
            (1_500_000, 1_500_000),
        ),
        (
            "бюджет полностью освоен, в этом году ничего",
            Level.ABSENT,
            (None, None),
        ),
        (
            "Все деньги этого года уже расписаны",
            Level.ABSENT,
            (None, None),
        ),
        (
            "бюджет на этот год израсходован",
            Level.ABSENT,
            (None, None),
        ),
        (
            "Свободных средств нет",
            Level.ABSENT,
            (None, None),
        ),
        (
            "We are out of budget until July",
            Level.ABSENT,
            (None, None),
        ),
        (
            "Our budget has been exhausted",
            Level.ABSENT,
            (None, None),
        ),
        (
            "there's no money in the pot",
            Level.ABSENT,
            (None, None),
        ),
        (
            "Бюджет появится после утверждения плана продаж",
            Level.PARTIAL,
            (None, None),
        ),
        (
            "по сумме сориентируем после совета директоров",
            Level.PARTIAL,
            (None, None),
        ),
        (
            "деньги выделят, если совет одобрит",
            Level.PARTIAL,
            (None, None),
        ),
        (
            "Financing is to be confirmed by the board on Monday",
            Level.PARTIAL,
            (None, None),
        ),
    ],
)
def test_money_is_read_as_people_speak_and_write(
    message: str, level: Level, sums: tuple[int | None, int | None]
) -> None:
    finding = judge_budget(message)

    assert (finding.level, sums_of(finding)) == (level, sums)


@pytest.mark.parametrize(
    ("note", "channel", "level", "sums"),
    [
        (
            "Встретились. Деньги — «восемьсот, без НДС, больше не выпросить».",
            "meeting",
            Level.CONFIRMED,
            (800_000, 800_000),
        ),
        (
            "He said the owner signed off 45k euros ex VAT. My guess is they could go to 80k.",
            "call",
            Level.CONFIRMED,
            (4_185_000, 4_185_000),
        ),
        ("Бюджет, по моим ощущениям, миллионов семь.", "note", Level.UNKNOWN, (None, None)),
        ("I guess they have at least 5m.", "note", Level.UNKNOWN, (None, None)),
    ],
)
def test_the_sellers_report_counts_and_the_sellers_guess_does_not(
    note: str, channel: str, level: Level, sums: tuple[int | None, int | None]
) -> None:
    finding = judge_budget("Нужна реклама", (wrote(note, channel),))

    assert (finding.level, sums_of(finding)) == (level, sums)


def test_every_level_but_unknown_stands_on_words_of_the_record() -> None:
    turns = (said("Пересмотрели: 900 тысяч без НДС"),)
    record = LeadRecord(as_of=AS_OF, lead=Lead(message="Бюджет 2 млн", interactions=turns))

    finding = budget(extract_evidence(record), PROFILE, {})

    assert [quote.text for quote in finding.quotes] == ["Пересмотрели: 900 тысяч без НДС"]
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in finding.quotes)


def test_a_replaced_sum_is_shown_to_the_reader() -> None:
    finding = judge_budget("Бюджет 2 млн рублей", (said("Пересмотрели бюджет: 900 тысяч"),))

    assert finding.note is not None
    assert finding.note.en == "first 2,000,000 RUB, later 900,000 RUB: the later counts"
    assert finding.note.ru == "сначала 2 000 000 ₽, позже 900 000 ₽: считается позднее"


def test_a_sum_said_twice_is_no_contradiction() -> None:
    finding = judge_budget("Бюджет 900 тысяч рублей", (said("Бюджет тот же, 900 тысяч рублей"),))

    assert finding.note is None


@pytest.mark.parametrize(
    ("as_of", "without_vat"),
    [(date(2025, 12, 31), 1_000_000), (date(2026, 1, 1), 983_607)],
)
def test_vat_is_that_of_the_records_day(as_of: date, without_vat: int) -> None:
    finding = judge_budget("Бюджет 1,2 млн рублей с НДС", as_of=as_of)

    assert sums_of(finding) == (without_vat, without_vat)


def test_a_plan_called_off_keeps_the_level_and_loses_the_numbers() -> None:
    turns = (said("Кампанию отменяем совсем, деньги лежат на счёте."),)

    finding = judge_budget("Нужна реклама сети, бюджет 800 тысяч рублей", turns, need=Level.ABSENT)

    assert (finding.level, sums_of(finding)) == (Level.CONFIRMED, (None, None))


@pytest.mark.parametrize(
    "message",
    [
        "Ищем, кто сделает сайт. Бюджет 700 тысяч рублей, начать сразу.",
        "We need a website built, budget 900k roubles.",
        "Хочу к вам в отдел продаж, оклад от 200 тысяч.",
    ],
)
def test_money_for_another_deal_is_no_budget(message: str) -> None:
    finding = judge_budget(message, need=Level.ABSENT)

    assert (finding.level, sums_of(finding)) == (Level.UNKNOWN, (None, None))


def test_advertising_money_named_beside_another_request_counts() -> None:
    message = "Нужен сайт за 700 тысяч. А на рекламу у нас заложено 20 млн рублей в год."

    finding = judge_budget(message, need=Level.ABSENT, industry=Level.CONFIRMED)

    assert (finding.level, sums_of(finding)) == (Level.CONFIRMED, (20_000_000, 20_000_000))


def test_no_money_for_advertising_beside_another_request_is_absent() -> None:
    finding = judge_budget("Нужен только сайт, а на рекламу денег нет.", need=Level.ABSENT)

    assert finding.level is Level.ABSENT


def test_frozen_money_with_a_return_foreseen_keeps_its_sum() -> None:
    turns = (said("Деньги заморозили до мая, в мае вернут те же девятьсот тысяч."),)

    finding = judge_budget("Нужна реклама, бюджет 900 тысяч рублей", turns)

    assert (finding.level, sums_of(finding)) == (Level.ABSENT, (900_000, 900_000))


def test_an_implausible_sum_is_unknown() -> None:
    finding = judge_budget("Бюджет 50 миллиардов рублей")

    assert (finding.level, sums_of(finding)) == (Level.UNKNOWN, (None, None))


def test_a_sum_that_may_never_be_released_is_partial() -> None:
    finding = judge_budget("This is how we would split the budget, should it go ahead:\nSMS 400k\nOLV 300k")

    assert (finding.level, sums_of(finding)) == (Level.PARTIAL, (700_000, 700_000))


def test_an_empty_record_says_nothing_of_money() -> None:
    assert judge_budget("").level is Level.UNKNOWN


def test_a_sum_taken_back_leaves_the_money_without_a_figure() -> None:
    finding = judge_budget("Бюджет 900 тысяч.", (said("Сумму отозвали, считают заново."),))
    assert finding.level is Level.PARTIAL
    assert sums_of(finding) == (None, None)


@pytest.mark.parametrize(
    ("message", "level", "sums"),
    [
        ("90 000 на всё, больше не дам", Level.ABSENT, (90_000, 90_000)),
        ("Тысяч восемьдесят наскребём, и всё", Level.ABSENT, (80_000, 80_000)),
        ("Денег от 400 тысяч до миллиона", Level.CONFIRMED, (400_000, 1_000_000)),
        ("200 тысяч осилим легко, а если понравится, то и 400", Level.PARTIAL, (200_000, 400_000)),
        ("Выделили 500 тысяч, хотя просили миллион", Level.CONFIRMED, (500_000, 500_000)),
        ("За мной закреплены два миллиона", Level.CONFIRMED, (2_000_000, 2_000_000)),
        ("Конкурент залил в рекламу восемь миллионов", Level.UNKNOWN, (None, None)),
        ("За ремонт отдали три миллиона", Level.UNKNOWN, (None, None)),
        ("Предлагаем вашей компании пакет выходов за 350 000 рублей", Level.UNKNOWN, (None, None)),
        ("Думаю, пара миллионов у них водится", Level.UNKNOWN, (None, None)),
    ],
)
def test_whose_money_it_is_and_how_far_it_goes(
    message: str, level: Level, sums: tuple[int | None, int | None]
) -> None:
    finding = judge_budget(message)
    assert (finding.level, sums_of(finding)) == (level, sums)
