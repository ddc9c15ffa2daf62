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
CARD: dict[str, Bilingual] = {
    "title": Bilingual(ru="Карточка модели: шанс на победу", en="Model card: the chance to win"),
    "hash": Bilingual(ru="Хеш модели", en="Model hash"),
    "learnt": Bilingual(
        ru="Обучена на {n} закрытых сделках, выиграно {rate}.", en="Learnt from {n} closed deals, {rate} won."
    ),
    "by_time": Bilingual(
        ru="Проверка: учились на {learnt} более старых сделках, проверили на {tried} самых новых.",
        en="Tried: learnt from the {learnt} older deals, tried on the {tried} newest.",
    ),
    "by_folds": Bilingual(
        ru="Проверка: пять частей по очереди, {tried} сделок; дат нет, поэтому не по времени.",
        en="Tried: five parts in turn, {tried} deals; there are no days, so not by time.",
    ),
    "constant": Bilingual(
        ru="Сделки почти не различимы: честный ответ — средняя доля выигранных для всех.",
        en="The deals can hardly be told apart: the honest answer is the mean share won for all.",
    ),
    "figures": Bilingual(ru="Цифры", en="Figures"),
    "measure": Bilingual(ru="мера", en="measure"),
    "value": Bilingual(ru="значение", en="value"),
    "interval": Bilingual(ru="интервал 95 %", en="95 % interval"),
    "base": Bilingual(ru="Brier, если всем давать среднюю долю", en="Brier of giving all the mean share"),
    "chart": Bilingual(ru="Сбываются ли шансы", en="Do the chances come true"),
    "lift": Bilingual(ru="Если звонить сначала лучшим", en="If the best are called first"),
    "lift_head": Bilingual(
        ru="| отмечено | шанс от | доля всех побед | выиграно среди них | подъём |",
        en="| flagged | chance from | share of all wins | won among them | lift |",
    ),
    "ratio": Bilingual(
        ru="Лучшая пятая часть выигрывается чаще худшей в {ratio} раза.",
        en="The best fifth is won {ratio} times as often as the worst.",
    ),
    "no_ratio": Bilingual(
        ru="В худшей пятой части не выиграна ни одна сделка.", en="Of the worst fifth no deal was won."
    ),
    "drift": Bilingual(ru="Изменились ли лиды (PSI)", en="Have the leads changed (PSI)"),
    "drift_head": Bilingual(ru="| поле | PSI | вывод |", en="| field | PSI | so |"),
    "steady": Bilingual(ru="спокойно", en="steady"),
    "watch": Bilingual(ru="следить", en="watch"),
    "learn_anew": Bilingual(ru="переобучить", en="learn anew"),
    "used": Bilingual(ru="Поля, по которым судит модель", en="Fields that the model reads"),
    "left_out": Bilingual(ru="Поля, которые не используются", en="Fields left out"),
    "none": Bilingual(ru="нет", en="none"),
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
