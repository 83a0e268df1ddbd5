"""What users install: the wheel, and an editable install of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PathDistribution, version
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

#: A receiver that does not take what its signal carries.
MISTAKE = """\
from typing import TypedDict
from turnsignal import Signal
OrderPlaced = TypedDict("OrderPlaced", {"order_id": int})
order_placed = Signal[str, OrderPlaced]()
@order_placed.connect
def send_receipt(sender: str) -> None: ...
"""

#: Another two, of signals whose types come from stubs.
MISTAKES_BESIDE_STUBS = """\
from __future__ import annotations
from typing import TypedDict
import blinker
import flask
class OrderPlaced(TypedDict):
    order_id: int
order_placed: blinker.Signal[str, OrderPlaced] = blinker.Signal()
@order_placed.connect
def send_receipt(sender: str) -> None: ...
@flask.template_rendered.connect
def log_template(sender: flask.Flask) -> None: ...
"""


#: A program that runs with Flask and without, and one line that is wrong.
FLASK_IF_INSTALLED = """\
try:
    import flask
    from flask.signals import template_rendered
except ImportError:
    pass
wrong: int = ""
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of the environment that runs the tests."""
    hidden = {"MYPYPATH", "PYTHONPATH", "VIRTUAL_ENV"}
    return subprocess.run(
        command,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run_successfully(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    result = run(*command, cwd=cwd)
    assert result.returncode == 0, result.stdout
    return result.stdout


def build_wheel(folder: Path) -> Path:
    """Build the wheel into a folder."""
    if uv := shutil.which("uv"):
        # By way of the source distribution, which must hold all that the wheel needs.
        run_successfully(
            uv, "build", "--python", sys.executable, "--out-dir", folder, CHECKOUT, cwd=folder
        )
    else:
        python = create_environment(folder / "build-environment")
        run_successfully(
            python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, CHECKOUT, cwd=folder
        )
    [wheel] = folder.glob("*.whl")
    return wheel


def create_environment(folder: Path, *requirements: str) -> Path:
    """Create a virtual environment, install the requirements, and return its Python."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    cwd = folder.parent
    if uv := shutil.which("uv"):
        run_successfully(uv, "venv", "--python", sys.executable, folder, cwd=cwd)
        install: tuple[str | Path, ...] = (uv, "pip", "install", "--python", python)
    else:
        run_successfully(sys.executable, "-m", "venv", folder, cwd=cwd)
        install = (python, "-m", "pip", "install")
    if requirements:
        run_successfully(*install, *requirements, cwd=cwd)
    return python


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module", params=["wheel", "editable"])
def python(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The Python of an environment where turnsignal[mypy] is installed."""
    project = [f"{wheel}[mypy]"] if request.param == "wheel" else ["-e", f"{CHECKOUT}[mypy]"]
    return create_environment(
        tmp_path_factory.mktemp(request.param) / "environment",
        *project,
        *(f"{name}=={version(name)}" for name in ("blinker", "flask", "mypy")),
    )


@pytest.fixture(scope="module")
def python_without_flask(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment where turnsignal[audit] is installed, and nothing else."""
    folder = tmp_path_factory.mktemp("without_flask")
    return create_environment(folder / "environment", f"{wheel}[audit]")


def test_wheel_needs_typing_extensions_and_nothing_else(wheel: Path) -> None:
    requirements = distribution(wheel).requires or []
    unconditional = [line for line in requirements if ";" not in line]
    assert [line.partition(">")[0] for line in unconditional] == ["typing-extensions"]


def test_wheel_has_the_extras(wheel: Path) -> None:
    metadata = distribution(wheel)
    assert metadata.metadata.get_all("Provides-Extra") == ["audit", "mypy", "testing"]
    assert [line for line in metadata.requires or [] if "extra == 'mypy'" in line] == [
        "mypy>=2.0; extra == 'mypy'",
        "tomli>=2.0; (python_version < '3.11') and extra == 'mypy'",
    ]


def test_wheel_has_the_command_and_the_pytest_plugin(wheel: Path) -> None:
    found = {(point.group, point.name) for point in distribution(wheel).entry_points}
    assert found == {("console_scripts", "turnsignal"), ("pytest11", "turnsignal")}


def test_command_says_what_to_install(python: Path, tmp_path: Path) -> None:
    result = run(python.with_name("turnsignal"), "audit", ".", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == (  # Flask has brought click
        'turnsignal: the command needs "rich", which is not installed:'
        " python -m pip install 'turnsignal[audit]'\n"
    )


def test_command_works_with_its_extra_alone(python_without_flask: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(
        "from turnsignal import signal\n"
        "def log(sender): ...\n"
        'signal("placed").connect(log)\n'
        'signal("placed").send("shop", order_id=1)\n',
        encoding="utf-8",
    )
    command = python_without_flask.with_name("turnsignal")
    run_successfully(command, "graph", "shop.py", cwd=tmp_path)
    page = (tmp_path / "signals.html").read_text(encoding="utf-8")
    assert '"placed"' in page
    result = run(command, "audit", "shop.py", cwd=tmp_path)
    assert 'does not accept payload key "order_id"' in result.stdout
    assert result.returncode == 1


def test_stubs_of_flask_stop_no_check_where_flask_is_missing(
    python_without_flask: Path, tmp_path: Path
) -> None:
    (tmp_path / "shop.py").write_text(FLASK_IF_INSTALLED, encoding="utf-8")
    result = run(python_without_flask, "-m", "mypy", "shop.py", cwd=tmp_path)
    assert re.findall(r"^shop.py:(\d+): error: .+\[(.+)\]$", result.stdout, re.MULTILINE) == [
        ("6", "assignment")
    ]


def test_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = {name for name in archive.namelist() if ".dist-info/" not in name}
    shipped = [
        CHECKOUT / "src/turnsignal",
        CHECKOUT / "src/turnsignal_audit",
        CHECKOUT / "mypy_plugin/turnsignal_mypy",
        CHECKOUT / "stubs/blinker-stubs",
        CHECKOUT / "stubs/flask-stubs",
    ]
    expected = {
        path.relative_to(package.parent).as_posix()
        for package in shipped
        for path in package.rglob("*")
        if path.suffix in {".css", ".html", ".js", ".py", ".pyi", ".typed"}
    }
    assert files == expected


def test_packages_are_importable_and_typed(python: Path, tmp_path: Path) -> None:
    run_successfully(
        python,
        "-c",
        "import pathlib, turnsignal, turnsignal_mypy\n"
        "for package in turnsignal, turnsignal_mypy:\n"
        "    assert pathlib.Path(package.__file__).with_name('py.typed').exists(), package\n",
        cwd=tmp_path,
    )


def test_mypy_checks_receivers_with_the_plugin(python: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(MISTAKE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.mypy]\nstrict = true\nplugins = ["turnsignal_mypy"]\n', encoding="utf-8"
    )
    result = run(python, "-m", "mypy", "shop.py", cwd=tmp_path)
    assert "[signal-receiver]" in result.stdout
    assert 'payload key "order_id"' in result.stdout
    assert "Found 1 error in 1 file" in result.stdout
    assert result.returncode == 1


def test_mypy_sees_the_stubs_of_blinker_and_flask(python: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(MISTAKES_BESIDE_STUBS, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\nplugins = turnsignal_mypy\n", encoding="utf-8")
    result = run(python, "-m", "mypy", "shop.py", cwd=tmp_path)
    assert 'of "Signal[str, OrderPlaced]" does not accept payload key "order_id"' in result.stdout
    assert 'of "NamedSignal[Flask, TemplateRendered]" does not accept payload' in result.stdout
    assert result.stdout.endswith("Found 3 errors in 1 file (checked 1 source file)\n")


def test_pyright_sees_the_stubs_of_blinker_and_flask(python: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(MISTAKES_BESIDE_STUBS, encoding="utf-8")
    pyright = Path(sys.executable).with_name("pyright")
    result = run(pyright, f"--pythonpath={python}", "shop.py", cwd=tmp_path)
    assert 'Missing keyword parameter "order_id"' in result.stdout
    assert 'Missing keyword parameter "template"' in result.stdout
    assert "\n2 errors, " in result.stdout


def test_ci_runs_the_command_of_the_readme() -> None:
    command = "python -m pip install 'nox[uv]' && nox\n"
    assert command in (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert command in (CHECKOUT / ".ci/run").read_text(encoding="utf-8")


def distribution(wheel: Path) -> PathDistribution:
    """Return the metadata of a wheel."""
    archive = zipfile.Path(wheel)
    [folder] = [path for path in archive.iterdir() if path.name.endswith(".dist-info")]
    return PathDistribution(folder)
