"""Who codes the batches: this process, or worker processes that may die without taking the run along."""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Protocol, Self

import pyarrow as pa

from dragoman.engine.arrow import pack, result_schema, to_results, unpack
from dragoman.engine.batch import Code, code_batch, refused
from dragoman.errors import DragomanError

_READY = b"ready"


class Pool(Protocol):
    """Codes batches, several at a time; each is named by a number of the caller's."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def submit(self, number: int, documents: pa.RecordBatch) -> None:
        """Take on a batch."""
        ...

    def next_done(self) -> tuple[int, pa.RecordBatch]:
        """Wait for any batch to be done, and return its number and its results."""
        ...


class InProcess:
    """Codes in this process, one batch after the other."""

    def __init__(self, code: Code | None) -> None:
        self._code = code
        self._waiting: deque[tuple[int, pa.RecordBatch]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._waiting.clear()

    def submit(self, number: int, documents: pa.RecordBatch) -> None:
        """Take on a batch."""
        self._waiting.append((number, documents))

    def next_done(self) -> tuple[int, pa.RecordBatch]:
        """Code the batch that waits longest."""
        number, documents = self._waiting.popleft()
        return number, code_batch(documents, self._code)


@dataclass(slots=True)
class _Task:
    """Documents that a worker gets at once: a batch, or one document of a batch that killed a worker."""

    number: int
    documents: pa.RecordBatch
    index: int | None = None


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    task: _Task | None = None


class Workers:
    """Codes in worker processes.

    A worker that dies (killed for its memory, a fault in a library) is replaced. Its batch is coded again
    document by document; a document that a worker dies of again is refused, and the others count.
    """

    def __init__(self, workers: int, code: Code | None) -> None:
        self._count = workers
        self._code = code
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._done: deque[tuple[int, pa.RecordBatch]] = deque()
        # The results of batches that are coded document by document, as far as they are there.
        self._retries: dict[int, list[pa.RecordBatch | None]] = {}

    def __enter__(self) -> Self:
        try:
            for _ in range(self._count):
                self._workers.append(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def submit(self, number: int, documents: pa.RecordBatch) -> None:
        """Take on a batch."""
        self._tasks.append(_Task(number, documents))
        self._hand_out()

    def next_done(self) -> tuple[int, pa.RecordBatch]:
        """Wait for any batch to be done, and return its number and its results."""
        while not self._done:
            self._hand_out()
            by_connection = {worker.connection: worker for worker in self._workers}
            for connection in wait(list(by_connection)):
                self._listen(by_connection[connection])  # type: ignore[index]
        return self._done.popleft()

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._code), daemon=True)
        with _undisturbed():
            process.start()
        theirs.close()  # so that the death of the worker ends the connection
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if not self._tasks:
                return
            if worker.ready and worker.task is None:
                worker.task = self._tasks.popleft()
                with contextlib.suppress(OSError):  # it died: its connection will say so
                    worker.connection.send_bytes(pack(worker.task.documents))

    def _listen(self, worker: _Worker) -> None:
        try:
            message = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if message == _READY:
            worker.ready = True
            return
        task, worker.task = worker.task, None
        if task is not None:
            self._finish(task, unpack(message))

    def _bury(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.join()
        if not worker.ready:
            raise DragomanError(
                f"a worker process could not start ({_last_words(worker)})",
                where="workers",
                remedy="Try --workers 1, which needs no other process.",
            )
        self._workers[self._workers.index(worker)] = self._start()
        task = worker.task
        if task is None:
            return
        if task.index is None and task.documents.num_rows > 1:
            self._retries[task.number] = [None] * task.documents.num_rows
            singles = (task.documents.slice(i, 1) for i in range(task.documents.num_rows))
            # First in the queue: the results of later batches wait for these.
            self._tasks.extendleft(
                reversed([_Task(task.number, single, index) for index, single in enumerate(singles)])
            )
            return
        reason = f"a worker process died of it, twice ({_last_words(worker)})"
        remedy = "If the machine was short of memory, code it again with fewer workers and --overwrite."
        self._finish(task, to_results([refused("crash", reason, remedy)]))

    def _finish(self, task: _Task, results: pa.RecordBatch) -> None:
        if task.index is None:
            self._done.append((task.number, results))
            return
        singles = self._retries[task.number]
        singles[task.index] = results
        whole = [single for single in singles if single is not None]
        if len(whole) == len(singles):
            del self._retries[task.number]
            rows = [row for single in whole for row in single.to_pylist()]
            self._done.append((task.number, pa.RecordBatch.from_pylist(rows, schema=result_schema())))


def _last_words(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    if code < 0:
        return f"by {signal.Signals(-code).name}" if -code in set(signal.Signals) else f"by signal {-code}"
    return f"exit code {code}"


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: it is this process that decides what is kept.

    A blocked signal stays blocked in the process started meanwhile, and waits in this one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield  # Windows
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, code: Code | None) -> None:
    """Code what comes over the connection until it closes; the whole life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if code is None:
        import dragoman.engine.default  # noqa: F401, PLC0415  loads slowly: before it is ready, not after
    connection.send_bytes(_READY)
    while True:
        try:
            documents = unpack(connection.recv_bytes())
            connection.send_bytes(pack(code_batch(documents, code)))
        except (EOFError, OSError):
            return  # the run is over, or was killed
