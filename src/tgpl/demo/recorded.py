"""Two people who told what happened without writing, one aloud, one in signs: a beep, and a picture of a clock."""

from datetime import datetime
from importlib import resources

from django.core.files.base import ContentFile

from tgpl.accounts.actor import Actor
from tgpl.demo.province import Province
from tgpl.intake.models import Channel, Request, RequestPaper
from tgpl.intake.services import add_request_paper, write_transcript

Kind = RequestPaper.Kind
HEARD = "Chủ nhà đòi phòng trọ trước hạn, không trả tiền cọc. (Một chỗ không rõ.) Tôi muốn hỏi phải làm gì."


def record_stories(province: Province, until: datetime) -> None:
    """The newest open requests from the citizens' page bring recordings; a colleague has written one down."""
    newest = Request.objects.filter(channel=Channel.WEB).open().order_by("-received_at", "-reference")[:2]
    for asked, kind in zip(newest, (Kind.SPEECH, Kind.SIGNS), strict=False):
        paper = _record(asked, kind)
        if kind == Kind.SPEECH:
            write_transcript(by=province.actor("tiepnhan"), paper=paper, text=HEARD, was="", at=until)


def _record(asked: Request, kind: Kind) -> RequestPaper:
    content = resources.files("tgpl.demo").joinpath(f"data/{kind.value}.webm").read_bytes()
    file = ContentFile(content, f"{kind.value}.webm")
    return add_request_paper(
        by=Actor.citizen(), request=asked, kind=kind, title=str(kind.label), file=file, at=asked.received_at
    )
