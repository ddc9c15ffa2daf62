"""Which engine judges: the rules, or the rules with a model that the settings name."""

from decimal import Decimal
from time import sleep
from typing import TYPE_CHECKING

from kit.clock import read_stopwatch, read_system_clock
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.profile import Profile
from qualifier.qualify import Engine

if TYPE_CHECKING:
    from kit.llm import Model


def build_model_engine(settings: Settings, profile: Profile) -> Engine:
    """Return the engine of rules and model; SettingsInvalid says which setting is missing."""
    # The model's libraries take a second and 90 MB: only who asks for a model pays.
    from qualifier.llm_engine import LlmEngine  # noqa: PLC0415

    return LlmEngine(profile, build_model(settings))


def build_model(settings: Settings) -> "Model":
    """Open the door to the model that the settings name."""
    if not settings.model_url or not settings.model:
        raise SettingsInvalid(
            "No model is set: DEALWRIGHT_MODEL_URL and DEALWRIGHT_MODEL name it.",
            ru="Модель не задана: её называют DEALWRIGHT_MODEL_URL и DEALWRIGHT_MODEL.",
        )
    from kit.llm import Limits, Means, Model  # noqa: PLC0415
    from kit.llm_money import MemoryLedger, Prices  # noqa: PLC0415
    from kit.llm_wire import Dialect, ModelPlace, OpenAiWire  # noqa: PLC0415

    place = ModelPlace(
        base_url=settings.model_url,
        model=settings.model,
        api_key=settings.model_key or "none",
        dialect=Dialect(settings.model_dialect),
    )
    return Model(
        OpenAiWire(place),
        Means(clock=read_system_clock, stopwatch=read_stopwatch, sleep=sleep, ledger=MemoryLedger()),
        name=settings.model,
        prices=Prices(
            input_rub=Decimal(str(settings.model_input_rub)),
            output_rub=Decimal(str(settings.model_output_rub)),
        ),
        limits=Limits(
            lead_rub=Decimal(settings.model_lead_rub),
            hour_rub=Decimal(settings.model_hour_rub),
            day_rub=Decimal(settings.model_day_rub),
        ),
    )
