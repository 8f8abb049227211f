"""The claim of `tgpl fee`: what docs/developers/fees.md describes, from JSON."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal

from tgpl.fees.rules import reading
from tgpl.fees.rules.claim import Claim, ClaimError, Expense, Form, Method, Span, Time, Worker, WorkerKind
from tgpl.fees.rules.law import Law, Matter, NoFigure, Severity, Stage
from tgpl.fees.rules.reading import Entry, Fields, Unreadable
from tgpl.fees.rules.sessions import HOUR

NOTHING = Decimal(0)
MOST_AT_ONCE = Decimal(24 * 60)
LawOn = Callable[[dt.date], Law]


def read_claim(written: object, law_on: LawOn) -> Claim:
    """The claim in a JSON value; ClaimError names every field that cannot be read."""
    faults: list[str] = []
    top = Fields(written, "", faults)
    on = top.need("on", reading.day, dt.date.min)
    reading.told(faults)
    law = law_on(on)
    try:
        session = law.figure("session_hours").value * HOUR
        law.figure("base_salary")
    except NoFigure as missing:
        top.fault("on", f"chưa có số liệu “{missing}” có hiệu lực ngày {on:%d/%m/%Y}; hãy bổ sung tệp figures.yaml")
        raise ClaimError(faults) from None
    claim = _Reader(top, law, session, faults).claim(on)
    reading.told(faults)
    return claim


class _Reader:
    def __init__(self, top: Fields, law: Law, session: Decimal, faults: list[str]) -> None:
        self.top, self.law, self.session, self.faults = top, law, session, faults
        self.kinds = {**{code: code for code in law.time_kinds}, **{k.letter: c for c, k in law.time_kinds.items()}}

    def claim(self, on: dt.date) -> Claim:
        top = self.top
        form = top.need("form", reading.choice(Form), Form.PROCEEDINGS)
        workers = self._workers()
        claim = Claim(
            on=on,
            form=form,
            workers=workers,
            method=top.take("method", reading.choice(Method), Method.SESSIONS),
            matter=top.take("matter", reading.choice(Matter), Matter.CRIMINAL),
            charges=top.each("charges", _charge),
            spans=self._spans(),
            documents=self._documents(),
            expenses=top.each("expenses", lambda entry: self._expense(entry, workers)),
            replaced=top.take("replaced", reading.truth, False),
            suspended_on=top.take("suspended_on", reading.day, None),
            ended_early=top.take("ended_early", reading.truth, False),
        )
        for name in ("case", "note"):  # for the people who keep the file
            top.take(name, reading.text, "")
        top.finish()
        if not self.faults:
            self._check(claim)
        return claim

    def _workers(self) -> tuple[Worker, ...]:
        if not self.top.has("practitioners"):
            return (self._worker(self.top, "practitioner", ""),)
        workers = self.top.each("practitioners", lambda entry: self._listed_worker(entry))
        if not workers:
            self.top.fault("practitioners", "phải có ít nhất một người")
        if len({worker.name for worker in workers}) < len(workers):
            self.top.fault("practitioners", "hai người trùng tên; hãy ghi “name” khác nhau")
        return workers

    def _listed_worker(self, entry: Entry) -> Worker:
        fields = entry.fields
        worker = self._worker(fields, "name", f"Người thứ {entry.number}")
        fields.finish()
        return worker

    def _worker(self, fields: Fields, name: str, unnamed: str) -> Worker:
        kind = "kind" if fields.has("kind") else "practitioner_kind"
        named = reading.choice(WorkerKind, {"lawyer": WorkerKind.CONTRACT_LAWYER})
        return Worker(
            name=fields.take(name, reading.text, "") or unnamed,
            kind=fields.need(kind, named, WorkerKind.CONTRACT_LAWYER),
            time=(*fields.each("time", self._time), *self._totals(fields, "hours"), *self._totals(fields, "sessions")),
            share=fields.take("share", reading.percent, None),
            paid_before=fields.take("paid_before", reading.money, NOTHING),
        )

    def _kind(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.kinds:
            known = ", ".join(f"{kind.letter} = {code}" for code, kind in self.law.time_kinds.items())
            raise Unreadable(f"không có loại thời gian nào như vậy; các loại: {known}")
        return self.kinds[value]

    def _time(self, entry: Entry) -> Time:
        fields = entry.fields
        kind = fields.take("kind", self._kind, "")
        done_on = fields.take("date", reading.day, None)
        minutes = self._minutes(fields)
        fields.take("confirmed_by", reading.text, "")
        fields.take("note", reading.text, "")
        fields.finish()
        return Time(kind, minutes, done_on)

    def _minutes(self, fields: Fields) -> Decimal:
        """How long: in one of four ways of saying it."""
        units = {"hours": HOUR, "minutes": Decimal(1), "sessions": self.session}
        said = [unit for unit in (*units, "from") if fields.has(unit)]
        found = sum((fields.take(unit, reading.number, NOTHING) * worth for unit, worth in units.items()), NOTHING)
        found += _between(fields)
        if len(said) != 1:
            fields.fault("", "hãy ghi đúng một trong: hours, minutes, sessions, hoặc from và to")
        return found

    def _totals(self, fields: Fields, name: str) -> tuple[Time, ...]:
        """`hours` or `sessions`: one number, or one by kind of time."""
        unit = HOUR if name == "hours" else self.session
        fields.taken.add(name)
        value = fields.values.get(name)
        if value is None:
            return ()
        if not isinstance(value, Mapping):
            return (Time("", fields.take(name, reading.number, NOTHING) * unit),)
        inner = Fields(value, f"{fields.place}{name}.", self.faults)
        return tuple(self._total(inner, kind, unit) for kind in value)

    def _total(self, fields: Fields, written: str, unit: Decimal) -> Time:
        minutes = fields.take(written, reading.number, NOTHING) * unit
        try:
            return Time(self._kind(written), minutes)
        except Unreadable as why:
            fields.fault(written, str(why))
            return Time("", minutes)

    def _spans(self) -> tuple[Span, ...]:
        stated = self.top.take("norm_sessions", reading.number, None)
        spans = self.top.each("stages", _span)
        if stated is None:
            return spans
        stages = [stage for span in spans for stage in (span.first, span.last)] or [Stage.FIRST_INSTANCE]
        return (Span(min(stages, key=lambda s: s.place), max(stages, key=lambda s: s.place), stated),)

    def _documents(self) -> tuple[Decimal, ...]:
        coefficient = self.top.take("coefficient", reading.number, None)
        if isinstance(self.top.values.get("documents"), list):
            return self.top.each("documents", lambda entry: _document(entry, coefficient))
        count = self.top.take("documents", _count, 0)
        if count and coefficient is None:
            self.top.fault("coefficient", "còn thiếu: hệ số của mỗi văn bản, ví dụ 0.1")
        return (coefficient or NOTHING,) * count

    def _expense(self, entry: Entry, workers: tuple[Worker, ...]) -> Expense:
        fields = entry.fields
        expense = Expense(
            kind=fields.need("kind", reading.text, ""),
            amount=_expense_amount(fields),
            receipt=fields.take("receipt", reading.text, ""),
            worker=fields.take("practitioner", reading.text, "") or (workers[0].name if len(workers) == 1 else ""),
            note=fields.take("note", reading.text, ""),
        )
        if expense.worker and expense.worker not in {worker.name for worker in workers}:
            fields.fault("practitioner", f"không có người thực hiện nào tên “{expense.worker}”")
        fields.finish()
        return expense

    def _check(self, claim: Claim) -> None:
        """What no single field shows."""
        if claim.form is Form.ADVICE:
            if not claim.documents:
                self.top.fault("documents", "tư vấn được trả theo văn bản: hãy ghi số văn bản hoặc từng văn bản")
        elif claim.method is Method.LUMP_SUM:
            if not claim.spans:
                self.top.fault("stages", "khoán tính theo giai đoạn: hãy ghi các giai đoạn, hoặc “norm_sessions”")
        elif not claim.total_minutes:
            self.top.fault("time", "chưa có thời gian nào: hãy ghi “time”, “hours” hoặc “sessions”")
        if claim.suspended_on:
            self._check_days(claim, claim.suspended_on)

    def _check_days(self, claim: Claim, last: dt.date) -> None:
        for worker in claim.workers:
            for time in worker.time:
                if time.day and time.day > last:
                    self.top.fault("time", f"ngày {time.day:%d/%m/%Y} đứng sau ngày tạm đình chỉ {last:%d/%m/%Y}")


def _between(fields: Fields) -> Decimal:
    start, end = (fields.take(name, reading.moment, None) for name in ("from", "to"))
    if start is None or end is None:
        if (start is None) != (end is None):
            fields.fault("to" if end is None else "from", "còn thiếu: “from” và “to” đi cùng nhau")
        return NOTHING
    if (start.tzinfo is None) != (end.tzinfo is None) or end <= start:
        fields.fault("to", "phải đứng sau “from”")
        return NOTHING
    minutes = Decimal((end - start) // dt.timedelta(minutes=1))
    if minutes > MOST_AT_ONCE:
        fields.fault("to", "cách “from” quá 24 giờ")
    return minutes


def _charge(entry: Entry) -> Severity:
    if entry.is_plain:
        return entry.plain(reading.choice(Severity), Severity.LESS_SERIOUS)
    fields = entry.fields
    fields.take("name", reading.text, "")
    severity = fields.need("severity", reading.choice(Severity), Severity.LESS_SERIOUS)
    fields.finish()
    return severity


def _span(entry: Entry) -> Span:
    stage = reading.choice(Stage)
    if entry.is_plain:
        one = entry.plain(stage, Stage.FIRST_INSTANCE)
        return Span(one, one)
    fields = entry.fields
    name = "stage" if fields.has("stage") else "from"
    first = fields.need(name, stage, Stage.FIRST_INSTANCE)
    last = fields.take("to", stage, first)
    norm = fields.take("norm_sessions", reading.number, None)
    if last.place < first.place:
        fields.fault("to", "là giai đoạn đứng trước “from”")
    fields.finish()
    return Span(first, last, norm)


def _document(entry: Entry, usual: Decimal | None) -> Decimal:
    if entry.is_plain:
        return entry.plain(reading.number, NOTHING)
    fields = entry.fields
    fields.take("title", reading.text, "")
    found = fields.take("coefficient", reading.number, usual)
    if found is None:
        fields.fault("coefficient", "còn thiếu: hệ số của văn bản, ví dụ 0.1")
    fields.finish()
    return found or NOTHING


def _expense_amount(fields: Fields) -> Decimal:
    """A sum, or a number of times a price."""
    quantity = fields.take("quantity", reading.number, NOTHING)
    price = fields.take("unit_price", reading.money, NOTHING)
    amount = fields.take("amount", reading.money, quantity * price)
    if fields.has("amount") == (fields.has("quantity") and fields.has("unit_price")):
        fields.fault("amount", "hãy ghi “amount”, hoặc cả “quantity” và “unit_price”")
    if amount != amount.to_integral_value():
        fields.fault("quantity", "nhân với “unit_price” phải ra số đồng nguyên")
    return amount


def _count(value: object) -> int:
    count = reading.number(value)
    if count != count.to_integral_value() or not 0 < count <= 1000:
        raise Unreadable("phải là số văn bản từ 1 đến 1000, hoặc danh sách văn bản")
    return int(count)
