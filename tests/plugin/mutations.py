"""Changes receivers and sends in the ways in which people get them wrong.

A change is one node of a module's syntax tree, and what takes its place.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

#: Makes one change to a copy of a node each.
Mutator: TypeAlias = Callable[["Site"], Iterator[ast.expr | ast.stmt]]

CONNECTING: Final = frozenset({"connect", "connect_via", "connected_to"})
SENDING: Final = frozenset({"send", "send_async"})

#: Types to give to a parameter or a result, and a value of each.
OTHER_TYPES: Final = {"bytes": "b''", "bool": "True", "int": "1", "float": "1.5", "object": "{}"}

#: Values to give to a key, and to the sender.
OTHER_VALUES: Final = ["b''", "None", "True", "1", "object()"]


class Site(NamedTuple):
    """What can be changed: a receiver, a call that connects one, or a call that sends."""

    node: ast.expr | ast.stmt
    #: The class whose method the receiver is, or is connected by the call.
    owner: str | None
    #: Names of payload keys.
    keys: list[str]

    def function(self) -> Function:
        """Return a copy of the receiver."""
        assert isinstance(self.node, (ast.FunctionDef, ast.AsyncFunctionDef))
        return copy.deepcopy(self.node)

    def call(self) -> ast.Call:
        """Return a copy of the call."""
        assert isinstance(self.node, ast.Call)
        return copy.deepcopy(self.node)

    @property
    def sender(self) -> int:
        """The position of the sender's parameter: behind ``self``."""
        return 0 if self.owner is None else 1


class Mutant(NamedTuple):
    """A module with one change."""

    kind: str
    #: Whether a send is changed; else it is a receiver, or the call that connects it.
    is_send: bool
    source: str


def mutants(source: str, keys: list[str]) -> Iterator[Mutant]:
    """Change each receiver and each send of a module in every way.

    Args:
        source: The module.
        keys: Names of payload keys, for the changes that need some.
    """
    tree = ast.parse(source)
    kinds = [(receivers, RECEIVERS), (connecting_calls, CONNECTIONS), (sending_calls, SENDS)]
    for sites, mutators in kinds:
        for node, owner in sites(tree):
            for kind, mutator in mutators.items():
                for changed in mutator(Site(node, owner, keys)):
                    # What `deepcopy` takes to be the copy of the node is the changed one.
                    mutated = copy.deepcopy(tree, {id(node): changed})
                    yield Mutant(kind, sites is sending_calls, ast.unparse(mutated))


def receivers(tree: ast.Module) -> Iterator[tuple[Function, str | None]]:
    """Find the functions that are connected, and the class of each that is a method."""
    calls = [call for call, _ in connecting_calls(tree)]
    connected = {name_of(call.args[0]) for call in calls if call.args}
    for function, owner in functions(tree):
        if function.name in connected or any(map(is_connecting, decorators(function))):
            yield function, owner


def connecting_calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str | None]]:
    """Find the calls that connect, and the class of the method that each connects, if any."""
    methods = {function.name: owner for function, owner in functions(tree) if owner}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_connecting(node.func) and node.args:
            receiver = node.args[0]
            is_method = isinstance(receiver, ast.Attribute)
            yield node, methods.get(name_of(receiver)) if is_method else None


def sending_calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str | None]]:
    """Find the calls that send."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SENDING:
            yield node, None


def functions(tree: ast.Module) -> Iterator[tuple[Function, str | None]]:
    """Find the functions and methods of a module, and the class of each method."""
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield statement, None
        elif isinstance(statement, ast.ClassDef):
            for item in statement.body:
                if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield item, statement.name


def decorators(function: Function) -> Iterator[ast.expr]:
    """List the decorators of a function, without the arguments that they are called with."""
    for decorator in function.decorator_list:
        yield decorator.func if isinstance(decorator, ast.Call) else decorator


def is_connecting(callee: ast.expr) -> bool:
    return isinstance(callee, ast.Attribute) and callee.attr in CONNECTING


def name_of(expression: ast.expr) -> str:
    """Return the last name of a dotted one; nothing of other expressions."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def parse(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


# Receivers. Those of the examples take keys by keyword only, or all of them with ``**``.


def rename_parameter(site: Site) -> Iterator[Function]:
    for position in range(len(site.function().args.kwonlyargs)):
        function = site.function()
        function.args.kwonlyargs[position].arg += "_"
        yield function


def drop_parameter(site: Site) -> Iterator[Function]:
    for position in range(len(site.function().args.kwonlyargs)):
        function = site.function()
        take_parameter(function, position)
        yield function


def take_parameter(function: Function, position: int) -> tuple[ast.arg, ast.expr | None]:
    """Remove a keyword-only parameter, and return it with its default."""
    return function.args.kwonlyargs.pop(position), function.args.kw_defaults.pop(position)


def retype_parameter(site: Site) -> Iterator[Function]:
    for position, parameter in enumerate(site.function().args.kwonlyargs):
        for other in other_types(parameter):
            function = site.function()
            function.args.kwonlyargs[position].annotation = other
            yield function


def other_types(parameter: ast.arg) -> Iterator[ast.expr]:
    assert parameter.annotation is not None
    for other in OTHER_TYPES:
        if other != ast.unparse(parameter.annotation):
            yield parse(other)


def require_parameter(site: Site) -> Iterator[Function]:
    for position, default in enumerate(site.function().args.kw_defaults):
        if default is not None:
            function = site.function()
            function.args.kw_defaults[position] = None
            yield function


def make_parameter_positional_only(site: Site) -> Iterator[Function]:
    for position in range(len(site.function().args.kwonlyargs)):
        function = site.function()
        parameter, default = take_parameter(function, position)
        function.args.posonlyargs = [*function.args.args, parameter]
        function.args.args = []
        function.args.defaults = [] if default is None else [default]
        yield function


def make_parameter_positional(site: Site) -> Iterator[Function]:
    """Let a parameter be passed by position as well, which is no mistake."""
    for position in range(len(site.function().args.kwonlyargs)):
        function = site.function()
        parameter, default = take_parameter(function, position)
        function.args.args.append(parameter)
        function.args.defaults = [] if default is None else [default]
        yield function


def drop_var_keyword(site: Site) -> Iterator[Function]:
    function = site.function()
    if function.args.kwarg is not None:
        function.args.kwarg = None
        yield function


def retype_var_keyword(site: Site) -> Iterator[Function]:
    parameter = site.function().args.kwarg
    if parameter is not None:
        for other in other_types(parameter):
            function = site.function()
            function.args.kwarg = ast.arg(parameter.arg, other)
            yield function


def add_var_keyword(site: Site) -> Iterator[Function]:
    """Take further keys, which is no mistake."""
    function = site.function()
    if function.args.kwarg is None:
        function.args.kwarg = ast.arg("further", parse("object"))
        yield function


def add_required_parameter(site: Site) -> Iterator[Function]:
    function = site.function()
    function.args.kwonlyargs.append(ast.arg("added", parse("int")))
    function.args.kw_defaults.append(None)
    yield function


def add_required_positional_parameter(site: Site) -> Iterator[Function]:
    function = site.function()
    function.args.args.append(ast.arg("added", parse("int")))
    yield function


def add_optional_parameter(site: Site) -> Iterator[Function]:
    """Add a parameter that no key needs to fill, which is no mistake."""
    function = site.function()
    function.args.kwonlyargs.append(ast.arg("added", parse("int")))
    function.args.kw_defaults.append(parse("1"))
    yield function


def rename_sender(site: Site) -> Iterator[Function]:
    """Give the sender another name, which is no mistake."""
    function = site.function()
    function.args.args[site.sender].arg += "_"
    yield function


def name_sender_like_key(site: Site) -> Iterator[Function]:
    for key in site.keys:
        function = site.function()
        if key not in {parameter.arg for parameter in function.args.kwonlyargs}:
            function.args.args[site.sender].arg = key
            yield function


def retype_sender(site: Site) -> Iterator[Function]:
    for other in OTHER_TYPES:
        function = site.function()
        function.args.args[site.sender].annotation = parse(other)
        yield function


def drop_sender(site: Site) -> Iterator[Function]:
    function = site.function()
    del function.args.args[site.sender]
    yield function


def make_sender_keyword_only(site: Site) -> Iterator[Function]:
    function = site.function()
    function.args.kwonlyargs.insert(0, function.args.args.pop(site.sender))
    function.args.kw_defaults.insert(0, None)
    yield function


def drop_self(site: Site) -> Iterator[Function]:
    if site.owner is not None:
        function = site.function()
        del function.args.args[0]
        yield function


def change_result(site: Site) -> Iterator[Function]:
    """Return something else, and say so."""
    for other, value in OTHER_TYPES.items():
        function = site.function()
        function.returns = parse(other)
        function.body = [ast.Return(parse(value))]
        yield function


RECEIVERS: Final[dict[str, Mutator]] = {
    "rename a parameter": rename_parameter,
    "drop a parameter": drop_parameter,
    "retype a parameter": retype_parameter,
    "require an optional parameter": require_parameter,
    "make a parameter positional-only": make_parameter_positional_only,
    "let a parameter be positional": make_parameter_positional,
    "drop **kwargs": drop_var_keyword,
    "retype **kwargs": retype_var_keyword,
    "add **kwargs": add_var_keyword,
    "add a required parameter": add_required_parameter,
    "add a required positional parameter": add_required_positional_parameter,
    "add an optional parameter": add_optional_parameter,
    "rename the sender parameter": rename_sender,
    "name the sender parameter like a key": name_sender_like_key,
    "retype the sender parameter": retype_sender,
    "drop the sender parameter": drop_sender,
    "make the sender parameter keyword-only": make_sender_keyword_only,
    "drop self": drop_self,
    "change the result": change_result,
}


def connect_unbound(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    if site.owner is not None:
        call.args[0] = parse(f"{site.owner}.{name_of(call.args[0])}")
        yield call


def connect_to_all_senders(site: Site) -> Iterator[ast.expr]:
    call = site.call()
    if name_of(call.func) == "connect_via":
        assert isinstance(call.func, ast.Attribute)
        call.func.attr = "connect"
        yield call.func
    elif call.keywords:
        call.keywords = [keyword for keyword in call.keywords if keyword.arg != "sender"]
        yield call


CONNECTIONS: Final[dict[str, Mutator]] = {
    "connect a method unbound": connect_unbound,
    "connect to all senders": connect_to_all_senders,
}


# Sends. Those of the examples pass keys by keyword, or all of them with ``**``.


def rename_keyword(site: Site) -> Iterator[ast.Call]:
    for position, keyword in enumerate(site.call().keywords):
        if keyword.arg is not None:
            call = site.call()
            call.keywords[position].arg = f"{keyword.arg}_"
            yield call


def drop_keyword(site: Site) -> Iterator[ast.Call]:
    for position in range(len(site.call().keywords)):
        call = site.call()
        del call.keywords[position]
        yield call


def change_value(site: Site) -> Iterator[ast.Call]:
    for position in range(len(site.call().keywords)):
        for value in OTHER_VALUES:
            call = site.call()
            call.keywords[position].value = parse(value)
            yield call


def add_unknown_key(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    call.keywords.append(ast.keyword("added", parse("1")))
    yield call


def give_key_of_mapping_again(site: Site) -> Iterator[ast.Call]:
    if any(keyword.arg is None for keyword in site.call().keywords):
        for key in site.keys:
            call = site.call()
            call.keywords.append(ast.keyword(key, parse("'text'")))
            yield call


def drop_given_sender(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    del call.args[0]
    yield call


def give_sender_by_keyword(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    call.keywords.insert(0, ast.keyword("sender", call.args.pop(0)))
    yield call


def change_sender(site: Site) -> Iterator[ast.Call]:
    for value in OTHER_VALUES:
        call = site.call()
        call.args[0] = parse(value)
        yield call


def swap_method(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    assert isinstance(call.func, ast.Attribute)
    (call.func.attr,) = SENDING - {call.func.attr}
    yield call


def give_wrapper_of_other_method(site: Site) -> Iterator[ast.Call]:
    call = site.call()
    other = "_sync_wrapper" if name_of(call.func) == "send" else "_async_wrapper"
    call.keywords.append(ast.keyword(other, parse("None")))
    yield call


SENDS: Final[dict[str, Mutator]] = {
    "rename a key": rename_keyword,
    "drop a key": drop_keyword,
    "change a value": change_value,
    "add an unknown key": add_unknown_key,
    "give a key of **mapping again": give_key_of_mapping_again,
    "drop the sender": drop_given_sender,
    "give the sender by keyword": give_sender_by_keyword,
    "change the sender": change_sender,
    "swap send and send_async": swap_method,
    "give the other method's wrapper": give_wrapper_of_other_method,
}

#: Every kind of change.
KINDS: Final = [*RECEIVERS, *CONNECTIONS, *SENDS]

#: The kinds that are no mistakes, which show that mypy does not refuse whatever is changed.
HARMLESS: Final = [
    "let a parameter be positional",
    "add **kwargs",
    "add an optional parameter",
    "rename the sender parameter",
]
