// Compiling tables: replacement, findings, errors, phrases, memberships and suggestions; the bundled tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "article.hpp"
#include "quotestance/errors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const std::string states = "id\tmember_of\tid_names\ten_names\ten_adjectives\tcapitals\tstand_ins\n";
const std::string people = "id\tof\tgender\tname\tother_names\n";
const std::string bodies = "id\tkind\tof\tmember_of\tid_names\ten_names\n";
const std::string offices = "person\toffice\tof\tfrom\tto\n";
const std::string titles = "id\tkind\tid_forms\ten_forms\n";
const std::string ideas = "concept\tframe\tweights\ttone\tid\ten\n";
const std::string cues = "cue\ttype\tobject\ttone\tid\ten\n";

std::vector<std::string> findings_of(const Lexicon& lexicon) {
    std::vector<std::string> out;
    for (const Finding& f : lexicon.findings())
        out.push_back(f.file + ":" + std::to_string(f.line) + " " + f.kind + ": " + f.message);
    return out;
}

std::string error_of(std::vector<TableSource> tables) {
    try {
        const Lexicon lexicon(std::move(tables));
    } catch (const LexiconError& e) {
        return e.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST(Lexicon, BundledTablesHaveNoFindings) { EXPECT_EQ(findings_of(*bundled_lexicon()), Strings{}); }

TEST(Lexicon, LaterTablesReplaceRowsOfTheSameId) {
    const Lexicon lexicon(
        {{"ours/states.tsv", states + "arendia\t\tArendia\tArendia\t\t\t\nsorvia\t\tSorvia\tSorvia\t\t\t\n"},
         {"concepts/ours.tsv", ideas + "blame\tattitude\tobject=-2\t-1\tkecam/v\tblame/v\n"},
         {"mine/states.tsv", states + "arendia\t\tNegeri Aren\tArenland\t\t\t\n"},
         {"concepts/mine.tsv", ideas + "blame\tattitude\tobject=-1\t0\tsalah/v-kan\t\n"}});
    EXPECT_EQ(findings_of(lexicon), Strings{});
    ASSERT_EQ(lexicon.actors().size(), 2U);
    EXPECT_EQ(lexicon.actors()[lexicon.find_actor("arendia")].names, (Strings{"Negeri Aren", "Arenland"}));
    ASSERT_EQ(lexicon.concepts().size(), 1U);
    EXPECT_EQ(lexicon.concepts()[0].weights[0], -1);
    const Article article("Arendia mengecam Negeri Aren", unknown_date, lexicon);
    EXPECT_EQ(article.matches.of(EntryType::actor).size(), 1U);  // the old name is gone, and the old form
    EXPECT_TRUE(article.matches.of(EntryType::concept_).empty());
}

TEST(Lexicon, FindsDuplicates) {
    const Lexicon lexicon({{"states.tsv", states + "arendia\t\tArendia\t\t\t\t\n\narendia\t\tAren\t\t\t\t\n"},
                           {"concepts/a.tsv", ideas + "blame\tattitude\tobject=-2\t-1\tkecam/v; Kecam/v\t\n"}});
    EXPECT_EQ(findings_of(lexicon), (Strings{"states.tsv:4 duplicate: the id 'arendia' stands in line 2 too",
                                             "concepts/a.tsv:2 duplicate: 'Kecam/v' stands twice in the row"}));
}

TEST(Lexicon, FindsConflicts) {
    const Lexicon lexicon({{"concepts/a.tsv", ideas + "blame\tattitude\tobject=-2\t-1\tkecam/v\t\n"},
                           {"concepts/b.tsv", ideas + "curse\tattitude\tobject=-3\t-1\tkecam/x\t\n"},
                           {"states.tsv", states + "arendia\t\tArendia\t\t\t\t\nsorvia\t\tSorvia; Arendia\t\t\t\t\n"}});
    EXPECT_EQ(findings_of(lexicon), (Strings{"concepts/b.tsv:2 conflict: 'kecam' stands in concepts/a.tsv:2 too",
                                             "states.tsv:3 conflict: 'arendia' stands in states.tsv:2 too",
                                             "states.tsv:3 conflict: 'arendialah' stands in states.tsv:2 too"}));
}

TEST(Lexicon, TheSameWordInTwoLanguagesIsNoConflict) {
    const Lexicon lexicon(
        {{"concepts/a.tsv", ideas + "blame\tattitude\tobject=-2\t-1\tban/x\t\nforbid\tdeed\tagent=-1\t-1\t\tban/x\n"}});
    EXPECT_EQ(findings_of(lexicon), Strings{});
}

TEST(Lexicon, FindsOrphans) {
    const Lexicon lexicon(
        {{"states.tsv", states + "arendia\tleague\tArendia\t\t\t\t\n"},
         {"people.tsv", people + "verel\tsorvia\tm\tTomas Verel\t\n"},
         {"titles.tsv", titles + "president\toffice\tPresiden\tPresident\n"},
         {"offices.tsv", offices + "verel\tking\tarendia\t2010\t\nnobody\tpresident\tarendia\t2010\t\n"},
         {"concepts/a.tsv", ideas + "blame\tattitude\tobject=-2\t-1\t\t\n"}});
    EXPECT_EQ(findings_of(lexicon), (Strings{"concepts/a.tsv:2 orphan: the concept 'blame' has no form in any language",
                                             "states.tsv:2 orphan: no actor has the id 'league'",
                                             "people.tsv:2 orphan: no actor has the id 'sorvia'",
                                             "offices.tsv:2 orphan: no title has the id 'king'",
                                             "offices.tsv:3 orphan: no actor has the id 'nobody'"}));
    EXPECT_TRUE(lexicon.offices().empty());
}

TEST(Lexicon, ErrorsNameFileLineAndWhatWouldBeRight) {
    const std::vector<std::pair<TableSource, std::string>> cases{
        {{"my/nouns.tsv", ""},
         "my/nouns.tsv:1: no table is called 'nouns'; the tables are people, states, organisations, media, places, "
         "titles, offices, cues, concepts, idioms, weights, shifters, furniture, abbreviations, words"},
        {{"people.tsv", people + "verel\t\tx\tTomas Verel\t\n"}, "people.tsv:2: gender is m, f or empty"},
        {{"states.tsv", states + "arendia\t\t\t\t\t\t\n"}, "states.tsv:2: the actor 'arendia' has no name"},
        {{"states.tsv", states + "arendia\tarendia[2004..\tArendia\t\t\t\t\n"},
         "states.tsv:2: 'arendia[2004..': the period's bracket is not closed"},
        {{"organisations.tsv", bodies + "league\tclub\t\t\tLiga\t\n"},
         "organisations.tsv:2: unknown kind 'club'; one of person, state, bloc, institution, organ, organisation, "
         "party, armed_group, company, "
         "group, medium, place"},
        {{"titles.tsv", titles + "boss\tjob\tBos\tBoss\n"},
         "titles.tsv:2: unknown kind 'job'; office, role, rank or honorific"},
        {{"cues.tsv", cues + "say\ttalk\t\t\tkata/x\t\n"},
         "cues.tsv:2: unknown type 'talk'; report, act, directive, judge, source, medium, pointer, continue, "
         "addressed, found, clausal"},
        {{"concepts/a.tsv", ideas + "blame\tmood\tobject=-2\t-1\tkecam/v\t\n"},
         "concepts/a.tsv:2: unknown frame 'mood'; one of attitude, deed, attribute, relation, code"},
        {{"concepts/a.tsv", ideas + "blame\tattitude\tobject=-4\t-1\tkecam/v\t\n"},
         "concepts/a.tsv:2: 'object=-4' is no weight; write role=number, from -3 to +3"},
        {{"concepts/a.tsv", ideas + "blame\tattitude\tobject\t-1\tkecam/v\t\n"},
         "concepts/a.tsv:2: 'object' is no weight; write role=number, from -3 to +3"},
        {{"concepts/a.tsv", ideas + "blame\tattitude\tpatient=1\t-1\tkecam/v\t\n"},
         "concepts/a.tsv:2: a concept of frame attitude has no weight for 'patient'"},
        {{"concepts/a.tsv", ideas + "power\tcode\tnowhere=-1\t-1\tkuasa/n\t\n"},
         "concepts/a.tsv:2: no actor has the id 'nowhere'"},
        {{"furniture.tsv", "pattern\twhere\tlanguage\teffect\nbaca juga\tstart\tfr\tline\n"},
         "furniture.tsv:2: unknown language 'fr'; id, en, or empty for both"},
    };
    for (const auto& [table, message] : cases) EXPECT_EQ(error_of({table}), message);
}

TEST(Lexicon, MembershipHasDatesAndIsNotChainedThroughBlocs) {
    const Lexicon lexicon(
        {{"organisations.tsv",
          bodies +
              "west\tbloc\t\t\tBarat\t\npact\tbloc\t\twest\tPakta\t\ncouncil\tinstitution\tarendia\t\tDewan Arendia\t\n"
              "greens\tparty\tarendia\t\tPartai Hijau\t\n"},
         {"states.tsv", states + "arendia\twest[..2010-12-31]; pact\tArendia\t\t\t\t\nsorvia\tpact\tSorvia\t\t\t\t\n"},
         {"titles.tsv", titles + "president\toffice\tPresiden\t\nchair\toffice\tKetua\t\n"},
         {"people.tsv", people + "verel\tarendia\tm\tTomas Verel\t\nsolan\tarendia\tf\tMira Solan\t\n"},
         {"offices.tsv", offices + "verel\tpresident\tarendia\t2005\t2008\nsolan\tchair\tgreens\t2005\t2008\n"}});
    EXPECT_EQ(findings_of(lexicon), Strings{});
    const auto belongs = [&](const char* actor, const char* bloc, std::int32_t when) {
        return lexicon.belongs(lexicon.find_actor(actor), lexicon.find_actor(bloc), when);
    };
    EXPECT_TRUE(belongs("arendia", "west", day(2010, 12, 31)));
    EXPECT_FALSE(belongs("arendia", "west", day(2011, 1, 1)));
    EXPECT_FALSE(belongs("arendia", "west", unknown_date));  // no longer
    EXPECT_TRUE(belongs("sorvia", "pact", unknown_date));
    EXPECT_TRUE(belongs("pact", "west", unknown_date));
    EXPECT_FALSE(belongs("sorvia", "west", day(2005, 1, 1)));  // in the pact, which is in the West
    EXPECT_TRUE(belongs("council", "west", day(2005, 1, 1)));  // an organ acts for its state
    EXPECT_FALSE(belongs("greens", "west", day(2005, 1, 1)));  // a party does not
    EXPECT_TRUE(belongs("verel", "west", day(2005, 1, 1)));    // in office
    EXPECT_FALSE(belongs("verel", "west", day(2009, 1, 1)));   // out of it
    EXPECT_FALSE(belongs("solan", "west", day(2005, 1, 1)));
    EXPECT_TRUE(belongs("west", "west", unknown_date));
    EXPECT_FALSE(lexicon.belongs(none, lexicon.find_actor("west"), unknown_date));
    EXPECT_EQ(lexicon.members(lexicon.find_actor("west"), day(2005, 1, 1)), (Strings{"pact", "arendia"}));
    EXPECT_EQ(lexicon.members(lexicon.find_actor("pact"), day(2015, 1, 1)), (Strings{"arendia", "sorvia"}));
}

TEST(Lexicon, SuggestsTheNearestIds) {
    const Lexicon& lexicon = *arendian_lexicon();
    EXPECT_EQ(lexicon.suggest("arendai", 1), Strings{"arendia"});
    EXPECT_EQ(lexicon.suggest("Mira Solann", 1), Strings{"solan"});
    EXPECT_EQ(lexicon.suggest("wesst", 1), Strings{"west"});
    EXPECT_LE(lexicon.suggest("a", 2).size(), 2U);
    EXPECT_TRUE(lexicon.suggest("qqqqqqqqqqqqqq", 3).empty());
}
