"""What is said of arguments that the parser of the command line refuses, in plain words."""

import re
import shlex

_PLAIN = (
    (r"Input should be a valid integer.*", "give a whole number"),
    (r"Input should be a valid number.*", "give a number"),
    (r"Input should be greater than or equal to (\S+)", r"give \1 or more"),
    (r"Input should be less than or equal to (\S+)", r"give \1 or less"),
    (r"Input should be a finite number", "give a finite number"),
    (r"Value error, (.*)", r"\1"),
)
_ONE_OF = re.compile(r"'(?P<given>[^']*)' is not one of (?P<all>'.*')\.?$")
_INVALID = re.compile(
    r"Invalid value for (?P<quote>['\"]?)(?P<name>.+?)(?P=quote): (?P<why>.*)", re.S
)
_NO_COMMAND = re.compile(r"No such command '(?P<given>.*?)'.*")
_TOO_MANY = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<given>.*)\)")
_NO_OPTION = re.compile(r"No such option: (?P<given>\S+)(?: \(Possible options: (?P<near>.*)\))?")


def refused(message: str, command: str, commands: list[str]) -> str:
    """Return in a line what is wrong with the arguments, and where it stands how they should be.

    Args:
        message: what the parser says.
        command: the command as it was given so far, ``crossreport test change``.
        commands: the verbs that may follow it.
    """
    from crossreport.codebook import offered

    told = " ".join(message.split())
    if match := _INVALID.fullmatch(told):
        told = f"{match['name']}: {_plain(match['why'])}"
    elif match := _NO_COMMAND.fullmatch(told):
        told = f"there is no '{command} {match['given']}'{offered(match['given'], commands)}"
    elif match := _NO_OPTION.fullmatch(told):
        near = f"; near: {match['near']}" if match["near"] else ""
        told = f"there is no option {match['given']}{near}"
    elif match := _TOO_MANY.fullmatch(told):
        told = f"too much is given: {match['given']}"
    return f"{told.rstrip('.')} (see {command} --help)"


def _plain(why: str) -> str:
    from crossreport.codebook import offered

    for pattern, words in _PLAIN:
        if match := re.fullmatch(pattern, why):
            why = match.expand(words)
            break
    if match := _ONE_OF.fullmatch(why):
        known = shlex.split(match["all"].replace(",", " "))
        return f"{match['given']!r} is none{offered(match['given'], known)}"
    return why
