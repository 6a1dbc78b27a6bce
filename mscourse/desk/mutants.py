"""A solution with one thing changed: what a careful check should notice.

Each mutant is the same code with one operator, sign, number, unit, statement or argument other than it was.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

SWAPS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
}
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.GtE,
    ast.GtE: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
UNIT = 1000
Place = tuple[int, ...]


@dataclass(frozen=True)
class Mutant:
    """One change of a solution.

    Attributes
    ----------
    what
        The change in words.
    code
        The changed source.

    """

    what: str
    code: str


def mutants(code: str) -> list[Mutant]:
    """Return every mutant of a piece of code, without those that read the same.

    Raises
    ------
    SyntaxError
        If the code is no Python.

    """
    plain = ast.unparse(ast.parse(code))
    found: dict[str, Mutant] = {}
    for what, tree in _changed(code):
        changed = ast.unparse(ast.fix_missing_locations(tree))
        if changed != plain:
            found.setdefault(changed, Mutant(what, changed))
    return list(found.values())


def _changed(code: str) -> Iterator[tuple[str, ast.Module]]:
    """Give the tree once for each change."""
    for number, node in enumerate(ast.walk(ast.parse(code))):
        for what, change in _changes(node):
            tree = ast.parse(code)
            change(list(ast.walk(tree))[number])
            yield what, tree
    yield from _ignored_arguments(code)
    yield from _other_units(code)


Change = tuple[str, Callable[[Any], Any]]


def _changes(node: ast.AST) -> Iterator[Change]:
    """Give what can be changed in one node: words, and the change of the same node in a copy."""
    yield from _changed_operators(node)
    yield from _changed_numbers(node)
    yield from _changed_collections(node)
    if isinstance(node, ast.If):
        yield "branches exchanged" if node.orelse else "condition turned round", _turn


def _changed_operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPS:
        other = SWAPS[type(node.op)]
        yield f"{type(node.op).__name__} to {other.__name__}", lambda one: setattr(one, "op", other())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign dropped", lambda one: setattr(one, "op", ast.UAdd())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda one: setattr(one, "operand", ast.UnaryOp(ast.Not(), one.operand))
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        other_way = TURNED[type(node.ops[0])]
        yield "comparison turned round", lambda one: setattr(one, "ops", [other_way()])


def _changed_numbers(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        value = node.value
        assert isinstance(value, int | float)  # noqa: S101 - told above; the type checker needs it
        more = value + 1 if isinstance(value, int) else value * 2
        yield f"{value} to {more}", lambda one: setattr(one, "value", more)


def _changed_collections(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 1:
        for place in range(len(node.elts)):
            yield "one left out", partial(_leave_out, place=place)
    if isinstance(node, ast.Tuple) and len(node.elts) > 1:
        yield "order turned round", lambda one: one.elts.reverse()
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for place in range(len(node.keys)):
            yield "one left out", partial(_leave_out, place=place)


def _leave_out(node: Any, place: int) -> None:
    for own in (node.keys, node.values) if isinstance(node, ast.Dict) else (node.elts,):
        own.pop(place)


def _turn(node: ast.AST) -> None:
    assert isinstance(node, ast.If)  # noqa: S101 - the node in the copy is of the same kind
    if node.orelse:
        node.body, node.orelse = node.orelse, node.body
    else:
        node.test = ast.UnaryOp(ast.Not(), node.test)


def _ignored_arguments(code: str) -> Iterator[tuple[str, ast.Module]]:
    """Give the code once for each argument that is passed over."""
    first = ast.parse(code).body[0]
    if not isinstance(first, ast.FunctionDef):
        return
    for name in (one.arg for one in first.args.args):
        tree = ast.parse(code)
        _Ignore(name).visit(tree)
        yield f"{name} ignored", tree


class _Ignore(ast.NodeTransformer):
    """Puts a fixed value wherever an argument is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._instead = "__import__('numpy').random.default_rng(7)" if name == "rng" else "2"

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Replace a reading of the argument."""
        if node.id == self._name and isinstance(node.ctx, ast.Load):
            return ast.parse(self._instead, mode="eval").body
        return node


def _other_units(code: str) -> Iterator[tuple[str, ast.Module]]:
    """Give the code with what it returns in another unit."""
    for operator, what in ((ast.Mult, f"{UNIT} times as large"), (ast.Div, f"{UNIT} times as small")):
        whole = ast.parse(code)
        inner = {id(one) for inside in _inner_functions(whole) for one in ast.walk(inside)}
        for number, node in enumerate(ast.walk(whole)):
            if not isinstance(node, ast.Return) or id(node) in inner or not _is_number(node.value):
                continue
            tree = ast.parse(code)
            given = list(ast.walk(tree))[number]
            assert isinstance(given, ast.Return)  # noqa: S101 - the node in the copy is of the same kind
            assert given.value is not None  # noqa: S101 - as above
            given.value = ast.BinOp(given.value, operator(), ast.Constant(UNIT))
            yield what, tree


def _inner_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Return the functions within functions: what they return is no answer."""
    found = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    return [one for one in found if one not in tree.body]


def _is_number(value: ast.expr | None) -> bool:
    """Return whether what is returned may be a number."""
    return isinstance(value, ast.BinOp | ast.Name | ast.Call | ast.Attribute)
