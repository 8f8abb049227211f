"""What is known about a person who asks, as far as the grounds of the law need it.

`None` always means "not known", never "no".
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Literal, Self

OLDEST = 130  # years; an older person is a slip of the pen


class FactsError(ValueError):
    """Facts that cannot be read, worded for the person who wrote them: one sentence a fault."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class Household(StrEnum):
    POOR = "poor"
    NEAR_POOR = "near_poor"
    OTHER = "other"


class Trafficking(StrEnum):
    VICTIM = "victim"
    BEING_IDENTIFIED = "being_identified"
    ACCOMPANYING_MINOR = "accompanying_minor"


class ProceedingsRole(StrEnum):
    NONE = "none"
    ACCUSED = "accused"
    VICTIM = "victim"
    WITNESS = "witness"
    DENOUNCED = "denounced"
    RECOMMENDED_FOR_PROSECUTION = "recommended_for_prosecution"
    HELD_IN_EMERGENCY = "held_in_emergency"
    DIVERSION = "diversion"
    PRISONER = "prisoner"


class MatterField(StrEnum):
    CRIMINAL = "criminal"
    CIVIL = "civil"
    FAMILY = "family"
    ADMINISTRATIVE = "administrative"
    LAND = "land"
    LABOUR = "labour"
    SOCIAL_POLICY = "social_policy"
    BUSINESS = "business"
    OTHER = "other"


class DisabilityKind(StrEnum):
    MOVEMENT = "movement"
    HEARING_SPEECH = "hearing_speech"
    VISION = "vision"
    MENTAL = "mental"
    INTELLECTUAL = "intellectual"
    OTHER = "other"


class DisabilityDegree(StrEnum):
    EXTREMELY_SEVERE = "extremely_severe"
    SEVERE = "severe"
    MILD = "mild"


@dataclass(frozen=True, slots=True)
class Disability:
    """A disability; its kinds and degree as far as they are known."""

    kinds: tuple[DisabilityKind, ...] = ()
    degree: DisabilityDegree | None = None


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A day of birth, or any day of a year when only the year is known."""

    earliest: dt.date
    latest: dt.date

    @classmethod
    def from_text(cls, text: str) -> Self:
        """From "2010-02-28" or "2010"; ValueError for anything else."""
        if re.fullmatch(r"[0-9]{4}", text):
            return cls(dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        day = dt.date.fromisoformat(text)
        return cls(day, day)

    @property
    def is_whole(self) -> bool:
        return self.earliest == self.latest

    def ages(self, on: dt.date) -> tuple[int, int]:
        """The least and the greatest age that the person may have on the day `on`."""
        return age(min(self.latest, on), on), age(self.earliest, on)

    def __str__(self) -> str:
        return self.earliest.isoformat() if self.is_whole else f"{self.earliest.year:04}"


def age(born: dt.date, on: dt.date) -> int:
    """Full years of life on the day `on`. Who was born on 29 February completes a common year on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the grounds may ask about one person and one matter."""

    date_of_birth: BirthDate | None = None
    household: Household | None = None
    monthly_social_allowance: bool | None = None
    person_of_merit: bool | None = None
    martyr_relative: bool | None = None
    agent_orange: bool | None = None
    disability: Disability | Literal[False] | None = None
    ethnic_minority: bool | None = None
    extremely_difficult_area: bool | None = None
    hiv: bool | None = None
    domestic_violence_victim: bool | None = None
    trafficking: Trafficking | Literal[False] | None = None
    proceedings_role: ProceedingsRole | None = None
    matter_field: MatterField | None = None

    @classmethod
    def from_json(cls, written: object) -> Self:
        """Facts from a JSON object; FactsError names every key and value that cannot be read."""
        if not isinstance(written, Mapping):
            raise FactsError(["Dữ kiện phải là một đối tượng JSON: { … }."])
        faults = [f"Không có dữ kiện nào tên là “{name}”." for name in written if name not in READERS]
        values: dict[str, Any] = {}
        for name, read in READERS.items():
            try:
                values[name] = None if written.get(name) is None else read(written[name])
            except _Unreadable as fault:
                faults.append(f"“{name}” {fault}.")
        if faults:
            raise FactsError(faults)
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        """The known facts, as `from_json` reads them."""
        known = ((name, getattr(self, name)) for name in FACT_NAMES)
        return {name: _written(value) for name, value in known if value is not None}

    def known(self, name: str) -> bool:
        """Whether nothing is left to ask about `name`: a year of birth leaves the day open."""
        value = getattr(self, name)
        return value.is_whole if isinstance(value, BirthDate) else value is not None

    def check_on(self, on: dt.date) -> None:
        """Raises FactsError when the person is not yet born on the day `on`, or would be older than anyone."""
        if self.date_of_birth is None:
            return
        if self.date_of_birth.earliest > on:
            raise FactsError([f"“date_of_birth” ({self.date_of_birth}) đứng sau ngày cần xét {on:%d/%m/%Y}."])
        if self.date_of_birth.ages(on)[0] > OLDEST:
            raise FactsError([f"“date_of_birth” ({self.date_of_birth}) cho tuổi trên {OLDEST}: hãy xem lại."])

    def ages(self, on: dt.date) -> tuple[int, int] | None:
        """The least and the greatest age on the day `on`; None when nothing bounds it.

        A minor who accompanies a trafficking victim is under 18 by that word alone.
        """
        if self.date_of_birth is not None:
            return self.date_of_birth.ages(on)
        return (0, 17) if self.trafficking is Trafficking.ACCOMPANYING_MINOR else None


FACT_NAMES = tuple(field.name for field in fields(Facts))


class _Unreadable(ValueError):
    """Why a value cannot be read: the end of a sentence that begins with the fact's name."""


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Unreadable("phải là true, false hoặc null")
    return value


def _choice(choices: type[StrEnum], *also: str) -> Callable[[object], Any]:
    def read(value: object) -> StrEnum:
        if not isinstance(value, str) or value not in set(choices):
            raise _Unreadable(f"phải là một trong: {', '.join((*also, *choices))}")
        return choices(value)

    return read


def _birth_date(value: object) -> BirthDate:
    try:
        return BirthDate.from_text(value if isinstance(value, str) else "")
    except ValueError:
        raise _Unreadable("phải là một ngày có thật, viết “năm-tháng-ngày” (2010-02-28), hoặc năm (“2010”)") from None


def _false_or(read: Callable[[object], Any]) -> Callable[[object], Any]:
    def either(value: object) -> Any:
        return False if value is False else read(value)

    return either


def _disability(value: object) -> Disability:
    if not isinstance(value, Mapping):
        raise _Unreadable("phải là false hoặc {“kinds”: […], “degree”: …}")
    if unknown := sorted(set(value) - {"kinds", "degree"}):
        raise _Unreadable(f"không có mục {', '.join(f'“{name}”' for name in unknown)}")
    return Disability(_inside("kinds", _kinds, value), _inside("degree", _choice(DisabilityDegree), value))


def _kinds(value: object) -> tuple[DisabilityKind, ...]:
    if not isinstance(value, list):
        raise _Unreadable(f"phải là danh sách gồm: {', '.join(DisabilityKind)}")
    return tuple(dict.fromkeys(_choice(DisabilityKind)(kind) for kind in value))


def _inside(name: str, read: Callable[[object], Any], value: Mapping[str, object]) -> Any:
    """The part `name` of a value; left out or null, what nothing known looks like."""
    if value.get(name) is None:
        return () if read is _kinds else None
    try:
        return read(value[name])
    except _Unreadable as fault:
        raise _Unreadable(f"có “{name}” {fault}") from None


READERS: dict[str, Callable[[object], Any]] = {
    "date_of_birth": _birth_date,
    "household": _choice(Household),
    "monthly_social_allowance": _truth,
    "person_of_merit": _truth,
    "martyr_relative": _truth,
    "agent_orange": _truth,
    "disability": _false_or(_disability),
    "ethnic_minority": _truth,
    "extremely_difficult_area": _truth,
    "hiv": _truth,
    "domestic_violence_victim": _truth,
    "trafficking": _false_or(_choice(Trafficking, "false")),
    "proceedings_role": _choice(ProceedingsRole),
    "matter_field": _choice(MatterField),
}


def _written(value: Any) -> Any:
    match value:
        case BirthDate():
            return str(value)
        case Disability():
            return {"kinds": [str(kind) for kind in value.kinds], "degree": value.degree and str(value.degree)}
        case StrEnum():
            return str(value)
        case _:
            return value
