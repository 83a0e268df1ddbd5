"""The benchmarks run, measure what they say, and are all in the documentation."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import measuring, memory, page, plot, program
from benchmarks.calls import NotCalledError
from benchmarks.libraries import BLINKER, LIBRARIES, TURNSIGNAL, Library
from benchmarks.measuring import Timing, measure
from benchmarks.memory import Memory, weigh
from benchmarks.program import main
from benchmarks.results import Results, measure_all
from benchmarks.table import NOTHING
from benchmarks.workloads import GROUPS, Connect, Create, Send

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "benchmarks.md"
OURS_AND_BLINKER = ["--quick", "--libraries", "turnsignal", "blinker"]


def rows(text: str, title: str) -> list[list[str]]:
    """Return the cells of the table with a title, without the line below the header."""
    _, _, section = text.partition(f"## {title}\n")
    lines = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("|")]
    header, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [header, *body]


def test_the_program_runs_by_its_path() -> None:
    run = subprocess.run(
        [sys.executable, "benchmarks", "--help"],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("usage: python benchmarks")


def test_a_table_has_a_row_for_each_workload_and_a_column_for_each_library(
    tmp_path: Path,
) -> None:
    table = tmp_path / "table.md"
    assert main([*OURS_AND_BLINKER, "--only", "sends: 5 func", "--table", str(table)]) == 0
    header, *body = rows(table.read_text(encoding="utf-8"), "Sends")
    assert header == ["sends", "turnsignal", "blinker", "bare loop, ns"]
    assert [row[0] for row in body] == [
        "5 functions",
        "5 functions of the sender",
        "5 functions of a str sender",
    ]
    assert all(float(cell.replace(",", "")) > 0 for row in body for cell in row[1:])


def test_json_has_ratios_spreads_and_times(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert main([*OURS_AND_BLINKER, "--only", "creation", "--json", str(file)]) == 0
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert figures["rounds"] == 5
    assert list(figures["versions"]) == ["turnsignal", "blinker"]
    (group,) = figures["groups"]
    assert group["title"] == "Creation"
    assert list(group["workloads"]) == ["a signal"]
    for timing in group["workloads"]["a signal"].values():
        low, high = timing["quartiles"]
        assert 0 < low <= timing["ratio"] <= high
        assert timing["nanoseconds"] > 0
        assert timing["reference_nanoseconds"] > 0


def test_bytes_a_connection_do_not_depend_on_what_ran_before() -> None:
    first, second = (weigh(TURNSIGNAL, Memory("weak function")) or 0 for _ in range(2))
    assert first > 0
    assert abs(first - second) <= 1


def test_a_strong_connection_takes_less_than_a_weak_one() -> None:
    for library in (TURNSIGNAL, BLINKER):
        weak, strong = (weigh(library, Memory("", weak=weak)) or 0 for weak in (True, False))
        assert weak > strong > 0


def test_async_sends_are_measured_in_an_event_loop() -> None:
    (timing,) = measure(Send("1", 1, "async function").entries([TURNSIGNAL]), 1).values()
    assert timing.quartiles == (timing.ratio, timing.ratio)
    assert timing.nanoseconds == timing.ratio * timing.reference_nanoseconds


def test_a_ratio_is_that_of_the_library_to_the_bare_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    def batch(statement: str, *_: object) -> Callable[[int], int]:
        cost = 200 if statement.startswith("loop(") else 300
        return lambda iterations: cost * iterations

    monkeypatch.setattr(measuring, "batch", batch)
    timings = measure(Send("5 functions", 5).entries([TURNSIGNAL, BLINKER]), 3)
    assert timings["turnsignal"] == timings["blinker"] == Timing(1.5, (1.5, 1.5), 300, 200)


NOBODY = replace(TURNSIGNAL, send="signal.receivers_for(sender)")
TWICE = replace(TURNSIGNAL, send=f"{TURNSIGNAL.send}; {TURNSIGNAL.send}")
OTHER_PAYLOAD = replace(TURNSIGNAL, send="signal.send(sender, order_id=2, total=9.5)")
OTHER_SENDER = replace(TURNSIGNAL, send="signal.send(None, order_id=1, total=9.5)")
NO_CONNECT = replace(TURNSIGNAL, connect="signal.receivers", connect_strongly="signal.receivers")
NO_DISCONNECT = replace(TURNSIGNAL, disconnect="signal.receivers")


@pytest.mark.parametrize(
    ("library", "workload"),
    [
        (NOBODY, Send("5 functions", 5)),
        (NOBODY, Send("5 methods", 5, "method")),
        (NOBODY, Send("nobody", 0)),
        (TWICE, Send("5 functions", 5)),
        (OTHER_PAYLOAD, Send("5 functions", 5)),
        (OTHER_SENDER, Send("5 functions", 5)),
        (NO_CONNECT, Send("5 functions", 5)),
        (NO_CONNECT, Connect("function")),
        (NO_DISCONNECT, Connect("function")),
        (NO_CONNECT, Create("a signal")),
    ],
)
def test_a_library_that_does_not_call_its_receivers_is_refused(
    library: Library, workload: Send | Connect | Create
) -> None:
    with pytest.raises(NotCalledError, match="turnsignal"):
        measure(workload.entries([library, BLINKER]), 1)
    measure(workload.entries([TURNSIGNAL, BLINKER]), 1)


def test_memory_of_what_is_not_connected_is_refused() -> None:
    with pytest.raises(NotCalledError, match="turnsignal"):
        weigh(NO_CONNECT, Memory("strong function", weak=False))


def test_the_program_fails_and_writes_nothing_when_it_refuses_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "LIBRARIES", (NOBODY, BLINKER))
    table = tmp_path / "table.md"
    assert main(["--quick", "--only", "5 methods", "--table", str(table)]) == 1
    assert "refused: turnsignal: `signal.receivers_for(sender)`" in capsys.readouterr().err
    assert not table.exists()


def test_a_library_that_is_not_installed_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = replace(BLINKER, name="missing", distribution="turnsignal-does-not-exist")
    monkeypatch.setattr(program, "LIBRARIES", (TURNSIGNAL, missing))
    assert main(["--quick", "--only", "sends: nobody"]) == 0
    output = capsys.readouterr()
    assert "missing is not installed and left out" in output.err
    assert rows(output.out, "Sends")[0] == ["sends", "turnsignal", "bare loop, ns"]


def test_what_has_no_bare_loop_is_not_measured_without_blinker(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--quick", "--libraries", "turnsignal", "--only", "creation"]) == 1
    assert "without blinker" in capsys.readouterr().err


def test_an_unknown_workload_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "no such workload"]) == 1
    assert "no workload has 'no such workload' in its name" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--only", "nobody"], ["--libraries", "blinker"]])
def test_the_page_is_not_rewritten_with_a_part_of_the_results(
    option: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    present: Callable[[str], Any] = lambda name: object()
    monkeypatch.setattr(program, "find_spec", present)
    monkeypatch.setattr(program, "LIBRARIES", (TURNSIGNAL, BLINKER))
    copy = tmp_path / "benchmarks.md"
    copy.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["--quick", "--docs", str(copy), *option])
    assert "--docs needs all workloads and all libraries" in capsys.readouterr().err
    assert copy.read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8")


@pytest.fixture(name="sends", scope="module")
def results_of_sends() -> Results:
    return measure_all([TURNSIGNAL, BLINKER], "sends: ", 2, progress=lambda name: None)


def test_the_page_is_rewritten_between_its_markers(
    sends: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(results: Results, file: Path, **options: object) -> None:
        drawn.append(file.name)

    monkeypatch.setattr(plot, "draw", draw)
    copy = tmp_path / "figures.md"
    copy.write_text(f"# Title\n\n{page.BEGIN}\nold\n{page.END}\n\nafter\n", encoding="utf-8")
    page.rewrite(copy, sends, "python benchmarks")
    page.rewrite(copy, sends, "python benchmarks")
    text = copy.read_text(encoding="utf-8")
    assert text.startswith(f"# Title\n\n{page.BEGIN}\n\nOn {sends.python}, a send to 1, 5 and 50")
    assert text.endswith(f"\n{page.END}\n\nafter\n")
    assert "old" not in text
    assert "](figures.svg)" in text
    assert rows(text, "Sends")[1][0] == "nobody"
    assert drawn == ["figures.svg", "figures-in-short.svg"] * 2


def test_a_page_without_markers_is_refused(sends: Results, tmp_path: Path) -> None:
    copy = tmp_path / "figures.md"
    copy.write_text(f"# Title\n{page.END}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"figures\.md has no"):
        page.rewrite(copy, sends, "python benchmarks")


def test_the_same_results_make_the_same_picture(sends: Results, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    plot.draw(sends, one)
    plot.draw(sends, other)
    assert one.read_bytes() == other.read_bytes()
    assert b"<svg" in one.read_bytes()


def test_the_picture_has_the_ink_of_the_readers_system(sends: Results, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    file = tmp_path / "picture.svg"
    plot.draw(sends, file)
    picture = file.read_text(encoding="utf-8")
    style, _, drawn = picture.partition("</style>")
    assert "svg{color:#333333}@media(prefers-color-scheme:dark){svg{color:" in style
    assert "stroke: currentColor" in drawn
    assert "#333333" not in drawn
    assert "fill: #ffffff" not in drawn


@pytest.fixture(name="shown")
def shown_on_the_page() -> str:
    _, begin, rest = PAGE.read_text(encoding="utf-8").partition(page.BEGIN)
    shown, end, _ = rest.partition(page.END)
    assert begin, "there is no marker where the results begin"
    assert end, "there is no marker where they end"
    return shown


def test_the_page_shows_every_workload_of_every_library(shown: str) -> None:
    names = [library.name for library in LIBRARIES]
    expected = {group.title: [each.name for each in group.workloads] for group in GROUPS}
    expected[memory.TITLE] = [each.name for each in memory.WORKLOADS]
    for title, workloads in expected.items():
        header, *body = rows(shown, title)
        assert header[1 : len(names) + 1] == names, title
        assert [row[0] for row in body] == workloads, title
        assert all(len(row) == len(header) for row in body), title


def test_the_page_shows_a_figure_for_all_that_a_library_can_do(shown: str) -> None:
    for group in GROUPS:
        header, *body = rows(shown, group.title)
        for workload, row in zip(group.workloads, body, strict=True):
            able = {entry.library.name for entry in workload.entries([TURNSIGNAL, BLINKER])}
            assert able == {"turnsignal", "blinker"}
            cells = dict(zip(header, row, strict=True))
            assert all(cells[name] != NOTHING for name in able), workload.name


def test_the_page_shows_the_picture(shown: str) -> None:
    assert f"]({PAGE.stem}.svg)" in shown
    for name in (f"{PAGE.stem}.svg", f"{PAGE.stem}-in-short.svg"):
        picture = PAGE.with_name(name).read_text(encoding="utf-8")
        assert "<svg" in picture
        assert "<dc:date>" not in picture
