"""Who stands where, one small sentence for each rule; all invented."""

import pytest

import quotestance as qs

CASES = [
    # voice and prepositions decide the roles
    ("“Barat menindas bangsa-bangsa lain,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Rakyat di sana ditindas oleh Barat,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Serangan Barat terhadap rakyat sipil itu keji,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Kami menghargai bantuan dari Amerika Serikat,” kata Presiden Lumoria, Ana Sorel.", "positive"),
    ("“Kami bekerja sama dengan Uni Eropa dan hubungan kami sangat baik,” kata Menlu Belmar, Mira Sol.", "positive"),
    # who supports harm is blamed for it
    ("“Barat mendukung terorisme,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Teroris yang didukung Barat telah kalah,” kata Menlu Arendia, Tomas Verel.", "negative"),
    # a negation that is none, and one that is
    ("“Teknologi kami tidak kalah dengan Barat,” kata Menlu Arendia, Tomas Verel.", "neutral"),
    ("“Kami tidak percaya kepada Barat,” kata Menlu Arendia, Tomas Verel.", "negative"),
    # a bad quality of a good thing
    ("“Uni Eropa mitra yang tidak dapat diandalkan,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“The European Union is an unreliable partner,” said Foreign Minister Tomas Verel.", "negative"),
    ("“The European Union is a reliable partner,” said Foreign Minister Tomas Verel.", "positive"),
    # what is lost or not shown is turned round, and so is what `or` joins to it
    ("“Barat telah kehilangan nama baik dan kredibilitasnya,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Tindakan itu tidak menunjukkan bahwa Amerika kuat,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Antara kami dan Eropa tidak ada benturan ataupun pertentangan,” kata Menlu Arendia, Tomas Verel.", "neutral"),
    # a name under stress; what is demanded to stop is blamed; who stands by victims is praised
    ("“Baratlah yang harus disalahkan atas krisis ini,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Amerika Serikat harus berhenti mencampuri urusan kami,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“The European Union stands with the victims,” said Foreign Minister Tomas Verel.", "positive"),
    ("“The United States bears responsibility for the war,” said Foreign Minister Tomas Verel.", "negative"),
    # a government is its state's, whoever leads it and whenever the article was written
    ("“The Biden administration betrayed us,” said Foreign Minister Tomas Verel.", "negative"),
    ("Menlu Arendia, Tomas Verel, mengecam pemerintahan Donald Trump.", "negative"),
    # the cue
    ("Menlu Arendia, Tomas Verel menuduh Barat melanggar perjanjian itu.", "negative"),
    ("Menlu Belmar, Mira Sol memuji Uni Eropa.", "positive"),
    # coded words: strong ones speak of the West alone, weak ones don't
    ("“Hegemoni harus diakhiri,” kata Menlu Belmar, Mira Sol.", "negative"),
    ("“Dunia multipolar sedang lahir,” kata Menlu Belmar, Mira Sol.", "none"),
    # places, private people and those left out are no actors
    ("“Badai itu melanda bagian timur Amerika Serikat,” kata Menlu Belmar, Mira Sol.", "none"),
    ("“Kami menghargai kerja sama dengan negara-negara di luar Barat,” kata Menlu Belmar, Mira Sol.", "none"),
    ("“We value cooperation with non-Western countries,” said Foreign Minister Mira Sol.", "none"),
    ("“Banyak warga Inggris berlibur di sini,” kata Menlu Belmar, Mira Sol.", "none"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_stance(text, wanted):
    rows = qs.analyze([text], targets=["west"]).to_pandas()
    assert (rows.stance_label.iloc[0] or "none") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Serangan itu menewaskan puluhan anak,” kata Menlu Belmar, Mira Sol.", "negative"),
        ("“Kerja sama kedua negara berhasil dan saling menguntungkan,” kata Menlu Belmar, Mira Sol.", "positive"),
        ("Menlu Belmar, Mira Sol memuji perlawanan terhadap kejahatan itu.", "positive"),
        ("“Rapat berikutnya digelar pada hari Senin,” kata Menlu Belmar, Mira Sol.", "neutral"),
    ],
)
def test_sentiment(text, wanted):
    assert qs.analyze([text]).to_pandas().sentiment_label.iloc[0] == wanted
