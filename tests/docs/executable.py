"""Pages whose code blocks are run and checked: each page is a module, or a folder of files.

What stands above a code block, in a comment, tells what becomes of it:

- nothing: Python code is added to the page's module; ``console`` is run in the page's folder;
  ``text`` is what the block before prints, or what mypy says of it; other languages are parsed.
- ``<!-- file: shop.py -->``: it is written to the page's folder.
- ``<!-- not run: reason -->``: it is left alone.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from mypy import api

from tests.docs.pages import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RUNNER = Path(__file__).with_name("run_page.py")

#: A code block, with what stands in the comment above it.
_BLOCK = re.compile(
    r"(?:^<!-- (?P<comment>[^\n]*?) -->\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)

#: Python code that is not shown.
_HIDDEN = re.compile(r"^<!-- python\n(?P<text>.*?)^-->$", re.DOTALL | re.MULTILINE)

#: How the messages of mypy begin that are shown of a block of Python code.
_MESSAGE = ("error: ", "note: ")

#: What differs from run to run.
_ADDRESS = re.compile(r"0x[0-9a-f]+")

_PARSERS: dict[str, Callable[[str], object]] = {
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "json": json.loads,
}


@dataclass
class Block:
    """A code block of a page."""

    language: str
    text: str
    #: Where the text is in the page.
    span: tuple[int, int]
    #: What the comment above it says: a word, and what it is about.
    comment: str = ""
    about: str = ""
    #: The ``text`` blocks below a block of Python code: what it prints, and what mypy says.
    printed: Block | None = None
    messages: Block | None = None


@dataclass
class Result:
    """What a page shows that is not so: for each block, what it should show."""

    shown: list[tuple[Block, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def explanation(self) -> str:
        """Says what is not so, for people; empty if all is well."""
        shown = [f"shown:\n{block.text}\nbut it is:\n{happened}" for block, happened in self.shown]
        return "\n\n".join([*shown, *self.problems])


def blocks_of(page: Path) -> list[Block]:
    """List the code blocks of a page, those that are not shown included."""
    text = page.read_text(encoding="utf-8")
    found = [
        Block("python", match["text"], match.span("text"), "hidden")
        for match in _HIDDEN.finditer(text)
    ]
    for match in _BLOCK.finditer(text):
        comment, _, about = (match["comment"] or "").partition(": ")
        found.append(Block(match["language"], match["text"], match.span("text"), comment, about))
    found.sort(key=lambda block: block.span)
    return list(_with_outputs(found))


def _with_outputs(blocks: list[Block]) -> Iterator[Block]:
    last: Block | None = None
    for block in blocks:
        if block.language != "text" or block.comment:
            last = block
            yield block
        elif last is None or last.language != "python":
            yield block
        elif block.text.startswith(_MESSAGE):
            last.messages = block
        else:
            last.printed = block


def is_executable(page: Path) -> bool:
    """Tell whether a page says that its code blocks are run."""
    return "<!-- every code block is run -->" in page.read_text(encoding="utf-8")


PAGES = sorted(page for page in (ROOT / "docs").rglob("*.md") if is_executable(page))


def module_of(page: Path) -> list[Block]:
    """List the blocks that make the page's module."""
    return [
        block
        for block in blocks_of(page)
        if block.language == "python" and block.comment in ("", "hidden")
    ]


def results(pages: list[Path], folder: Path) -> dict[Path, Result]:
    """Compare what happens with what pages show, and what mypy says as well.

    Args:
        pages: The pages.
        folder: An empty folder.
    """
    types = folder / "types"
    types.mkdir()
    found = check_types(pages, types)
    for page, result in found.items():
        own_folder = folder / page.stem
        own_folder.mkdir()
        happened = run(page, own_folder)
        result.shown += happened.shown
        result.problems += happened.problems
    return found


def run(page: Path, folder: Path) -> Result:
    """Do what a page says, and compare what happens with what it shows.

    Args:
        page: The page.
        folder: An empty folder.
    """
    result = Result()
    blocks = blocks_of(page)
    printed = iter(_run_module(page, folder))
    for block in blocks:
        match block:
            case Block(comment="file"):
                path = folder / block.about
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text, encoding="utf-8")
            case Block(comment="not run", about=reason):
                if not reason:
                    result.problems.append(f"no reason why this is not run:\n{block.text}")
            case Block(language="python"):
                _compare(block, block.printed, next(printed), result)
            case Block(language="console"):
                _compare(block, block, _run_commands(block.text, folder), result)
            case Block(language=language) if language in _PARSERS:
                _PARSERS[language](block.text)
            case _:
                result.problems.append(f"nobody knows what to do with this:\n{block.text}")
    return result


def _compare(block: Block, output: Block | None, happened: str, result: Result) -> None:
    if output is None:
        if happened:
            result.problems.append(f"this prints what is not shown:\n{block.text}\n{happened}")
    elif _ADDRESS.sub("", output.text) != _ADDRESS.sub("", happened):
        result.shown.append((output, happened))


def _run_module(page: Path, folder: Path) -> list[str]:
    """Return what each block of a page's module prints."""
    sources = [block.text for block in module_of(page)]
    completed = subprocess.run(
        [sys.executable, "-W", "error", str(RUNNER)],
        input=json.dumps(sources),
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    printed: list[str] = json.loads(completed.stdout)
    return printed


def _run_commands(text: str, folder: Path) -> str:
    """Run the commands of a console block, and return the block as it should be."""
    shown: list[str] = []
    for command in (line for line in text.splitlines() if line.startswith("$ ")):
        completed = subprocess.run(  # noqa: S602  # our own documentation
            command.removeprefix("$ "),
            shell=True,
            cwd=folder,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        shown += [command, *completed.stdout.splitlines()]
    return "\n".join([*shown, ""])


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of programs of a page: those of this Python, and its folder."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ | {"PATH": programs, "PYTHONPATH": str(folder), "NO_COLOR": "1"}


def check_types(pages: list[Path], folder: Path) -> dict[Path, Result]:
    """Compare what mypy says of the modules of pages with what they show.

    Args:
        pages: The pages.
        folder: An empty folder.
    """
    (folder / "mypy.ini").write_text("[mypy]\nstrict = True\nplugins = turnsignal_mypy\n")
    files = {folder / f"{page.stem.replace('-', '_')}_page.py": page for page in pages}
    for file, page in files.items():
        file.write_text(_joined(page), encoding="utf-8")
    output, errors, _ = api.run(
        [
            f"--config-file={folder / 'mypy.ini'}",
            f"--cache-dir={folder / 'cache'}",
            "--no-error-summary",
            *map(str, files),
        ]
    )
    assert not errors, errors
    said: dict[tuple[Path, int], list[str]] = {}
    for line in output.splitlines():
        name, number, message = line.split(":", 2)
        said.setdefault((Path(name), int(number)), []).append(message.strip())
    results: dict[Path, Result] = {}
    for file, page in files.items():
        result = results[page] = Result()
        first = 1
        for block in module_of(page):
            lines = range(first, first + block.text.count("\n"))
            first = lines.stop
            messages = [message for line in lines for message in said.get((file, line), [])]
            text = "".join(f"{message}\n" for message in messages)
            if block.messages is not None:
                _compare(block, block.messages, text, result)
            elif messages:
                result.problems.append(f"mypy says what is not shown:\n{block.text}\n{text}")
    return results


def _joined(page: Path) -> str:
    return "".join(block.text for block in module_of(page))


def rewrite(page: Path, shown: list[tuple[Block, str]]) -> None:
    """Put what happens into a page."""
    text = page.read_text(encoding="utf-8")
    for block, happened in sorted(shown, key=lambda item: item[0].span, reverse=True):
        start, end = block.span
        text = text[:start] + happened + text[end:]
    page.write_text(text, encoding="utf-8")
