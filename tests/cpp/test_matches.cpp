// The phrases of the tables in an article.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

// Each match as `words=id`.
Strings actors_in(const std::string& text) {
    const Article a(text, unknown_date, *arendian_lexicon());
    Strings out;
    for (const Match& m : a.matches.of(EntryType::actor))
        out.push_back(a.words(m.tokens) + "=" + a.tokens.lexicon().actors()[m.entry->index].id);
    return out;
}

Strings cues_in(const std::string& text) {
    const Article a(text);
    Strings out;
    for (const Match& m : a.matches.of(EntryType::cue))
        if (out.empty() || out.back() != a.words(m.tokens))
            out.push_back(a.words(m.tokens));  // `said`: finite and participle
    return out;
}

}  // namespace

TEST(Matches, TheLongestPhraseWins) {
    EXPECT_EQ(actors_in("Arendia mengkritik Barat."), (Strings{"Arendia=arendia", "Barat=west"}));
    EXPECT_EQ(actors_in("Warga Jawa Barat pulang."), Strings{"Jawa Barat=west_java"});
    EXPECT_EQ(actors_in("Nusa Tenggara Barat dan negara-negara Barat").back(), "negara-negara Barat=west");
    EXPECT_EQ(cues_in("Verel menolak berkomentar."), Strings{"menolak berkomentar"});
    EXPECT_EQ(cues_in("Verel menolak rencana itu."), Strings{"menolak"});
}

TEST(Matches, NamesNeedTheirCapital) {
    EXPECT_TRUE(actors_in("Angin dari barat bertiup.").empty());
    EXPECT_EQ(actors_in("BARAT diam."), Strings{"BARAT=west"});
}

TEST(Matches, AbbreviationsNeedTheirCapitals) {
    EXPECT_EQ(actors_in("Arendia dan AS berunding."), (Strings{"Arendia=arendia", "AS=us"}));
    EXPECT_EQ(actors_in("Arendia is as strong."), Strings{"Arendia=arendia"});
    EXPECT_TRUE(actors_in("He told us.").empty());
    EXPECT_EQ(actors_in("The US left."), Strings{"US=us"});
}

TEST(Matches, FullNamesHideSurnames) {
    const Article a("Tomas Verel datang. Verel pergi.", unknown_date, *arendian_lexicon());
    ASSERT_EQ(a.matches.of(EntryType::actor).size(), 1U);
    ASSERT_EQ(a.matches.of(EntryType::surname).size(), 1U);
    EXPECT_EQ(a.matches.of(EntryType::surname)[0].tokens, (Span{4, 5}));
}

TEST(Matches, NoPhraseCrossesALine) {
    EXPECT_EQ(actors_in("Di Jawa\nBarat itu jauh."), (Strings{"Jawa=java", "Barat=west"}));
    EXPECT_EQ(actors_in("Di Jawa Barat itu jauh."), Strings{"Jawa Barat=west_java"});
}

TEST(Matches, TheLanguageChoosesAmongCues) {
    EXPECT_EQ(cues_in("The minister said that they would go."), Strings{"said"});
    EXPECT_TRUE(cues_in("Menteri itu tidak pergi karena said tidak ada.").empty());
}

TEST(Matches, LookUpByPlace) {
    const Article a("Warga Jawa Barat pulang.");
    const Match* place = a.matches.at(EntryType::actor, 1);
    ASSERT_NE(place, nullptr);
    EXPECT_EQ(place->tokens, (Span{1, 3}));
    EXPECT_EQ(a.matches.at(EntryType::actor, 2), nullptr);
    EXPECT_EQ(a.matches.covering(EntryType::actor, 2), place);
    EXPECT_EQ(a.matches.covering(EntryType::actor, 3), nullptr);
    EXPECT_EQ(a.matches.covering(EntryType::actor, 0), nullptr);
    EXPECT_EQ(a.matches.ending(EntryType::actor, 3), place);
    EXPECT_EQ(a.matches.ending(EntryType::actor, 2), nullptr);
    EXPECT_EQ(a.matches.ending(EntryType::actor, 0), nullptr);
    EXPECT_EQ(a.matches.of(EntryType::actor, {0, 2}).size(), 1U);
    EXPECT_TRUE(a.matches.of(EntryType::actor, {2, 4}).empty());
    EXPECT_TRUE(a.matches.of(EntryType::actor, {2, 1}).empty());
    EXPECT_TRUE(a.matches.of(EntryType::actor, {99, 100}).empty());
}

TEST(Matches, AssignForgetsTheTextBefore) {
    Tokens tokens(*bundled_lexicon());
    Matches matches;
    for (const char* text : {"Barat dan Barat", "kosong"}) {
        tokens.assign(text);
        matches.assign(tokens, Language::indonesian);
    }
    EXPECT_TRUE(matches.of(EntryType::actor).empty());
}
