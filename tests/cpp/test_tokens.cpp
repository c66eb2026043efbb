// Tokens, lines and sentences of an article.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;
using namespace std::string_literals;

namespace {

Strings sentences_of(const std::string& text) {
    const Article a(text);
    Strings out;
    for (const Span s : a.tokens.sentences()) out.push_back(a.words(s));
    return out;
}

Strings lines_of(const std::string& text) {
    const Article a(text);
    Strings out;
    for (const Line& line : a.tokens.lines()) out.push_back((line.after_blank ? "|" : "") + a.words(line.tokens));
    return out;
}

}  // namespace

TEST(Tokens, SentencesEndAtFullStops) {
    EXPECT_EQ(sentences_of("Verel datang. Solan pergi! Siapa lagi? Tidak ada… Selesai."),
              (Strings{"Verel datang.", "Solan pergi!", "Siapa lagi?", "Tidak ada…", "Selesai."}));
    EXPECT_EQ(sentences_of("Verel datang"), Strings{"Verel datang"});
    EXPECT_EQ(sentences_of("Benarkah?! Ya."), (Strings{"Benarkah?!", "Ya."}));
    EXPECT_EQ(sentences_of("Ia diam... Lalu pergi."), (Strings{"Ia diam...", "Lalu pergi."}));
}

TEST(Tokens, SentencesGoOnBehindLowerCase) {
    EXPECT_EQ(sentences_of("Ia diam ... lalu pergi. Solan datang."),
              (Strings{"Ia diam ... lalu pergi.", "Solan datang."}));
}

TEST(Tokens, AbbreviationsEndNoSentence) {
    EXPECT_EQ(sentences_of("Prof. Verel bertemu Dr. Solan di sana."),
              Strings{"Prof. Verel bertemu Dr. Solan di sana."});
    EXPECT_EQ(sentences_of("Tomas A. Verel datang. Ia diam."), (Strings{"Tomas A. Verel datang.", "Ia diam."}));
    EXPECT_EQ(sentences_of("Mr. Verel met U.S. Senators. He left."),
              (Strings{"Mr. Verel met U.S. Senators.", "He left."}));
}

TEST(Tokens, NumbersAndDomainsEndNoSentence) {
    EXPECT_EQ(sentences_of("Pukul 10.30 harian.com memuat 1.500 kata."),
              Strings{"Pukul 10.30 harian.com memuat 1.500 kata."});
}

TEST(Tokens, ClosingMarksBelongToTheSentenceBeforeThem) {
    EXPECT_EQ(sentences_of("“Kami pergi.” Verel diam."), (Strings{"“Kami pergi.”", "Verel diam."}));
    EXPECT_EQ(sentences_of("(Ia pergi.) Solan diam."), (Strings{"(Ia pergi.)", "Solan diam."}));
    EXPECT_EQ(sentences_of("Verel diam. “Kami pergi.”"), (Strings{"Verel diam.", "“Kami pergi.”"}));
}

TEST(Tokens, AForgottenBlankBehindASentence) {
    EXPECT_EQ(sentences_of("Sidang selesai.Verel pulang."), (Strings{"Sidang selesai.", "Verel pulang."}));
}

TEST(Tokens, ALineEndEndsASentence) {
    EXPECT_EQ(sentences_of("Sidang di Velmar\nVerel pulang."), (Strings{"Sidang di Velmar", "Verel pulang."}));
}

TEST(Tokens, LinesOfEveryLineEnd) {
    for (const std::string& end : {"\n"s, "\r\n"s, "\r"s, "\u2028"s})
        EXPECT_EQ(lines_of("Satu." + end + "Dua." + end + end + "Tiga."), (Strings{"|Satu.", "Dua.", "|Tiga."}));
    EXPECT_EQ(lines_of("\n\n Satu. \n\n"), Strings{"|Satu."});
    EXPECT_TRUE(lines_of("\n \n").empty());
}

TEST(Tokens, HardWrappedLinesAreJoined) {
    const std::string first = "Menteri Arendia mengatakan bahwa perundingan itu",
                      second = "akan dimulai lagi besok di Velmar.";
    EXPECT_EQ(lines_of(first + "\n" + second), Strings{"|" + first + "\n" + second});
    EXPECT_EQ(sentences_of(first + "\r\n" + second), Strings{first + "\r\n" + second});
    // Not behind an empty line, a full stop or a short line, nor before a capital.
    EXPECT_EQ(lines_of(first + "\n\n" + second).size(), 2U);
    EXPECT_EQ(lines_of(first + ".\n" + second).size(), 2U);
    EXPECT_EQ(lines_of("Perundingan\n" + second).size(), 2U);
    EXPECT_EQ(lines_of(first + "\nVerel " + second).size(), 2U);
}

TEST(Tokens, AnEndlessSentenceIsBounded) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "dan ";
    const Article a(text);
    TokenId next = 0;
    for (const Span s : a.tokens.sentences()) {
        EXPECT_EQ(s.first, next);  // none is lost
        EXPECT_LE(s.size(), 401U);
        next = s.last;
    }
    EXPECT_EQ(next, 5000U);
}

TEST(Tokens, SentenceOfAToken) {
    const Article a("Verel datang. Solan pergi. Ia diam.");
    EXPECT_EQ(a.tokens.sentence_of(a.find("Verel")), 0U);
    EXPECT_EQ(a.tokens.sentence_of(a.find("pergi")), 1U);
    EXPECT_EQ(a.tokens.sentence_of(a.tokens.size() - 1), 2U);
}

TEST(Tokens, LanguageOfTheFunctionWords) {
    EXPECT_EQ(Article("Menteri itu tidak datang karena ia sedang sakit.").tokens.language(), Language::indonesian);
    EXPECT_EQ(Article("The minister did not come because he was ill.").tokens.language(), Language::english);
    EXPECT_EQ(Article("").tokens.language(), Language::indonesian);
}

TEST(Tokens, AGivenLanguageIsKept) {
    Tokens tokens(*bundled_lexicon());
    tokens.assign("The minister did not come.");
    EXPECT_EQ(tokens.settle_language(Language::indonesian), Language::indonesian);
    EXPECT_EQ(tokens.settle_language(Language::unknown), Language::english);
}

TEST(Tokens, WordsWithoutACapitalSomewhere) {
    const Article a("Kartu itu hilang. Solan mencari kartu.");
    EXPECT_TRUE(a.tokens.stands_uncapitalised(0));
    EXPECT_TRUE(a.tokens.stands_uncapitalised(2));
    EXPECT_FALSE(a.tokens.stands_uncapitalised(4));
}

TEST(Tokens, TextOfASpanIsAsInTheArticle) {
    const Article a("  Verel,\u00A0 menteri — “itu”");
    EXPECT_EQ(a.words({0, 3}), "Verel,\u00A0 menteri");
    EXPECT_EQ(a.words({2, 2}), "");
    EXPECT_TRUE(a.tokens.glued(1));
    EXPECT_FALSE(a.tokens.glued(2));
}

TEST(Tokens, AssignForgetsTheTextBefore) {
    Tokens tokens(*bundled_lexicon());
    tokens.assign("satu dua tiga. Empat.");
    tokens.assign("Lima");
    EXPECT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens.sentences().size(), 1U);
    tokens.assign("Satu");
    EXPECT_FALSE(tokens.stands_uncapitalised(0));
}

TEST(Tokens, ARunOfClosingMarksBelongsToTheSentenceBefore) {
    const std::string run(300, '!');
    EXPECT_EQ(sentences_of("Pergi" + run + " lalu pulang.").size(), 1U);
    EXPECT_EQ(sentences_of("Pergi" + run + " Lalu pulang.").size(), 2U);
    EXPECT_EQ(sentences_of("Pergi" + std::string(100000, '!') + " lalu pulang.").size(), 2U);  // sentences have a limit
}
