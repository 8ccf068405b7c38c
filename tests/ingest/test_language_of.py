"""The language of a report."""

import pytest

from crossreport.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gunmen shot two herders near the well on Monday, the mayor said.", "en"),
        ("GUNMEN SHOT TWO HERDERS NEAR THE WELL ON MONDAY, THE MAYOR SAID.", "en"),
        ("أطلق مسلحون النار على راعيين قرب البئر يوم الاثنين، بحسب رئيس البلدية.", "ar"),
        ("Hombres armados dispararon contra dos pastores cerca del pozo el lunes.", "es"),
        ("Des hommes armés ont tiré sur deux bergers près du puits lundi, a dit le maire.", "fr"),
        ("Homens armados dispararam contra dois pastores junto ao poço na segunda-feira.", "pt"),
        ("В понедельник вооружённые люди застрелили двух пастухов у колодца.", "ru"),
        ("У понеділок озброєні люди застрелили двох пастухів біля криниці.", "uk"),
        ("Silahlı kişiler pazartesi günü kuyunun yanında iki çobanı vurdu.", "tr"),
        ("مردان مسلح روز دوشنبه به دو چوپان در نزدیکی چاه شلیک کردند.", "fa"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 345", "Goma", "—", "xq zzk"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None
