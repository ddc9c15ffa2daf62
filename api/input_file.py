"""What a command is given: a file, or standard input."""

import sys
from pathlib import Path

import typer


def read_input(file: str) -> str:
    """Return a file's text, or that of standard input for `-`; one sentence and exit 2 when there is none."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        sys.stderr.write(f"{file}: {error.strerror}\n")
        raise typer.Exit(2) from error
    except UnicodeDecodeError:
        return raw.decode("cp1251", errors="replace")
