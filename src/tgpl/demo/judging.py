"""How the year's cases were judged: opinions, appraisals, a draw with two reviewers, success, complaints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus
from tgpl.complaints.models import Complaint
from tgpl.complaints.services import answer_complaint, escalate_complaint, take_complaint
from tgpl.demo.province import Province
from tgpl.directory.models import Practitioner
from tgpl.intake.models import FormOfAid, Request
from tgpl.intake.rules import RequestStatus
from tgpl.quality.models import Assessment
from tgpl.quality.queries.opinion import may_be_asked, ways_closed
from tgpl.quality.queries.sampling import frame_of
from tgpl.quality.rulebook import opinion_form_on, sheet_on
from tgpl.quality.services import (
    answer_assessment,
    ask_opinion,
    correct_assessment,
    draw_cases,
    freeze_frame,
    make_plan,
    note_circumstance,
    record_success,
    save_draft,
    sign_assessment,
    start_assessment,
    take_opinion,
)

IN_COURT_FORMS = (FormOfAid.PROCEEDINGS, FormOfAid.REPRESENTATION)


@dataclass
class Judging:
    """Who judges, by what chance, and until when."""

    province: Province
    chance: Random
    until: datetime

    def __post_init__(self) -> None:
        self.assessor, self.director = self.province.actor("thamdinh"), self.province.actor("giamdoc")
        self.department, self.reception = self.province.actor("so"), self.province.actor("tiepnhan")

    def tell(self) -> None:
        """The cases that ended more than a month ago, some of each kind of judgement."""
        ended = Case.objects.filter(status=CaseStatus.ENDED, status_at__lt=self.until - timedelta(days=30))
        cases = list(ended.filter(form__in=IN_COURT_FORMS).select_related("person", "office").order_by("pk"))
        self._ask(cases[:14])
        self._appraise(cases[:7])
        self._judge_success([case for case in cases[:10] if case.form == FormOfAid.PROCEEDINGS])
        self._draw(cases)
        self._note_targets()
        self._complain()

    def _ask(self, cases: Sequence[Case]) -> None:
        """Most answered by word or on paper; the last two still hold a link."""
        questions = opinion_form_on(self.until.date()).questions
        for number, case in enumerate(cases):
            at = case.status_at + timedelta(days=3)
            if number >= len(cases) - 2:
                if may_be_asked(case.person) and "link" not in ways_closed(case.person):
                    ask_opinion(by=self.reception, case=case, way="link", at=self.until - timedelta(days=5))
                continue
            answers = {q.code: self.chance.choice(["yes", "yes", "yes", "partly"]) for q in questions if q.counts}
            opinion = ask_opinion(by=self.reception, case=case, way="paper", at=at).opinion
            told = {"answers": answers | {"money": "no"}, "speaker": "client", "words": "Cảm ơn Trung tâm."}
            take_opinion(by=self.reception, opinion=opinion, at=at, **told)

    def _appraise(self, cases: Sequence[Case]) -> None:
        """Signed results of every grade, one corrected and answered, and one draft."""
        for number, case in enumerate(cases):
            at = case.status_at + timedelta(days=10)
            reading = start_assessment(by=self.assessor, case=case, occasion="ended", at=at)
            if number == len(cases) - 1:
                save_draft(by=self.assessor, assessment=reading, typed={"points_0": "9", "points_1": "8,5"}, at=at)
            else:
                self._sign(reading, self.assessor, lost=(4, 12, 25, 40, 6, 15)[number % 6], at=at, fails=number == 4)
            if number == 1:
                self._correct(reading, at + timedelta(days=2))

    def _sign(self, reading: Assessment, by: Actor, *, lost: int, at: datetime, fails: bool = False) -> None:
        sheet = sheet_on(reading.sheet_day)
        points, left = {c.code: c.points for c in sheet.criteria}, Decimal(lost)
        for code, most in points.items():
            taken = min(left, most / 2)
            points[code], left = most - taken, left - taken
        notes = {f"note_{place}": "Theo hồ sơ vụ việc." for place in range(len(sheet.criteria))}
        acts = {"acts": ["b"], "facts": "Có đơn phản ánh kèm biên nhận."} if fails else {"acts": [], "facts": ""}
        typed = {**notes, **acts, "conclusion": "Nhận xét theo dữ liệu mẫu."}
        typed |= {f"points_{place}": str(points[c.code]) for place, c in enumerate(sheet.criteria)}
        sign_assessment(by=by, assessment=reading, typed=typed, points=points, at=at)

    def _correct(self, reading: Assessment, at: datetime) -> None:
        corrected = correct_assessment(by=self.assessor, assessment=reading, reason="Cộng nhầm tiêu chí II.c.", at=at)
        self._sign(corrected, self.assessor, lost=9, at=at)
        user = corrected.case.practitioner.user if corrected.case.practitioner else None
        if user:
            by = self.province.actor(user.username)
            answer_assessment(by=by, assessment=corrected, answer="Tôi đồng ý với kết quả.", at=at + timedelta(days=1))

    def _judge_success(self, cases: Sequence[Case]) -> None:
        for number, case in enumerate(cases):
            good = number % 3 != 2
            record_success(
                by=self.assessor,
                case=case,
                outcome="successful" if good else "not_successful",
                criterion="Ý kiến bào chữa, bảo vệ được Hội đồng xét xử chấp nhận" if good else "",
                evidence="Bản án trong hồ sơ.",
                at=case.status_at + timedelta(days=12),
            )

    def _draw(self, cases: Sequence[Case]) -> None:
        """The centre's plan, drawn and partly read twice; the department's, frozen and waiting for its seed."""
        first = (self.until - timedelta(days=360)).date()
        last = (self.until - timedelta(days=31)).date()
        terms = {"ended_from": first, "ended_to": last, "forms": list(IN_COURT_FORMS)}
        terms |= {"share": Decimal(20), "second_share": Decimal(60)}
        named = ((self.director, "Thẩm định theo mẫu trong năm"), (self.department, "Đánh giá của Sở năm nay"))
        plans = [make_plan(by=by, name=name, **terms) for by, name in named]
        if not all(frame_of(plan) for plan in plans):
            return  # in a small year too little has ended to draw from
        frozen = self.until - timedelta(days=25)
        for plan, by in zip(plans, (self.director, self.department), strict=True):
            freeze_frame(by=by, plan=plan, at=frozen)
        seeded = {"seed": "38291", "seed_source": "Kết quả xổ số mẫu, ngày sau khi chốt khung", "plan": plans[0]}
        drawn = draw_cases(by=self.director, at=frozen + timedelta(days=2), **seeded)
        for number, sampled in enumerate([one for one in drawn if one.second][:6]):
            case = Case.objects.select_related("person", "office").get(pk=sampled.case_id)
            for by, lost in ((self.assessor, (3, 15, 35)[number % 3]), (self.director, (5, 20, 12)[number % 3])):
                at = self.until - timedelta(days=15 - number)
                reading = start_assessment(by=by, case=case, occasion="plan", at=at)
                self._sign(reading, by, lost=lost, at=at)

    def _note_targets(self) -> None:
        head = Practitioner.objects.order_by("pk").first()
        if head:
            terms = {"absent_months": 0, "share": Decimal(70), "reason": "Phó Giám đốc Trung tâm (mẫu)."}
            note_circumstance(by=self.director, practitioner=head, year=self.until.year, at=self.until, **terms)

    def _complain(self) -> None:
        """About refusals: one undone, one on its way to the director, one just in; one about a case, one withdrawn."""
        long_ago = self.until - timedelta(days=20)
        refused = list(Request.objects.filter(status=RequestStatus.REFUSED, status_at__lt=long_ago).order_by("pk"))
        for number, request in enumerate(refused[:3]):
            complaint = self._take(request, "refusal", ("web", "post", "telephone")[number], long_ago)
            if number:
                self._settle(complaint, upheld=number == 1)
        running = Case.objects.filter(status=CaseStatus.ASSIGNED, status_at__lt=self.until - timedelta(days=2))
        for case in running.select_related("request__office", "request__person").order_by("pk")[:1]:
            self._take(case.request, "not_done", "walk_in", self.until - timedelta(hours=5))

    def _take(self, request: Request, act: str, way: str, at: datetime) -> Complaint:
        story = "Tôi đã nộp đủ giấy tờ mà không được giúp. Dữ liệu mẫu, không phải việc có thật."
        return take_complaint(by=self.reception, request=request, act=act, way=way, story=story, at=at)

    def _settle(self, complaint: Complaint, *, upheld: bool) -> None:
        """By the head where the head is not concerned, else by the director of the department."""
        at, is_first = complaint.received_at + timedelta(days=2), complaint.answerer is not None
        by = self.province.actor(complaint.answerer.username) if complaint.answerer else self.department
        outcome = "upheld" if upheld else "not_upheld"
        answer_complaint(by=by, complaint=complaint, outcome=outcome, reasons="Đã xem lại giấy tờ trong hồ sơ.", at=at)
        if is_first and not upheld:
            escalate_complaint(by=Actor.citizen(), complaint=complaint, reason="", at=at + timedelta(days=1))
