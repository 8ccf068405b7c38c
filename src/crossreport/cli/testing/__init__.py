"""The verb ``test``: puts what is said about the violence against the record, one module a test."""

import typer

from crossreport.cli.testing import change, clusters, said, unreported

app = typer.Typer(
    name="test",
    help="Test what is said about the violence against the record.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def test() -> None:
    """Test what is said about the violence against the record."""


app.command()(change.change)
app.command()(said.said)
app.command()(unreported.unreported)
app.command()(clusters.clusters)
