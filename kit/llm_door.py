"""From the settings to a door to a model: place, prices, limits."""

from decimal import Decimal
from time import sleep
from urllib.parse import urlsplit

from kit.clock import read_stopwatch, read_system_clock
from kit.errors import SettingsInvalid
from kit.llm import Limits, Means, Model
from kit.llm_book import Book
from kit.llm_keeping import Accounts
from kit.llm_money import Ledger, Prices
from kit.llm_wire import Dialect, ModelPlace, OpenAiWire
from kit.settings import Settings

_HOUR_S = 3600.0


def require_model(settings: Settings) -> None:
    """Raise SettingsInvalid when the settings name no model."""
    if not settings.model_url or not settings.model:
        raise SettingsInvalid(
            "No model is set: DEALWRIGHT_MODEL_URL and DEALWRIGHT_MODEL name it.",
            ru="Модель не задана: её называют DEALWRIGHT_MODEL_URL и DEALWRIGHT_MODEL.",
        )


def open_door(
    settings: Settings, *, ledger: Ledger, book: Book | None = None, accounts: Accounts | None = None
) -> Model:
    """Return the door to the model that the settings name."""
    require_model(settings)
    place = read_place(settings)
    means = Means(
        clock=read_system_clock,
        stopwatch=read_stopwatch,
        sleep=sleep,
        ledger=ledger,
        book=book,
        accounts=accounts,
        fresh_s=settings.model_cache_hours * _HOUR_S,
        parameters={
            # Of an address with a secret in it only the host is kept.
            "service": urlsplit(place.base_url).netloc.rpartition("@")[2],
            "dialect": place.dialect.value,
            "temperature": 0,
        },
    )
    return Model(
        OpenAiWire(place),
        means,
        name=place.model,
        prices=read_prices(settings),
        limits=read_limits(settings),
    )


def read_place(settings: Settings) -> ModelPlace:
    """Return which model, where; a server of one's own may want no key."""
    return ModelPlace(
        base_url=settings.model_url,
        model=settings.model,
        api_key=settings.model_key or "none",
        dialect=Dialect(settings.model_dialect),
    )


def read_prices(settings: Settings) -> Prices:
    """Return what a million tokens cost by the settings."""
    return Prices(
        input_rub=Decimal(str(settings.model_input_rub)),
        output_rub=Decimal(str(settings.model_output_rub)),
    )


def read_limits(settings: Settings) -> Limits:
    """Return what may be spent by the settings."""
    return Limits(
        lead_rub=Decimal(settings.model_lead_rub),
        hour_rub=Decimal(settings.model_hour_rub),
        day_rub=Decimal(settings.model_day_rub),
    )
