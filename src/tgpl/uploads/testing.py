"""Files on their way in, and a malware scanner, for tests of all rooms."""

import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Thread

from django.utils import timezone

from tgpl.uploads.models import Upload
from tgpl.uploads.services import add_piece, begin_upload

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"  # what scanners are tried with


def begun(content: bytes, name: str = "giấy.pdf", *, arrived: int = 0) -> Upload:
    """An upload of which the first `arrived` bytes have come."""
    now = timezone.now()
    upload = begin_upload(uid=uuid.uuid4(), name=name, length=len(content), at=now)
    upload.arrived = add_piece(upload=upload, offset=0, piece=content[:arrived], at=now)
    return upload


def sent(content: bytes, name: str = "giấy.pdf") -> str:
    """The id of a file that has arrived."""
    return str(begun(content, name, arrived=len(content)).uid)


@contextmanager
def clamd(settings: object) -> Iterator[list[int]]:
    """A scanner that speaks the protocol of clamd and knows EICAR; gives the lengths of the files it was shown."""
    shown: list[int] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        settings.CLAMD = f"127.0.0.1:{door.getsockname()[1]}"  # type: ignore[attr-defined]
        server = Thread(target=_serve, args=(door, shown.append), daemon=True)
        server.start()
        yield shown
        door.shutdown(socket.SHUT_RDWR)
    server.join()


def _serve(door: socket.socket, show: Callable[[int], None]) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with closing(line), line.makefile("rwb") as talk:
            assert talk.read(10) == b"zINSTREAM\0"
            content = b"".join(iter(lambda: talk.read(int.from_bytes(talk.read(4))), b""))
            show(len(content))
            talk.write(b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0")
