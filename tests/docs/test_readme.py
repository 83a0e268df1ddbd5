"""What the README and the documentation show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PLUGIN_PAGE = ROOT / "docs" / "mypy-plugin.md"

CONFIGURATION = '[tool.mypy]\nplugins = ["turnsignal_mypy"]\n'


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)


def mypy(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    Path("pyproject.toml").write_text(CONFIGURATION)
    Path("shop.py").write_text(code)
    output, _, _ = api.run(["shop.py", "--no-error-summary", "--hide-error-context"])
    return output.splitlines()


def test_mypy_says_of_the_first_example_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example, *_ = blocks(README, "python")
    shown, *_ = blocks(README, "console")
    command, *expected = shown.splitlines()
    assert command == "$ mypy shop.py"
    assert mypy(example, tmp_path, monkeypatch) == expected


def test_the_first_example_fails_as_the_readme_says() -> None:
    example, *_ = blocks(README, "python")
    with pytest.raises(TypeError, match="amount"):
        exec(example, {"__name__": "shop"})  # noqa: S102  # our own README
    corrected = example.replace("amount", "total")
    with pytest.raises(TypeError, match="total"):
        exec(corrected, {"__name__": "shop"})  # noqa: S102
    exec(corrected.replace("order_id=1", "order_id=1, total=1.0"), {"__name__": "shop"})  # noqa: S102


def test_every_declaration_in_the_readme_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example, *declarations = blocks(README, "python")
    types = example.partition("order_placed =")[0]
    imports = "from turnsignal import NamedSignal, define, signal\n"
    assert len(declarations) == 3
    for declaration in declarations:
        assert mypy(imports + types + declaration, tmp_path, monkeypatch) == []


def test_mypy_says_of_each_example_what_the_plugin_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declaration = blocks(README, "python")[0].partition("@order_placed")[0] + "shop = Shop()\n"
    examples, shown = blocks(PLUGIN_PAGE, "python"), blocks(PLUGIN_PAGE, "text")
    assert len(examples) == len(shown) == 3
    for example, expected in zip(examples, shown, strict=True):
        said = mypy(declaration + example, tmp_path, monkeypatch)
        assert [re.sub(r"^shop\.py:\d+: ", "", line) for line in said] == expected.splitlines()


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]))
def test_links_to_files_hold(page: Path) -> None:
    for target in re.findall(r"\]\(([\w./-]+)\)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
