"""Letters that only this installation can open: a device without a line seals what it holds to our public key.

A letter is `1 | key id (1 byte) | the sender's own public key (33) | ciphertext and tag`: a fresh P-256 key agrees with
ours, HKDF-SHA-256 makes an AES-256-GCM key and nonce of it, the content is deflated first. Short enough for QR codes.
Our pair is derived from a field key, so old letters open as long as the key is kept: there is no secret to add.
"""

import zlib
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tgpl.core.safety.crypto import raw_keys

LARGEST = 200_000  # bytes, opened: a story of 10,000 letters and all the boxes stay far below
_VERSION = 1
_POINT = 33
_HEAD = 2 + _POINT
_PAIR, _LETTER = b"tgpl-mo letters: pair", b"tgpl-mo letters: content"
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256


class UnreadableLetter(ValueError):
    """Not a letter to us: damaged on its way, or sealed for another installation."""


def public_key() -> tuple[int, bytes]:
    """The id of the newest key, and the public point (65 bytes) that devices seal letters to."""
    key_id = next(iter(raw_keys()))
    return key_id, _pair(key_id).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def open_letter(letter: bytes) -> bytes:
    """What is in `letter`; UnreadableLetter when it is damaged, endless or not for us."""
    if len(letter) < _HEAD or letter[0] != _VERSION or letter[1] not in raw_keys():
        raise UnreadableLetter
    point = letter[2:_HEAD]
    try:
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        secret = _derived(_pair(letter[1]).exchange(ec.ECDH(), sender), 44, _LETTER, salt=point)
        return _inflated(AESGCM(secret[:32]).decrypt(secret[32:], letter[_HEAD:], letter[:2]))
    except (InvalidTag, ValueError, zlib.error) as fault:
        raise UnreadableLetter from fault


def seal_letter(content: bytes) -> bytes:
    """What a device does with `content`, for tests and for letters of our own."""
    key_id, ours = public_key()
    pair = ec.generate_private_key(ec.SECP256R1())
    point = pair.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    shared = pair.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), ours))
    secret, head = _derived(shared, 44, _LETTER, salt=point), bytes([_VERSION, key_id])
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = deflater.compress(content) + deflater.flush()
    return head + point + AESGCM(secret[:32]).encrypt(secret[32:], deflated, head)


@cache
def _pair(key_id: int) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(_derived(raw_keys()[key_id], 48, _PAIR)) % (_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def _derived(secret: bytes, length: int, purpose: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(SHA256(), length, salt, purpose).derive(secret)


def _inflated(deflated: bytes) -> bytes:
    inflater = zlib.decompressobj(-15)
    content = inflater.decompress(deflated, LARGEST)
    if not inflater.eof:
        raise UnreadableLetter
    return content
