"""Who stands where, one small sentence for each rule; all invented."""

import pytest

import quotestance as qs

CASES = [
    # voice and prepositions decide the roles
    ("“Barat menindas bangsa-bangsa lain,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    ("“Rakyat di sana ditindas oleh Barat,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    ("“Serangan Barat terhadap rakyat sipil itu keji,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    ("“Kami menghargai bantuan dari Amerika Serikat,” kata Presiden Ukraina Volodymyr Zelensky.", "positive"),
    ("“Kami bekerja sama dengan Uni Eropa dan hubungan kami sangat baik,” kata Menlu China Wang Yi.", "positive"),
    # who supports harm is blamed for it
    ("“Barat mendukung terorisme,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    ("“Teroris yang didukung Barat telah kalah,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    # a negation that is none, and one that is
    ("“Teknologi kami tidak kalah dengan Barat,” kata Menlu Rusia Sergei Lavrov.", "neutral"),
    ("“Kami tidak percaya kepada Barat,” kata Menlu Rusia Sergei Lavrov.", "negative"),
    # the cue
    ("Menlu Rusia Sergei Lavrov menuduh Barat melanggar perjanjian itu.", "negative"),
    ("Menlu China Wang Yi memuji Uni Eropa.", "positive"),
    # coded words: strong ones speak of the West alone, weak ones don't
    ("“Hegemoni harus diakhiri,” kata Menlu China Wang Yi.", "negative"),
    ("“Dunia multipolar sedang lahir,” kata Menlu China Wang Yi.", "none"),
    # places and private people are no actors
    ("“Badai itu melanda bagian timur Amerika Serikat,” kata Menlu China Wang Yi.", "none"),
    ("“Banyak warga Inggris berlibur di sini,” kata Menlu China Wang Yi.", "none"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_stance(text, wanted):
    rows = qs.analyze([text], targets=["west"]).to_pandas()
    assert (rows.stance_label.iloc[0] or "none") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Serangan itu menewaskan puluhan anak,” kata Menlu China Wang Yi.", "negative"),
        ("“Kerja sama kedua negara berhasil dan saling menguntungkan,” kata Menlu China Wang Yi.", "positive"),
        ("Menlu China Wang Yi memuji perlawanan terhadap kejahatan itu.", "positive"),
        ("“Rapat berikutnya digelar pada hari Senin,” kata Menlu China Wang Yi.", "neutral"),
    ],
)
def test_sentiment(text, wanted):
    assert qs.analyze([text]).to_pandas().sentiment_label.iloc[0] == wanted
