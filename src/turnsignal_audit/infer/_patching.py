"""Writes declarations into the code of a module, and leaves the rest of it as it is."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Any

import libcst as cst
from libcst import matchers as m
from libcst.metadata import MetadataWrapper, PositionProvider

from ._importing import with_imports
from ._type_source import Import


@dataclass(frozen=True)
class AnnotatedVariable:
    """A variable that is to be annotated."""

    signal: str
    #: The line of the value that it is assigned.
    line: int
    #: The target of the assignment, as code: ``order_placed``, ``self.renamed``.
    target: str
    annotation: str


@dataclass
class Patch:
    """What is to be written into a module."""

    variables: Sequence[AnnotatedVariable]
    #: The payloads: definitions of classes, in this order.
    classes: Sequence[str]
    imports: Sequence[Import]
    #: The packages of the program.
    own_packages: Container[str] = ()
    #: Variables that could not be annotated, after the patch.
    failed: list[AnnotatedVariable] = field(default_factory=list)


def apply(patch: Patch, source: str) -> str:
    """Return the code of a module with the declarations.

    Args:
        patch: What is to be written. What could not be is added to ``patch.failed``.
        source: The code of the module.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    annotator = _Annotator(patch.variables)
    module = wrapper.visit(annotator)
    patch.failed += [item for item in patch.variables if item not in annotator.done]
    if not annotator.done:
        return source
    module = _with_classes(module, patch.classes, min(annotator.statements))
    return with_imports(module, patch.imports, patch.own_packages).code


def uses_future_annotations(source: str) -> bool:
    """Tell whether annotations of a module are not evaluated when it is imported."""
    return any(
        m.matches(
            statement,
            m.SimpleStatementLine(
                [
                    m.ImportFrom(
                        m.Name("__future__"),
                        [m.AtLeastN(m.ImportAlias(m.Name("annotations")), n=1)],
                    )
                ]
            ),
        )
        for statement in cst.parse_module(source).body
    )


class _Annotator(cst.CSTTransformer):
    """Annotates assignments."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, variables: Sequence[AnnotatedVariable]) -> None:
        super().__init__()
        self._wanted = {(item.line, item.target): item for item in variables}
        self.done: list[AnnotatedVariable] = []
        #: The positions of the statements of the module that have these assignments.
        self.statements: list[int] = []
        self._statement = 0

    def visit_Module(self, node: cst.Module) -> None:
        """Note which lines each statement of the module has."""
        self._lines = [
            (self._lines_of(statement)[1], position) for position, statement in enumerate(node.body)
        ]

    def leave_Assign(
        self, original_node: cst.Assign, updated_node: cst.Assign
    ) -> cst.BaseSmallStatement:
        """Annotate an assignment to one variable."""
        if len(original_node.targets) != 1:
            return updated_node
        target = original_node.targets[0].target
        annotation = self._annotation(original_node.value, target)
        if annotation is None:
            return updated_node
        return cst.AnnAssign(
            updated_node.targets[0].target,
            cst.Annotation(cst.parse_expression(annotation)),
            updated_node.value,
            semicolon=updated_node.semicolon,
        )

    def leave_AnnAssign(
        self, original_node: cst.AnnAssign, updated_node: cst.AnnAssign
    ) -> cst.BaseSmallStatement:
        """Replace an annotation, such as that with the bare class."""
        if original_node.value is None:
            return updated_node
        annotation = self._annotation(original_node.value, original_node.target)
        if annotation is None:
            return updated_node
        new = updated_node.annotation.with_changes(annotation=cst.parse_expression(annotation))
        return updated_node.with_changes(annotation=new)

    def _lines_of(self, node: cst.CSTNode) -> tuple[int, int]:
        """Return the first and the last line of a node."""
        found: Any = self.get_metadata(PositionProvider, node)  # or, to its types, a default
        return found.start.line, found.end.line

    def _annotation(self, value: cst.CSTNode, target: cst.CSTNode) -> str | None:
        line = self._lines_of(value)[0]
        found = self._wanted.get((line, cst.Module([]).code_for_node(target)))
        if found is None:
            return None
        self.done.append(found)
        self.statements.append(next(position for end, position in self._lines if line <= end))
        return found.annotation


def _with_classes(module: cst.Module, classes: Sequence[str], position: int) -> cst.Module:
    """Put classes before a statement of a module."""
    if not classes:
        return module
    blank = [cst.EmptyLine(indent=False), cst.EmptyLine(indent=False)]
    body = list(module.body)
    made: list[cst.BaseStatement] = []
    for code in classes:
        statement = cst.parse_statement(code, config=module.config_for_parsing)
        made.append(statement.with_changes(leading_lines=blank))
    following = body[position]
    body[position] = following.with_changes(leading_lines=_after_class(following))
    return module.with_changes(body=[*body[:position], *made, *body[position:]])


def _after_class(statement: cst.CSTNode) -> list[cst.EmptyLine]:
    """Return the lines before a statement, with two that are blank."""
    lines: list[cst.EmptyLine] = list(getattr(statement, "leading_lines", ()))
    blank = 0
    while blank < len(lines) and lines[blank].comment is None:
        blank += 1
    return [cst.EmptyLine(indent=False)] * (2 - blank) + lines
