"""The small language in which rule files say when a ground holds, judged in three values.

    all: [a, b]     any: [a, b]     not: a
    age: {from: 16, under: 18}      full years on the day asked about
    term: financial_hardship        a legal term with its own dated text (terms.yaml)
    household: near_poor            a fact has this value, or one of a list of values

Yes, no and unknown combine as in Kleene's logic: "no" settles `all`, "yes" settles `any`, whatever is still unknown.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from tgpl.core.law.rule_files import Entry
from tgpl.eligibility.rules.facts import READERS, Disability, Facts


class Finding(NamedTuple):
    """An answer (None: unknown), the known facts that led to it, the unknown ones that can still change it."""

    answer: bool | None
    used: frozenset[str]
    missing: frozenset[str]


class View(NamedTuple):
    """What a condition looks at: the facts, on a day, with the legal terms of that day."""

    facts: Facts
    on: dt.date
    terms: Mapping[str, "Condition"]


class Condition(Protocol):
    """A part of a ground's condition."""

    def judge(self, view: View) -> Finding: ...


NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Is:
    """A fact has one of these values; for a disability, `True` is any."""

    fact: str
    values: frozenset[Any]

    def judge(self, view: View) -> Finding:
        value = getattr(view.facts, self.fact)
        if value is None:
            return Finding(None, NOTHING, frozenset({self.fact}))
        plain = True if isinstance(value, Disability) else value
        return Finding(plain in self.values, frozenset({self.fact}), NOTHING)


@dataclass(frozen=True, slots=True)
class Age:
    """Full years from `start`, under `end`."""

    start: int
    end: int

    def judge(self, view: View) -> Finding:
        ages = view.facts.ages(view.on)
        if ages is None:
            return Finding(None, NOTHING, frozenset({"date_of_birth"}))
        least, greatest = ages
        if self.start <= least and greatest < self.end:
            return Finding(True, self._used(view), NOTHING)
        if greatest < self.start or self.end <= least:
            return Finding(False, self._used(view), NOTHING)
        return Finding(None, NOTHING, frozenset({"date_of_birth"}))

    def _used(self, view: View) -> frozenset[str]:
        return frozenset({"trafficking" if view.facts.date_of_birth is None else "date_of_birth"})


@dataclass(frozen=True, slots=True)
class Term:
    """What a legal term means on the day."""

    name: str

    def judge(self, view: View) -> Finding:
        return view.terms[self.name].judge(view)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def judge(self, view: View) -> Finding:
        return _combine([part.judge(view) for part in self.parts], settled_by=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def judge(self, view: View) -> Finding:
        return _combine([part.judge(view) for part in self.parts], settled_by=True)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def judge(self, view: View) -> Finding:
        answer, used, missing = self.part.judge(view)
        return Finding(None if answer is None else not answer, used, missing)


def _combine(findings: list[Finding], *, settled_by: bool) -> Finding:
    """Kleene's `all` (settled by a no) and `any` (settled by a yes): only what leads to the answer counts as used."""
    deciding = [f for f in findings if f.answer is settled_by]
    if deciding:
        return Finding(settled_by, _union(f.used for f in deciding), NOTHING)
    used = _union(f.used for f in findings)
    if all(f.answer is not None for f in findings):
        return Finding(not settled_by, used, NOTHING)
    return Finding(None, used, _union(f.missing for f in findings))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return NOTHING.union(*sets)


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and every part of it; a term is not opened."""
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)
        case Not(part):
            yield from walk(part)


def terms_in(condition: Condition) -> set[str]:
    """The legal terms that a condition names."""
    return {part.name for part in walk(condition) if isinstance(part, Term)}


def parse(written: object, owner: Entry) -> Condition:
    """The condition that a rule file writes; `owner` lends its line to a fault that has none."""
    if not isinstance(written, Entry) or len(written) != 1:
        raise owner.fault("mỗi điều kiện là đúng một mục: all, any, not, age, term hoặc tên một dữ kiện")
    [(word, value)] = written.items()
    if word in _WORDS:
        return _WORDS[word](value, written)
    if word not in READERS or word == "date_of_birth":
        raise written.fault(f"không có từ hoặc dữ kiện nào tên là “{word}”", word)
    return _is(word, value, written)


def _parts(value: object, owner: Entry) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        raise owner.fault("“all” và “any” cần một danh sách điều kiện")
    return tuple(parse(part, owner) for part in value)


def _age(value: object, owner: Entry) -> Age:
    if not isinstance(value, Entry) or not value:
        raise owner.fault("“age” cần “from” (từ đủ), “under” (dưới), hoặc cả hai")
    value.expect({}, {"from": int, "under": int})
    start, end = value.get("from") or 0, value.get("under") or 1000
    if start >= end:
        raise value.fault("“from” phải nhỏ hơn “under”")
    return Age(start, end)


def _term(value: object, owner: Entry) -> Term:
    if not isinstance(value, str):
        raise owner.fault("“term” cần tên một khái niệm pháp lý")
    return Term(value)


def _is(fact: str, value: object, owner: Entry) -> Is:
    values = value if isinstance(value, list) else [value]
    if fact == "disability":
        readable = bool(values) and all(isinstance(v, bool) for v in values)
    else:
        readable = bool(values) and all(_readable(fact, v) for v in values)
    if not readable:
        raise owner.fault(f"giá trị của “{fact}” không đọc được: {value}", fact)
    return Is(fact, frozenset(values))


def _readable(fact: str, value: object) -> bool:
    try:
        READERS[fact](value)
    except ValueError:
        return False
    return True


_WORDS: dict[str, Callable[[object, Entry], Condition]] = {
    "all": lambda value, owner: AllOf(_parts(value, owner)),
    "any": lambda value, owner: AnyOf(_parts(value, owner)),
    "not": lambda value, owner: Not(parse(value, owner)),
    "age": _age,
    "term": _term,
}
