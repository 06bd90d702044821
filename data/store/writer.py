"""One thread that writes what many people send at once, up to 64 of them with one commit.

A commit waits for the disk. Writers on their own would wait for every other's commit; these share theirs.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection

from data.store.connections import Connections
from data.store.engine import in_words
from data.store.errors import StoreClosedError
from data.store.one_transaction import joined_connections
from data.store.open_store import process_store

TOGETHER_MAX = 64
"""Jobs of one commit."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Job:
    work: Callable[[Connection], Any]
    answer: Future[Any] = field(default_factory=Future)


class _NotCommittedError(Exception):
    """The transaction of several jobs was lost before its commit: none of them is kept."""


class BatchWriter:
    """The way to write for callers that are many. It takes turns with `Connections.writing`."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, name="lintu-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[Connection], Answer]) -> Answer:
        """What `work` returns, once that is on disk. Jobs are done in the order of their coming.

        What `work` raises is raised here, for nobody else, and nothing that it wrote is kept; a database that
        can't be used raises StoreError, a stopped writer StoreClosedError. `work` does nothing but read and
        write by its connection: it is done again where a neighbour broke the transaction.
        """
        joined = joined_connections()
        if joined is not None:
            with joined.writing() as connection:
                return work(connection)
        job = _Job(work)
        with self._gate:
            if self._is_stopped:
                raise StoreClosedError
            self._jobs.put(job)
        answer: Answer = job.answer.result()
        return answer

    def stop(self) -> None:
        """Finish what was taken on, refuse the rest, and end the thread. Twice is harmless."""
        with self._gate:
            if not self._is_stopped:
                self._is_stopped = True
                self._jobs.put(None)
        self._thread.join()

    @property
    def is_stopped(self) -> bool:
        """True once `stop` was called."""
        return self._is_stopped

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, is_last = self._with_waiting(first)
            self._settle(jobs)
            if is_last:
                return

    def _with_waiting(self, first: _Job) -> tuple[list[_Job], bool]:
        """The first job and those that came meanwhile; whether the writer is to stop after them."""
        jobs = [first]
        with suppress(Empty):
            while len(jobs) < TOGETHER_MAX:
                job = self._jobs.get_nowait()
                if job is None:
                    return jobs, True
                jobs.append(job)
        return jobs, False

    def _settle(self, jobs: Sequence[_Job]) -> None:
        try:
            answers = self._commit(jobs)
        except _NotCommittedError:
            for job in jobs:
                self._settle_alone(job)
        except BaseException as error:
            for job in jobs:
                job.answer.set_exception(error)
        else:
            for job, answer in zip(jobs, answers, strict=True):
                _give(job, answer)

    def _commit(self, jobs: Sequence[_Job]) -> list[Any]:
        """The answer, or the error, of each job; those without an error are committed."""
        with self.connections.writing() as connection:
            return [self._run_job(connection, job) for job in jobs]

    def _run_job(self, connection: Connection, job: _Job) -> Any:
        savepoint = connection.begin_nested()
        try:
            with in_words(self.connections.address):
                answer = job.work(connection)
                savepoint.commit()
        except BaseException as error:
            _take_back(savepoint.rollback)
            return _Failed(error)
        return answer

    def _settle_alone(self, job: _Job) -> None:
        try:
            with self.connections.writing() as connection:
                answer = job.work(connection)
        except BaseException as error:
            job.answer.set_exception(error)
        else:
            job.answer.set_result(answer)


@dataclass(frozen=True)
class _Failed:
    error: BaseException


def _give(job: _Job, answer: Any) -> None:
    if isinstance(answer, _Failed):
        job.answer.set_exception(answer.error)
    else:
        job.answer.set_result(answer)


def _take_back(roll_back: Callable[[], None]) -> None:
    """Undo one job. A full disk makes SQLite give up the whole transaction; then there is nothing to undo."""
    try:
        roll_back()
    except Exception as error:
        raise _NotCommittedError from error


_writers: dict[Connections, BatchWriter] = {}
_starting = threading.Lock()


def the_writer() -> BatchWriter:
    """The process's one writer to `the_store`, started at first use. Raises StoreError."""
    connections = process_store()
    with _starting:
        known = _writers.get(connections)
        if known is None or known.is_stopped:
            _writers[connections] = BatchWriter(connections)
        return _writers[connections]


def _forget_after_fork() -> None:
    # Threads do not live on in a forked child; it starts its own.
    global _writers, _starting
    _writers, _starting = {}, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
