"""What a process of ours does when the one that started it is gone."""

import multiprocessing
import os
import threading


def leave_with_parent() -> None:
    """Watch the parent from a thread: a child that waits at a pipe or a timer outlives a killed parent."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
