"""The folder of an embedded vector store: one owner, looked at from outside, made anew when unsound."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kit.embeddings import Embedder
from qualifier.deals.embedding import name_space
from qualifier.deals.vector_shelf import Space
from qualifier.past_deals.chroma_store import ChromaStore, connect_store, fill_store, open_client

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex

_CHECK_S = 60.0


class StoreFolder:
    """The folder of an embedded store; a lock beside it tells who owns it."""

    def __init__(self, folder: Path, *, check_s: float = _CHECK_S) -> None:
        self.folder = folder
        self._check_s = check_s
        self._lock: IO[bytes] | None = None
        self._store: ChromaStore | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether this process has the store open, and so need not look at it from outside."""
        return self._store is not None

    def own(self) -> bool:
        """Become the owner, or stay it; False when another process is. Two of them would tear the store."""
        if self._lock is not None:
            return True
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        lock = self.folder.with_name(f"{self.folder.name}.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Let another process own it."""
        self._close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def is_sound(self) -> bool:
        """Open, count and query in a child process under a deadline: an unsound store may kill its opener."""
        if not self.folder.exists():
            return True
        command = [sys.executable, "-m", "qualifier.past_deals.store_folder", str(self.folder)]
        root = str(Path(__file__).resolve().parents[2])
        try:
            done = subprocess.run(  # noqa: S603 (our own module)
                command,
                env={**os.environ, "PYTHONPATH": root},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=self._check_s,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError):
            return False
        return done.returncode == 0

    def clear(self) -> None:
        """Delete the store; what was half deleted before a kill goes too."""
        self._close()
        trash = self.folder.with_name(f"{self.folder.name}.trash")
        shutil.rmtree(trash, ignore_errors=True)
        with suppress(FileNotFoundError):
            self.folder.rename(trash)
        shutil.rmtree(trash, ignore_errors=True)

    def open(self, space: Space) -> ChromaStore:
        """Open the store in this process, anew when it is open already."""
        self._close()
        self._store = ChromaStore(open_client(self.folder), space)
        return self._store

    def _close(self) -> None:
        """The library keeps one engine a path: not closed, it would go on with files that are gone."""
        if self._store is not None:
            self._store.close()
            self._store = None


def open_folder(folder: StoreFolder, embedder: Embedder, index: "DealIndex") -> ChromaStore | None:
    """Open an embedded store, filled, made anew when need be; None when another process owns it."""
    if not folder.own():
        return None
    space = name_space(embedder)
    if not folder.is_open and not folder.is_sound():
        folder.clear()
    store = folder.open(space)
    if not fill_store(store, index):
        folder.clear()
        store = folder.open(space)
        fill_store(store, index)
    return store


def open_server(url: str, embedder: Embedder, index: "DealIndex") -> ChromaStore:
    """Open a server's store filled with an index; StoreUnsound when it does not answer."""
    store = connect_store(url, name_space(embedder))
    if not fill_store(store, index):
        store.clear()
        fill_store(store, index)
    return store


def _check(folder: Path) -> int:
    client = open_client(folder)
    counts = {}
    for collection in client.list_collections():
        counts[collection.name] = count = collection.count()
        dimension = int((collection.metadata or {})["dimension"])
        if count:
            collection.query(query_embeddings=[[1.0] + [0.0] * (dimension - 1)], n_results=1, include=[])
    sys.stdout.write(json.dumps(counts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(_check(Path(sys.argv[1])))
