"""Draws the house from its imports: docs/pictures/house.svg, each room on its floor, each arrow a use.

`house.py --check` draws nothing, and fails when rooms import each other in a circle.
"""

import sys
import tomllib
from html import escape
from pathlib import Path

import grimp
import networkx as nx

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "house.svg"
WIDTH, FLOOR, ROOM_HEIGHT, MARGIN = 1080, 92, 56, 24
STYLE = """
  svg { font-family: 'Be Vietnam Pro', 'Noto Sans', sans-serif; background: #fbf6ee }
  rect { fill: #ffffff; stroke: #1d4480; stroke-width: 1.5 }
  .name { font-size: 15px; font-weight: 600; fill: #231f1c; text-anchor: middle }
  .size { font-size: 11px; fill: #5c534a; text-anchor: middle }
  path { fill: none; stroke: #a8326b; stroke-opacity: .28; stroke-width: 1.4 }
"""


def floors() -> list[list[str]]:
    """The rooms of each floor, from the top, as the import contract names them."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    house = config["tool"]["importlinter"]["contracts"][0]
    named = [[name.strip(" ()") for name in floor.split("|")] for floor in house["layers"]]
    standing = [[room for room in floor if (ROOT / "src" / "tgpl" / room).is_dir()] for floor in named]
    return [floor for floor in standing if floor]


def uses(rooms: set[str]) -> nx.DiGraph:
    """Which room uses which."""
    graph = nx.DiGraph()
    graph.add_nodes_from(rooms)
    imports = grimp.build_graph("tgpl")
    for module in imports.modules:
        for imported in imports.find_modules_directly_imported_by(module):
            a, b = _room(module), _room(imported)
            if a != b and {a, b} <= rooms:
                graph.add_edge(a, b)
    return graph


def _room(module: str) -> str:
    return [*module.split("."), ""][1]


def lines(room: str) -> int:
    """Lines of code of a room, without tests and migrations."""
    files = (ROOT / "src" / "tgpl" / room).rglob("*.py")
    return sum(len(f.read_text().splitlines()) for f in files if not {"tests", "migrations"} & set(f.parts))


def draw() -> str:
    """The drawing, as SVG."""
    storeys = floors()
    places = {
        room: (WIDTH * (i + 1) / (len(storey) + 1), MARGIN + level * FLOOR + ROOM_HEIGHT / 2)
        for level, storey in enumerate(storeys)
        for i, room in enumerate(storey)
    }
    graph = uses(set(places))
    if not nx.is_directed_acyclic_graph(graph):
        raise SystemExit(f"Rooms import each other in a circle: {nx.find_cycle(graph)}")
    height = 2 * MARGIN + FLOOR * (len(storeys) - 1) + ROOM_HEIGHT
    arrows = "\n".join(_arrow(*places[a], *places[b]) for a, b in sorted(nx.transitive_reduction(graph).edges))
    boxes = "\n".join(_box(room, *place) for room, place in places.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">\n'
        '<title id="t">The house: rooms and floors</title>\n'
        '<desc id="d">Each room uses only rooms below it. Arrows that follow from others are left out.</desc>\n'
        f"<style>{STYLE}</style>\n{arrows}\n{boxes}\n</svg>\n"
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    top, bottom = y1 + ROOM_HEIGHT / 2, y2 - ROOM_HEIGHT / 2
    bend = (bottom - top) / 2
    return (
        f'<path d="M{x1:.0f} {top:.0f}C{x1:.0f} {top + bend:.0f} {x2:.0f} {bottom - bend:.0f} {x2:.0f} {bottom:.0f}"/>'
    )


def _box(room: str, x: float, y: float) -> str:
    width = 132
    return (
        f'<rect x="{x - width / 2:.0f}" y="{y - ROOM_HEIGHT / 2:.0f}" width="{width}" height="{ROOM_HEIGHT}" rx="8"/>'
        f'<text class="name" x="{x:.0f}" y="{y - 2:.0f}">{escape(room)}</text>'
        f'<text class="size" x="{x:.0f}" y="{y + 16:.0f}">{round(lines(room), -2)} lines</text>'
    )


def main() -> int:
    drawing = draw()
    if "--check" not in sys.argv:
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(drawing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
