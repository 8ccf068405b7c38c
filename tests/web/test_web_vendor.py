"""What the pages load is named, hashed and licensed, and is all that they load."""

import json
import re
from hashlib import sha256
from pathlib import Path

import crossreport.web

STATIC = Path(crossreport.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
MOST_BYTES = 5_000_000
OWN_SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
TEMPLATES = sorted((STATIC.parent / "templates").rglob("*.html"))


def test_the_manifest_names_every_file_with_its_hash():
    named = {one["path"]: one["sha256"] for library in MANIFEST for one in library["files"]}
    there = {
        path.relative_to(VENDOR).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name not in {"manifest.json", "LICENSE.txt"}
    }
    assert named == there


def test_every_library_has_its_licence_and_stands_in_the_notice():
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8").casefold()
    for library in MANIFEST:
        assert re.fullmatch(r"\d+\.\d+\.\d+", library["version"])
        text = (VENDOR / library["licence_text"]).read_text(encoding="utf-8")
        assert "Copyright" in text
        assert library["name"].replace("-", " ").removesuffix(" gl") in notice


def test_all_of_it_is_small():
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < MOST_BYTES


def test_no_own_script_makes_markup_of_text():
    assert OWN_SCRIPTS
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|\beval\(|new Function"
        r"|createContextualFragment|DOMParser|setAttribute\(\s*[\"'](?:on|style|srcdoc)"
    )
    for script in OWN_SCRIPTS:
        assert not forbidden.search(script.read_text(encoding="utf-8")), script


def test_no_template_trusts_text_or_holds_scripts_and_styles():
    assert TEMPLATES
    forbidden = re.compile(r"\|\s*safe\b|autoescape|<style|\sstyle=|\son[a-z]+=|javascript:")
    inline = re.compile(r"<script(?![^>]*\ssrc=)")
    for template in TEMPLATES:
        text = template.read_text(encoding="utf-8")
        assert not forbidden.search(text), template
        assert not inline.search(text), template


def test_nothing_of_our_own_names_another_host():
    for path in [*OWN_SCRIPTS, *TEMPLATES, *(STATIC / "css").glob("*.css")]:
        assert not re.search(r"https?://|//[a-z]+\.[a-z]", path.read_text(encoding="utf-8")), path
