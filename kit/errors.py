"""The errors that a user or operator can meet.

AppError
├── BadInput (422)          the request is understood and cannot be used
│   ├── BodyTooLarge (413)
│   ├── NotJson (400)
│   ├── NotJsonType (415)
│   ├── BodyTooSlow (408)
│   └── KeyReused (409)     the same key came with another body; the first is kept
├── NotFound (404)
├── TooManyAtOnce (429)     the same may be asked again in a moment
│   └── QueueFull (429)     too many leads wait for the model
├── ProfileInvalid (500)    refuses to start
├── SettingsInvalid (500)   refuses to start
├── PromptInvalid (500)     refuses to start
├── StoreDown (503)
│   └── StoreFull (503)     nothing new is taken until there is room; reading goes on
├── JudgingFailed (503)     a record took too long or hit a bug; nothing is stored, sending again is right
├── SourcesOff (503)        no source is turned on
├── SourceDown (502)        noted in the record, never fatal
│   └── NotFetched (502)    the door did not bring a page, and says why
└── ModelDown (502)         the rules answer instead

Each docstring is the default message; `code` is stable and machine-readable.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar


class AppError(Exception):
    """Something went wrong."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    ru: ClassVar[str] = "Что-то пошло не так."

    def __init__(
        self, detail: str | None = None, *, ru: str | None = None, extra: Mapping[str, Any] | None = None
    ) -> None:
        self.detail = detail or (self.__doc__ or "").strip()
        # What a program needs to go on, beside the sentence: the refused edits, what stands in the way.
        self.extra = dict(extra or {})
        self.detail_ru = ru or detail or self.ru
        super().__init__(self.detail)


class BadInput(AppError):
    """The request cannot be used."""

    status = 422
    code = "bad_input"
    ru = "Запрос нельзя использовать."


class BodyTooLarge(BadInput):
    """The body is larger than 1 MiB."""

    status = 413
    code = "body_too_large"
    ru = "Тело запроса больше 1 МиБ."


class NotJson(BadInput):
    """The body is not valid JSON."""

    status = 400
    code = "not_json"
    ru = "Тело запроса — не JSON."


class NotJsonType(BadInput):
    """The content type must be application/json."""

    status = 415
    code = "not_json_type"
    ru = "Тип содержимого должен быть application/json."


class BodyTooSlow(BadInput):
    """The body did not arrive in time."""

    status = 408
    code = "body_too_slow"
    ru = "Тело запроса не пришло вовремя."


class KeyReused(BadInput):
    """This key was already used with another body; the first one is kept."""

    status = 409
    code = "key_reused"
    ru = "Этот ключ уже использован с другим телом запроса; сохранено первое."


class NotFound(AppError):
    """Nothing is stored under this id."""

    status = 404
    code = "not_found"
    ru = "Под этим номером ничего нет."


class TooManyAtOnce(AppError):
    """Too many companies are being looked up at once; please ask again in a moment."""

    status = 429
    code = "too_many_at_once"
    ru = "Слишком много компаний ищется одновременно; повторите через несколько секунд."


class QueueFull(TooManyAtOnce):
    """Too many leads wait for the model already; please ask again in a moment, or without it."""

    code = "queue_full"
    ru = "Слишком много лидов уже ждёт модели; повторите через несколько секунд или без неё."


class SourcesOff(AppError):
    """No source of open data is turned on; the settings name their keys and consents."""

    status = 503
    code = "sources_off"
    ru = "Ни один источник открытых данных не включён; ключи и согласия задаются в настройках."


class ProfileInvalid(AppError):
    """The profile cannot be used."""

    code = "profile_invalid"
    ru = "Профиль нельзя использовать."


class SettingsInvalid(AppError):
    """The settings cannot be used."""

    code = "settings_invalid"
    ru = "Настройки нельзя использовать."


class StoreDown(AppError):
    """The database does not answer."""

    status = 503
    code = "store_down"
    ru = "База данных не отвечает."


class StoreFull(StoreDown):
    """The disk is nearly full: nothing new is taken until there is room."""

    code = "store_full"
    ru = "Диск почти заполнен: новое не принимается, пока не появится место."


class JudgingFailed(AppError):
    """The lead could not be judged; nothing was stored, please send it again."""

    status = 503
    code = "judging_failed"
    ru = "Лид не удалось оценить; ничего не сохранено, отправьте его ещё раз."


class SourceDown(AppError):
    """A source of open data does not answer."""

    status = 502
    code = "source_down"
    ru = "Источник открытых данных не отвечает."


class WhyNot(StrEnum):
    """Why a page was not fetched; stable words for logs, figures and records."""

    ADDRESS = "address_refused"
    NAME = "name_not_found"
    CONNECTION = "no_connection"
    CERTIFICATE = "certificate_refused"
    DEADLINE = "deadline_passed"
    PROTOCOL = "not_http"
    STATUS = "bad_status"
    REDIRECTS = "too_many_redirects"
    SIZE = "too_large"
    ENCODING = "encoding_refused"
    CONTENT = "content_refused"
    ROBOTS = "robots_forbid"
    ALLOWANCE = "allowance_spent"
    RESTING = "host_resting"
    BUSY = "too_many_at_once"


class NotFetched(SourceDown):
    """The page could not be fetched."""

    code = "not_fetched"
    ru = "Страницу не удалось получить."

    def __init__(
        self,
        why: WhyNot = WhyNot.CONNECTION,
        *,
        http_status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        # An address may hold a key or a person's name, so that none is ever part of the message.
        said = why.value + (f" {http_status}" if http_status else "")
        super().__init__(f"The page was not fetched: {said}.", ru=f"Страница не получена: {said}.")
        self.why = why
        self.http_status = http_status
        self.retry_after_s = retry_after_s


class PromptInvalid(AppError):
    """The prompt file cannot be used."""

    code = "prompt_invalid"
    ru = "Файл промпта нельзя использовать."


class ModelDown(AppError):
    """The language model does not answer."""

    status = 502
    code = "model_down"
    ru = "Языковая модель не отвечает."
