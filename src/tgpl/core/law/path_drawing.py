"""A declared path as a picture and as text: states as lifelines from top to bottom, each move an arrow between them."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from tgpl.core.law.paths import Move, Path
from tgpl.core.law.rule_files import Mark

LEFT, GAP, HEAD, ROW, FOOT = 90, 130, 96, 56, 24
WIDE = 760  # what few states share between them
STYLE = """
  svg { font-family: 'Be Vietnam Pro', 'Noto Sans', sans-serif; background: #fbf6ee }
  .state { fill: #ffffff; stroke: #1d4480; stroke-width: 1.5 }
  .final { fill: #e9e2d6 }
  .name { font-size: 13px; font-weight: 600; fill: #231f1c; text-anchor: middle }
  .life { stroke: #1d4480; stroke-opacity: .35; stroke-dasharray: 3 5 }
  .way { stroke: #a8326b; stroke-width: 1.6; fill: none }
  .end { fill: #a8326b }
  .move { font-size: 12px; font-weight: 600; fill: #231f1c }
  .law { font-size: 10px; fill: #5c534a }
  .move, .law { paint-order: stroke; stroke: #fbf6ee; stroke-width: 4px }
"""

LEGEND = "Mũi tên: chuyển trạng thái. Chấm tròn: giữ nguyên trạng thái. Bản chữ nằm bên cạnh."


@dataclass(frozen=True)
class Words:
    """How the codes of a path are said."""

    title: str
    states: Mapping[str, str]
    moves: Mapping[str, str]
    owner: Callable[[str], str]
    clock: Callable[[str], str]
    permission: Callable[[str], str]


def picture(path: Path, words: Words) -> str:
    """The path as SVG."""
    gap = max(GAP, WIDE // len(path.states))
    places = {code: LEFT + gap * number for number, code in enumerate(path.states)}
    moves = list(path.moves.values())
    width, height = LEFT * 2 + gap * (len(places) - 1) + 140, HEAD + ROW * len(moves) + FOOT
    parts = [
        *(_lifeline(x, height) for x in places.values()),
        *(_state(words.states[code], x, path.states[code].final) for code, x in places.items()),
        *(_row(move, words, places, HEAD + ROW * row + 34) for row, move in enumerate(moves)),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">\n'
        f'<title id="t">{escape(words.title)}</title>\n<desc id="d">{LEGEND}</desc>\n'
        f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _lifeline(x: int, height: int) -> str:
    return f'<line class="life" x1="{x}" x2="{x}" y1="62" y2="{height - 10}"/>'


def _state(name: str, x: int, final: bool) -> str:
    lines = textwrap.wrap(name, 16)
    box = f'<rect class="state{" final" if final else ""}" x="{x - 58}" y="14" width="116" height="48" rx="8"/>'
    first = 42 - 8 * (len(lines) - 1)
    return box + "".join(
        f'<text class="name" x="{x}" y="{first + 16 * number}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def _row(move: Move, words: Words, places: Mapping[str, int], y: int) -> str:
    """The arrow of a move from each of its sources; a loop where the thing stays."""
    sources = [places[code] for code in move.sources]
    if move.target is None:
        drawn = "".join(f'<circle class="end" cx="{x}" cy="{y}" r="5"/>' for x in sources)
        label = min(sources) + 12
    else:
        target = places[move.target]
        drawn, label = _arrow([x for x in sources if x != target] or [target - 60], target, y)
    mark = " · cần kiểm tra" if move.mark is Mark.TO_VERIFY else ""
    return (
        f'{drawn}<text class="move" x="{label}" y="{y - 8}">{escape(words.moves[move.code])}</text>'
        f'<text class="law" x="{label}" y="{y + 16}">{escape(move.citation + mark)}</text>'
    )


def _arrow(sources: list[int], target: int, y: int) -> tuple[str, int]:
    ends = [*sources, target]
    dots = "".join(f'<circle class="end" cx="{x}" cy="{y}" r="3"/>' for x in sources)
    heads = "".join(
        f'<path class="end" d="M{target} {y}l{step} -5v10z"/>'
        for step in sorted({-9 if source < target else 9 for source in sources})
    )
    line = f'<line class="way" x1="{min(ends)}" x2="{max(ends)}" y1="{y}" y2="{y}"/>'
    return line + dots + heads, max(min(ends), 10) + 12


def text(path: Path, words: Words, picture_file: str) -> str:
    """The same as Markdown, for those who do not see the picture and those who look something up."""
    return "\n".join([f"# {words.title}", "", *_intro(path, picture_file), *_states(path, words), *_moves(path, words)])


def _intro(path: Path, picture_file: str) -> Iterator[str]:
    until = f" đến {path.valid_to:%d/%m/%Y}" if path.valid_to else ""
    yield f"Áp dụng từ {path.valid_from:%d/%m/%Y}{until}. Vẽ từ khai báo trong `data/paths/` bằng `tgpl draw-paths`."
    yield ""
    yield f"![Sơ đồ]({picture_file})"
    yield ""


def _states(path: Path, words: Words) -> Iterator[str]:
    yield "| Trạng thái | Người chịu trách nhiệm | Thời hạn | Bước có thể làm |"
    yield "|---|---|---|---|"
    for state in path.states.values():
        clocks = "; ".join(words.clock(rule) for rule in state.clocks)
        exits = "; ".join(words.moves[move.code] for move in path.open_at(state.code))
        owner = words.owner(state.owner) if state.owner else "–"
        yield f"| {words.states[state.code]} | {owner} | {clocks or '–'} | {exits or 'kết thúc'} |"
    yield ""


def _moves(path: Path, words: Words) -> Iterator[str]:
    yield "| Bước | Từ | Đến | Ai làm | Thời hạn bắt đầu | Giấy tờ | Căn cứ |"
    yield "|---|---|---|---|---|---|---|"
    for move in path.moves.values():
        yield "| " + " | ".join(_cells(move, words)) + " |"
    yield ""


def _cells(move: Move, words: Words) -> list[str]:
    mark = " (cần kiểm tra)" if move.mark is Mark.TO_VERIFY else ""
    return [
        words.moves[move.code],
        ", ".join(words.states[code] for code in move.sources) or "bắt đầu",
        words.states[move.target] if move.target else "giữ nguyên",
        ", ".join(words.permission(name) for name in move.permissions),
        "; ".join(words.clock(start.rule) for start in move.starts) or "–",
        "; ".join(move.papers) or "–",
        move.citation + mark,
    ]
