"""Which workers are alive, in PostgreSQL and by its clock; the transaction belongs to the caller."""

from sqlalchemy import Connection, text

_BEAT = text(
    "INSERT INTO job_workers (id, beat_at) VALUES (:id, now()) ON CONFLICT (id) DO UPDATE SET beat_at = now()"
)
_SILENT = text(
    "SELECT id FROM job_workers WHERE beat_at < now() - make_interval(secs => :age_s) AND id <> :besides"
)
_FORGET = text("DELETE FROM job_workers WHERE id = :id")
_LEAVE = text("UPDATE job_workers SET beat_at = '-infinity' WHERE id = :id")
_ALIVE = text("SELECT count(*) FROM job_workers WHERE beat_at >= now() - make_interval(secs => :age_s)")


class SqlWorkers:
    """Which workers are alive, by the database's clock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, worker_id: str) -> None:
        """Say that a worker is alive."""
        self._connection.execute(_BEAT, {"id": worker_id})

    def leave(self, worker_id: str) -> None:
        """Say that a worker has stopped: others may take over at once what it held."""
        self._connection.execute(_LEAVE, {"id": worker_id})

    def list_silent(self, *, age_s: float, besides: str) -> tuple[str, ...]:
        """Return the others that have not been heard of for so long."""
        rows = self._connection.execute(_SILENT, {"age_s": age_s, "besides": besides})
        return tuple(str(row[0]) for row in rows)

    def forget(self, worker_id: str) -> None:
        """Forget a worker whose jobs were taken over."""
        self._connection.execute(_FORGET, {"id": worker_id})

    def count_alive(self, *, age_s: float) -> int:
        """Count the workers that were heard of lately."""
        return int(self._connection.execute(_ALIVE, {"age_s": age_s}).scalar_one())
