"""Starting workers, asking them, and ending those that take too long."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, cast

import msgspec

from export.engine import Answer
from export.errors import BadQuery, Forbidden, OutOfMemory, TooLarge, TooSlow
from export.iris import prefixes as own_prefixes
from export.worker import Reply, Request, Start, receive, send
from graph.errors import ConceptExplorerError

TIMEOUT = 30.0
"""Seconds that a query may take unless told otherwise."""


class CannotLoad(ConceptExplorerError):
    """A worker could not load its files; the text is that of the worker's error."""


class Worker:
    """One process with the files loaded; for one query at a time."""

    def __init__(self, files: Sequence[Path], *, locate: bool = False) -> None:
        start = Start([str(path) for path in files], own_prefixes(), locate)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "export.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
        )
        self._sink = cast(BinaryIO, self._process.stdin)
        self._source = cast(BinaryIO, self._process.stdout)
        self._send(msgspec.msgpack.encode(start))
        self._prefixes: dict[str, str] | None = None

    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries may use. Waits until the files are loaded; raises CannotLoad."""
        if self._prefixes is None:
            reply = self._receive()
            if reply is None:
                raise CannotLoad("the graph could not be loaded: not enough memory")
            if reply.error:
                raise CannotLoad(reply.text)
            self._prefixes = reply.prefixes
        return self._prefixes

    def ask(self, request: Request, *, timeout: float = TIMEOUT) -> Answer:
        """Runs one query.

        Raises BadQuery, Forbidden, TooLarge, TooSlow, OutOfMemory; after the last two the worker is dead.
        """
        self.prefixes()
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(timeout, stop)
        timer.start()
        try:
            self._send(msgspec.msgpack.encode(request))
            reply = self._receive()
        finally:
            timer.cancel()
        if reply is None:
            self._process.wait()
            raise TooSlow(timeout) if late.is_set() else OutOfMemory()
        return _answer(request.query, reply)

    @property
    def alive(self) -> bool:
        """False once the process has ended."""
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        for stream in (self._sink, self._source):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()

    def __enter__(self) -> Worker:
        """For use in a `with` statement."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the process."""
        self.close()

    def _send(self, message: bytes) -> None:
        try:
            send(self._sink, message)
        except BrokenPipeError:
            return  # it has died, as the missing reply will show

    def _receive(self) -> Reply | None:
        message = receive(self._source)
        return msgspec.msgpack.decode(message, type=Reply) if message else None


class Workers:
    """A few workers with the same files. One that died, or whose files have changed, is replaced."""

    def __init__(self, files: Sequence[Path], *, count: int) -> None:
        self._files = list(files)
        self._idle: queue.Queue[_Member] = queue.Queue()
        self._all: set[Worker] = set()
        for _ in range(count):
            self._idle.put(self._start())

    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries may use. Raises CannotLoad."""
        member = self._idle.get()
        try:
            return member.worker.prefixes()
        finally:
            self._idle.put(member)

    def ask(self, request: Request, *, timeout: float) -> Answer:
        """Runs one query on the next idle worker. Raises as `Worker.ask` does."""
        member = self._idle.get()
        try:
            member = self._fresh(member)
            return member.worker.ask(request, timeout=timeout)
        finally:
            self._idle.put(self._fresh(member))

    def close(self) -> None:
        """Ends all workers."""
        for worker in list(self._all):
            worker.close()

    def _fresh(self, member: _Member) -> _Member:
        if member.worker.alive and member.signature == self._signature():
            return member
        self._all.discard(member.worker)
        member.worker.close()
        return self._start()

    def _start(self) -> _Member:
        signature = self._signature()
        worker = Worker(self._files, locate=True)
        self._all.add(worker)
        return _Member(worker, signature)

    def _signature(self) -> tuple[tuple[int, int], ...]:
        """Changes whenever a file is replaced."""
        found = []
        for path in self._files:
            try:
                status = path.stat()
            except OSError:
                found.append((0, 0))
            else:
                found.append((status.st_mtime_ns, status.st_size))
        return tuple(found)


class _Member(NamedTuple):
    worker: Worker
    signature: tuple[tuple[int, int], ...]
    """Of the files, as the worker has read them."""


def _answer(query: str, reply: Reply) -> Answer:
    if reply.answer is not None:
        return reply.answer
    if reply.error == "query":
        raise BadQuery(query, reply.text, line=reply.line, column=reply.column)
    if reply.error == "forbidden":
        raise Forbidden(reply.text, line=reply.line)
    if reply.error == "large":
        raise TooLarge(reply.number)
    raise CannotLoad(reply.text)


def _environment() -> dict[str, str]:
    """This process's environment, with its module path: a worker must find the same packages."""
    path = os.pathsep.join(entry or os.curdir for entry in sys.path)
    return os.environ | {"PYTHONPATH": path}
