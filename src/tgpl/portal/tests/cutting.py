"""A line that can be cut at any byte, in either direction: a proxy between a browser and the server on this machine.

Each run speaks from an address of its own (127.x.y.z), as people at different places do.
"""

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass, field

_ABRUPT = struct.pack("ii", 1, 0)  # close with a reset: what a lost line looks like
UP, DOWN = "up", "down"


@dataclass
class Line:
    """The line. `cut_after(direction, count)` breaks it once so many more bytes have passed; `mend()` joins it."""

    server: tuple[str, int]
    source: str = "127.0.0.1"
    left: dict[str, int] = field(default_factory=dict)
    is_down: bool = False
    cuts: int = 0

    def __post_init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self._door.getsockname()[1]}"

    def cut_after(self, direction: str, count: int) -> None:
        with self._lock:
            self.left = {direction: count}

    def mend(self) -> None:
        with self._lock:
            self.left, self.is_down = {}, False

    def close(self) -> None:
        self._door.close()
        self._cut()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed at the end
            while True:
                near, _address = self._door.accept()
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        if self.is_down:
            return _reset(near)
        try:
            far = socket.create_connection(self.server, source_address=(self.source, 0))
        except OSError:
            return _reset(near)
        self._open |= {near, far}
        back = threading.Thread(target=self._carry, args=(far, near, DOWN), daemon=True)
        back.start()
        self._carry(near, far, UP)
        back.join()
        for end in (near, far):
            self._open.discard(end)
            end.close()
        return None

    def _carry(self, source: socket.socket, to: socket.socket, direction: str) -> None:
        with contextlib.suppress(OSError):
            while content := source.recv(65536):
                passing = self._let_through(content, direction)
                to.sendall(passing)
                if len(passing) < len(content):
                    return self._cut()
            to.shutdown(socket.SHUT_WR)
        return None

    def _let_through(self, content: bytes, direction: str) -> bytes:
        with self._lock:
            if direction not in self.left:
                return content
            passing = content[: self.left[direction]]
            self.left[direction] -= len(passing)
            return passing

    def _cut(self) -> None:
        self.is_down, self.cuts = True, self.cuts + 1
        for end in list(self._open):
            _reset(end)
        self._open.clear()


def _reset(end: socket.socket) -> None:
    """Ends one side at once; whoever still reads from it in another thread wakes up."""
    for step in (
        lambda: end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABRUPT),
        lambda: end.shutdown(socket.SHUT_RDWR),
        end.close,
    ):
        with contextlib.suppress(OSError):
            step()
