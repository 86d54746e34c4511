"""`dragoman collect`: new articles from feeds, sitemaps, pages and archives."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli._options import record_option

if TYPE_CHECKING:
    from dragoman.collect import Collected


@click.command()
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print what came of each page as JSON.")
@record_option
def command(sources: tuple[str, ...], as_json: bool, record_dir: Path | None) -> int:
    """Take feeds, sitemaps, pages and web archives, and keep the articles that are new.

    SOURCE is the address of an RSS or Atom feed, of a sitemap or of one page, the path of a WARC or WACZ, or
    of a file with an address a line.

    What robots.txt forbids is not fetched; a server is asked for one page at a time, with some seconds
    between; a feed that has not changed is not sent again; a page is fetched once.

    \b
    Examples:
      dragoman collect https://example.org/news.rss
      dragoman collect crawl.wacz addresses.txt --record /srv/dragoman
    """
    from dragoman.cli._console import err, remark  # noqa: PLC0415  these load slowly, and --help needs none
    from dragoman.collect import collect  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    console = err()
    with console.status("collecting …") as status:

        def progress(page: "Collected") -> None:
            status.update(f"{page.outcome}: {page.url[:100]}")

        reports = collect(
            Record.open(record_dir), sources, progress=progress if console.is_terminal else None
        )
    for report in reports:
        if report.error:
            remark(f"{report.source}: {report.error}")
        for page in report.pages:
            if page.reason:
                remark(f"{page.url}: {page.outcome}: {page.reason}")
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False, indent=2))
    else:
        found: Counter[str] = Counter(page.outcome for report in reports for page in report.pages)
        counts = [f"{kind} {found[kind]:,}" for kind in ("kept", "known", "refused", "failed")]
        counts += [f"taken before {sum(r.already for r in reports):,}"]
        counts += [f"left for later {sum(r.left for r in reports):,}"]
        click.echo("  ".join(counts))
    lost = [r for r in reports if r.error or r.count("refused") or r.count("failed")]
    return 1 if lost else 0
