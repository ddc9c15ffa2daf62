"""The words of the report for people, in English and Russian."""

from collections.abc import Callable, Mapping

Say = Callable[[str], str]

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("How well leads are judged", "Насколько верно оцениваются лиды"),
    "lead_in": (
        "Every lead below was first judged by people who followed the written rubric. "
        "The engine then judged the same leads without seeing their answers. "
        "This page shows where the two agree, and every place where a mistake would cost money.",
        "Каждый лид ниже сначала оценили люди по письменным правилам. "
        "Затем те же лиды, не видя ответов, оценила программа. "
        "Здесь показано, где они сходятся, и каждая ошибка, которая стоила бы денег.",
    ),
    "cases": ("labelled leads", "размеченных лидов"),
    "engine": ("engine", "движок"),
    "profile": ("profile", "профиль"),
    "levels_right": ("levels right", "уровней верно"),
    "levels_right_note": (
        "of the eleven criteria, averaged over leads",
        "из одиннадцати критериев, в среднем по лидам",
    ),
    "status_right": ("statuses right", "статусов верно"),
    "status_right_note": (
        "qualified, nurture, disqualified or duplicate",
        "в работу, прогрев, отказ или дубль",
    ),
    "kappa": ("kappa", "каппа"),
    "false_sql": ("sent to sales by mistake", "передано продажам зря"),
    "false_sql_note": ("qualified, though it should not be", "признан готовым, хотя не должен"),
    "missed": ("good leads missed", "хороших лидов упущено"),
    "missed_note": ("ready to buy, but held back", "готов к покупке, но не передан"),
    "quotes": ("quotes hold", "цитат верны"),
    "quotes_note": (
        "word for word in the record, on the client's side",
        "дословно из карточки, со стороны клиента",
    ),
    "between": ("95 % interval", "интервал 95 %"),
    "h_yardsticks": ("Against the yardsticks", "Рядом с другими способами"),
    "p_yardsticks": (
        "Share of the eleven levels that are right. Giving everyone the commonest level is the floor; "
        "two careful people who label independently are the ceiling. Leads that the rules were "
        "developed on flatter the engine: expect less on new ones.",
        "Доля верных уровней из одиннадцати. Пол — ставить всем самый частый уровень; "
        "потолок — согласие двух внимательных людей, которые размечали независимо. На лидах, по которым "
        "писались правила, программа выглядит лучше: на новых ждите меньшего.",
    ),
    "majority": ("commonest level for all", "самый частый уровень всем"),
    "keywords": ("keyword rules", "поиск по словам"),
    "baseline": ("previous release", "прошлый выпуск"),
    "this_run": ("this run", "этот прогон"),
    "people": ("two people", "двое людей"),
    "h_criteria": ("Criterion by criterion", "По критериям"),
    "p_criteria": (
        "The bar is the share of leads judged right, the thin line its 95 % interval, the mark the floor "
        "(commonest level for all). κ is agreement beyond chance (weighted, quadratic).",
        "Полоса — доля верно оценённых лидов, тонкая линия — интервал 95 %, отметка — пол "
        "(самый частый уровень всем). Справа κ — согласие сверх случайного (взвешенная, квадратичная).",
    ),
    "h_status": ("What becomes of the lead", "Что станет с лидом"),
    "p_status": (
        "Rows: what people decided. Columns: what the engine decided. Off the diagonal are the mistakes.",
        "Строки — решение людей, столбцы — решение программы. Вне диагонали — ошибки.",
    ),
    "right": ("people", "люди"),
    "given": ("engine", "программа"),
    "h_costly": ("The two mistakes that cost money", "Две ошибки, которые стоят денег"),
    "none": ("None.", "Нет."),
    "wrong_levels": ("differs in", "расходится в"),
    "h_numbers": ("Money and dates read from the text", "Деньги и даты из текста"),
    "p_numbers": (
        "A field counts as right when it is exactly what the client said, or empty when nothing was said.",
        "Поле верно, когда в нём ровно то, что сказал клиент, или пусто, если он не говорил.",
    ),
    "field": ("field", "поле"),
    "exact": ("right", "верно"),
    "exact_stated": ("right where stated", "верно, где названо"),
    "stated": ("stated", "названо"),
    "missed_n": ("not found", "не найдено"),
    "invented": ("read from nothing", "прочитано лишнее"),
    "h_slices": ("Which leads are hard", "Какие лиды трудны"),
    "p_slices": (
        "The same share for one kind of lead at a time. Few leads make a wide interval.",
        "Та же доля для одного вида лидов. Чем меньше лидов, тем шире интервал.",
    ),
    "lang": ("language", "язык"),
    "strength": ("how sure the label is", "надёжность разметки"),
    "length": ("length of the talk, characters", "длина переписки, знаков"),
    "gold_status": ("right status", "верный статус"),
    "tag": ("hardest kinds (at least 5 leads)", "самые трудные виды (от 5 лидов)"),
    "h_calibration": ("Can its confidence be believed?", "Можно ли верить уверенности?"),
    "p_calibration": (
        "A level's confidence is how often that same level held on other leads. On the dashed line, "
        "what is claimed is what happens; under it, the engine is too sure of itself.",
        "Уверенность в уровне — как часто он подтверждался на других лидах. На пунктире обещанное "
        "сбывается; ниже — программа слишком уверена в себе.",
    ),
    "claimed": ("claimed", "обещано"),
    "held": ("held", "сбылось"),
    "mean_gap": ("mean gap", "средний разрыв"),
    "h_time": ("Time and cost", "Время и деньги"),
    "time_half": ("half of the leads take at most", "половина лидов — не дольше"),
    "time_most": ("99 of 100 take at most", "99 из 100 — не дольше"),
    "cost": ("no model was called; cost", "модель не вызывалась; расход"),
    "h_misses": ("Leads with another status than people gave", "Лиды, где статус иной, чем у людей"),
    "h_trouble": ("Cases that could not be judged", "Что не удалось оценить"),
    "criterion": ("criterion", "критерий"),
    "accuracy": ("accuracy", "точность"),
    "weighted_kappa": ("weighted kappa", "взвеш. каппа"),
    "confirmed": ("confirmed", "подтверждено"),
    "partial": ("partial", "частично"),
    "unknown": ("unknown", "неизвестно"),
    "absent": ("absent", "отсутствует"),
    "budget": ("Budget", "Бюджет"),
    "authority": ("Authority", "Полномочия"),
    "need": ("Need", "Потребность"),
    "timing": ("Timing", "Сроки"),
    "challenges": ("Challenges", "Проблема"),
    "money": ("Money", "Деньги"),
    "prioritization": ("Prioritization", "Приоритет"),
    "industry": ("Industry", "Отрасль"),
    "size": ("Size", "Размер"),
    "ad_activity": ("Ad activity", "Реклама раньше"),
    "potential": ("Potential", "Потенциал"),
    "qualified": ("qualified", "в работу"),
    "nurture": ("nurture", "прогрев"),
    "disqualified": ("disqualified", "отказ"),
    "duplicate": ("duplicate", "дубль"),
    "crashed": ("crashed", "сбой"),
    "budget_min_rub": ("budget, from", "бюджет от"),
    "budget_max_rub": ("budget, to", "бюджет до"),
    "start_date": ("start", "начало"),
    "end_date": ("end", "конец"),
    "decision_date": ("decision", "решение"),
}


def choose_words(lang: str) -> Say:
    """Return the words of a language; what has no words is said as it is."""
    at = 1 if lang == "ru" else 0
    return lambda key: _WORDS[key][at] if key in _WORDS else key
