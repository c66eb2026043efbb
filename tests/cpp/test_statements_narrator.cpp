// What is no statement, what the narrator adds to one, and English texts.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

std::string source_in(const std::string& text) {
    const Article a(text, unknown_date, *arendian_lexicon());
    if (a.statements.all().empty()) return "no statement";
    const ActorId source = a.statements.all()[0].source;
    return source == none ? "" : a.tokens.lexicon().actors()[source].id;
}

}  // namespace

TEST(Statements, NotSaid) {
    for (const char* text :
         {"", "Jonas Tovin datang ke Velmar kemarin.", "Jonas Tovin tidak mengatakan bahwa Arendia menyerang.",
          "Jonas Tovin belum mengatakan bahwa Arendia menyerang.",
          "Jonas Tovin akan mengatakan bahwa Arendia menyerang.", "Jonas Tovin menolak berkomentar.",
          "Jonas Tovin menolak hadir.", "Film “Pulang” diputar di Velmar kemarin sore.",
          "Baca juga: “Kami Pulang,” Kata Jonas Tovin", "Foto: “Kami pulang,” kata Jonas Tovin.",
          "Mereka datang untuk menyampaikan surat."})
        EXPECT_EQ(said_in(text), Strings{}) << text;
}

TEST(Statements, TheMediumIsTheSourceAndNotTheSpeaker) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"“Kami pulang,” ujar Jonas Tovin seperti dikutip TASS.", "tass"},
        {"“Kami pulang,” ujar Jonas Tovin, dikutip dari Reuters.", "reuters"},
        {"“Kami pulang,” ujar Jonas Tovin di Velmar, dilansir AFP.", "afp"},
        {"Arendia menolak sanksi itu, kata Jonas Tovin, seperti dilaporkan Xinhua.", "xinhua"},
        {"Jonas Tovin mengatakan Arendia menepati janji, dikutip Reuters.", "reuters"},
        {"Dilansir Reuters, Arendia menolak sanksi itu.", "reuters"},
        {"“Kami pulang,” ujar Jonas Tovin.", ""},
        {"“Kami pulang,” demikian laporan TASS.", ""},
    };
    for (const auto& [text, source] : cases) EXPECT_EQ(source_in(text), source) << text;
    EXPECT_EQ(said_in("“Kami pulang,” ujar Jonas Tovin seperti dikutip TASS."),
              Strings{"direct | Kami pulang, | ujar | tovin"});
}

TEST(Statements, InfixCuesStayInside) {
    const Article a("Arendia, lanjut Jonas Tovin, juga menolak sanksi itu.", unknown_date, *arendian_lexicon());
    ASSERT_EQ(a.statements.all().size(), 1U);
    EXPECT_TRUE(a.statements.all()[0].infix);
    const Article b("Arendia menolak sanksi itu, kata Jonas Tovin.", unknown_date, *arendian_lexicon());
    ASSERT_EQ(b.statements.all().size(), 1U);
    EXPECT_FALSE(b.statements.all()[0].infix);
}

TEST(Statements, AStatementInsideAStatementBelongsToTheOuterOne) {
    EXPECT_EQ(said_in("Jonas Tovin mengatakan bahwa Mira Solan mengatakan Arendia menyerang."),
              Strings{"indirect | Mira Solan mengatakan Arendia menyerang. | mengatakan | tovin"});
    EXPECT_EQ(said_in("“Solan mengatakan Arendia menyerang,” kata Jonas Tovin."),
              Strings{"direct | Solan mengatakan Arendia menyerang, | kata | tovin"});
}

TEST(Statements, StandInTheOrderOfTheText) {
    EXPECT_EQ(
        said_in(
            "Jonas Tovin mengecam serangan itu. “Kami pulang,” katanya. Mira Solan mengatakan Arendia menepati janji."),
        (Strings{"act | serangan itu | mengecam | tovin", "direct | Kami pulang, | katanya | tovin",
                 "indirect | Arendia menepati janji. | mengatakan | solan"}));
}

TEST(Statements, WordsOfOddBytes) {
    EXPECT_EQ(said_in("“Kami pu\u00ADlang 😀,” kata Jonas Tovin."),
              Strings{"direct | Kami pu\u00ADlang 😀, | kata | tovin"});
    EXPECT_EQ(said_in("“Kami\r\npulang,” kata Jonas Tovin."), Strings{"direct | Kami\r\npulang, | kata | tovin"});
}

TEST(Statements, NamesJoinedInTheReport) {
    EXPECT_EQ(said_in("Jonas Tovin menuding NATO dan Arendia telah menyatakan perang terhadap negaranya."),
              Strings{"indirect | NATO dan Arendia telah menyatakan perang terhadap negaranya. | menuding | tovin"});
}

TEST(Statements, MediaThatPassReportsOn) {
    EXPECT_EQ(said_in("Tomas Verel mengatakan bahwa sanksi itu ilegal, Anadolu Agency melaporkan."),
              Strings{"indirect | sanksi itu ilegal | mengatakan | verel"});
    EXPECT_EQ(said_in("Seperti dilansir AFP, Tomas Verel mengatakan bahwa sanksi itu ilegal."),
              Strings{"indirect | sanksi itu ilegal. | mengatakan | verel"});
    EXPECT_EQ(said_in("Sanksi itu ilegal menurut banyak orang, Anadolu Agency melaporkan.").size(), 1U);
}

TEST(Statements, English) {
    const std::vector<std::pair<std::string, Strings>> cases{
        {"“We are leaving,” Jonas Tovin said.", {"direct | We are leaving, | said | tovin"}},
        {"“We are leaving,” he said. ", {"direct | We are leaving, | said | "}},
        {"Jonas Tovin said: “We are leaving today.”", {"direct | We are leaving today. | said | tovin"}},
        {"Jonas Tovin said that the sanctions were illegal.",
         {"indirect | the sanctions were illegal. | said | tovin"}},
        {"Jonas Tovin said the sanctions were illegal.", {"indirect | the sanctions were illegal. | said | tovin"}},
        {"Jonas Tovin, the foreign minister of Arendia, said the plan was a mistake.",
         {"indirect | the plan was a mistake. | said | tovin"}},
        {"Jonas Tovin said the plan was “a big mistake”.", {"mixed | the plan was “a big mistake”. | said | tovin"}},
        {"The sanctions were illegal, Jonas Tovin said.", {"indirect | The sanctions were illegal | said | tovin"}},
        {"The sanctions were illegal, according to Jonas Tovin.",
         {"indirect | The sanctions were illegal | according to | tovin"}},
        {"According to Jonas Tovin, the sanctions were illegal.",
         {"indirect | the sanctions were illegal. | According to | tovin"}},
        {"The minister came to Velmar, and he left in the evening.", {}},
    };
    for (const auto& [text, said] : cases) EXPECT_EQ(said_in(text), said) << text;
}
