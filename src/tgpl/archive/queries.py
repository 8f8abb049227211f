"""What the archive's pages read."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.archive.models import Deposit, PaperTerm, PaperText
from tgpl.archive.rules import Retention, load_retention
from tgpl.archive.words import digests_of
from tgpl.cases.models import Case, CaseQuerySet
from tgpl.cases.rules.moves import CaseStatus
from tgpl.core.database.search import FEW
from tgpl.core.law.rule_files import in_force, rule_files

OUR_FILES = Path(__file__).parent / "data"


def office_files() -> Path:
    """Where an office corrects the rule: a file of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "archive"


def retention_rules() -> list[Retention]:
    return load_retention(rule_files(OUR_FILES, office_files()))


def retention_on(day: date) -> Retention:
    """The rule of the day a file was closed; a day before the first rule takes that one."""
    rules = retention_rules()
    return in_force(rules, day) or rules[0]


def found_papers(actor: Actor, question: str) -> "QuerySet[PaperText]":
    """The papers that hold every word of `question`, among the cases that `actor` may see, the newest first."""
    texts = PaperText.objects.filter(paper__case__in=Case.objects.visible_to(actor))
    return texts.filter(_holding(digests_of(question))).select_related("paper__case__person").order_by("-pk")


def _holding(digests: list[int]) -> Q:
    """A rare word leads: its few papers are looked up. Common ones are asked of each paper from the newest on."""
    if not digests:
        return Q(pk__in=[])
    few = {digest: _few_papers_of(digest) for digest in digests}
    rare = [papers for papers in few.values() if papers is not None]
    wanted = Q(pk__in=set.intersection(*map(set, rare))) if rare else Q()
    for digest in (digest for digest, papers in few.items() if papers is None):
        wanted &= Q(Exists(PaperTerm.objects.filter(of=OuterRef("pk"), digest=digest)))
    return wanted


def _few_papers_of(digest: int) -> list[int] | None:
    papers = list(PaperTerm.objects.filter(digest=digest).values_list("of_id", flat=True)[: FEW + 1])
    return papers if len(papers) <= FEW else None


def ended_without_deposit(actor: Actor) -> CaseQuerySet:
    """Ended cases whose file is not in the archive yet, the newest first."""
    return Case.objects.visible_to(actor).filter(status=CaseStatus.ENDED, deposit=None).order_by("-pk")


def deposits_of(actor: Actor) -> "QuerySet[Deposit]":
    """The files in the archive that `actor` may see, the newest first."""
    return (
        Deposit.objects.filter(case__in=Case.objects.visible_to(actor))
        .select_related("case", "deposited_by")
        .order_by("-pk")
    )
