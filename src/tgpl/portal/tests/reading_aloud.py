"""What a screen reader says: the browser's own accessibility tree, put into words line by line."""

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]
# Roles with a name of their own, in the words of a Vietnamese screen reader. What is not here is read as its content.
ROLES = {
    "heading": "tiêu đề",
    "link": "liên kết",
    "button": "nút",
    "radio": "nút chọn",
    "checkbox": "ô đánh dấu",
    "textbox": "ô viết",
    "group": "nhóm",
    "DisclosureTriangle": "mục mở ra",
    "alert": "báo ngay",
    "status": "báo",
    "navigation": "vùng",
    "image": "hình",
}
WHOLE = {
    "heading",
    "link",
    "button",
    "radio",
    "checkbox",
    "textbox",
    "DisclosureTriangle",
    "image",
}  # read with all inside
NAMED = {"group", "navigation", "alert"}  # announced, then what is inside
LABELS = {"LabelText", "Legend"}  # read with their control; a heading inside is a heading all the same
BLOCKS = {"paragraph", "listitem", "term", "definition", "StaticText"}
CODES = [(r"YC-\w{4}-\w{4}", "YC-····-····"), (r"\b\d{3} \d{3} \d{4}\b", "··· ··· ····")]


class Reader:
    """Reads pages and what is under the keyboard aloud, into `heard`."""

    def __init__(self, page: Page) -> None:
        self._tree = page.context.new_cdp_session(page)
        self._page = page
        self.heard: list[str] = []

    def page(self, page: Page) -> None:
        """The title and the main part, as one reads on from line to line."""
        self._say(f"\n■ {page.title()}")
        nodes = self._nodes()
        [main] = (node for node in nodes.values() if _role(node) == "main")
        for line in _lines(main, nodes):
            self._say(line)

    def focus(self) -> None:
        """What is under the keyboard, with its hint."""
        nodes = self._nodes()
        at = next(node for node in nodes.values() if _is(node, "focused") and _role(node) != "RootWebArea")
        hint = at.get("description", {}).get("value", "")
        self._say(f"  » {_group(at, nodes)}{_told(at, nodes)}" + (f" – {hint}" if hint else ""))

    def _nodes(self) -> dict[str, Node]:
        return {node["nodeId"]: node for node in self._tree.send("Accessibility.getFullAXTree")["nodes"]}

    def _say(self, line: str) -> None:
        for pattern, mask in CODES:
            line = re.sub(pattern, mask, line)
        self.heard.append(line.rstrip())


def _role(node: Node) -> str:
    return "" if node.get("ignored") else node["role"]["value"]


def _name(node: Node) -> str:
    return " ".join(node.get("name", {}).get("value", "").split())


def _is(node: Node, name: str) -> Any:
    """The value of a property; None without it."""
    return next((one["value"]["value"] for one in node.get("properties", []) if one["name"] == name), None)


def _told(node: Node, nodes: dict[str, Node]) -> str:
    """One thing with its kind, name and state."""
    return f"{_kind(node, nodes)}: {_name(node)}{''.join(_states(node))}"


def _kind(node: Node, nodes: dict[str, Node]) -> str:
    role = _role(node)
    if role != "heading":
        return ROLES[role]
    is_link = any(_role(child) == "link" for child in _children(node, nodes))
    return f"{ROLES[role]} {_is(node, 'level')}" + (f", {ROLES['link']}" if is_link else "")


def _group(node: Node, nodes: dict[str, Node]) -> str:
    """The name of the group that a box is in."""
    while parent := nodes.get(node.get("parentId", "")):
        if _role(parent) == "group" and _name(parent):
            return f"({_name(parent)}) "
        node = parent
    return ""


def _states(node: Node) -> Iterator[str]:
    if _role(node) in {"radio", "checkbox"}:
        yield ", đã chọn" if _is(node, "checked") == "true" else ", chưa chọn"
    if _is(node, "invalid") == "true":
        yield ", có lỗi"
    if _role(node) == "DisclosureTriangle":
        yield ", đang mở" if _is(node, "expanded") else ", đang đóng"
    if typed := node.get("value", {}).get("value") if _role(node) == "textbox" else None:
        yield f", đã viết: {' '.join(typed.split())}"


def _children(node: Node, nodes: dict[str, Node]) -> Iterator[Node]:
    return (nodes[child] for child in node.get("childIds", []) if child in nodes)


def _lines(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    role = _role(node)
    if role in WHOLE:
        yield _told(node, nodes)
    elif role in LABELS:
        yield from (line for line in _inside(node, nodes) if line.startswith(ROLES["heading"]))
    elif role in BLOCKS:
        if text := " ".join(_pieces(node, nodes)):
            yield f"• {text}" if role == "listitem" else text
    else:
        if role in NAMED and _name(node):
            yield _told(node, nodes)
        yield from _inside(node, nodes)


def _inside(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    for child in _children(node, nodes):
        yield from _lines(child, nodes)


def _pieces(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    """The text of one line, with what can be pressed in it."""
    role = _role(node)
    if role == "StaticText":
        yield _name(node)
    elif role in WHOLE:
        yield f"[{_told(node, nodes)}]"
    elif role != "ListMarker":
        for child in _children(node, nodes):
            yield from _pieces(child, nodes)
