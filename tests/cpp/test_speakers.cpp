// Who the speaker of each statement is, and how that is known.
#include <gtest/gtest.h>

#include <array>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

// Each statement's speaker as `id | name | how`.
Strings speakers_of(const std::string& text, std::int32_t date = unknown_date) {
    constexpr std::array<const char*, 5> ways{"name", "office", "pronoun", "carry", "unresolved"};
    const Article a(text, date, *arendian_lexicon());
    Strings out;
    for (const Speaker& s : a.speakers.all())
        out.push_back(std::string(s.id) + " | " + std::string(s.name) + " | " + ways[static_cast<std::size_t>(s.by)]);
    return out;
}

const std::string claim = " mengatakan bahwa sanksi itu melanggar hukum.";

}  // namespace

TEST(Speakers, NamesOfTheRegistry) {
    for (const char* name : {"Tomas Verel", "Thomas Verel", "Verel", "Menlu Arendia Tomas Verel"})
        EXPECT_EQ(speakers_of(name + claim), Strings{"verel | Tomas Verel | name"}) << name;
    EXPECT_EQ(speakers_of("Arendia" + claim), Strings{"arendia | Arendia | name"});
}

TEST(Speakers, NamesOutsideTheRegistry) {
    EXPECT_EQ(speakers_of("Jonas Tovin" + claim), Strings{"tovin | Jonas Tovin | name"});
    EXPECT_EQ(speakers_of("Mir al-Tovin" + claim), Strings{"al_tovin | Mir al-Tovin | name"});
    // The fullest name that the article gives; a name one letter off is the same person's.
    EXPECT_EQ(speakers_of("Jonas Tovin datang. Tovin" + claim + " Tovinn" + claim),
              (Strings{"tovin | Jonas Tovin | name", "tovin | Jonas Tovin | name"}));
    EXPECT_EQ(speakers_of("Tovin" + claim + " Jonas Tovin diam."), Strings{"tovin | Jonas Tovin | name"});
}

TEST(Speakers, OfficesByTheDateOfTheArticle) {
    const std::string text = "Menteri Luar Negeri Arendia" + claim;
    EXPECT_EQ(speakers_of(text, day(2012, 1, 1)), Strings{"verel | Tomas Verel | office"});
    EXPECT_EQ(speakers_of(text, day(2015, 6, 30)), Strings{"verel | Tomas Verel | office"});
    EXPECT_EQ(speakers_of(text, day(2015, 7, 1)), Strings{"solan | Mira Solan | office"});
    EXPECT_EQ(speakers_of("Presiden Sorvia" + claim, day(2020, 12, 31)), Strings{"kelbrin | Jonas Kelbrin | office"});
    EXPECT_EQ(speakers_of("“Kami pulang,” kata Menlu Arendia.", day(2018, 1, 1)),
              Strings{"solan | Mira Solan | office"});
}

TEST(Speakers, NeverTodaysHolder) {
    const std::string text = "Menteri Luar Negeri Arendia" + claim;
    const Strings unnamed{"menteri_luar_negeri_arendia | Menteri Luar Negeri Arendia | unresolved"};
    EXPECT_EQ(speakers_of(text), unnamed);                   // no date
    EXPECT_EQ(speakers_of(text, day(2009, 1, 1)), unnamed);  // before the first holder
    EXPECT_EQ(speakers_of("Presiden Sorvia" + claim, day(2021, 1, 1)),
              Strings{"presiden_sorvia | Presiden Sorvia | unresolved"});
}

TEST(Speakers, OfficesByTheArticlesOwnPeople) {
    EXPECT_EQ(speakers_of("Menteri Luar Negeri Arendia Jonas Tovin datang. Menteri Luar Negeri Arendia" + claim,
                          day(2012, 1, 1)),
              Strings{"tovin | Jonas Tovin | office"});
    EXPECT_EQ(speakers_of("Menteri Luar Negeri Arendia Jonas Tovin datang. Menlu itu" + claim),
              Strings{"tovin | Jonas Tovin | office"});
}

TEST(Speakers, NamesBesideTitles) {
    EXPECT_EQ(speakers_of("Menteri Luar Negeri Arendia, Jonas Tovin," + claim, day(2012, 1, 1)),
              Strings{"tovin | Jonas Tovin | name"});
    EXPECT_EQ(speakers_of("“Kami pulang,” kata Menteri Luar Negeri Arendia, Jonas Tovin."),
              Strings{"tovin | Jonas Tovin | name"});
    EXPECT_EQ(speakers_of("Jonas Tovin, Menteri Luar Negeri Arendia," + claim), Strings{"tovin | Jonas Tovin | name"});
    EXPECT_EQ(speakers_of("Jonas Tovin, yang memimpin delegasi itu," + claim), Strings{"tovin | Jonas Tovin | name"});
}

TEST(Speakers, PronounsMeanTheLastSpeaker) {
    const std::string first = "Tomas Verel mengatakan bahwa sanksi itu melanggar hukum. ";
    for (const char* pronoun : {"Ia", "Dia", "Beliau"})
        EXPECT_EQ(speakers_of(first + pronoun + " menegaskan bahwa Arendia menepati janji.").back(),
                  "verel | Tomas Verel | pronoun")
            << pronoun;
    EXPECT_EQ(speakers_of(first + "“Kami pulang,” katanya.").back(), "verel | Tomas Verel | pronoun");
    EXPECT_EQ(speakers_of(first + "Menurutnya, Arendia menepati janji.").back(), "verel | Tomas Verel | pronoun");
    // A name inside what was said is not in focus.
    EXPECT_EQ(
        speakers_of(
            "Tomas Verel mengatakan bahwa Mira Solan melanggar hukum. Ia menegaskan bahwa Arendia menepati janji.")
            .back(),
        "verel | Tomas Verel | pronoun");
}

TEST(Speakers, PronounsMeanALaterSubject) {
    EXPECT_EQ(speakers_of("Tomas Verel" + claim +
                          " Mira Solan kemudian datang ke Velmar. Ia mengatakan bahwa Arendia menepati janji.")
                  .back(),
              "solan | Mira Solan | pronoun");
    EXPECT_EQ(speakers_of("Jonas Tovin datang ke Velmar. “Kami pulang,” ujarnya."),
              Strings{"tovin | Jonas Tovin | pronoun"});
}

TEST(Speakers, PronounsForOnePersonMeanNoState) {
    EXPECT_EQ(
        speakers_of("Tomas Verel" + claim +
                    " Arendia menyatakan bahwa Sorvia melanggar hukum. Ia menegaskan bahwa Arendia menepati janji.")
            .back(),
        "verel | Tomas Verel | pronoun");
}

TEST(Speakers, PronounsWithoutAnybody) {
    EXPECT_EQ(speakers_of("“Kami pulang,” ujarnya."), Strings{" |  | unresolved"});
    EXPECT_EQ(speakers_of("Ia" + claim), Strings{" |  | unresolved"});
}

TEST(Speakers, CarriedOver) {
    EXPECT_EQ(speakers_of("“Kami pulang,” kata Tomas Verel. “Kami lelah sekali.”"),
              (Strings{"verel | Tomas Verel | name", "verel | Tomas Verel | carry"}));
    EXPECT_EQ(speakers_of("“Kami lelah sekali.”"), Strings{" |  | unresolved"});
}

TEST(Speakers, Descriptions) {
    EXPECT_EQ(speakers_of("Sejumlah lembaga kecil" + claim),
              Strings{"sejumlah_lembaga_kecil | Sejumlah lembaga kecil | name"});
    EXPECT_EQ(
        speakers_of("“Kami pulang,” kata seorang pejabat yang enggan disebut namanya."),
        Strings{"seorang_pejabat_yang_enggan_disebut_namanya | seorang pejabat yang enggan disebut namanya | name"});
    // With a demonstrative, somebody known already.
    EXPECT_EQ(speakers_of("Tomas Verel" + claim + " Diplomat itu menegaskan bahwa Arendia menepati janji.").back(),
              "verel | Tomas Verel | pronoun");
    EXPECT_EQ(
        speakers_of("Tomas Verel" + claim + " Pria berkacamata itu menegaskan bahwa Arendia menepati janji.").back(),
        "verel | Tomas Verel | pronoun");
}

TEST(Speakers, OrgansOfStates) {
    EXPECT_EQ(speakers_of("Kementerian Luar Negeri Arendia" + claim),
              Strings{"arendia_foreign_ministry | Kementerian Luar Negeri Arendia | name"});
    EXPECT_EQ(speakers_of("Pemerintah Arendia" + claim), Strings{"arendia_government | Pemerintah Arendia | name"});
}

TEST(Speakers, Mentions) {
    const Article a(
        "Menlu Arendia, Jonas Tovin, pulang. “Kami lelah,” kata Menlu Arendia, Jonas Tovin. “Kami pulang,” katanya.",
        unknown_date, *arendian_lexicon());
    ASSERT_EQ(a.speakers.all().size(), 2U);
    EXPECT_EQ(a.words(a.speakers.all()[0].mention), "Jonas Tovin");
    EXPECT_EQ(a.words(a.speakers.all()[1].mention), "katanya");
}

TEST(Speakers, AllegianceOfOfficeHolders) {
    const auto allegiance = [](const std::string& text) {
        const Article a(text, day(2012, 1, 1), *arendian_lexicon());
        const ActorId actor = a.speakers.all()[0].allegiance;
        return actor == none ? "" : a.tokens.lexicon().actors()[actor].id;
    };
    EXPECT_EQ(allegiance("Arendia" + claim), "arendia");
    EXPECT_EQ(allegiance("Kementerian Luar Negeri Arendia" + claim), "arendia");
    EXPECT_EQ(allegiance("Menlu Arendia Jonas Tovin" + claim), "arendia");
    EXPECT_EQ(allegiance("Tomas Verel" + claim), "verel");  // who belongs to a bloc by office and date
    EXPECT_EQ(allegiance("Jonas Tovin" + claim), "");
    EXPECT_EQ(allegiance("Gubernur Nordmark Emil Tarsen" + claim), "sorvia");  // the state that the place lies in
}

TEST(Speakers, SharedSurnames) {
    EXPECT_EQ(speakers_of("Kelbrin" + claim), Strings{"kelbrin | Jonas Kelbrin | name"});
    EXPECT_EQ(speakers_of("Dara Kelbrin" + claim), Strings{"kelbrin_dara | Dara Kelbrin | name"});
    EXPECT_EQ(speakers_of("Kenapa Presiden Kelbrin pulang? Kelbrin" + claim),
              Strings{"kelbrin | Jonas Kelbrin | name"});
}

TEST(Speakers, NamesOfOwnersAndPlacesAreNoSpeakers) {
    // The name between commas is the spokesman's, the one before it that of whom he speaks for.
    EXPECT_EQ(
        speakers_of("Jonas Tovin" + claim + " Juru bicara Tovin, Mira Belgar, tampil di Velmar. Dia" + claim).back(),
        "belgar | Mira Belgar | pronoun");
    EXPECT_EQ(speakers_of("“Kami pulang,” kata seorang petani Velmar."),
              Strings{"seorang_petani_velmar | seorang petani Velmar | name"});
    // A body is nobody whom `dia` means.
    EXPECT_EQ(speakers_of("Jonas Tovin" + claim + " Polisi" + claim + " Dia" + claim).back(),
              "tovin | Jonas Tovin | pronoun");
    // Many nouns before a relative clause are one speaker.
    EXPECT_EQ(speakers_of("Warga berhadapan dengan pengunjuk rasa serikat pekerja yang berteriak, “Kami pulang.”"),
              Strings{"pengunjuk_rasa_serikat_pekerja | pengunjuk rasa serikat pekerja | name"});
}
