// What an analyzer is given: empty batches, null articles, dates, bytes that are not UTF-8, unknown targets.
#include <gtest/gtest.h>

#include "article.hpp"
#include "quotestance/errors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const std::string said = "“Kami tidak bisa mempercayai janji Barat,” kata Menteri Luar Negeri Arendia, Tomas Verel.";

const Analyzer& analyzer() {
    static const Analyzer made = arendian_analyzer({.targets = {"west", "china"}, .stance = {}});
    return made;
}

}  // namespace

TEST(Analyzer, EmptyBatches) {
    EXPECT_EQ(analyzer().analyze({}, 4).size(), 0U);
    const Texts nothing({});
    EXPECT_EQ(analyzer().analyze(nothing.batch()).size(), 0U);
    const Texts blank({"", "", ""});
    EXPECT_EQ(analyzer().analyze(blank.batch(), 2).size(), 0U);
}

TEST(Analyzer, NullArticlesHaveNoStatements) {
    Texts texts({said, "", said});
    texts.views[1] = {};
    EXPECT_EQ(analyzer().analyze(texts.batch()).article, (std::vector<std::int64_t>{0, 0, 2, 2}));
}

TEST(Analyzer, DatesAndLanguagesOfTheBatch) {
    const Texts texts({"Velmar (5/7/2012) — “Kami pulang,” kata Menlu Arendia.", "“Kami pulang,” kata Menlu Arendia."});
    const std::vector<std::int32_t> dates{unknown_date, day(2018, 1, 1)};
    const std::vector<std::int8_t> languages{-1, 0};
    Batch batch = texts.batch();
    batch.dates = dates;
    batch.languages = languages;
    const Columns c = arendian_analyzer().analyze(batch);
    ASSERT_EQ(c.size(), 2U);
    EXPECT_EQ(c.date, (std::vector<std::int32_t>{day(2012, 7, 5), day(2018, 1, 1)}));
    EXPECT_EQ(cell(c.speaker, 0), "verel");
    EXPECT_EQ(cell(c.speaker, 1), "solan");
}

TEST(Analyzer, InvalidTextNamesDocumentAndByte) {
    const Texts texts({said, "“Barat\xC3 gagal", said, "\xFF"});
    for (const unsigned threads : {1U, 2U, 4U}) try {
            analyzer().analyze(texts.batch(), threads);
            FAIL() << "nothing was thrown";
        } catch (const InvalidText& e) {
            EXPECT_EQ(e.document, 1);
            EXPECT_EQ(e.byte, 8);
            EXPECT_STREQ(e.what(), "document 1, byte 8: invalid UTF-8; the text must be valid UTF-8");
        }
}

TEST(Analyzer, UnknownTargetsAreNamedWithTheNearest) {
    try {
        arendian_analyzer({.targets = {"west", "arendai"}, .stance = {}});
        FAIL() << "nothing was thrown";
    } catch (const InvalidOption& e) {
        EXPECT_EQ(e.option, "targets");
        EXPECT_EQ(e.value, "arendai");
        ASSERT_FALSE(e.suggestions.empty());
        EXPECT_EQ(e.suggestions[0], "arendia");
        EXPECT_STREQ(e.what(), "targets=arendai: no actor has this id");
    }
}
