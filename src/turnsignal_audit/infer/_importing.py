"""Adds imports to a module, where people would put them."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Sequence
from typing import Final

import libcst as cst
from libcst import matchers as m
from libcst.codemod import CodemodContext
from libcst.codemod.visitors import AddImportsVisitor

from ._type_source import Import

#: What has to be there when the program runs: a payload inherits from it, say.
_AT_RUN_TIME: Final = "typing"

#: The longest line that has an import.
_LONGEST: Final = 80

_BLANK: Final = cst.EmptyLine(indent=False)

_IMPORT: Final = m.SimpleStatementLine([m.Import() | m.ImportFrom()])
_FUTURE: Final = m.SimpleStatementLine([m.ImportFrom(m.Name("__future__"))])
_DOCSTRING: Final = m.SimpleStatementLine([m.Expr(m.SimpleString() | m.ConcatenatedString())])
_FOR_CHECKERS: Final = m.If(
    m.Name("TYPE_CHECKING") | m.Attribute(attr=m.Name("TYPE_CHECKING")), m.IndentedBlock()
)


def with_imports(
    module: cst.Module, imports: Sequence[Import], own_packages: Container[str]
) -> cst.Module:
    """Import names: those of `typing` always, all others for type checkers alone.

    What is not imported when the program runs makes no cycle of imports.

    Args:
        module: The module.
        imports: What is to be imported.
        own_packages: The packages of the program, which come last.
    """
    names = [item for item in imports if item.module == _AT_RUN_TIME]
    checked = sorted(item for item in imports if item.module != _AT_RUN_TIME)
    if checked:
        if not _imports_name(module, "TYPE_CHECKING"):
            names.append(Import(_AT_RUN_TIME, "TYPE_CHECKING"))
        module = _with_checked_imports(module, checked, own_packages)
    return _with_typing(module, names) if names else module


def _imports_name(module: cst.Module, name: str) -> bool:
    """Tell whether a module imports a name from `typing` already."""
    found = m.ImportFrom(
        m.Name(_AT_RUN_TIME), [m.ZeroOrMore(), m.ImportAlias(m.Name(name)), m.ZeroOrMore()]
    )
    return any(m.matches(statement, m.SimpleStatementLine([found])) for statement in module.body)


def _with_typing(module: cst.Module, names: Sequence[Import]) -> cst.Module:
    body = list(module.body)
    for position, statement in enumerate(body):
        merged = _merged(statement, names)
        if merged is not None:
            return module.with_changes(body=[*body[:position], merged, *body[position + 1 :]])
    has_import = m.SimpleStatementLine([m.ImportFrom(m.Name(_AT_RUN_TIME), ~m.ImportStar())])
    if any(m.matches(statement, has_import) for statement in body):
        context = CodemodContext()
        for item in names:
            AddImportsVisitor.add_needed_import(context, item.module, item.name, item.alias)
        return AddImportsVisitor(context).transform_module(module)
    added = _import_line(_AT_RUN_TIME, names)
    imported = _imports_of_head(body)
    standard = [position for position in imported if _is_standard(body[position])]
    others = [position for position in imported if not m.matches(body[position], _FUTURE)]
    if standard:
        position = standard[-1] + 1
    elif others:
        # Before all others, in a block of its own.
        position = others[0]
        first = body[position]
        lines = list(_leading_lines(first))
        if position and not lines:
            lines = [_BLANK]
        added = added.with_changes(leading_lines=lines)
        body[position] = first.with_changes(leading_lines=[_BLANK])
    else:
        position = _end_of_head(body)
        added = added.with_changes(leading_lines=[_BLANK] if position else [])
    return module.with_changes(body=[*body[:position], added, *body[position:]])


def _merged(statement: cst.CSTNode, names: Sequence[Import]) -> cst.SimpleStatementLine | None:
    """Add names to an import of `typing` that is in one line; None if a statement is no such."""
    in_one_line = m.ImportFrom(m.Name(_AT_RUN_TIME), ~m.ImportStar(), lpar=None)
    if not m.matches(statement, m.SimpleStatementLine([in_one_line])):
        return None
    line = cst.ensure_type(statement, cst.SimpleStatementLine)
    found = cst.ensure_type(line.body[0], cst.ImportFrom)
    nothing: Sequence[cst.ImportAlias] = ()
    aliases = nothing if isinstance(found.names, cst.ImportStar) else found.names
    known = [
        Import(
            _AT_RUN_TIME,
            cst.ensure_type(alias.name, cst.Name).value,
            None if alias.asname is None else cst.Module([]).code_for_node(alias.asname.name),
        )
        for alias in aliases
    ]
    merged = cst.ensure_type(_import_line(_AT_RUN_TIME, {*known, *names}).body[0], cst.ImportFrom)
    return line.with_changes(body=[found.with_changes(names=merged.names)])


def _is_standard(statement: cst.CSTNode) -> bool:
    """Tell whether a statement imports from the standard library."""
    line = cst.ensure_type(statement, cst.SimpleStatementLine)
    found = line.body[0]
    if isinstance(found, cst.ImportFrom):
        name = found.module if not found.relative else None
    elif isinstance(found, cst.Import):
        name = found.names[0].name
    else:
        name = None
    if name is None:
        return False
    root = cst.Module([]).code_for_node(name).partition(".")[0]
    return root in sys.stdlib_module_names and root != "__future__"


def _imports_of_head(body: Sequence[cst.CSTNode]) -> list[int]:
    """Return where the imports are with which a module begins."""
    found: list[int] = []
    for position, item in enumerate(body):
        if m.matches(item, _IMPORT):
            found.append(position)
        elif not isinstance(item, (cst.If, cst.Try)) and not (
            position == 0 and m.matches(item, _DOCSTRING)
        ):
            break
    return found


def _end_of_head(body: Sequence[cst.CSTNode]) -> int:
    """Return where the docstring and imports of the future end."""
    position = 0
    for item in body:
        if not (m.matches(item, _FUTURE) or (position == 0 and m.matches(item, _DOCSTRING))):
            break
        position += 1
    return position


def _with_checked_imports(
    module: cst.Module, imports: Sequence[Import], own_packages: Container[str]
) -> cst.Module:
    lines: list[cst.SimpleStatementLine] = []
    before: int | None = None
    for origin in sorted(
        {item.module for item in imports}, key=lambda name: (_group(name, own_packages), name)
    ):
        line = _import_line(origin, [item for item in imports if item.module == origin])
        group = _group(origin, own_packages)
        is_next = before is not None and group != before
        lines.append(line.with_changes(leading_lines=[_BLANK] if is_next else []))
        before = group
    body = list(module.body)
    for position, statement in enumerate(body):
        if isinstance(statement, cst.If) and m.matches(statement, _FOR_CHECKERS):
            block = cst.ensure_type(statement.body, cst.IndentedBlock)
            extended = block.with_changes(body=[*block.body, *lines])
            body[position] = statement.with_changes(body=extended)
            return module.with_changes(body=body)
    imported = _imports_of_head(body)
    position = imported[-1] + 1 if imported else _end_of_head(body)
    checked = cst.If(cst.Name("TYPE_CHECKING"), cst.IndentedBlock(lines), leading_lines=[_BLANK])
    return module.with_changes(body=[*body[:position], checked, *body[position:]])


def _import_line(module: str, imports: Iterable[Import]) -> cst.SimpleStatementLine:
    # As isort has it: constants first.
    ordered = sorted(imports, key=lambda item: (not item.name.isupper(), item.name))
    names = [
        item.name if item.alias is None else f"{item.name} as {item.alias}" for item in ordered
    ]
    code = f"from {module} import {', '.join(names)}"
    if len(code) > _LONGEST:
        listed = "".join(f"    {name},\n" for name in names)
        code = f"from {module} import (\n{listed})"
    return cst.ensure_type(cst.parse_statement(code), cst.SimpleStatementLine)


def _group(module: str, own_packages: Container[str]) -> int:
    """Return the group of a module as isort has it: standard library, others' and own."""
    root = module.partition(".")[0]
    if root in sys.stdlib_module_names:
        return 0
    return 2 if root in own_packages else 1


def _leading_lines(statement: cst.CSTNode) -> Sequence[cst.EmptyLine]:
    return cst.ensure_type(statement, cst.SimpleStatementLine).leading_lines
