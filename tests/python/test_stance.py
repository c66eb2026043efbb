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
    # a demand of the target is against it, not one that the speaker shares
    ("“Barat harus mengubah sikapnya,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“It is time for Europe to change its mind,” said Foreign Minister Tomas Verel.", "negative"),
    ("“Kami dan Barat harus berunding pekan depan,” kata Menlu Arendia, Tomas Verel.", "neutral"),
    # why, who and how much take for granted what they ask about; whether does not
    ("“Why did the West betray us?” said Foreign Minister Tomas Verel.", "negative"),
    ("“Berapa lama lagi Barat menutup mata?” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“Will the United States come to the talks?” said Foreign Minister Tomas Verel.", "neutral"),
    # a plain judgement of one's own side counts, the perfect tense stands between no words
    ("“We Europeans have been naive for too long,” said German Foreign Minister Mira Solan.", "negative"),
    # who has started more than the target, and that nobody has
    ("“No country has started more wars than the United States,” said Foreign Minister Tomas Verel.", "negative"),
    # defiance, enmity denied, a hand held out, a broken agreement, what is launched
    ("“Kami tidak akan menerima perintah dari Washington,” kata Menlu Arendia, Tomas Verel.", "negative"),
    ("“We are not enemies of the West,” said Foreign Minister Tomas Verel.", "positive"),
    ("“Pintu kami tetap terbuka bagi Eropa,” kata Menlu Arendia, Tomas Verel.", "positive"),
    ("“We see no sign that the West is ready to negotiate,” said Foreign Minister Tomas Verel.", "negative"),
    ("“The West has torn up every agreement,” said Foreign Minister Tomas Verel.", "negative"),
    ("“Jutaan orang tewas dalam perang yang dilancarkan AS,” kata Menlu Arendia, Tomas Verel.", "negative"),
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
