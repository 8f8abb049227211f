"""python -m bench --engine sqlite --cases 100000: prepares the database, serves, measures, prints a table."""

import json
import os
from argparse import ArgumentParser, Namespace
from typing import Any

from bench.databases import ENGINES, KEPT, Database
from bench.load import Ask, ask_all
from bench.server import Server, running

WORKERS = 2
# The first whose name the path begins with: what is measured, and the most that it may be.
TARGETS = [
    ("send a request", "cpu_ratio", 4),
    ("open a case", "time_ratio", 6),
    ("list of", "time_ratio", 2),
    ("statistics", "database_ratio", 1.5),
    ("plan", "database_ratio", 3),
]
# How much more processor time ten times as many cases may take; the first whose name the path begins with.
GROWTH = [
    ("send", 1.3),
    ("open a case", 1.2),
    ("list of requests: status, “quach", 4),
    ("list of cases: status, “quach", 4),
    ("list of requests: status", 2),
    ("list of cases: status", 2),
    ("list of", 1.3),
    ("statistics", 10),
]
SMALL = 100_000


def main() -> None:
    """Measure one engine at one size."""
    options = _options()
    database = Database(options.engine, options.cases)
    database.prepare()
    if options.prepare:
        return
    environment = {**database.environment, "TGPL_PROXIES": "1", "DJANGO_SETTINGS_MODULE": "tgpl.config.settings"}
    os.environ.update(environment)
    result = _measure(environment, options)
    (KEPT / f"{options.engine}-{options.cases}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1))
    _print(result)
    _print_growth(result, options)


def _options() -> Namespace:
    parser = ArgumentParser(prog="bench")
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and no 10,000 requests for memory")
    parser.add_argument("--prepare", action="store_true", help="only make the database")
    return parser.parse_args()


def _measure(environment: dict[str, str], options: Namespace) -> dict[str, Any]:
    import django

    django.setup()
    from django.db import connection

    from bench.measure import measure
    from bench.paths import all_paths
    from bench.whole import conflict_search, counted, live_statistics, yearly_package

    rounds, asks = (3, 10) if options.quick else (9, 30)
    _bare_table(connection)
    with (
        running("tgpl.config.wsgi", environment=environment, workers=WORKERS) as product,
        running("bench.bare.wsgi", environment={**environment, "DJANGO_SETTINGS_MODULE": ""}, workers=WORKERS) as bare,
    ):
        paths = list(all_paths((rounds + 1) * asks))
        rows = [measure(path, product, bare, rounds=rounds, asks=asks).row() for path in paths]
        memory = _memory(product, 500 if options.quick else 10_000, paths)
    found = {"rows": rows, "aggregates": live_statistics(), "first_answer": product.first_answer, **memory}
    return {**found, "counted": counted(rounds), "conflicts": conflict_search(200), **yearly_package(environment)}


def _bare_table(connection: Any) -> None:
    """The one table that the bare pages insert into."""
    key = "integer PRIMARY KEY AUTOINCREMENT" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS bench_note "
            f"(id {key}, name varchar(150) NOT NULL, story text NOT NULL, created_at timestamp with time zone NOT NULL)"
        )


def _memory(product: Server, asks: int, paths: list[Any]) -> dict[str, Any]:
    """What the processes hold after half of the requests and after all of them."""
    pages = [next(path.asks) for path in paths if path.name != "send a request"] or [Ask("/")]
    turns = [pages[n % len(pages)] for n in range(asks)]
    ask_all(product, turns[: asks // 2])
    half = product.memory()
    ask_all(product, turns[asks // 2 :])
    return {"requests": asks, "memory_half_way": half, "memory": product.memory()}


def _print(result: dict[str, Any]) -> None:
    """The table in Markdown, as docs/performance.md keeps it."""
    names = ["path", "p50", "p95", "p99", "cpu", "bare", "time_ratio", "cpu_ratio", "database", "database_ratio"]
    names += ["statements", "bytes"]
    print("| " + " | ".join([*names, "target"]) + " |\n|" + "---|" * (len(names) + 1))
    for row in result["rows"]:
        print("| " + " | ".join([*(_cell(row[name]) for name in names), _target(row)]) + " |")
    spans = result["aggregates"]
    print(f"\nTwelve months take {spans['12 months'] / spans['one month']:.1f} times one month (target 13).")
    print(f"First answer {result['first_answer']:.1f} s after the start (target 2).")
    starter, *processes = result["memory"]
    half_way = sum(result["memory_half_way"][1:])
    print(
        f"{WORKERS} processes hold {sum(processes):.0f} MiB after {result['requests']:,} requests, "
        f"{half_way:.0f} after half of them (target 180); the one that starts them {starter:.0f} more."
    )
    print("\n| counted over everything | ms | SQL by hand, ms | ratio (target 2) |\n|---|---|---|---|")
    for row in result["counted"]:
        print("| " + " | ".join([row["name"], *(_cell(row[name]) for name in ("ours", "written", "ratio"))]) + " |")
    search = result["conflicts"]
    print(
        f"\nThe search for conflicts of interest takes {search['waited']:.0f} ms at p95 and {search['worked']:.0f} "
        "of the processor (target 100 at 1,000,000)."
    )
    print(
        f"The yearly package takes {result['package_seconds']:.0f} s and {result['package_memory']:.0f} MiB "
        "(targets 60 and 500)."
    )


def _print_growth(result: dict[str, Any], options: Namespace) -> None:
    """Beside the kept result of a hundred thousand cases: how much more each path takes."""
    kept = KEPT / f"{options.engine}-{SMALL}.json"
    if options.cases <= SMALL or not kept.exists():
        return
    before = {row["path"]: row["cpu"] for row in json.loads(kept.read_text())["rows"]}
    print("\n| path | CPU beside that of 100,000 cases | target |\n|---|---|---|")
    for row in result["rows"]:
        if row["path"] in before:
            most = next((f"{most:g}" for name, most in GROWTH if row["path"].startswith(name)), "")
            print(f"| {row['path']} | {row['cpu'] / before[row['path']]:.2f} | {most} |")


def _target(row: dict[str, Any]) -> str:
    """What this path has to reach, and whether it does."""
    for name, measure, most in TARGETS:
        if row["path"].startswith(name) and row[measure] is not None:
            return f"{measure} {most:g}: " + ("reached" if row[measure] <= most else "**missed**")
    return ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
