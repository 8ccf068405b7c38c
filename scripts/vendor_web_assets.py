"""Copy the libraries that the web application's pages use into the package, with a manifest.

Usage: python scripts/vendor_web_assets.py NODE_MODULES

NODE_MODULES is a folder that npm filled: npm install maplibre-gl uplot pmtiles. Comments that name
source maps, which are not shipped, are taken out; the hashes are of the files as they are shipped.
"""

import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/crossreport/web/static/vendor"
FILES = {
    "maplibre-gl": (
        "dist/maplibre-gl.css",
        "dist/maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs",
    ),
    "pmtiles": ("dist/pmtiles.js",),
    "uplot": ("dist/uPlot.iife.min.js", "dist/uPlot.min.css"),
}
_MAP_COMMENT = re.compile(rb"\n?(//|/\*)# sourceMappingURL=[^\n]*")
_PMTILES = """\
Copyright 2021 Protomaps LLC

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions
   and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions
   and the following disclaimer in the documentation and/or other materials provided with the
   distribution.

3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse
   or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF
THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""
WITHOUT_LICENCE = {"pmtiles": _PMTILES}
"""Licences of packages that npm ships without; from the projects' repositories."""


def main(modules: Path) -> None:
    """Copy all files and write the manifest."""
    manifest = []
    for name, files in FILES.items():
        about = _about(modules / name)
        folder = OUT / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "LICENSE.txt").write_text(_licences(modules, name), encoding="utf-8")
        shipped = []
        for file in files:
            content = _MAP_COMMENT.sub(b"", (modules / name / file).read_bytes())
            path = folder / Path(file).name
            path.write_bytes(content)
            shipped.append({"path": f"{name}/{path.name}", "sha256": sha256(content).hexdigest()})
        manifest.append(
            {
                "name": name,
                "version": about["version"],
                "licence": about["license"],
                "licence_text": f"{name}/LICENSE.txt",
                "files": shipped,
            }
        )
    text = json.dumps(manifest, indent=2) + "\n"
    (OUT / "manifest.json").write_text(text, encoding="utf-8")
    print(text)


def _about(package: Path) -> dict[str, Any]:
    return dict(json.loads((package / "package.json").read_text(encoding="utf-8")))


def _licences(modules: Path, name: str) -> str:
    """Return the licence of a package, and of those whose code is bundled into its files."""
    parts = []
    for one in (name, *sorted(_bundled(modules, name) - {name})):
        about = _about(modules / one)
        texts = sorted((modules / one).glob("LICEN[SC]E*"))
        text = texts[0].read_text(encoding="utf-8") if texts else WITHOUT_LICENCE.get(one)
        if text is None:
            text = f"No text in the package; its package.json says: {about['license']}\n"
        parts.append(f"{one} {about['version']} ({about['license']})\n\n{text.strip()}\n")
    return f"\n{'-' * 80}\n\n".join(parts)


def _bundled(modules: Path, name: str) -> set[str]:
    """Return what a package depends on, types and tools left out, wherever npm put it."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found or one.startswith("@types/") or not (modules / one).is_dir():
            continue
        found.add(one)
        waiting += _about(modules / one).get("dependencies", {})
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
