"""One table to insert into, and the case table read as plain rows."""

from django.db import models


class Note(models.Model):
    """A row such as a plain form would insert."""

    name = models.CharField(max_length=150)
    story = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "bench_note"

    def __str__(self) -> str:
        return self.name


class CaseRow(models.Model):
    """The product's case table without anything around it."""

    code = models.CharField(max_length=40)
    form = models.CharField(max_length=20)
    field = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    accepted_on = models.DateField()

    class Meta:
        managed = False
        db_table = "cases_case"

    def __str__(self) -> str:
        return self.code
