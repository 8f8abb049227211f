"""Templates of which everything is settled once, when they are read, that is the same on every page.

Of the time that Django takes to draw a page of ours, most goes into what never changes: looking for the blocks of the
frame, translating the same words, wording the same addresses, and trying each name as a key before it is read as an
attribute. Templates are written as for Django, and mean the same.
"""

from collections.abc import Iterable
from copy import copy
from html import escape
from typing import Any

from django.template import Node, NodeList, Template, TemplateDoesNotExist, Variable
from django.template.base import (
    FilterExpression,
    Lexer,
    Parser,
    TextNode,
    TokenType,
    VariableDoesNotExist,
    VariableNode,
)
from django.template.base import render_value_in_context as in_context
from django.template.defaulttags import IfNode, URLNode
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.loaders import app_directories
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language


class Loader(app_directories.Loader):
    """Reads templates from the rooms, each once a process."""

    def __init__(self, engine: Any) -> None:
        super().__init__(engine)
        self._read: dict[str, Template] = {}

    def get_dirs(self) -> list[Any]:
        return [*self.engine.dirs, *super().get_dirs()]

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template = self._read.get(template_name) or self._settled(template_name)
        if skip and template.origin in skip:
            return super().get_template(template_name, skip)
        return template

    def _settled(self, name: str) -> Template:
        for origin in self.get_template_sources(name):
            try:
                contents = self.get_contents(origin)
            except TemplateDoesNotExist:
                continue
            return self._read.setdefault(name, SettledTemplate(contents, origin, origin.template_name, self.engine))
        raise TemplateDoesNotExist(name)


class SettledTemplate(Template):
    """A template whose frame is put around it, and whose unchanging parts are put together, as it is read."""

    def compile_nodelist(self) -> NodeList:
        tokens = Lexer(self.source).tokenize()
        parser = _Parser(tokens, self.engine.template_libraries, self.engine.template_builtins, self.origin)
        nodes = parser.parse()
        self.extra_data = parser.extra_data
        _settle(nodes)
        return self._in_its_frame(nodes)

    def _in_its_frame(self, nodes: NodeList) -> NodeList:
        """The nodes of the template that this one extends, with our blocks in the place of its own."""
        extends = next((node for node in nodes if isinstance(node, ExtendsNode)), None)
        name = _constant(extends.parent_name) if extends else None
        if extends is None or name is None:
            return nodes
        frame = self.engine.get_template(name).nodelist
        return nodes if any(isinstance(node, ExtendsNode) for node in frame) else _with_blocks(frame, extends.blocks)


class _Name(Variable):
    """A name looked up as Django does; what all pages do all the time without trying and failing."""

    def _resolve_lookup(self, context: Any) -> Any:
        first, *others = self.lookups or ()
        try:
            value = context[first]
        except KeyError:
            if hasattr(context, first):
                return super()._resolve_lookup(context)
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (first, context)) from None
        try:
            value = value if not callable(value) else _called(value)
            for name in others:
                value = _part(value, name)
                value = value if not callable(value) else _called(value)
        except Exception:  # whatever it is, Django knows what it means in a template
            return super()._resolve_lookup(context)
        return value


def _part(value: Any, name: str) -> Any:
    if hasattr(type(value), "__getitem__"):
        try:
            return value[name]
        except (TypeError, AttributeError, KeyError, ValueError, IndexError):
            pass
    return getattr(value, name)


def _called(value: Any) -> Any:
    if getattr(value, "do_not_call_in_templates", False):
        return value
    if getattr(value, "alters_data", False):
        raise LookupError
    return value()


class _Parser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        expression = super().compile_filter(token)
        if expression.is_var:
            expression.var = _Name(expression.var.var)
        return expression


class _Shown(VariableNode):
    """{{ name }}: text is escaped at once; what else there is is shown as Django shows it."""

    def render_annotated(self, context: Any) -> str:
        value = self.filter_expression.resolve(context)
        kind = type(value)
        if kind is SafeString:
            return str.__str__(value)
        return escape(value) if kind is str and context.autoescape else in_context(value, context)


class _Super(_Shown):
    """{{ block.super }}, which stands for the block that this one takes the place of."""


class _Inherited(Node):
    """The content of that block."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> str:
        return self.nodelist.render(context)


class _Unchanging(Node):
    """Neighbours that are the same on every page in one language, as one text."""

    child_nodelists = ()

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._texts: dict[Any, str] = {}

    def render_annotated(self, context: Any) -> str:
        where = (get_language(), get_script_prefix(), context.autoescape)
        if where not in self._texts:
            self._texts[where] = "".join([node.render(context) for node in self.nodes])
        return self._texts[where]

    render = render_annotated


def _settle(nodes: NodeList) -> None:
    """Settle these nodes and all within them."""
    settled: list[Node] = []
    together: list[Node] = []
    for node in nodes:
        for inner in _inner(node):
            _settle(inner)
        if _is_unchanging(node):
            together.append(node)
            continue
        settled += [*_as_one(together), _shown(node) if type(node) is VariableNode else node]
        together = []
    nodes[:] = [*settled, *_as_one(together)]


def _shown(node: VariableNode) -> Node:
    words = node.filter_expression
    return _Super(words) if words.token == "block.super" else _Shown(words)


def _as_one(nodes: list[Node]) -> list[Node]:
    return nodes if len(nodes) < 2 and all(isinstance(node, TextNode) for node in nodes) else [_Unchanging(nodes)]


def _is_unchanging(node: Any) -> bool:
    if isinstance(node, TextNode):
        return True
    if isinstance(node, TranslateNode):
        words = node.filter_expression
        return not (node.asvar or node.message_context or words.filters or words.var.lookups)
    if isinstance(node, BlockTranslateNode):
        names = [token for token in node.singular if token.token_type != TokenType.TEXT]
        return not (node.asvar or node.message_context or node.plural or node.extra_context or names)
    if isinstance(node, StaticNode):
        return node.varname is None and _constant(node.path) is not None
    return (
        isinstance(node, URLNode) and not (node.args or node.kwargs or node.asvar) and bool(_constant(node.view_name))
    )


def _constant(expression: FilterExpression) -> str | None:
    """The text that this is, in every context."""
    is_text = not expression.is_var and not expression.filters and isinstance(expression.var, str)
    return str(expression.var) if is_text else None


def _inner(node: Any) -> list[NodeList]:
    """The lists of nodes within a node."""
    if isinstance(node, IfNode):
        return [nodes for _condition, nodes in node.conditions_nodelists]
    held = (getattr(node, name, None) for name in node.child_nodelists)
    return [nodes for nodes in held if isinstance(nodes, NodeList)]


def _with_blocks(nodes: Iterable[Node], blocks: dict[str, BlockNode], over: BlockNode | None = None) -> NodeList:
    """The same nodes with these blocks in the place of theirs; what has no block in it is shared, not copied.

    `over`: the block whose place they take themselves.
    """
    return NodeList(_filled(node, blocks, over) for node in nodes)


def _filled(node: Any, blocks: dict[str, BlockNode], over: BlockNode | None) -> Node:
    if isinstance(node, BlockNode):
        own = blocks.get(node.name)
        return BlockNode(
            node.name, _with_blocks(own.nodelist, blocks, node) if own else _with_blocks(node.nodelist, blocks)
        )
    if isinstance(node, _Super) and over:
        return _Inherited(_with_blocks(over.nodelist, blocks))
    if not any(inner.get_nodes_by_type((BlockNode, _Super)) for inner in _inner(node)):
        return node
    filled = copy(node)
    if isinstance(node, IfNode):
        filled.conditions_nodelists = [(c, _with_blocks(inner, blocks, over)) for c, inner in node.conditions_nodelists]
        return filled
    for name in node.child_nodelists:
        setattr(filled, name, _with_blocks(getattr(node, name, ()), blocks, over))
    return filled
