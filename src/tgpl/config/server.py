"""How gunicorn serves the product: `gunicorn --config python:tgpl.config.server`. Options after it go before these."""

import gc
from typing import Any

wsgi_app = "tgpl.config.wsgi"
workers = 2
loglevel = "warning"
control_socket_disable = True
preload_app = True  # read once, before the processes part: they start at once and share its memory


def post_worker_init(worker: Any) -> None:
    """Each process asks the record once whether the machine's clock can be right."""
    from tgpl.core.safety.wall_clock import machine_clock

    machine_clock.begin()


def when_ready(server: Any) -> None:
    """Nothing read so far will be thrown away; a collector that passes over it would make each process copy it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 20)  # a page makes some thousand things: not worth ten collections, nor kept for long
