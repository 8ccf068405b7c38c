"""The program serves a record from where the wheel installed it."""

import signal
import subprocess
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest


def get(address, **headers):
    """Ask for an address; return the status and the text."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_it_is_the_wheel_that_is_served(program):
    asked = [str(program), "-c", "import crossreport; print(crossreport.__file__)"]
    found = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    assert str(program.parents[1]) in found


def test_pages_come_with_everything_they_need(address, look):
    page = look(address)
    page.get_by_role("status").wait_for()
    assert "26 incidents" in page.get_by_role("status").inner_text()


def test_a_missing_page_is_told_in_words(address):
    status, text = get(address + "nowhere")
    assert status == 404
    assert "There is no such page" in text


def test_it_is_stopped_without_complaint(program, made_from_examples):
    command = "from crossreport.cli.main import main; main()"
    asked = [str(program), "-c", command, "serve", str(made_from_examples), "--port", "0"]
    with subprocess.Popen(asked, stderr=subprocess.PIPE, text=True) as process:
        line = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr.read() == ""
    assert line.rstrip().endswith("/ (Ctrl-C stops it)")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.sqlite"], "there is no record at nowhere.sqlite"),
        (["{record}", "--host", "0.0.0.0"], "give a --token"),
        (["{record}", "--host", "203.0.113.7", "--token", "t"], "cannot be listened on"),
        (["{record}", "--mark", "yesterday"], "is not YYYY-MM-DD=NAME"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(run, examples, arguments, told):
    with pytest.raises(subprocess.CalledProcessError) as error:
        run("serve", *(one.format(record=examples) for one in arguments))
    assert error.value.returncode in {2, 3}
    assert told in error.value.stderr
    assert error.value.stderr.count("\n") == 1
