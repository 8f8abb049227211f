"""A mail server on this machine for tests: it speaks SMTP, keeps what it is given, and refuses whom it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """`letters`: what was taken. `refuses`: addresses that are not known here."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[EmailMessage] = []
        self.refuses: set[str] = set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def told(self) -> dict[str, str]:
        """Each letter's text by its receiver."""
        return {letter["To"]: letter.get_content() for letter in self.letters}


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        for line in iter(self.rfile.readline, b""):
            word = line.strip().upper()
            if word.startswith(b"RCPT") and any(name.encode() in line for name in self.server.refuses):
                self._say("550 no such person")
            elif word == b"DATA":
                self._say("354 go on")
                self._take()
                self._say("250 taken")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> None:
        content = b"".join(iter(lambda: self.rfile.readline(), b".\r\n"))
        letter: Any = message_from_bytes(content, policy=policy.default)
        self.server.letters.append(letter)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
