"""Date expressions as intervals, each with the reason for its width.

The grammar is our own because no library gives what a casualty record needs. ``dateparser``
(1.5 was tried) returns single moments, not intervals, so that "last January" becomes a day; it
joins neighbouring words into dates ("Three days ago, ten" as one, "2 on Tuesday"), reads modal
"may" and bare durations ("seven months") as dates, and does not say which words it left out.
``holidays`` is large and its calendars are per country, which a text seldom tells. What
libraries do well is left to them: month arithmetic and Easter to ``dateutil``, the Islamic
calendar to ``hijridate`` (Umm al-Qura tables, widened by a day for local sighting).
"""

from crossreport.extract.dates.find import find_dates, is_stamp, names_open_stretch
from crossreport.extract.dates.mention import DateKind, DateMention, Shift, resolve_relative

__all__ = [
    "DateKind",
    "DateMention",
    "Shift",
    "find_dates",
    "is_stamp",
    "names_open_stretch",
    "resolve_relative",
]
