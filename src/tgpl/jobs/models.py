"""What the daily round remembers. The queue itself is the table of django-tasks."""

from django.db import models

from tgpl.core.safety.privacy import Privacy


class Round(models.Model):
    """When a regular piece of work was last queued."""

    privacy = dict.fromkeys(["name", "queued_at"], Privacy.NOT_PERSONAL)

    name = models.CharField(max_length=150, unique=True)
    queued_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
