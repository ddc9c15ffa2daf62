"""Structured logs: one JSON object a line on the error stream, stable words and numbers only."""

import logging
import sys
from typing import TextIO, cast

import structlog

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


class _ErrorStream:
    """The error stream as it stands when something is written: a command may run in a borrowed one."""

    def write(self, text: str) -> None:
        """Write to the stream of now."""
        sys.stderr.write(text)

    def flush(self) -> None:
        """Flush the stream of now."""
        sys.stderr.flush()


def configure_logs(level: str) -> None:
    """Set up logging once for the process; texts, names and addresses of people are never passed to it."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _ErrorStream())),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(LEVELS[level], logging.WARNING), stream=sys.stderr)
