"""A way out that leads nowhere but to a sandbox on this machine; every name is known there, or unknown."""

import ssl
from typing import Any

import httpcore

from kit.http_network import Network, Stream, dial
from kit.http_sandbox_address import read_sandbox_port

# What every name leads to as far as the door can tell; it is never dialled.
_STAND_IN = "93.184.215.14"
_DIALLED = "127.0.0.1"


def open_sandbox(address: str) -> Network:
    """Return a network whose every connection leads to the sandbox, whatever name it was made for.

    The lines are not encrypted, and never leave the machine; all else of the door is as it is outside.
    """
    port = read_sandbox_port(address)

    def dial_sandbox(_number: str, _port: int, timeout_s: float) -> Stream:
        return _OpenLine(dial(_DIALLED, port, timeout_s))

    return Network(look_up=lambda _host: (_STAND_IN,), dial=dial_sandbox)


class _OpenLine(httpcore.NetworkStream):
    """A line that says it is encrypted; the sandbox has no certificate that anybody would trust."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read once."""
        return self._stream.read(max_bytes, timeout=timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all."""
        self._stream.write(buffer, timeout=timeout)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Stay as it is."""
        return self

    def get_extra_info(self, info: str) -> Any:
        """Pass on what is known of the connection."""
        return self._stream.get_extra_info(info)
