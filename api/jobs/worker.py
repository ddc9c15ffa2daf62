"""The worker: runs jobs as durable workflows, so that a kill in the middle costs no verdict and no call."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowSerializationFormat

from api.jobs.reading import Reading
from qualifier.model_job import Job
from qualifier.qualification_json import Conclusion

QUEUE = "model"
_NAME = "dealwright"
# Ours and never derived from the code: else jobs that wait would stall at each change of it.
_VERSION = "1"
_POLL_S = 0.1
_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_PAGE = 200


class Workflows:
    """The door to the library of durable workflows; one a process."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

        # A function, since the library leaves marks on it. Attempts are counted by the job itself.
        @DBOS.workflow(
            name="read_lead",
            max_recovery_attempts=None,
            serialization_type=WorkflowSerializationFormat.PORTABLE,
        )
        def read_lead(job_id: str) -> None:
            self._read_lead(job_id)

        self._run = read_lead

    def _read_lead(self, job_id: str) -> None:
        """One run of a job: after a kill it begins once more, but an answer that came is not asked again."""
        job = self._reading.begin(job_id)
        if job is None:
            return
        try:
            answered: dict[str, Any] = DBOS.run_step(
                {"name": "ask", "retries_allowed": False}, lambda: asdict(self._reading.ask(job))
            )
            self._reading.keep(job, Conclusion(**answered))
        except Exception as error:  # noqa: BLE001 the outermost loop of a job: no bug may stop the others
            self._reading.fail(job, error)

    def hand_over(self, job: Job) -> None:
        """Queue a job's next run; the same run twice is one."""
        with SetWorkflowID(job.run_id):
            DBOS.enqueue_workflow(QUEUE, self._run, job.id)

    def take_over(self, worker_id: str) -> int:
        """Queue anew what a dead worker was doing; return how many runs that were."""
        held = DBOS.list_workflows(
            status=["PENDING"], executor_id=[worker_id], load_input=False, load_output=False
        )
        ids = [workflow.workflow_id for workflow in held]
        if ids:
            DBOS.resume_workflows(ids, queue_name=QUEUE)
        return len(ids)

    def forget_ended(self, *, before: str) -> int:
        """Delete the notes of runs that ended before an instant: they hold quotes, and nobody needs them."""
        ended = DBOS.list_workflows(
            status=_ENDED, completed_before=before, limit=_PAGE, load_input=False, load_output=False
        )
        if ended:
            DBOS.delete_workflows([workflow.workflow_id for workflow in ended])
        return len(ended)


@contextmanager
def launch(address: str, reading: Reading, *, worker_id: str, parallel: int) -> Iterator[Workflows]:
    """Run workflows for as long as the block runs; those of an earlier process of the same id go on."""
    config: DBOSConfig = {
        "name": _NAME,
        "system_database_url": address,
        "application_version": _VERSION,
        "executor_id": worker_id,
        "log_level": "ERROR",
        "enable_otlp": False,
        "sys_db_pool_size": 8,
        "max_executor_threads": parallel + 8,
        "use_listen_notify": False,
    }
    DBOS(config=config)
    workflows = Workflows(reading)
    try:
        DBOS.launch()
        DBOS.register_queue(
            QUEUE, worker_concurrency=parallel, polling_interval_sec=_POLL_S, on_conflict="always_update"
        )
        yield workflows
    finally:
        DBOS.destroy(destroy_registry=True)
