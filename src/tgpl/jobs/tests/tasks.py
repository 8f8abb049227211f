"""Work for the tests of the queue."""

from typing import Any

from django_tasks import task

done: list[Any] = []
broken = False


@task()
def write_down(what: str) -> None:
    if broken:
        raise RuntimeError("Hỏng rồi")
    done.append(what)


@task()
def sweep() -> None:
    done.append("quét")
