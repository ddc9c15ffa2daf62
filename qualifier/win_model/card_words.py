"""Words of the model card in both languages."""

from qualifier.qualification import Bilingual
from qualifier.win_model.leakage import Why

WHY_LEFT_OUT: dict[Why, Bilingual] = {
    Why.TELLS_OUTCOME: Bilingual(ru="сам по себе выдаёт исход", en="tells the outcome by itself"),
    Why.ONE_SIDED: Bilingual(ru="заполнено только при одном исходе", en="filled for one outcome only"),
    Why.AFTER_OUTCOME: Bilingual(ru="становится известно после исхода", en="known after the outcome"),
    Why.AFTER_CONTACT: Bilingual(ru="становится известно после контакта", en="known after contact"),
    Why.CONTACT_LOG: Bilingual(ru="журнал контактов с лидом", en="a log of contacts with the lead"),
    Why.OPINION: Bilingual(ru="чья-то оценка лида после знакомства", en="somebody's opinion of the lead"),
    Why.SCORED: Bilingual(ru="выставленная оценка, а не факт", en="a mark that was given, not a fact"),
    Why.LATER_DAY: Bilingual(ru="день позже прихода лида", en="a day after the lead came"),
    Why.CENSORED_DAY: Bilingual(
        ru="среди новых сделок закрыты только быстрые", en="of new deals only the quick have ended"
    ),
    Why.IDENTIFIER: Bilingual(ru="имя или номер сделки", en="names the deal"),
    Why.CONSTANT: Bilingual(ru="у всех одинаково", en="the same for all"),
}
MEASURE_NAMES: dict[str, Bilingual] = {
    "auc": Bilingual(ru="AUC (порядок)", en="AUC (order)"),
    "brier": Bilingual(ru="Brier (точность)", en="Brier (accuracy)"),
    "log_loss": Bilingual(ru="log loss", en="log loss"),
    "ece": Bilingual(ru="ошибка калибровки, 10 равных полос", en="calibration error, 10 equal bands"),
    "ece_by_rank": Bilingual(ru="ошибка калибровки, 10 равных долей", en="calibration error, 10 equal parts"),
}
MEASURE_NOTES: dict[str, Bilingual] = {
    "auc": Bilingual(ru="1 — порядок верен всегда, 0,5 — наугад", en="1: always in order, 0.5: at random"),
    "brier": Bilingual(ru="средний квадрат ошибки, меньше — лучше", en="mean squared error, less is better"),
    "log_loss": Bilingual(ru="строже к самоуверенным ошибкам", en="harder on errors made with confidence"),
    "ece": Bilingual(ru="обещание и исход расходятся на столько", en="claim and outcome are so far apart"),
    "ece_by_rank": Bilingual(ru="то же, в полосах поровну сделок", en="the same, as many deals in each band"),
}
PART_NAMES: dict[str, Bilingual] = {
    "additive": Bilingual(ru="логистическая регрессия", en="logistic regression"),
    "trees": Bilingual(ru="градиентный бустинг", en="gradient boosting"),
    "forest": Bilingual(ru="случайный лес", en="random forest"),
    "bayes": Bilingual(ru="наивный Байес", en="naive Bayes"),
    "cases": Bilingual(ru="похожие прошлые сделки", en="nearest past deals"),
}
CALIBRATION_NAMES: dict[str, Bilingual] = {
    "sigmoid": Bilingual(ru="не понадобилась", en="not needed"),
    "beta": Bilingual(ru="бета", en="beta"),
    "isotonic": Bilingual(ru="изотонная", en="isotonic"),
    "constant": Bilingual(ru="средняя доля", en="mean share"),
}
CARD: dict[str, Bilingual] = {
    "title": Bilingual(ru="Карточка модели: шанс на победу", en="Model card: the chance to win"),
    "trust": Bilingual(
        ru="Можно опираться: шансы сбываются, и порядок лидов верен.",
        en="Fit for use: the chances come true, and leads stand in the right order.",
    ),
    "order_only": Bilingual(
        ru="Порядку лидов верить можно, самим долям — с осторожностью: они расходятся с исходами.",
        en="The order of leads can be trusted, the shares only with care: they are off from the outcomes.",
    ),
    "unproven": Bilingual(
        ru="Пока не доказано, что модель лучше средней доли: проверенных сделок мало или они неразличимы.",
        en="Not yet proven better than the mean share: too few deals were tried, or they are all alike.",
    ),
    "constant": Bilingual(
        ru="Сделки почти не различимы: честный ответ — средняя доля выигранных для всех.",
        en="The deals can hardly be told apart: the honest answer is the mean share won for all.",
    ),
    "in_order": Bilingual(
        ru="Из пары «выигранная и проигранная» модель ставит выше выигранную в {auc}\u00a0% случаев "
        "(наугад было бы 50\u00a0%).",
        en="Of a won and a lost deal the model puts the won one higher {auc} times in 100 "
        "(at random it would be 50).",
    ),
    "off_by": Bilingual(
        ru="Обещанный шанс расходится с долей выигранных в среднем на {ece} п. п.",
        en="The chance claimed and the share won are {ece} percentage points apart on average.",
    ),
    "gain": Bilingual(
        ru="Ошибка на {gain} меньше, чем если всем давать среднюю долю.",
        en="The error is {gain} less than that of giving all the mean share.",
    ),
    "first_calls": Bilingual(
        ru="Звоня сначала лучшим {flagged} лидов, застанете {recall} всех побед.",
        en="Calling the best {flagged} of the leads first, you reach {recall} of all wins.",
    ),
    "learnt": Bilingual(
        ru="Обучена на {n} закрытых сделках{period}, выиграно {rate}.",
        en="Learnt from {n} closed deals{period}, {rate} won.",
    ),
    "period": Bilingual(ru=" ({first} – {last})", en=" ({first} – {last})"),
    "by_time": Bilingual(
        ru="Проверка: учились на {learnt} более старых сделках, проверили на {tried} самых новых.",
        en="Tried: learnt from the {learnt} older deals, tried on the {tried} newest.",
    ),
    "no_days": Bilingual(
        ru="Проверка: пять частей по очереди, {tried} сделок; дат нет, поэтому не по времени.",
        en="Tried: five parts in turn, {tried} deals; there are no days, so not by time.",
    ),
    "ended_alike": Bilingual(
        ru="Проверка: пять частей по очереди, {tried} сделок; не по времени: старые или самые новые сделки "
        "все закончились одинаково. Если новые ещё не успели закрыться выигрышем, шансы занижены.",
        en="Tried: five parts in turn, {tried} deals; not by time, for the older or the newest deals all "
        "ended alike. If new ones had no time yet to be won, the chances are too low.",
    ),
    "hash": Bilingual(ru="Хеш модели", en="Model hash"),
    "chart": Bilingual(ru="Сбываются ли шансы", en="Do the chances come true"),
    "bands_head": Bilingual(
        ru="| модель обещала | выиграно на деле | интервал 95 % | сделок |",
        en="| chance claimed | won in fact | 95% interval | deals |",
    ),
    "lift": Bilingual(ru="Если звонить сначала лучшим", en="If the best are called first"),
    "lift_head": Bilingual(
        ru="| позвонить | шанс от | застанете побед | из них выиграно | чаще среднего |",
        en="| called | chance from | wins reached | won among them | times the mean |",
    ),
    "ratio": Bilingual(
        ru="Лучшая пятая часть выигрывается в {ratio} раза чаще худшей.",
        en="The best fifth is won {ratio} times as often as the worst.",
    ),
    "no_ratio": Bilingual(
        ru="В худшей пятой части не выиграна ни одна сделка.", en="Of the worst fifth no deal was won."
    ),
    "weighty": Bilingual(ru="Что решает", en="What decides"),
    "weighty_note": Bilingual(
        ru="Во сколько раз поле в среднем меняет шансы (отношение выигранных к проигранным) в ту или иную "
        "сторону:",
        en="How many times a field changes the odds (won to lost) on average, one way or the other:",
    ),
    "weighty_head": Bilingual(ru="| поле | в среднем |", en="| field | on average |"),
    "drift": Bilingual(ru="Изменились ли лиды (PSI)", en="Have the leads changed (PSI)"),
    "drift_head": Bilingual(ru="| поле | PSI | вывод |", en="| field | PSI | so |"),
    "the_chance": Bilingual(ru="сам шанс", en="the chance itself"),
    "steady": Bilingual(ru="спокойно", en="steady"),
    "steady_by_chance": Bilingual(ru="в пределах случая", en="no more than chance does"),
    "watch": Bilingual(ru="следить", en="watch"),
    "learn_anew": Bilingual(ru="переобучить", en="learn anew"),
    "used": Bilingual(ru="Поля, по которым судит модель", en="Fields that the model reads"),
    "left_out": Bilingual(ru="Поля, которые не используются", en="Fields left out"),
    "none": Bilingual(ru="нет", en="none"),
    "figures": Bilingual(ru="Цифры для аналитика", en="Figures for an analyst"),
    "figures_head": Bilingual(
        ru="| мера | значение | интервал 95 % | что это |",
        en="| measure | value | 95% interval | what it is |",
    ),
    "base": Bilingual(ru="Brier, если всем давать среднюю долю", en="Brier of giving all the mean share"),
    "inside": Bilingual(ru="Как устроена", en="How it is made"),
    "parts": Bilingual(
        ru="Части и их веса: {parts}. Калибровка: {name}.",
        en="Parts and weights: {parts}. Calibration: {name}.",
    ),
    "limits": Bilingual(ru="Границы", en="Limits"),
    "limit_text": Bilingual(
        ru="Шанс верен для лидов, похожих на прошлые сделки дома. Причины показывают, что видела модель, "
        "а не что приведёт к победе. При сдвиге PSI от 0,25 модель учат заново.",
        en="The chance holds for leads like the house's past deals. Reasons say what the model saw, "
        "not what will win the deal. With a PSI of 0.25 or more the model is learnt anew.",
    ),
}
