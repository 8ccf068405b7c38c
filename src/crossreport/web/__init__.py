"""The local web application: see a record, follow every figure to its words."""

from crossreport.web.app import create_app
from crossreport.web.errors import ServeError
from crossreport.web.server import serve
from crossreport.web.settings import DEFAULT_HOST, DEFAULT_PORT, Mark, Settings

__all__ = [
    "DEFAULT_HOST",
    "DEFAULT_PORT",
    "Mark",
    "ServeError",
    "Settings",
    "create_app",
    "serve",
]
