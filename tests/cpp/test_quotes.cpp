// Quotation marks, paired: every glyph, broken ones, several paragraphs, marks that never close.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

// Each quotation's words; `<` behind those that are never closed.
Strings quotes_in(const std::string& text) {
    const Article a(text);
    Strings out;
    for (const Quote& q : a.quotes.all()) out.push_back(a.words(q.content()) + (q.closed ? "" : "<"));
    return out;
}

}  // namespace

TEST(Quotes, EveryPairOfGlyphs) {
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"“", "”"}, {"\"", "\""}, {"”", "”"},   {"“", "“"},   {"„", "“"},   {"„", "”"},   {"«", "»"},
        {"»", "«"}, {"‟", "”"},   {"''", "''"}, {"``", "''"}, {"‘‘", "’’"}, {"＂", "＂"}, {"〝", "〞"},
        {"″", "″"}, {"“", "\""},  {"\"", "”"},  {"”", "\""},  {"”", "“"},  // broken
    };
    for (const auto& [open, close] : pairs) {
        EXPECT_EQ(quotes_in(open + "Kami pulang hari ini," + close + " kata Verel."), Strings{"Kami pulang hari ini,"})
            << open << close;
        EXPECT_EQ(quotes_in("Verel berkata, " + open + "Kami pulang." + close), Strings{"Kami pulang."})
            << open << close;
        EXPECT_EQ(quotes_in("Itu " + open + "salah" + close + " dan " + open + "keliru" + close + " sekali."),
                  (Strings{"salah", "keliru"}))
            << open << close;
    }
}

TEST(Quotes, MarksSetOffByBlanks) {
    EXPECT_EQ(quotes_in("“Kami pulang, ” kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("\"Kami pulang, \" kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("“ Kami pulang,” kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("“Kami pulang” , kata Verel."), Strings{"Kami pulang"});
}

TEST(Quotes, NoBlankBehindAMark) { EXPECT_EQ(quotes_in("\"Kami pulang,\"kata Verel."), Strings{"Kami pulang,"}); }

TEST(Quotes, MarksBehindBracketsAndDashes) {
    EXPECT_EQ(quotes_in("Itu (“salah sekali”) katanya."), Strings{"salah sekali"});
    EXPECT_EQ(quotes_in("VELMAR — “Kami pulang,” kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("“Kami pulang”—begitu kata Verel."), Strings{"Kami pulang"});
}

TEST(Quotes, SingleMarksWhereThereAreNoDoubleOnes) {
    EXPECT_EQ(quotes_in("'Kami pulang,' kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("‘Kami pulang,’ kata Verel."), Strings{"Kami pulang,"});
    EXPECT_EQ(quotes_in("‘The plan didn’t fail,’ Verel said."), Strings{"The plan didn’t fail,"});
    EXPECT_TRUE(quotes_in("Arendia's plan, Sorvia's plan.").empty());
    EXPECT_TRUE(quotes_in("Ma'ruf datang pada Jum'at.").empty());
    const Article a("'Kami pulang,' kata Verel.");
    EXPECT_TRUE(a.quotes.all()[0].single);
}

TEST(Quotes, NestedMarksAreWordsOfTheOuterQuotation) {
    EXPECT_EQ(quotes_in("“Ia bilang 'kami pulang' tadi,” kata Verel."), Strings{"Ia bilang 'kami pulang' tadi,"});
    EXPECT_EQ(quotes_in("“Ia bilang “pulang” kepada kami,” kata Verel.").size(), 1U);
}

TEST(Quotes, InnerMarksThatLookLikeOuterOnes) {
    EXPECT_EQ(quotes_in("\"Kami menerima bantuan\" dasar \"dari pejabat itu,\" kata Verel."),
              Strings{"Kami menerima bantuan\" dasar \"dari pejabat itu,"});
}

TEST(Quotes, TwoQuotationsWithTheSpeakerBetween) {
    EXPECT_EQ(quotes_in("“Kami pulang,” kata Verel. “Kami lelah.”"), (Strings{"Kami pulang,", "Kami lelah."}));
    EXPECT_EQ(quotes_in("”Kami pulang,” kata Verel. ”Kami lelah.”"), (Strings{"Kami pulang,", "Kami lelah."}));
}

TEST(Quotes, SeveralParagraphs) {
    // Each paragraph opens, only the last closes.
    EXPECT_EQ(quotes_in("“Kami pulang sekarang.\n\n“Kami lelah,” kata Verel."),
              (Strings{"Kami pulang sekarang.<", "Kami lelah,"}));
    EXPECT_EQ(quotes_in("\"Kami pulang sekarang.\n\n\"Kami lelah,\" kata Verel."),
              (Strings{"Kami pulang sekarang.<", "Kami lelah,"}));
    EXPECT_EQ(quotes_in("“Satu dua tiga.\n\n“Empat lima enam.\n\n“Tujuh delapan,” kata Verel."),
              (Strings{"Satu dua tiga.<", "Empat lima enam.<", "Tujuh delapan,"}));
    // A line end inside: the mark closes in the next line.
    EXPECT_EQ(quotes_in("“Kami pulang.\nKami lelah,” kata Verel."), Strings{"Kami pulang.\nKami lelah,"});
}

TEST(Quotes, MarksThatNeverClose) {
    EXPECT_EQ(quotes_in("“Kami pulang, kata Verel."), Strings{"Kami pulang, kata Verel.<"});
    // The next paragraph is no part of it.
    EXPECT_EQ(quotes_in("“Kami pulang, kata Verel.\n\nSolan diam."), Strings{"Kami pulang, kata Verel.<"});
    EXPECT_EQ(quotes_in("“Kami pulang, kata Verel.\n\nSolan “diam” saja."),
              (Strings{"Kami pulang, kata Verel.<", "diam"}));
    EXPECT_EQ(quotes_in("“Kami pulang. “Kami lelah,” kata Verel."), (Strings{"Kami pulang.<", "Kami lelah,"}));
}

TEST(Quotes, AClosingMarkAloneIsNoQuotation) { EXPECT_TRUE(quotes_in("Kami pulang,” kata Verel.").empty()); }

TEST(Quotes, NothingIsQuotedInThePage) {
    EXPECT_TRUE(quotes_in("Baca juga: “Kami Pulang,” Kata Verel").empty());
    EXPECT_EQ(quotes_in("Baca juga: “Kami Pulang\n\n“Kami lelah,” kata Verel."), Strings{"Kami lelah,"});
}

TEST(Quotes, OddTexts) {
    for (const char* text : {"", "“", "”", "\"", "“”", "\"\"", "'", "''", "“”“”", "””””", "“\n\n”", "«»", "“ ”"}) {
        const Article a(text);
        TokenId last = 0;
        for (const Quote& q : a.quotes.all()) {  // in order, not nested
            EXPECT_GE(q.open, last) << text;
            EXPECT_LE(q.after(), a.tokens.size()) << text;
            last = q.after();
        }
    }
}

TEST(Quotes, LookUpByPlace) {
    const Article a("Verel: “Kami pulang,” dan “kami lelah.”");
    ASSERT_EQ(a.quotes.all().size(), 2U);
    const Quote& first = a.quotes.all()[0];
    EXPECT_EQ(a.quotes.covering(first.open), &first);
    EXPECT_EQ(a.quotes.covering(first.close), &first);
    EXPECT_EQ(a.quotes.covering(first.after()), nullptr);
    EXPECT_EQ(a.quotes.covering(0), nullptr);
    EXPECT_EQ(a.quotes.opening_at(first.open), &first);
    EXPECT_EQ(a.quotes.opening_at(first.open + 1), nullptr);
    EXPECT_EQ(a.quotes.closing_before(first.after()), &first);
    EXPECT_EQ(a.quotes.closing_before(first.close), nullptr);
    EXPECT_EQ(a.quotes.closing_before(0), nullptr);
    EXPECT_EQ(a.quotes.opening_in({0, a.tokens.size()}).size(), 2U);
    EXPECT_EQ(a.quotes.opening_in({first.open + 1, a.tokens.size()}).size(), 1U);
}
