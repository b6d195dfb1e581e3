"""One Jupyter kernel for a whole chain: a fresh one per notebook would import pandas and spaCy again each time."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines

from analysis.running.engine import SHOW_PROGRESS

ENGINE = "framescope"


class ThisInterpreter(KernelSpecManager):  # type: ignore[misc]
    """The kernel of the interpreter that runs the chain, whatever kernels a user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The one specification there is."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=command, display_name="Python 3", language="python")


class SharedKernel:
    """A kernel that several notebooks run in, one after the other; names are wiped between them.

    It listens on a socket file, not on a TCP port, so nobody else on the machine can reach it.
    """

    def __enter__(self) -> SharedKernel:
        """Make ready; the kernel itself starts with the first notebook."""
        if sys.stderr.isatty():
            os.environ[SHOW_PROGRESS] = "1"
        self._folder = tempfile.TemporaryDirectory(prefix="framescope-")
        self.client: Any = None
        self.manager = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=ThisInterpreter(),
            connection_file=str(Path(self._folder.name) / "kernel.json"),
            transport="ipc" if os.name == "posix" else "tcp",
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the kernel, also after an exception: its state can no longer be trusted."""
        from jupyter_core.utils import run_sync

        if self.client is not None:
            self.client.stop_channels()
        if self.manager.has_kernel:
            run_sync(self.manager.shutdown_kernel)(now=True)
        self._folder.cleanup()


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """A papermill client that begins with an empty name space in a kernel that others used before.

    `%reset` would also wipe what Python itself keeps in `__main__`, without which no worker process can start.
    """

    def papermill_execute_cells(self) -> None:
        client: Any = self.kc
        self.wait_for_reply(client.execute("%reset_selective -f .", silent=True, store_history=False))
        super().papermill_execute_cells()  # type: ignore[no-untyped-call]


class _SharedEngine(Engine):  # type: ignore[misc]
    """The papermill engine that runs a notebook in a `SharedKernel` passed as `shared`."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, log_output: bool = False, **options: Any) -> None:
        """Run the notebook's cells; papermill has put the parameters in already."""
        shared: SharedKernel = options["shared"]
        client: Any = _Client(  # type: ignore[no-untyped-call]
            nb_man,
            km=shared.manager,
            kernel_name=kernel_name,
            timeout=options.get("timeout"),
            startup_timeout=options.get("start_timeout", 60),
            log_output=log_output,
            stderr_file=options.get("stderr_file"),
        )
        client.kc = shared.client
        try:
            client.execute(cleanup_kc=False)
        finally:
            shared.client = client.kc


papermill_engines.register(ENGINE, _SharedEngine)
