"""What turnsignal does, shown by running it: ``python examples/demo.py``.

Every line of output comes from a real run of the shop, of mypy, or of the shop with mistakes.
The exit code says whether everything was found to be as claimed.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import NamedTuple

import shop_with_mistakes

EXAMPLES = Path(__file__).resolve().parent
MISTAKES = EXAMPLES / "shop_with_mistakes"
WIDTH = 96
NO_BREAK = "\N{NO-BREAK SPACE}"


class Finding(NamedTuple):
    """An error that mypy reports."""

    file: str
    line: int
    message: str
    notes: tuple[str, ...]
    code: str


class Crash(NamedTuple):
    """How a run of the shop with mistakes ended: the exception, and where it came from."""

    exception: str
    file: str
    line: int


class Part(NamedTuple):
    """A part of the shop with mistakes: what mypy says of it, and how it runs."""

    name: str
    findings: list[Finding]
    run: subprocess.CompletedProcess[str]

    @property
    def file(self) -> Path:
        return MISTAKES / f"{self.name}.py"

    @property
    def raises_type_error(self) -> bool:
        crash = crash_in(self.run.stderr)
        return crash is not None and crash.exception.startswith("TypeError:")


def main() -> int:
    heading("turnsignal: signals with types")
    with tempfile.TemporaryDirectory() as cache:
        problems = [*show_shop(), *show_check(cache)]
        findings, failure = check_mistakes(cache)
    parts = [
        Part(
            name,
            [finding for finding in findings if Path(finding.file).stem == name],
            run_python("-m", "shop_with_mistakes", name),
        )
        for name in (*shop_with_mistakes.PARTS, shop_with_mistakes.SILENT_PART)
    ]
    *mistakes, silent = parts
    known = {part.file.name for part in parts}
    problems += failure
    problems += [
        f"{finding.file}:{finding.line} should be free of mistakes: {finding.message}"
        for finding in findings
        if Path(finding.file).name not in known
    ]
    problems += show_mistakes(mistakes)
    problems += show_silence(silent)
    show_summary(mistakes, silent, problems)
    return 1 if problems else 0


def show_shop() -> list[str]:
    heading("1. A shop")
    paragraph(
        "A bookshop announces what happens in it: it sends signals, and whatever is connected to"
        " a signal is called. The signals are declared in one module, examples/shop/signals.py,"
        " with who sends them and what they carry:"
    )
    for name in ("OrderPlaced", "order_placed"):
        quote(declaration(EXAMPLES / "shop" / "signals.py", name))
    paragraph(
        "Receipts, stock, loyalty points and the audit log are receivers in other modules. The"
        " checkout sends the signals, and knows none of them. In examples:"
    )
    run = run_python("-m", "shop")
    command("python -m shop")
    quote(run.stdout + run.stderr)
    return [] if run.returncode == 0 else ["the shop does not run"]


def show_check(cache: str) -> list[str]:
    heading("2. The check")
    paragraph(
        "Which receiver gets which signal is decided at run time, so a type checker sees nothing"
        " of it. With turnsignal's plugin, mypy holds every receiver and every send against the"
        " declarations, before anything runs:"
    )
    run = run_mypy(cache, "shop")
    command("python -m mypy --config-file=mypy.ini -p shop")
    quote(run.stdout + run.stderr)
    return [] if run.returncode == 0 else ["mypy has objections to the shop"]


def check_mistakes(cache: str) -> tuple[list[Finding], list[str]]:
    """Run mypy over the shop with mistakes; return what it finds, and what went wrong."""
    run = run_mypy(cache, "shop_with_mistakes", "--output=json")
    if run.returncode != 1:
        return [], [f"mypy did not do its work: {run.stdout}{run.stderr}"]
    return findings_in(run.stdout), []


def show_mistakes(parts: list[Part]) -> list[str]:
    heading("3. The same shop, with mistakes")
    paragraph(
        f"The shop has been changed by many hands. Here are {len(parts)} of its modules: the lines"
        " in question, what mypy says of them, and what happens to those who run them unchecked."
    )
    problems: list[str] = []
    for number, part in enumerate(parts, 1):
        show_part(f"3.{number}", part)
        crash = crash_in(part.run.stderr)
        command(f"python -m shop_with_mistakes {part.name}")
        if crash is None:
            quote(part.run.stdout + part.run.stderr)
        else:
            source = (MISTAKES / crash.file).read_text(encoding="utf-8").splitlines()
            message(crash.exception)
            quote(f"  at {crash.file}:{crash.line}\n    {source[crash.line - 1].strip()}")
        if not part.findings:
            problems.append(f"mypy finds nothing in {part.file.name}")
        if not part.raises_type_error:
            problems.append(f"{part.file.name} raises no TypeError")
    return problems


def show_silence(part: Part) -> list[str]:
    heading("4. And one that no exception would ever tell")
    show_part("4.1", part)
    command(f"python -m shop_with_mistakes {part.name}")
    quote(part.run.stdout + part.run.stderr)
    problems: list[str] = []
    if [finding.code for finding in part.findings] != ["signal-weak"]:
        problems.append(f"mypy does not find the receiver that is lost in {part.file.name}")
    if part.run.returncode != 0 or "guestbook: []" not in part.run.stdout.splitlines():
        problems.append(f"the receiver in {part.file.name} is called after all")
    return problems


def show_part(number: str, part: Part) -> None:
    text = part.file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    heading(f"{number}  {part.file.name}", underline="-")
    paragraph(ast.get_docstring(tree) or "")
    lines = text.splitlines()
    for first, last in sorted({statement_at(tree, finding.line) for finding in part.findings}):
        quote("\n".join(f"{line:3}  {lines[line - 1]}" for line in range(first, last + 1)))
    for finding in part.findings:
        place = f"{Path(finding.file).name}:{finding.line}"
        message(f"{place}: error: {finding.message}  [{finding.code}]")
        for note in finding.notes:
            message(f"{place}: note: {note}")
    print()


def show_summary(mistakes: list[Part], silent: Part, problems: list[str]) -> None:
    heading("Summary")
    if problems:
        paragraph("Not everything is as claimed:")
        for problem in problems:
            message(problem)
        return
    crashes = [(part, crash_in(part.run.stderr)) for part in mistakes]
    elsewhere = sum(crash is not None and crash.file != part.file.name for part, crash in crashes)
    errors = sum(len(part.findings) for part in (*mistakes, silent))
    paragraph(
        f"The shop is clean. In the shop with mistakes mypy found all {len(mistakes)} mistakes, and"
        f" every one is a TypeError in production, {elsewhere} of them raised in a module that is"
        " itself in order. It also found the receiver that is never called, which raises nothing"
        f" at all. That took {errors} error messages, and not one of them was a false alarm."
    )


def findings_in(output: str) -> list[Finding]:
    """Read mypy's errors from what it prints with ``--output=json``."""
    findings: list[Finding] = []
    for line in output.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            notes = tuple((report["hint"] or "").splitlines())
            place = report["file"], report["line"]
            findings.append(Finding(*place, report["message"], notes, report["code"]))
    return sorted(findings, key=lambda finding: finding.line)


def crash_in(stderr: str) -> Crash | None:
    """Read the exception from a traceback, and the innermost line of the shop in it."""
    frames = re.findall(r'^  File "(.+)", line (\d+), in ', stderr, re.MULTILINE)
    in_shop = [
        (path.name, int(line))
        for path, line in ((Path(file), line) for file, line in frames)
        if path.parent == MISTAKES
    ]
    if not in_shop:
        return None
    return Crash(stderr.splitlines()[-1], *in_shop[-1])


def statement_at(tree: ast.Module, line: int) -> tuple[int, int]:
    """Return the first and last line of the statement at a line; of a function, its head."""
    for node in ast.walk(tree):  # from the outside to the inside
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *[decorator.lineno for decorator in node.decorator_list]])
            last = node.body[0].lineno - 1
        elif isinstance(node, ast.stmt):
            first, last = node.lineno, node.end_lineno or node.lineno
        else:
            continue
        if first <= line <= last and not isinstance(node, ast.ClassDef):
            return first, last
    return line, line


def declaration(file: Path, name: str) -> str:
    """Return the source of the class or of the variable that a module calls ``name``."""
    text = file.read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        targets: list[ast.AST] = [*node.targets] if isinstance(node, ast.Assign) else [node]
        names = [getattr(target, "id", getattr(target, "name", None)) for target in targets]
        if name in names:
            return ast.get_source_segment(text, node) or ""
    raise LookupError(name)


def run_mypy(cache: str, package: str, *options: str) -> subprocess.CompletedProcess[str]:
    config = f"--config-file={EXAMPLES / 'mypy.ini'}"
    return run_python("-m", "mypy", config, f"--cache-dir={cache}", *options, "-p", package)


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    plain = {"NO_COLOR": "1", "PYTHON_COLORS": "0", "PYTHONUTF8": "1"}
    colored = {"FORCE_COLOR", "MYPY_FORCE_COLOR"}
    return subprocess.run(  # noqa: S603 - it runs these examples
        [sys.executable, *arguments],
        cwd=EXAMPLES,
        env={name: value for name, value in os.environ.items() if name not in colored} | plain,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def heading(text: str, underline: str = "=") -> None:
    print(f"{text}\n{underline * len(text)}\n")


def paragraph(text: str) -> None:
    print(textwrap.fill(" ".join(text.replace("``", '"').split()), WIDTH), end="\n\n")


def command(text: str) -> None:
    print(f"    $ {text}")


def quote(text: str) -> None:
    print(textwrap.indent(text.rstrip(), "    "), end="\n\n")


def message(text: str) -> None:
    unbroken = text.replace(": ", f":{NO_BREAK}")  # a parameter stays beside its type
    wrapped = textwrap.fill(
        unbroken, WIDTH, initial_indent="    ", subsequent_indent=" " * 8, break_on_hyphens=False
    )
    print(wrapped.replace(NO_BREAK, " "))


if __name__ == "__main__":
    sys.exit(main())
