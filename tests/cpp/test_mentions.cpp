// Names, noun phrases that can speak, and the people of an article.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

struct Phrase {
    std::string text;  // begins with the phrase
    NounKind kind;
    std::string words;  // all of it
    std::string name, title, of;
};

void expect_phrases(const std::vector<Phrase>& cases) {
    const Lexicon& lexicon = *arendian_lexicon();
    for (const Phrase& c : cases) {
        const Article a("Kemarin, " + c.text, unknown_date, lexicon);
        const NounPhrase p = a.mentions.noun_phrase(2, a.tokens.size());
        EXPECT_EQ(p.kind, c.kind) << c.text;
        EXPECT_EQ(a.words(p.tokens), c.words) << c.text;
        EXPECT_EQ(a.words(p.name), c.name) << c.text;
        EXPECT_EQ(p.title == none ? "" : lexicon.titles()[p.title].id, c.title) << c.text;
        EXPECT_EQ(p.of == none ? "" : lexicon.actors()[p.of].id, c.of) << c.text;
    }
}

std::string name_in(const std::string& text) {
    const Article a("Kemarin, " + text);
    return a.words(a.mentions.name_at(2, a.tokens.size()));
}

}  // namespace

TEST(Mentions, Names) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Tomas Verel datang.", "Tomas Verel"},
        {"Verel datang.", "Verel"},
        {"Tomas A. Verel datang.", "Tomas A. Verel"},
        {"Abdul bin Kelbrin datang.", "Abdul bin Kelbrin"},
        {"Bert van Tovin datang.", "Bert van Tovin"},
        {"al-Tovin datang.", "al-Tovin"},
        {"Mir al-Tovin datang.", "Mir al-Tovin"},
        {"Lin-wei Sora datang.", "Lin-wei Sora"},
        {"Verel di Velmar.", "Verel"},
        {"Verel Senin datang.", "Verel"},
        {"datang Verel.", ""},
        {"Mereka datang.", ""},
        {"2020 Verel.", ""},
    };
    for (const auto& [text, name] : cases) EXPECT_EQ(name_in(text), name) << text;
}

TEST(Mentions, PersonsWithTitles) {
    expect_phrases({
        {"Jonas Tovin datang.", NounKind::person, "Jonas Tovin", "Jonas Tovin", "", ""},
        {"Menteri Luar Negeri Arendia Jonas Tovin datang.", NounKind::person, "Menteri Luar Negeri Arendia Jonas Tovin",
         "Jonas Tovin", "foreign_minister", "arendia"},
        {"Menlu Arendia Jonas Tovin datang.", NounKind::person, "Menlu Arendia Jonas Tovin", "Jonas Tovin",
         "foreign_minister", "arendia"},
        {"Menteri Luar Negeri (Menlu) Arendia Jonas Tovin datang.", NounKind::person,
         "Menteri Luar Negeri (Menlu) Arendia Jonas Tovin", "Jonas Tovin", "foreign_minister", "arendia"},
        {"Presiden Jonas Tovin datang.", NounKind::person, "Presiden Jonas Tovin", "Jonas Tovin", "president", ""},
        {"President Jonas Tovin came.", NounKind::person, "President Jonas Tovin", "Jonas Tovin", "president", ""},
        {"Dr. Jonas Tovin datang.", NounKind::person, "Dr. Jonas Tovin", "Jonas Tovin", "", ""},
        {"juru bicara Kementerian Luar Negeri Arendia Jonas Tovin datang.", NounKind::person,
         "juru bicara Kementerian Luar Negeri Arendia Jonas Tovin", "Jonas Tovin", "foreign_ministry_spokesperson",
         "arendia"},
        {"Tomas Verel datang.", NounKind::person, "Tomas Verel", "Tomas Verel", "", ""},
    });
}

TEST(Mentions, TitlesWithoutNames) {
    expect_phrases({
        {"Menlu Arendia datang.", NounKind::title, "Menlu Arendia", "", "foreign_minister", "arendia"},
        {"Menteri Luar Negeri Arendia itu datang.", NounKind::title, "Menteri Luar Negeri Arendia itu", "",
         "foreign_minister", "arendia"},
        {"Presiden datang.", NounKind::title, "Presiden", "", "president", ""},
        {"Duta Besar Arendia untuk Sorvia datang.", NounKind::title, "Duta Besar Arendia untuk Sorvia", "",
         "ambassador", "arendia"},
    });
}

TEST(Mentions, StatesOrganisationsAndDescriptions) {
    expect_phrases({
        {"Arendia datang.", NounKind::actor, "Arendia", "", "", "arendia"},
        {"Kementerian Luar Negeri Arendia datang.", NounKind::actor, "Kementerian Luar Negeri Arendia", "", "",
         "arendia"},
        {"pemerintah Arendia datang.", NounKind::actor, "pemerintah Arendia", "", "", "arendia"},
        {"sejumlah lembaga kecil datang.", NounKind::description, "sejumlah lembaga kecil", "", "", ""},
        {"sejumlah warga desa datang.", NounKind::title, "sejumlah warga desa", "", "resident", ""},
        {"pria berkacamata itu datang.", NounKind::title, "pria berkacamata itu", "", "man", ""},
        {"sumber di Arendia datang.", NounKind::title, "sumber di Arendia", "", "source", "arendia"},
    });
}

TEST(Mentions, Pronouns) {
    expect_phrases({
        {"ia datang.", NounKind::pronoun, "ia", "", "", ""},
        {"dia datang.", NounKind::pronoun, "dia", "", "", ""},
        {"beliau datang.", NounKind::pronoun, "beliau", "", "", ""},
        {"yang bersangkutan datang.", NounKind::pronoun, "yang bersangkutan", "", "", ""},
        {"pihaknya datang.", NounKind::pronoun, "pihaknya", "", "", ""},
        {"mereka datang.", NounKind::plural_pronoun, "mereka", "", "", ""},
        {"keduanya datang.", NounKind::plural_pronoun, "keduanya", "", "", ""},
    });
}

TEST(Mentions, NothingThatCouldSpeak) {
    expect_phrases({
        {"mengatakan sesuatu.", NounKind::nothing, "", "", "", ""},
        {", datang.", NounKind::nothing, "", "", "", ""},
    });
    const Article a("Verel");
    EXPECT_FALSE(a.mentions.noun_phrase(1, 1));
    EXPECT_FALSE(a.mentions.noun_phrase(0, 0));
}

TEST(Mentions, DefinitePhrases) {
    const Article a("Kemarin, Menlu Arendia itu datang. Kemarin, Menlu Arendia datang.", unknown_date,
                    *arendian_lexicon());
    EXPECT_TRUE(a.mentions.noun_phrase(2, a.tokens.size()).definite);
    EXPECT_FALSE(a.mentions.noun_phrase(a.find("datang") + 4, a.tokens.size()).definite);
}

TEST(Mentions, PeopleByTheirFullestName) {
    const Article a(
        "Menteri Luar Negeri Arendia Jonas Tovin datang. Tovin bertemu Sela Mirani. Mirani pulang. Menurut Tovinn, "
        "Sela pulang.",
        unknown_date, *arendian_lexicon());
    const auto people = a.mentions.people();
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(a.words(people[0].name), "Jonas Tovin");
    EXPECT_EQ(a.tokens.lexicon().titles()[people[0].title].id, "foreign_minister");
    EXPECT_EQ(a.tokens.lexicon().actors()[people[0].of].id, "arendia");
    EXPECT_EQ(people[0].actor, none);
    EXPECT_EQ(a.words(people[1].name), "Sela Mirani");
    const TokenId wrong = a.find("Tovinn"), given = a.find("Sela"), surname = a.find("Mirani") + 2;
    EXPECT_EQ(a.mentions.person_named({wrong, wrong + 1}), &people[0]);  // one letter off
    EXPECT_EQ(a.mentions.person_named({given, given + 1}), &people[1]);
    EXPECT_EQ(a.mentions.person_named({surname, surname + 1}), &people[1]);
}

TEST(Mentions, ManyPeopleAreFoundAsFewAre) {
    std::string text = "Kemarin datang ";
    for (char c = 'a'; c <= 'z'; ++c)
        for (const char* end : {"bolin", "kedar", "zumat"})
            text += "Ren" + std::string(2, c) + end + " Solva" + std::string(2, c) + "r, ";
    const Article a(text + "dan Renqqkedra, Tovin.", unknown_date, *arendian_lexicon());
    const auto people = a.mentions.people();
    ASSERT_EQ(people.size(), 78U);
    for (const Person& p : people) EXPECT_EQ(a.mentions.person_named(p.name), &p);
    const TokenId swapped = a.find("Renqqkedra"), surname = a.find("Solvaccr"), tovin = a.find("Tovin");
    ASSERT_NE(a.mentions.person_named({swapped, swapped + 1}), nullptr);
    EXPECT_EQ(a.words(a.mentions.person_named({swapped, swapped + 1})->name), "Renqqkedar Solvaqqr");
    EXPECT_EQ(a.words(a.mentions.person_named({surname, surname + 1})->name), "Rencczumat Solvaccr");  // the last one
    EXPECT_EQ(a.mentions.person_named({tovin, tovin + 1}), nullptr);
}

TEST(Mentions, PeopleOfTheRegistry) {
    const Article a("Tomas Verel datang. Solan pulang. Thomas Verel diam. Menurut Mira Sollan, tidak.", unknown_date,
                    *arendian_lexicon());
    const auto id = [&](TokenId from, TokenId to) {
        const ActorId actor = a.mentions.registry_person({from, to});
        return actor == none ? "" : a.tokens.lexicon().actors()[actor].id;
    };
    EXPECT_EQ(id(0, 2), "verel");
    EXPECT_EQ(id(a.find("Solan"), a.find("Solan") + 1), "solan");
    EXPECT_EQ(id(a.find("Thomas"), a.find("Thomas") + 2), "verel");
    EXPECT_EQ(id(a.find("diam"), a.find("diam") + 1), "");
}

TEST(Mentions, NearlyEqualNames) {
    EXPECT_TRUE(nearly_equal("verel", "verel"));
    EXPECT_TRUE(nearly_equal("verel", "verell"));
    EXPECT_TRUE(nearly_equal("kelbrin", "kelbrn"));
    EXPECT_TRUE(nearly_equal("kelbrin", "kelbran"));
    EXPECT_TRUE(nearly_equal("kelbrin", "kelbirn"));  // swapped
    EXPECT_TRUE(nearly_equal("verel", "xverel"));
    EXPECT_FALSE(nearly_equal("kelbrin", "kelban"));
    EXPECT_FALSE(nearly_equal("wang", "wangs"));  // too short to be sure
    EXPECT_FALSE(nearly_equal("solan", "solanaa"));
    EXPECT_FALSE(nearly_equal("", "verel"));
}

TEST(Mentions, VerbsByTablesAndPrefix) {
    const Article a("Mereka mengecam dan tidak datang, berita menteri beras itu tiba.");
    for (const char* word : {"mengecam", "tidak", "datang", "tiba"})
        EXPECT_TRUE(looks_like_verb(a.tokens, a.find(word))) << word;
    for (const char* word : {"Mereka", "berita", "menteri", "beras", "itu", ","})
        EXPECT_FALSE(looks_like_verb(a.tokens, a.find(word))) << word;
}
