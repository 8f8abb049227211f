"""Work done later: long scans of documents are read."""

import datetime as dt

from django_tasks import task

from tgpl.accounts.actor import Actor
from tgpl.jobs.schedule import regularly
from tgpl.reviews.models import LegalDocument
from tgpl.reviews.services import read_document


@task()
def read_waiting_documents() -> None:
    """Reads the documents that wait, the oldest first."""
    for document in LegalDocument.objects.filter(is_read=False, fault="").order_by("pk"):
        read_document(by=Actor.system(), document=document)


regularly(read_waiting_documents, dt.timedelta(minutes=1))
