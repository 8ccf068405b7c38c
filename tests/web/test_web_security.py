"""Who may ask a served record for what."""

import http.client
from urllib.parse import urlsplit

import pytest


@pytest.fixture
def ask(serve_examples):
    """Ask a server; return the status, the headers and the text."""

    def server(options=()):
        return urlsplit(serve_examples(*options)).netloc

    def ask_it(path="/", *, method="GET", options=(), **headers):
        connection = http.client.HTTPConnection(server(options), timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()

    ask_it.own = server
    return ask_it


def test_only_own_names_are_answered(ask):
    assert ask()[0] == 200
    port = ask.own().partition(":")[2]
    assert ask(Host=f"localhost:{port}")[0] == 200
    for host in (
        "elsewhere.example",
        f"elsewhere.example:{port}",
        "192.0.2.1",
        "",
        "[",
        "a@localhost",
    ):
        assert ask(Host=host)[0] in {400, 421}, host


def test_other_sites_can_link_here_and_nothing_else(ask):
    navigates = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert ask(**navigates)[0] == 200
    for mode in ("cors", "no-cors", "websocket"):
        for site in ("cross-site", "same-site"):
            assert ask("/data/incidents.json", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)[0] == 403
    assert (
        ask("/data/incidents.json", Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="cors")[0] == 200
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_writes_must_come_from_here(ask, method):
    assert ask(method=method)[0] == 403
    assert ask(method=method, Origin="null")[0] == 403
    assert ask(method=method, Origin="http://elsewhere.example")[0] == 403
    # From here it gets as far as the page, which takes no such thing.
    assert ask(method=method, Origin=f"http://{ask.own()}")[0] == 405


def test_every_answer_has_the_policy(ask):
    for path in ("/", "/static/css/base.css", "/nowhere", "/data/incidents.json"):
        headers = {name.lower(): value for name, value in ask(path)[1].items()}
        policy = dict(
            one.strip().split(" ", 1) for one in headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["worker-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fcli/main.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/vendor/../../server.py",
        "/data/basemap.pmtiles",
        "/data/boundaries.geojson",
        "/examples.sqlite",
    ],
)
def test_no_other_file_can_be_read(ask, path):
    status, _, text = ask(path)
    assert status == 404
    assert "import" not in text
    assert "root:" not in text


def test_a_token_is_asked_for_once(ask):
    options = ("--token", "open-sesame")
    assert ask(options=options)[0] == 401
    assert ask("/?token=wrong", options=options)[0] == 401
    assert ask("/data/incidents.json", options=options)[0] == 401
    status, headers, _ = ask("/?type=landmine&token=open-sesame", options=options)
    headers = {name.lower(): value for name, value in headers.items()}
    assert (status, headers["location"]) == (303, "/?type=landmine")
    cookie = headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ask(options=options, Cookie=cookie.partition(";")[0])[0] == 200
    assert ask(options=options, Authorization="Bearer open-sesame")[0] == 200
    assert ask(options=options, Authorization="Bearer other")[0] == 401


def test_the_token_leads_to_no_other_host(ask):
    status, headers, _ = ask(
        "//elsewhere.example/?token=open-sesame", options=("--token", "open-sesame")
    )
    assert status == 303
    assert {name.lower(): value for name, value in headers.items()}[
        "location"
    ] == "/elsewhere.example/"
