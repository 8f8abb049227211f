"""Model fields of ours: text kept in NFC, and text or JSON that is encrypted at rest."""

import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tgpl.core.language.text import fold, nfc
from tgpl.core.safety.crypto import seal, unseal


class FoldedText(models.CharField):
    """What other fields of the row say, without diacritics, to search by: `FoldedText("name", max_length=200)`.

    Written whenever the row is, also in bulk; `update()` alone must name it too.
    """

    def __init__(self, *sources: str, **kwargs: Any) -> None:
        self.sources = sources
        kwargs.setdefault("editable", False)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        return name, path, self.sources, kwargs

    def pre_save(self, instance: Any, add: bool) -> str:
        folded = fold(" ".join(getattr(instance, source) for source in self.sources))[: self.max_length]
        setattr(instance, self.attname, folded)
        return folded


class EncryptedText(models.BinaryField):
    """Text that is readable only with the field key. Searching needs a blind index beside it."""

    if TYPE_CHECKING:  # bytes in the database, something else on the model
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    @property
    def context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def to_plain(self, value: str) -> bytes:
        return nfc(value).encode()

    def from_plain(self, plain: bytes) -> Any:
        return plain.decode()

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None:
            value = seal(self.to_plain(value), self.context)
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else self.from_plain(unseal(bytes(value), self.context))

    def get_default(self) -> Any:
        if not self.has_default():
            return None
        return self.default() if callable(self.default) else self.default

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: Any) -> str:
        return self.value_from_object(obj)


class EncryptedJSON(EncryptedText):
    """A JSON value that is readable only with the field key."""

    def to_plain(self, value: Any) -> bytes:
        return nfc(json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)).encode()

    def from_plain(self, plain: bytes) -> Any:
        return json.loads(plain)


class OrderedJSON(models.JSONField):
    """JSON that comes back as it went in: jsonb, which Django takes on PostgreSQL, orders the keys its own way."""

    def db_type(self, connection: Any) -> str | None:
        return "json" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if connection.vendor != "postgresql" or value is None:
            return super().get_db_prep_value(value, connection, prepared)
        from psycopg.types.json import Json  # 5 MB that an embedded database does not need

        return Json(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return super().from_db_value(value, expression, connection) if isinstance(value, str) else value
