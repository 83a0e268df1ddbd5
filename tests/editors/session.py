"""Starts language servers as editors do, and asks them about the user's code."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, get_type_hints

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import register_lsp_features

from tests.editors import answers
from tests.editors.user_code import Place, UserCode

#: The commands that editors start.
SERVERS: Final[Mapping[str, tuple[str, ...]]] = {
    "pyright": ("pyright-langserver", "--stdio"),
    "basedpyright": ("basedpyright-langserver", "--stdio"),
    "pyrefly": ("pyrefly", "lsp"),
    "ty": ("ty", "server"),
    "zuban": ("zuban", "server"),
}

#: Seconds that a server may take to start, and to answer; a machine may be slow, or busy.
DEADLINE: Final = 120

#: The configuration of the project. Proposals have the names of one Python's builtins.
CONFIGURATION: Final = """\
[tool.pyright]
pythonVersion = "3.10"

[tool.pyrefly]
python-version = "3.10"

[tool.ty.environment]
python-version = "3.10"

[tool.mypy]
python_version = "3.10"
"""

_BIN: Final = Path(sys.executable).parent


class Session:
    """A file that is open in an editor, with a language server behind it."""

    def __init__(self, client: LanguageClient, path: Path, code: UserCode) -> None:
        self.client = client
        self.code = code
        self._document = types.TextDocumentIdentifier(path.as_uri())
        self._version = 1
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self._document.uri, "python", self._version, code.text)
            )
        )

    def type(self, lines: tuple[str, ...]) -> None:
        """Replace the text of the file by other lines."""
        self._version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._version, self._document.uri),
                [types.TextDocumentContentChangeWholeDocument("\n".join(lines) + "\n")],
            )
        )

    async def completion(self, place: Place) -> answers.Completion:
        """Ask what could follow."""
        parameters = types.CompletionParams(self._document, _position(place))
        return answers.completion(await self.client.text_document_completion_async(parameters))

    async def hover(self, place: Place) -> answers.Hover:
        """Ask what a word is."""
        parameters = types.HoverParams(self._document, _position(place))
        return answers.hover(await self.client.text_document_hover_async(parameters))

    async def signature_help(self, place: Place) -> answers.SignatureHelp:
        """Ask what the call takes."""
        parameters = types.SignatureHelpParams(self._document, _position(place))
        return answers.signature_help(
            await self.client.text_document_signature_help_async(parameters)
        )

    async def definition(self, place: Place) -> answers.Definition:
        """Ask where a word is defined."""
        parameters = types.DefinitionParams(self._document, _position(place))
        return answers.definition(await self.client.text_document_definition_async(parameters))

    async def until_ready(self) -> None:
        """Wait until the server has found turnsignal: some answer before."""
        place = self.code.places["signal"]
        # No message of the protocol tells when.
        while "Signal[Shop, OrderPlaced" not in (await self.hover(place)).code:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@asynccontextmanager
async def opened(server: str, code: UserCode, folder: Path) -> AsyncGenerator[Session, None]:
    """Open code in a language server.

    Args:
        server: The name of the server.
        code: The code.
        folder: An empty folder, which becomes the project.
    """
    path = folder / "shop.py"
    path.write_text(code.text, encoding="utf-8")
    (folder / "pyproject.toml").write_text(CONFIGURATION, encoding="utf-8")
    client = LanguageClient(
        converter_factory=_converter,
        configuration={"": {"python": {"pythonPath": sys.executable}}},
    )
    register_lsp_features(client)
    # Some tell the editor to ask again for something that was never asked for.
    client.feature(types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)(_ignore)
    command, *arguments = SERVERS[server]
    # In a session of its own, a server that hangs can be ended with all that it has started.
    await client.start_io(
        str(_BIN / command), *arguments, env=_environment(), start_new_session=True
    )
    try:
        await asyncio.wait_for(_initialize(client, folder), DEADLINE)
        session = Session(client, path, code)
        await asyncio.wait_for(session.until_ready(), DEADLINE)
        yield session
        await client.shutdown_session()
    finally:
        _kill(client)
        await client.stop()  # type: ignore[no-untyped-call]


async def _initialize(client: LanguageClient, folder: Path) -> None:
    """Open a folder as Neovim does."""
    await client.initialize_session(
        types.InitializeParams(
            client_capabilities("neovim"),
            root_uri=folder.as_uri(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "shop")],
        )
    )


def _kill(client: LanguageClient) -> None:
    """End a server that did not end when it was asked to."""
    process = client._server
    if process is not None and process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)


def _position(place: Place) -> types.Position:
    return types.Position(place.line, place.column)


def _environment() -> dict[str, str]:
    """Return an environment in which all servers find the packages of this Python."""
    path = f"{_BIN}{os.pathsep}{os.environ['PATH']}"
    # Pyright's wrapper would look for newer versions, and tell about them.
    return os.environ | {
        "VIRTUAL_ENV": sys.prefix,
        "PATH": path,
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }


def _converter() -> Converter:
    """Return a converter of messages that reads no capabilities for notebooks.

    lsprotocol 2025.0.0 refuses those of ty, pyrefly and zuban, which are correct:
    https://github.com/microsoft/lsprotocol/issues/462
    """
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]
    notebooks = get_type_hints(types.ServerCapabilities)["notebook_document_sync"]
    converter.register_structure_hook(notebooks, _ignore)
    return converter


def _ignore(*_: Any) -> None:
    """Make nothing of something."""
