"""Roles and permissions, as code: rows in the database hold only their stable keys."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """What a person may do. The view asks for one of these; `visible_to` says on which objects."""

    VIEW_REQUESTS = "view_requests"
    ANSWER_ON_DUTY = "answer_on_duty"  # take turns of duty, and see the urgent notices that came in one's turn
    KEEP_DUTY_ROSTER = "keep_duty_roster"
    RECEIVE_REQUESTS = "receive_requests"  # take down a request, ask for papers, check eligibility
    DECIDE_REQUESTS = "decide_requests"  # accept, refuse, transfer
    VIEW_CASES = "view_cases"
    ASSIGN_CASES = "assign_cases"
    WORK_CASES = "work_cases"  # record work, add papers, close: on matters assigned to oneself
    GIVE_BRIEF_ADVICE = "give_brief_advice"  # việc: answer at once
    VIEW_PEOPLE = "view_people"
    MERGE_PEOPLE = "merge_people"  # say that two records are one person, or that one record is two
    VIEW_DIRECTORY = "view_directory"
    MANAGE_DIRECTORY = "manage_directory"
    VIEW_PLANS = "view_plans"
    MANAGE_PLANS = "manage_plans"
    REPORT_WORK = "report_work"  # say what one's own agency did for the tasks of a plan
    ISSUE_REPORTS = "issue_reports"
    VIEW_FIGURES = "view_figures"
    VIEW_AUDIT = "view_audit"
    REFER_PEOPLE = "refer_people"  # a partner agency's own door
    MAKE_CARDS = "make_cards"  # cards for places without internet, which lead to the citizens' request
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_LAW = "manage_law"  # calendars, dated rules, forms, territory
    DRAFT_LETTERS = "draft_letters"  # see the book of outgoing letters, write drafts, note where letters went
    ISSUE_LETTERS = "issue_letters"  # give a number, withdraw; how the office heads its letters and who signs
    KEEP_ARCHIVE = "keep_archive"  # take closed files into the archive, give packages out
    VIEW_FEES = "view_fees"  # statements of fees: of the office, or one's own
    APPRAISE_TIME = "appraise_time"  # may be named to check the time of a statement
    APPROVE_FEES = "approve_fees"
    PAY_FEES = "pay_fees"
    EDIT_TEXTS = "edit_texts"  # what people look up: texts and the words that find them
    CONFIRM_TEXTS = "confirm_texts"  # stand by a text as a lawyer
    ASSESS_QUALITY = "assess_quality"  # score cases, say which were successful
    PLAN_SAMPLING = "plan_sampling"  # which cases are drawn for reading
    ASK_OPINIONS = "ask_opinions"  # ask people how they were served, write down what they say
    VIEW_TARGETS = "view_targets"  # yearly targets: one's own, or those of one's offices
    TAKE_COMPLAINTS = "take_complaints"
    VIEW_COMPLAINTS = "view_complaints"
    ANSWER_COMPLAINTS = "answer_complaints"
    VIEW_NETWORK = "view_network"  # surveys of need, the map, where branches should stand
    MANAGE_NETWORK = "manage_network"  # open rounds of survey, remind, fill in for a commune, keep the map's data
    ANSWER_SURVEYS = "answer_surveys"  # one's own commune's form
    VIEW_REVIEWS = "view_reviews"  # legal documents under review, and what was found
    REVIEW_DOCUMENTS = "review_documents"
    CONFIRM_REVIEWS = "confirm_reviews"  # stand by another person's review, open and close rounds


class Role(models.TextChoices):
    """A post that a person holds in an agency."""

    CENTRE_DIRECTOR = "centre_director", _("Giám đốc Trung tâm")
    BRANCH_HEAD = "branch_head", _("Trưởng Chi nhánh")
    RECEPTION = "reception", _("Cán bộ tiếp nhận")
    LEGAL_AID_OFFICER = "legal_aid_officer", _("Trợ giúp viên pháp lý")
    CONTRACT_LAWYER = "contract_lawyer", _("Luật sư ký hợp đồng")
    DEPARTMENT_OFFICER = "department_officer", _("Cán bộ Sở Tư pháp")
    QUALITY_ASSESSOR = "quality_assessor", _("Người thẩm định chất lượng")
    HOTLINE_OPERATOR = "hotline_operator", _("Trực đường dây nóng")
    ACCOUNTANT = "accountant", _("Kế toán")
    PARTNER = "partner", _("Cơ quan, tổ chức phối hợp")
    AUDITOR = "auditor", _("Người kiểm tra nhật ký")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


_READ_OFFICE = {
    Permission.VIEW_REQUESTS,
    Permission.VIEW_CASES,
    Permission.VIEW_PEOPLE,
    Permission.VIEW_DIRECTORY,
    Permission.VIEW_FIGURES,
}
_DUTY = {Permission.ANSWER_ON_DUTY, Permission.KEEP_DUTY_ROSTER}
_COMPLAINTS = {Permission.TAKE_COMPLAINTS, Permission.VIEW_COMPLAINTS}
_REVIEWS = {Permission.VIEW_REVIEWS, Permission.REVIEW_DOCUMENTS}
_HEAD = {
    *_READ_OFFICE,
    *_DUTY,
    Permission.KEEP_ARCHIVE,
    Permission.RECEIVE_REQUESTS,
    Permission.MAKE_CARDS,
    Permission.MERGE_PEOPLE,
    Permission.DECIDE_REQUESTS,
    Permission.ASSIGN_CASES,
    Permission.GIVE_BRIEF_ADVICE,
    Permission.VIEW_PLANS,
    Permission.VIEW_NETWORK,
    Permission.REPORT_WORK,
    Permission.ASSESS_QUALITY,
    Permission.ASK_OPINIONS,
    Permission.VIEW_TARGETS,
    *_REVIEWS,
    *_COMPLAINTS,
    Permission.ANSWER_COMPLAINTS,
    Permission.DRAFT_LETTERS,
    Permission.ISSUE_LETTERS,
    Permission.VIEW_FEES,
    Permission.APPRAISE_TIME,
    Permission.APPROVE_FEES,
}
_PRACTITIONER = {
    Permission.VIEW_CASES,
    Permission.VIEW_FEES,
    Permission.WORK_CASES,
    Permission.VIEW_DIRECTORY,
    Permission.ANSWER_ON_DUTY,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CENTRE_DIRECTOR: frozenset(
        {
            *_HEAD,
            Permission.MANAGE_DIRECTORY,
            Permission.ISSUE_REPORTS,
            Permission.EDIT_TEXTS,
            Permission.CONFIRM_TEXTS,
            Permission.PLAN_SAMPLING,
            Permission.CONFIRM_REVIEWS,
        }
    ),
    Role.BRANCH_HEAD: frozenset(_HEAD),
    Role.RECEPTION: frozenset(
        {
            *_READ_OFFICE,
            *_DUTY,
            Permission.KEEP_ARCHIVE,
            *_COMPLAINTS,
            Permission.RECEIVE_REQUESTS,
            Permission.MAKE_CARDS,
            Permission.MERGE_PEOPLE,
            Permission.GIVE_BRIEF_ADVICE,
            Permission.ASK_OPINIONS,
            Permission.DRAFT_LETTERS,
        }
    ),
    Role.LEGAL_AID_OFFICER: frozenset(
        {
            *_PRACTITIONER,
            *_REVIEWS,
            Permission.GIVE_BRIEF_ADVICE,
            Permission.EDIT_TEXTS,
            Permission.CONFIRM_TEXTS,
            Permission.VIEW_TARGETS,
            Permission.APPRAISE_TIME,
        }
    ),
    Role.CONTRACT_LAWYER: frozenset(_PRACTITIONER),
    Role.DEPARTMENT_OFFICER: frozenset(
        {
            *_READ_OFFICE,
            Permission.MERGE_PEOPLE,
            Permission.VIEW_PLANS,
            Permission.VIEW_NETWORK,
            Permission.MANAGE_NETWORK,
            Permission.MANAGE_PLANS,
            Permission.REPORT_WORK,
            Permission.ISSUE_REPORTS,
            Permission.MANAGE_DIRECTORY,
            Permission.MAKE_CARDS,
            Permission.MANAGE_LAW,
            Permission.DRAFT_LETTERS,
            Permission.ISSUE_LETTERS,
            Permission.EDIT_TEXTS,
            Permission.ASSESS_QUALITY,
            Permission.PLAN_SAMPLING,
            Permission.VIEW_TARGETS,
            *_REVIEWS,
            Permission.CONFIRM_REVIEWS,
            *_COMPLAINTS,
            Permission.ANSWER_COMPLAINTS,
            Permission.VIEW_FEES,
            Permission.APPRAISE_TIME,
        }
    ),
    Role.QUALITY_ASSESSOR: frozenset(
        {
            Permission.VIEW_CASES,
            Permission.VIEW_DIRECTORY,
            Permission.ASSESS_QUALITY,
            Permission.VIEW_FEES,
            Permission.APPRAISE_TIME,
        }
    ),
    Role.HOTLINE_OPERATOR: frozenset(
        {
            Permission.VIEW_REQUESTS,
            Permission.ANSWER_ON_DUTY,
            Permission.RECEIVE_REQUESTS,
            Permission.GIVE_BRIEF_ADVICE,
            Permission.VIEW_PEOPLE,
            Permission.VIEW_DIRECTORY,
            Permission.TAKE_COMPLAINTS,
        }
    ),
    Role.PARTNER: frozenset(
        {Permission.REFER_PEOPLE, Permission.REPORT_WORK, Permission.ANSWER_SURVEYS, Permission.MAKE_CARDS}
    ),
    Role.ACCOUNTANT: frozenset({Permission.VIEW_DIRECTORY, Permission.VIEW_FEES, Permission.PAY_FEES}),
    Role.AUDITOR: frozenset({Permission.VIEW_AUDIT}),
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.MANAGE_LAW}),
}

# Posts that can change who may do what, decide over people's matters or pay out money: a password alone is too
# little for them.
SECOND_STEP_ROLES = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.CENTRE_DIRECTOR,
        Role.BRANCH_HEAD,
        Role.DEPARTMENT_OFFICER,
        Role.ACCOUNTANT,
        Role.AUDITOR,
    }
)
