"""Machine talk: what is said to a text machine, its maker or its filter, and to no seller of advertising."""

from qualifier.reading.gated import Gated, gate
from qualifier.reading.gates import Gates
from qualifier.reading.phrasebook import fill_phrase, read_phrases

_PHRASES = read_phrases("machine_talk")


def _gate(name: str, keys: str) -> Gated:
    return gate(keys, fill_phrase(_PHRASES, name))


# Orders to set aside what was said before, in other languages; and what else is to be set aside.
_SET_ASIDE = _gate(
    "_SET_ASIDE",
    "ignor olvida oublie vergiss pomiń zapomnij desconsider esquec dimentica negeer unut yok_say "
    "görmezden ігнор забудь 无视 忽视 忽略 提示词 系统提示 無視 무시 지시 تجاهل निर्देश התעלם "
    "disregard overrid bypass discard no_attention forget_about",
)
# Marks of who speaks to a model, and where its data is said to end.
_ROLES = _gate(
    "_ROLES",
    "user: human: role (system (admin (developer system_message system_request admin_request "
    "end_of_session <end <begin begin_ === name} text} {name} {input {user {query {goal {cmd {prompt",
)
# Questions about the machine's own orders, and bidding it to echo words.
_SECRETS = _gate(
    "_SECRETS",
    "your_initial your_original your_hidden your_secret your_internal your_base_ your_core "
    "your_underlying your_own_ your_very your_full your_exact your_system your_prompt your_instruct "
    "initiali instructed_to programmed_to prompted_to complete_th finish_th continue_th инструкц "
    "промпт системн секрет скрыт исходн внутренн первоначальн your_context above_this",
)
_ECHO = _gate(
    "_ECHO",
    "repeat _print print_ _output output_ reply_with respond_with answer_with reply_only respond_only "
    "answer_only _return_ just_say only_say simply_say exactly_say say_exact say_only say_the "
    "say_your say_« as_json in_json as_if_you in_xml in_markdown in_one_word now_answer "
    "повтори выведи напечатай распечатай произнеси ответь отвечай",
)
# Jailbreaks: a part to play, limits to drop, harm to teach.
_JAILBREAKS = _gate(
    "_JAILBREAKS",
    "pretend imagine_you role-play roleplay unrestrict uncensor villain evil god_mode sudo_mode "
    "opposite_mode in_character break_character harmless be_harmful _dan_ dan, without притвор "
    "представь сыграй веди_себя без_цензуры злой злая act_as hypothetical rules how_would_you "
    "ты_эксперт ты_ассист ты_помощ ты_бот ты_модел ты_ии ты_нейро ты_оценщ ты_систем ты_аналит "
    "ты_скрипт ты_— ты_– ты_- ты_это",
)
_HARM = _gate(
    "_HARM",
    "recipe how_to instructions_for steps_to guide_to рецепт как_сделать как_собрать как_взломать "
    "disable bypass circumvent evade turn_off обойти отключ",
)
# Pleas to a filter or to a recruiter's machine.
_PLEAS = _gate(
    "_PLEAS",
    "malicious вредонос phishing фишинг everything_is_safe questioned if_asked hire interview exceeds "
    "exceptional highly_recommend verify_your being_closed go_to_< bit.ly tinyurl goo.gl confirm_your "
    "update_your validate_your enter_your claim_your введите_лог введите_пар введите_сво введите_ваш "
    "введите_дан",
)
# Talk of prompts and models as things to be steered.
_PROMPTING = _gate(
    "_PROMPTING",
    "prompt промпт force_ unauthor заставь",
)
# Commands of a shell, a program or a database, and tags that none but a machine reads.
_COMMANDS = _gate(
    "_COMMANDS",
    "eval exec popen print( system( class__ import__ builtins globals subclasses curl wget rm_- sudo "
    "powershell select_* union_select '1'='1 or_1=1 $( decode_and execute run_th выполни запусти "
    "result_of getattr subprocess function _tool tool_call function_call between_the_<",
)
_LEAKS = _gate(
    "_LEAKS",
    "password credential api_key api tokens secrets database парол доступ токен базу_ базы_ база_ "
    "confidential _all_ всех все_ всю_",
)
# What only whoever marks leads could do.
_MARKS = _gate(
    "_MARKS",
    "give_us give_me give_this give_it give_them score_must score_should score_has score_needs "
    "score_shall rating_must rating_should rating_has rating_needs grade_must grade_should grade_has "
    "grade_needs rating_shall grade_shall должн обязан qualify_ approve_ accept_ prioriti одобри "
    "квалифицируй disqualify downgrade не_понижай не_снижай you_must you_should you_have_to you_will "
    "оценк ранжировани скоринг квалификаци критери максимум подтверди_все читает читаешь обрабатывает "
    "разбирает оценивает языков для_сист для_модел для_алгор для_скрипт для_оценщ для_провер проверк "
    "scoring no_need_to_check evaluator reviewer grader scorer classifier ranker _judge rank_it "
    "rank_us rank_this rank_me place_it place_us place_this place_me put_it put_us put_this put_me",
)
_TO_NAME = _gate(
    "_TO_NAME",
    "ai, ai: ai! ,_ai bot, bot: bot! ,_bot gpt claude llm copilot gemini ,_ии _ии, _ии: _ии! ,_бот "
    "нейросеть нейронка ,_assistant",
)
_ALL = Gates(
    _SET_ASIDE,
    _ROLES,
    _SECRETS,
    _ECHO,
    _JAILBREAKS,
    _HARM,
    _PLEAS,
    _PROMPTING,
    _COMMANDS,
    _LEAKS,
    _MARKS,
    _TO_NAME,
)


def talks_to_machine(low: str) -> bool:
    """Tell whether a lower-case piece speaks to a text machine, a filter or a shell."""
    return _ALL.match(low)


def may_talk_to_machine(low: str) -> bool:
    """Tell cheaply whether a lower-case text could hold such words at all."""
    return _ALL.may_match(low)
