"""What the map and the reckonings show: drawn, in a table, and in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.lists.listing import Line, listing
from tgpl.core.pages.charts import Bar, bar_chart
from tgpl.network.drawing import Dot, Sign, draw_map
from tgpl.network.models import Siting
from tgpl.network.queries import Located, Need, ServicePoint
from tgpl.network.rules import KILOMETRES, Aim, Inputs, Place, Point, kilometres, nearest
from tgpl.territory.models import Commune


def far(length: float, unit: str = KILOMETRES) -> str:
    """A length in words: "12,3 km", "45 phút"."""
    if unit == KILOMETRES:
        return f"{number_format(length, 1)} km"
    return _("%s phút") % number_format(length, 0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A commune of the map with its need and its nearest service point."""

    commune: Commune
    point: Point | None
    need: int | None
    nearest: str
    length: float | None


def spots(
    communes: Sequence[Commune], places: dict[str, Located], need: Need, offices: Sequence[ServicePoint]
) -> list[Spot]:
    """Every commune, the farthest from help first, those without a point last."""
    located = [(one, places[one.code].point) for one in offices if one.code in places]
    found = [_spot(commune, places, need, located) for commune in communes]
    return sorted(found, key=lambda spot: -1.0 if spot.length is None else spot.length, reverse=True)


def _spot(
    commune: Commune, places: dict[str, Located], need: Need, located: Sequence[tuple[ServicePoint, Point]]
) -> Spot:
    here = places.get(commune.code)
    if here is None or not located:
        return Spot(commune, here.point if here else None, need.of(commune.code), "", None)
    length, office = min(((kilometres(here.point, point), office) for office, point in located), key=lambda one: one[0])
    return Spot(commune, here.point, need.of(commune.code), office.name, length)


def need_words(need: int | None) -> str:
    return _("chưa rõ") if need is None else number_format(need, 0, force_grouping=True)


def map_of(
    found: Sequence[Spot], offices: Sequence[ServicePoint], places: dict[str, Located], label: str, chosen: str
) -> SafeString:
    """The map of need against service points."""
    most = max((spot.need or 0 for spot in found), default=0) or 1
    dots = [
        Dot(
            spot.point,
            str(spot.commune),
            need_words(spot.need),
            None if spot.need is None else spot.need / most,
            spot.commune.code == chosen,
        )
        for spot in found
        if spot.point
    ]
    signs = [Sign(places[one.code].point, one.name) for one in offices if one.code in places]
    told = _("Vòng tròn càng lớn, nhu cầu của xã, phường càng nhiều; ô vuông là nơi trợ giúp. Bảng ghi cùng số liệu.")
    return draw_map(_("Nhu cầu và nơi trợ giúp: %s") % label, told, dots, signs, [])


def spot_listing(found: Sequence[Spot], need: Need) -> SafeString:
    """The map as a table: each commune leads to where it lies on the map."""
    page = reverse("network:show_map")
    lines = [
        Line(
            f"{page}?need={need.key}&xa={spot.commune.code}#ban-do",
            str(spot.commune),
            [],
            need_words(spot.need),
            [spot.nearest or "–", _("chưa rõ") if spot.length is None else far(spot.length)],
        )
        for spot in found
    ]
    heads = (_("Xã, phường"), _("Nhu cầu"), _("Nơi trợ giúp gần nhất"), _("Cách"))
    return listing(_("Nhu cầu và khoảng cách của từng xã, phường"), heads, lines)


# Reckonings


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the curve: how many more, where, and what they bring."""

    more: int
    new: str
    mean: str
    covered: int
    share: str
    gain: str
    url: str
    is_shown: bool


def everybody(inputs: Inputs) -> int:
    return sum(place.need or 0 for place in inputs.communes)


def steps_of(siting: Siting, inputs: Inputs, shown: int) -> list[Step]:
    """The curve as lines of a table."""
    return [_step(siting, inputs, more, more == shown) for more in range(len(siting.steps))]


def _step(siting: Siting, inputs: Inputs, more: int, is_shown: bool) -> Step:
    step = siting.steps[more]
    new = [inputs.places[code].name for code in step["places"] if code not in inputs.standing]
    return Step(
        more,
        ", ".join(new) or "–",
        far(step["mean"], inputs.unit),
        step["covered"],
        share(step["covered"], everybody(inputs)),
        gain_words(siting, inputs, more),
        f"{reverse('network:show_siting', args=[siting.uid])}?them={more}#ban-do",
        is_shown,
    )


def share(part: int, whole: int) -> str:
    return f"{number_format(100 * part / whole, 1)}%" if whole else "–"


def gain_words(siting: Siting, inputs: Inputs, more: int) -> str:
    """What this branch brings over one fewer."""
    if more == 0:
        return "–"
    before, after = siting.steps[more - 1], siting.steps[more]
    if inputs.aim == Aim.COVER:
        return _("thêm %s trong tầm") % number_format(after["covered"] - before["covered"], 0, force_grouping=True)
    return _("gần hơn %s") % far(max(0.0, before["mean"] - after["mean"]), inputs.unit)


def curve(siting: Siting, inputs: Inputs) -> SafeString:
    """How much of the need lies within reach with each further branch."""
    bars = [Bar(_("Thêm %s") % more, [step["covered"]]) for more, step in enumerate(siting.steps)]
    title = _("Nhu cầu trong tầm %s, theo số chi nhánh thêm") % far(inputs.reach, inputs.unit)
    return bar_chart(title, [_("trong tầm")], bars, "duong-cong")


def siting_map(siting: Siting, inputs: Inputs, more: int) -> SafeString:
    """The choice on the map: who would go where."""
    chosen, places = siting.steps[more]["places"], inputs.places
    most = max((place.need or 0 for place in inputs.communes), default=0) or 1
    dots = [
        Dot(place.point, place.name, need_words(place.need), None if place.need is None else place.need / most)
        for place in inputs.communes
    ]
    ways = [(places[code].point, places[near[0]].point) for code, near in nearest(inputs, chosen).items() if near]
    signs = [_sign_of(inputs, places[code]) for code in chosen]
    told = _("Ô vuông là nơi đang có, hình thoi là nơi được chọn, đường nối mỗi xã, phường tới nơi gần nhất.")
    return draw_map(siting.title, told, dots, signs, ways)


def _sign_of(inputs: Inputs, place: Place) -> Sign:
    return Sign(place.point, inputs.standing.get(place.code, place.name), place.code not in inputs.standing)


def who_goes_where(siting: Siting, inputs: Inputs, more: int) -> list[tuple[Place, str, str]]:
    """The map as a table: each commune, its place and how far, the farthest first."""
    found = nearest(inputs, siting.steps[more]["places"])
    order = sorted(inputs.communes, key=lambda place: -(near[1] if (near := found[place.code]) else float("inf")))
    return [(place, *_way(inputs, found[place.code])) for place in order]


def _way(inputs: Inputs, near: tuple[str, float] | None) -> tuple[str, str]:
    if near is None:
        return "–", _("không rõ đường")
    name = inputs.standing.get(near[0], inputs.places[near[0]].name)
    return name, far(near[1], inputs.unit)


NOW = gettext_lazy(
    "Hiện nay người cần cách nơi trợ giúp gần nhất trung bình %(before)s; %(share_before)s nhu cầu trong tầm %(reach)s."
)
FURTHER = gettext_lazy("Thêm %(more)s chi nhánh ở %(places)s: khoảng cách trung bình từ %(before)s còn %(after)s.")
THEN = gettext_lazy("Nhu cầu trong tầm %(reach)s: từ %(share_before)s lên %(share_after)s.")


def meaning(siting: Siting, inputs: Inputs, more: int) -> str:
    """The result in one sentence."""
    now, then = siting.steps[0], siting.steps[more]
    told: dict[str, Any] = {
        "before": far(now["mean"], inputs.unit),
        "after": far(then["mean"], inputs.unit),
        "reach": far(inputs.reach, inputs.unit),
        "share_before": share(now["covered"], everybody(inputs)),
        "share_after": share(then["covered"], everybody(inputs)),
        "places": ", ".join(inputs.places[code].name for code in then["places"] if code not in inputs.standing),
        "more": more,
    }
    if more == 0:
        return NOW % told
    return f"{FURTHER % told} {THEN % told}"


def not_known(inputs: Inputs) -> list[str]:
    """What the result does not know, so that nobody reads more into it."""
    told = [
        _("Đường chim bay không phải đường đi: sông, núi, phà không được tính.")
        if inputs.unit == KILOMETRES
        else _("Thời gian đi theo bảng đã nộp; hai nơi không có trong bảng coi như không đi được."),
        _("Mỗi xã, phường là một điểm: người ở thôn xa và người ở trung tâm được tính như nhau."),
        _("Chi phí, nhân sự, trụ sở, xe buýt và điều kiện pháp luật để lập chi nhánh không nằm trong phép tính."),
    ]
    unknown = sum(place.need is None for place in inputs.communes)
    if unknown:
        told.append(_("%s xã, phường chưa có số nhu cầu: không được tính.") % unknown)
    if inputs.without_place:
        told.append(_("Chưa có tọa độ nên không được tính: %s.") % ", ".join(inputs.without_place))
    if not inputs.standing:
        told.append(_("Chưa nơi trợ giúp nào được ghi trụ sở ở xã, phường nào."))
    return told
