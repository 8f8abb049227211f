"""Reading in the background: new papers are found every minute, a long paper is read some pages at a time."""

import datetime as dt

from django_tasks import task

from tgpl.archive.models import PaperText
from tgpl.archive.services import read_some_pages, take_up_new_papers
from tgpl.jobs.schedule import regularly


@task()
def read_paper(text_id: int) -> None:
    """Some pages of a paper, then the next ones in a further piece of work. Safe to run twice."""
    text = PaperText.objects.select_related("paper").filter(pk=text_id).first()
    if text and read_some_pages(text):
        read_paper.enqueue(text_id)


@task()
def find_new_papers() -> None:
    """Queue every paper that came since."""
    for text in take_up_new_papers():
        read_paper.enqueue(text.pk)


regularly(find_new_papers, dt.timedelta(minutes=1))
