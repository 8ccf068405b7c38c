"""What sources state of many events at once, beside what the record holds."""

from collections.abc import Sequence

from rich.console import Console

from crossreport.analysis.said import Said, TotalCheck, TrendCheck, total_words, trend_words
from crossreport.analysis.said.wording import claim_words
from crossreport.analysis.selection import Member, Membership
from crossreport.cli.render.lists import heading, item, says
from crossreport.cli.render.text import counted, quoted
from crossreport.cli.render.values import days, where
from crossreport.cli.render.view import View

_SHOWN = 12


def show_said(found: Said, view: View, console: Console) -> None:
    """Print every statement with what the record says to it and the incidents meant."""
    if not found.totals and not found.trends:
        console.print("No source states a total or a trend.")
        return
    if found.totals:
        heading(console, f"{counted(len(found.totals), 'total')} that sources state")
    for total in found.totals:
        _show(total, total_words(total), total.members, view, console)
    if found.trends:
        heading(console, f"{counted(len(found.trends), 'trend')} that sources state")
    for trend in found.trends:
        _show(trend, trend_words(trend), (*trend.before, *trend.after), view, console)


def _show(
    found: TotalCheck | TrendCheck,
    words: Sequence[str],
    members: Sequence[Member],
    view: View,
    console: Console,
) -> None:
    claim = found.claim
    item(console, claim_words(found))
    item(console, f"{says(view, claim)}: {quoted(claim.quote.quote, 200)}", indent=4)
    for sentence in words:
        item(console, sentence, indent=4)
    for one in members[:_SHOWN]:
        item(console, _line(one, view), indent=6)
    if len(members) > _SHOWN:
        item(console, f"… and {len(members) - _SHOWN:,} more (--json lists all)", indent=6)
    console.print()


def _line(member: Member, view: View) -> str:
    incident = member.case.incident
    sure = "" if member.membership is Membership.CERTAIN else f" (possible, {member.share:.0%})"
    short = view.short_ids.get(incident.id, incident.id)
    parts = (days(incident.date), where(member.case.place), view.types_of(incident))
    return f"{short}  {', '.join(parts)}{sure}"
