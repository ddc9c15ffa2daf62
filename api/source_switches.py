"""Which sources the settings turn on; light, so that health can tell it without opening anything."""

from collections.abc import Callable

from kit.errors import SettingsInvalid
from kit.http_sandbox_address import read_sandbox_port
from kit.settings import Settings
from qualifier.source_switch import Switched
from qualifier.sources.catalogue import CatalogueRow, Switch, load_catalogue

_YES = frozenset({"1", "yes", "true", "on", "да"})
_NO = frozenset({"", "0", "no", "false", "off", "нет"})
# The town takes any key; what it must never see is a real one.
SANDBOX_KEY = "sandbox"


def list_source_settings() -> tuple[str, ...]:
    """Return the names of the settings that hold keys and consents."""
    return tuple(row.setting for row in load_catalogue() if row.setting)


def read_switches(settings: Settings, *, has_registers: Callable[[], bool]) -> tuple[Switched, ...]:
    """Return every source of the catalogue, on or off; in the sandbox all that go out are on."""
    if settings.sources_sandbox:
        read_sandbox_port(settings.sources_sandbox)
    return tuple(_switch(row, settings, has_registers) for row in load_catalogue())


def _switch(row: CatalogueRow, settings: Settings, has_registers: Callable[[], bool]) -> Switched:
    if row.switch is Switch.LOADED:
        return Switched(row=row, why_off=None if has_registers() else "no data loaded")
    if settings.sources_sandbox:
        return Switched(row=row, key=SANDBOX_KEY)
    given = settings.sources.get(row.setting or "")
    value = given.get_secret_value().strip() if given else ""
    variable = f"DEALWRIGHT_{(row.setting or '').upper()}"
    if row.switch is Switch.CONSENT:
        return Switched(row=row, why_off=None if _consents(value, variable) else f"no consent: {variable}")
    return Switched(row=row, key=value, why_off=None if value else f"no key: {variable}")


def _consents(value: str, variable: str) -> bool:
    """A consent that cannot be understood is none, and stops the start rather than being guessed."""
    if value.lower() in _YES | _NO:
        return value.lower() in _YES
    raise SettingsInvalid(f"{variable} must be yes or no.", ru=f"{variable}: да или нет.")
