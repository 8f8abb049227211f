"""Encryption of personal fields: AES-256-GCM with a key id, and a keyed blind index to look a value up by.

A sealed value is `key id (1 byte) | nonce (12) | ciphertext and tag`. The table and column are
authenticated with it, so a value copied into another column does not open.
"""

import base64
import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_NONCE = 12


@cache
def raw_keys() -> dict[int, bytes]:
    """The keys of TGPL_FIELD_KEYS by their id: the first writes, all read."""
    keys = {}
    for number, entry in enumerate(settings.FIELD_KEYS.split(","), start=1):
        key_id, _, key = entry.rpartition(":")
        raw = base64.urlsafe_b64decode(key)
        if len(raw) != 32:
            raise ImproperlyConfigured("Each key in TGPL_FIELD_KEYS must be 32 bytes, base64.")
        keys[int(key_id or number)] = raw
    return keys


@cache
def ciphers() -> dict[int, AESGCM]:
    """What seals and opens, by the id of its key; the first seals."""
    return {key_id: AESGCM(raw) for key_id, raw in raw_keys().items()}


def seal(plain: bytes, context: str) -> bytes:
    """`plain` encrypted under the newest key for `context` ("table.column")."""
    key_id, key = next(iter(ciphers().items()))
    nonce = os.urandom(_NONCE)
    return bytes([key_id]) + nonce + key.encrypt(nonce, plain, context.encode())


def unseal(sealed: bytes, context: str) -> bytes:
    """The plain bytes; raises `cryptography.exceptions.InvalidTag` when key, context or bytes do not match."""
    key = ciphers()[sealed[0]]
    return key.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], context.encode())


def blind_index(value: str, context: str) -> str:
    """A keyed digest (32 hex digits) that finds equal values without showing them."""
    key = settings.BLIND_INDEX_KEY.encode()
    return hmac.new(key, f"{context}\0{value}".encode(), sha256).hexdigest()[:32]
