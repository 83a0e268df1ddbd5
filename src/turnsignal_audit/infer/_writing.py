"""Turns proposals into patches of modules."""

from __future__ import annotations

import inspect
import io
import json
import keyword
import tokenize
from dataclasses import dataclass
from pathlib import Path

from mypy.nodes import MypyFile, TypeInfo
from mypy.types import Type

from turnsignal_audit.reading._program import Program

from ._patching import AnnotatedVariable, Patch, apply, uses_future_annotations
from ._proposals import (
    Annotation,
    Proposal,
    Proposals,
    Refusal,
    annotations_of,
)
from ._type_source import TypeWriter, Written

#: The payload of signals that carry nothing.
_NOTHING = "Nothing"


@dataclass(frozen=True)
class ChangedModule:
    """A module, before and after."""

    module: str
    path: str
    before: str
    after: str
    encoding: str

    def save(self) -> None:
        """Write the module to its file."""
        Path(self.path).write_bytes(self.after.encode(self.encoding))


def write(program: Program, proposals: Proposals, *, bare: bool = False) -> list[ChangedModule]:
    """Write declarations into the modules that make the signals.

    Args:
        program: The program.
        proposals: What to declare. What cannot be is moved to its refusals.
        bare: Whether to annotate signals that are not declared with their class alone.

    Returns:
        The modules that change.
    """
    writers: dict[str, _ModuleWriter] = {}

    def writer(module: MypyFile) -> _ModuleWriter:
        return writers.setdefault(module.fullname, _ModuleWriter(program, module))

    for proposal in proposals.proposals:
        home, *others = proposal.annotations
        own = writer(home.binding.scope.module)
        payload = own.add_payload(proposal)
        own.annotate(proposal.signal, home, f"{own.write_type(proposal.sender)}, {payload}")
        for other in others:
            theirs = writer(other.binding.scope.module)
            name = payload
            if theirs is not own:
                name = theirs.types.imported(own.module.fullname, payload)
            sender = theirs.write_type(proposal.sender)
            theirs.annotate(proposal.signal, other, f"{sender}, {name}")
    for refusal in proposals.refusals if bare else ():
        for annotation in annotations_of(program, refusal.signal):
            writer(annotation.binding.scope.module).annotate(refusal.signal, annotation, None)
    changed: list[ChangedModule] = []
    for found in writers.values():
        patch = found.patch()
        after = apply(patch, found.source)
        if patch.failed:
            for failed in patch.failed:
                _refuse(proposals, failed)
            return write(program, proposals, bare=bare)  # without the payloads of these
        if after != found.source:
            changed.append(
                ChangedModule(
                    found.module.fullname, found.module.path, found.source, after, found.encoding
                )
            )
    return sorted(changed, key=lambda item: item.path)


def _refuse(proposals: Proposals, failed: AnnotatedVariable) -> None:
    """Take back a proposal for a variable that could not be annotated."""
    kept = [item for item in proposals.proposals if item.signal != failed.signal]
    if len(kept) < len(proposals.proposals):
        proposals.proposals[:] = kept
        reason = f"its assignment cannot be annotated; it should have the type {failed.annotation}"
        proposals.refusals.append(Refusal(failed.signal, reason))


class _ModuleWriter:
    """Collects what is to be written into one module."""

    def __init__(self, program: Program, module: MypyFile) -> None:
        self._program = program
        self.module = module
        self.types = TypeWriter(module)
        code = Path(module.path).read_bytes()
        self.encoding, _ = tokenize.detect_encoding(io.BytesIO(code).readline)
        self.source = code.decode(self.encoding)
        self._is_lazy = uses_future_annotations(self.source)
        self._classes: list[str] = []
        self._variables: list[AnnotatedVariable] = []
        self._nothing: str | None = None

    def add_payload(self, proposal: Proposal) -> str:
        """Define the payload of a signal, and return its name."""
        if not proposal.keys:
            if self._nothing is None:
                self._nothing = self._new_name(_NOTHING)
                base = self.types.imported("typing", "TypedDict")
                documentation = "What signals carry that pass no keys."
                self._classes.append(f'class {self._nothing}({base}):\n    """{documentation}"""\n')
            return self._nothing
        name = self._new_name(proposal.payload_name)
        self._classes.append(self._payload(name, proposal))
        return name

    def write_type(self, item: Type) -> str:
        """Write a type down, and have what it names imported."""
        return self.types.write(item).code

    def _new_name(self, name: str) -> str:
        is_free = name not in self.module.names and name not in self.types.taken
        name = name if is_free else self.types.free_name(f"{name}Payload")
        self.types.taken.add(name)
        return name

    def _payload(self, name: str, proposal: Proposal) -> str:
        base = self.types.imported("typing", "TypedDict")
        keys = {key: self._key(proposal, key) for key in proposal.keys}
        if not all(key.isidentifier() and not keyword.iskeyword(key) for key in keys):
            items = ", ".join(f"{json.dumps(key)}: {code}" for key, code in keys.items())
            return f'{name} = {base}("{name}", {{{items}}})\n'
        lines = [f"class {name}({base}):"]
        lines.append(f'    """{_documentation(proposal)}"""\n')
        lines += [f"    {key}: {code}" for key, code in keys.items()]
        return "\n".join(lines) + "\n"

    def _key(self, proposal: Proposal, key: str) -> str:
        found = proposal.keys[key]
        written = self.types.write(found.type)
        if not found.required:
            # Before Python 3.11 it is in a package that need not be installed.
            is_new = self._program.analysis.options.python_version >= (3, 11)
            module = "typing" if is_new else "typing_extensions"
            wrapper = self.types.imported(module, "NotRequired")
            written = Written(f"{wrapper}[{written.code}]", is_new and written.is_plain)
        return self._quoted(written)

    def annotate(self, signal: str, annotation: Annotation, arguments: str | None) -> None:
        """Annotate a variable of the module.

        Args:
            signal: The signal that it is.
            annotation: The variable.
            arguments: The type arguments of the signal; None for none.
        """
        kind = self._signal_class(annotation.signal_class)
        code = kind if arguments is None else f"{kind}[{arguments}]"
        is_of_class = bool(annotation.variable.info) and annotation.binding.scope.function is None
        if is_of_class:
            # A field of a dataclass is what has an annotation that does not say this.
            code = f"{self.types.imported('typing', 'ClassVar')}[{code}]"
        target = annotation.variable.name
        if annotation.variable.info and not is_of_class:
            target = f"self.{target}"
        self._variables.append(
            AnnotatedVariable(
                signal,
                annotation.binding.value.line,
                target,
                self._quoted(Written(code, is_plain=False)),
            )
        )

    def _signal_class(self, info: TypeInfo) -> str:
        """Return how the module may write a class of signals: ``blinker.Signal``, say."""
        for name, symbol in self.module.names.items():
            if symbol.node is info:
                return name
        package = info.fullname.partition(".")[0]
        for name, symbol in self.module.names.items():
            if isinstance(symbol.node, MypyFile) and symbol.node.fullname == package:
                return f"{name}.{info.name}"
        return self.types.imported(package, info.name)

    def _quoted(self, written: Written) -> str:
        return written.code if self._is_lazy or written.is_plain else f'"{written.code}"'

    def patch(self) -> Patch:
        """Return all that is to be written."""
        own_packages = {name.partition(".")[0] for name in self._program.analysis.modules}
        return Patch(self._variables, self._classes, sorted(self.types.imports), own_packages)


def _documentation(proposal: Proposal) -> str:
    """Return the first paragraph of a signal's documentation, or a line of our own."""
    text = inspect.cleandoc(proposal.documentation or "").partition("\n\n")[0].strip()
    if not text or '"""' in text or "\\" in text or text.endswith((":", '"')):
        return f"What ``{proposal.name}`` carries."
    return text.replace("\n", "\n    ") + ("\n    " if "\n" in text else "")
