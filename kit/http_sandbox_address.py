"""Where a sandbox of sources may be: on this very machine and nowhere else."""

import re

from kit.errors import SettingsInvalid

_LOOPBACK = re.compile(r"(?:http://)?(?P<host>127\.0\.0\.1|localhost):(?P<port>\d{1,5})/?")
_LAST_PORT = 65_535


def read_sandbox_port(address: str) -> int:
    """Return the port of a sandbox; SettingsInvalid unless the address is on this very machine."""
    found = _LOOPBACK.fullmatch(address.strip())
    if found is None or not 0 < int(found["port"]) <= _LAST_PORT:
        raise SettingsInvalid(
            "The sandbox of sources must be an address like 127.0.0.1:8090.",
            ru="Песочница источников: нужен адрес вида 127.0.0.1:8090.",
        )
    return int(found["port"])
