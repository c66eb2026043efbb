// Who speaks in English texts: subjects over appositions and clauses, organs, pronouns and descriptions.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

std::string speaker_of(const std::string& text, std::int32_t date = unknown_date) {
    const Article a(text, date, *arendian_lexicon());
    return a.speakers.all().empty() ? "nobody" : std::string(a.speakers.all().back().id);
}

}  // namespace

TEST(EnglishSpeakers, SubjectsAndWhatModifiesThem) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Jonas Tovin, who has led the union since May and lives in Velmar, said it was late.", "tovin"},
        {"Jonas Tovin, 68, a teacher attending the rally with his wife, said it was late.", "tovin"},
        {"Jonas Tovin, 68, a teacher attending the rally with his wife said it was late.", "tovin"},
        {"On Saturday, Jonas Tovin, one of nine leaders in prison since last year, said it was late.", "tovin"},
        {"The union's leader, Jonas Tovin, said it was late.", "tovin"},
        {"US Internal Secretary Jonas Tovin said it was late.", "tovin"},
        {"Supporters of the new name, including Jonas Tovin, say it is late.", "supporters_of_the_new_name"},
        {"Many members of parliament have said it is late.", "many_members_of_parliament"},
        {"The workers struck a deal in June, but old opponents argue that it is late.", "old_opponents"},
        {"After a long day, one Nordmark farmer told the court that it was late.", "one_nordmark_farmer"},
        {"Mr Tovin's lawyer said it was late.", "mr_tovins_lawyer"},
    };
    for (const auto& [text, id] : cases) EXPECT_EQ(speaker_of(text), id) << text;
}

TEST(EnglishSpeakers, StatesAndTheirOrgans) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"The United States said it was late.", "us"},
        {"The Kremlin has said it was late.", "russia"},
        {"Brussels said it was late.", "eu"},
        {"Arendia's foreign ministry said it was late.", "arendia_foreign_ministry"},
        {"The Arendian foreign ministry said it was late.", "arendia_foreign_ministry"},
        {"Arendia's foreign ministry said it was late. The ministry added that it was dark.",
         "arendia_foreign_ministry"},
    };
    for (const auto& [text, id] : cases) EXPECT_EQ(speaker_of(text), id) << text;
}

TEST(EnglishSpeakers, OfficesPronounsAndDescriptions) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Tomas Verel met Mira Solan in Velmar. “It is late,” she said.", "solan"},
        {"Mira Solan spoke to Tomas Verel. “It is late,” he said.", "verel"},
        {"Arendian Foreign Minister Tomas Verel said it was late. “It is dark,” the minister said.", "verel"},
        {"President Jonas Kelbrin left. Mira Solan said it was late. “It is dark,” the president said.", "kelbrin"},
        {"Tomas Verel said it was late. “It is dark,” the top diplomat said.", "verel"},
        {"Mira Solan said it was late. “It is dark,” the 58-year-old told the court.", "solan"},
        {"Mira Solan said it was late. “It is dark,” the Sorvian foreign minister said.",
         "the_sorvian_foreign_minister"},
        {"Jonas Tovin said it was late. Arendia's army denied it. It said the sun was up.", "arendia_military"},
        {"Toyota opened the plant in May. The Japanese carmaker said it was late.", "toyota"},
        {"Toyota opened the plant in May. It was late, the company said.", "toyota"},
    };
    for (const auto& [text, id] : cases) EXPECT_EQ(speaker_of(text), id) << text;
    EXPECT_EQ(speaker_of("The Arendian foreign minister said it was late.", day(2017, 3, 9)), "solan");
}

TEST(EnglishSpeakers, MultipleParagraphsUnderOneMark) {
    const auto said = said_in("“We are leaving.\n\n“It is late,” Jonas Tovin said.");
    EXPECT_EQ(said, (Strings{"direct | We are leaving. |  | tovin", "direct | It is late, | said | tovin"}));
}
