"""What the record does once, at start."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "tgpl.audit"

    def ready(self) -> None:
        from tgpl.audit.queries import last_moment
        from tgpl.core.safety.wall_clock import on_record

        on_record.append(last_moment)
