"""Databases of seeded cases, made once and kept under var/bench, for each engine and size."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "bench"
ENGINES = ("sqlite", "postgres")
STEPS = (["migrate"], ["collectstatic", "--noinput"], ["load-territory"])


@dataclass(frozen=True)
class Database:
    """A database of `cases` seeded cases, with a data folder of its own for its keys and files."""

    engine: str
    cases: int

    @property
    def folder(self) -> Path:
        return KEPT / f"{self.engine}-{self.cases}"

    @property
    def environment(self) -> dict[str, str]:
        """What points the product at this database."""
        url = f"sqlite:///{self.folder / 'tgpl.sqlite3'}" if self.engine == "sqlite" else self._postgres_url()
        return {"DATABASE_URL": url, "TGPL_DATA_DIR": str(self.folder)}

    def _postgres_url(self, name: str = "") -> str:
        url = subprocess.run(["scripts/postgres.sh", "url"], cwd=ROOT, check=True, capture_output=True, text=True)
        return url.stdout.strip().removesuffix("tgpl") + (name or f"bench_{self.cases}")

    def prepare(self) -> None:
        """Make it; one that was made before is brought forward by the migrations that were added since."""
        ready, now = self.folder / "ready", migrations()
        made_of = {line.split()[0] for line in ready.read_text().splitlines()} if ready.exists() else set()
        if made_of == now:
            return
        ready.unlink(missing_ok=True)
        if made_of and made_of < now:
            self._tgpl("migrate")
            self._tgpl("collectstatic", "--noinput")
        else:
            self._make()
        self._settle()
        ready.write_text("\n".join(sorted(now)))

    def _make(self) -> None:
        self._make_empty()
        for command in STEPS:
            self._tgpl(*command)
        self._tgpl("seed", "--cases", self.cases)

    def _make_empty(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in self.folder.glob("tgpl.sqlite3*"):
            file.unlink()
        if self.engine == "postgres":
            subprocess.run(["scripts/postgres.sh", "start"], cwd=ROOT, check=True)
            name = f"bench_{self.cases}"
            self._maintain(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}", within="postgres")

    def _settle(self) -> None:
        """Leave the tables as they are after a while of use, not as right after a flood of writing."""
        if self.engine == "postgres":
            self._maintain("VACUUM ANALYZE")

    def _maintain(self, *statements: str, within: str = "") -> None:
        import psycopg

        with psycopg.connect(self._postgres_url(within), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def _tgpl(self, command: str, *options: object) -> None:
        print(f"{self.folder.name}: tgpl {command}", flush=True)
        given = [sys.executable, "-m", "tgpl.config.cli", command, *map(str, options)]
        subprocess.run(given, cwd=ROOT, check=True, env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL)


def migrations() -> set[str]:
    """Each migration by its name: one that was published is never written anew, at most what it imports moves."""
    return {str(file.relative_to(ROOT)) for file in ROOT.glob("src/tgpl/*/migrations/0*.py")}
