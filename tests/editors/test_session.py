"""A language server ends with its session, and leaves no process behind."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.editors.session import SERVERS, opened
from tests.editors.user_code import read


async def process_group(server: str, folder: Path) -> int:
    async with opened(server, read(), folder) as session:
        process = session.client._server
        assert process is not None
        os.killpg(process.pid, 0)
    return process.pid


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_ends_with_its_session(server: str, tmp_path: Path) -> None:
    group = asyncio.run(process_group(server, tmp_path.resolve()))
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)
