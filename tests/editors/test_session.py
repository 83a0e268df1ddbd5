"""A language server ends with its session, and leaves no process behind."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from pytest_lsp import LanguageClient

from tests.editors.session import SERVERS, opened
from tests.editors.user_code import read


def process_group(client: LanguageClient) -> int:
    """Return the group of all processes that a server has started, its own among them."""
    process = client._server
    assert process is not None
    os.killpg(process.pid, 0)
    return process.pid


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_ends_with_its_session(server: str, tmp_path: Path) -> None:
    async def run() -> int:
        async with opened(server, read(), tmp_path) as session:
            return process_group(session.client)

    group = asyncio.run(run())
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)


def test_a_server_that_hangs_is_ended(tmp_path: Path) -> None:
    groups: list[int] = []

    async def run() -> None:
        async with opened("ty", read(), tmp_path) as session:
            groups.append(process_group(session.client))
            os.killpg(groups[0], signal.SIGSTOP)
            await asyncio.wait_for(session.hover(session.code.places["signal"]), 0.1)

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(run())
    with pytest.raises(ProcessLookupError):
        os.killpg(groups[0], 0)


def test_a_server_that_dies_is_no_riddle(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened("ty", read(), tmp_path) as session:
            os.killpg(process_group(session.client), signal.SIGKILL)
            await session.hover(session.code.places["signal"])

    with pytest.raises(RuntimeError, match="exited with return code: -9"):
        asyncio.run(run())
