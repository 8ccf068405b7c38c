"""A record as a written report: one page of HTML that needs nothing else."""

from crossreport.cli.html.contents import Asked, Contents, Section, gather
from crossreport.cli.html.page import page

__all__ = ["Asked", "Contents", "Section", "gather", "page"]
