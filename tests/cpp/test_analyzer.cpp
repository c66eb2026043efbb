// Batches of articles: threads, nulls, errors, spans in code points, contributions that add up.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "article.hpp"
#include "quotestance/text.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const Strings articles{
    "“Kami tidak bisa mempercayai janji Barat,” kata Menteri Luar Negeri Arendia, Tomas Verel.",
    "",
    "“Kami menyambut baik kerja sama dengan Uni Eropa,” ujar Tomas Verel. 😀 Verel juga mengecam sanksi sepihak Barat.",
    "Tidak ada yang berbicara di sini.",
    "Jonas Tovin mengatakan bahwa cuaca cerah.\r\n\r\nÉ “Barat terus menerapkan standar ganda,” katanya. Menurut "
    "Tovin, Barat agresif.",
    "Mira Solan said that the West had never kept its promises, and that NATO was a threat to peace.",
};

const Analyzer& analyzer() {
    static const Analyzer made = arendian_analyzer({.targets = {"west", "china"}, .stance = {}});
    return made;
}

// Everything in a table, as text; NaN is one text.
std::string dump(const Columns& columns) {
    std::string out;
    Columns::each(columns, [&](std::string_view name, const auto& column) {
        out += std::string(name) + ":";
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, StringColumn>) {
            for (std::size_t i = 0; i + 1 < column.offsets.size(); ++i) out += cell(column, i) + ";";
        } else {
            for (const auto value : column) out += std::to_string(value) + ";";
        }
        out += "\n";
    });
    return out;
}

Strings repeated(const Strings& texts, int times) {
    Strings out;
    for (int i = 0; i < times; ++i) out.insert(out.end(), texts.begin(), texts.end());
    return out;
}

}  // namespace

TEST(Analyzer, OneStatement) {
    const Texts texts({articles[0]});
    const Columns c = arendian_analyzer().analyze(texts.batch());
    ASSERT_EQ(c.size(), 1U);
    EXPECT_EQ(cell(c.text, 0), "Kami tidak bisa mempercayai janji Barat,");
    EXPECT_EQ(c.begin[0], 1);  // in code points, behind the mark
    EXPECT_EQ(c.end[0], 41);
    EXPECT_EQ(cell(c.speaker, 0), "verel");
    EXPECT_EQ(cell(c.speaker_mention, 0), "Tomas Verel");
    EXPECT_EQ(c.speaker_begin[0], 77);
    EXPECT_EQ(c.speaker_end[0], 88);
    EXPECT_EQ(cell(c.cue, 0), "kata");
    EXPECT_EQ(c.cue_begin[0], 43);
    EXPECT_EQ(c.cue_end[0], 47);
    EXPECT_EQ(c.kind[0], static_cast<std::int8_t>(Kind::direct));
    EXPECT_EQ(c.resolved_by[0], static_cast<std::int8_t>(ResolvedBy::name));
    EXPECT_EQ(c.target_link[0], static_cast<std::int8_t>(TargetLink::named));
    EXPECT_EQ(c.score.stance_label[0], static_cast<std::int8_t>(Label::negative));
    EXPECT_LT(c.score.stance[0], 0);
    EXPECT_EQ(c.own_bloc[0], 0);
    EXPECT_EQ(c.date[0], unknown_date);
    EXPECT_EQ(c.language[0], 0);
}

TEST(Analyzer, QuarrelsInsideOneCountry) {
    std::string story;
    for (int i = 0; i < 4; ++i) story += "Presiden Sorvia Jonas Kelbrin bertemu pejabat Sorvia di Kelmar. ";
    const std::string quarrel = "Kelbrin mengatakan bahwa pemerintah Sorvia gagal. ";
    const std::string abroad = "Kelbrin mengatakan bahwa Sorvia mengancam Arendia. ";
    const std::string outsider = "Menlu Arendia Tomas Verel mengatakan bahwa Sorvia gagal. ";
    const auto labels = [](const std::string& text) {
        const Texts texts({text});
        const Columns c = arendian_analyzer().analyze(texts.batch());
        std::vector<bool> spoken;
        for (const auto label : c.score.stance_label)
            spoken.push_back(label != static_cast<std::int8_t>(Label::unspoken));
        return spoken;
    };
    EXPECT_EQ(labels(story + quarrel), std::vector<bool>{false});
    EXPECT_EQ(labels(quarrel), std::vector<bool>{true});  // too little to tell
    EXPECT_EQ(labels(story + abroad), std::vector<bool>{true});
    EXPECT_EQ(labels(story + outsider), std::vector<bool>{true});
}

TEST(Analyzer, SpansAreCodePointsOfTheArticle) {
    const Texts texts(articles);
    const Columns c = analyzer().analyze(texts.batch());
    ASSERT_GE(c.size(), 12U);
    for (std::size_t row = 0; row < c.size(); ++row) {
        const std::string& article = articles[static_cast<std::size_t>(c.article[row])];
        std::vector<std::size_t> starts;  // the byte of each code point
        for (std::size_t i = 0; i < article.size(); i += decode(article, i).length) starts.push_back(i);
        starts.push_back(article.size());
        const auto slice = [&](std::int64_t begin, std::int64_t end) -> std::string {
            if (begin < 0) return {};  // null
            const std::size_t from = starts.at(static_cast<std::size_t>(begin));
            return article.substr(from, starts.at(static_cast<std::size_t>(end)) - from);
        };
        EXPECT_EQ(slice(c.begin[row], c.end[row]), cell(c.text, row));
        EXPECT_EQ(slice(c.cue_begin[row], c.cue_end[row]), cell(c.cue, row));
        EXPECT_EQ(slice(c.speaker_begin[row], c.speaker_end[row]), cell(c.speaker_mention, row));
        for (auto i = static_cast<std::size_t>(c.score.evidence_offsets[row]);
             i < static_cast<std::size_t>(c.score.evidence_offsets[row + 1]); ++i)
            EXPECT_EQ(slice(c.score.evidence_begin[i], c.score.evidence_end[i]), cell(c.score.evidence_form, i));
    }
}

TEST(Analyzer, ContributionsAddUpExactlyToTheProbabilities) {
    const Texts texts(articles);
    const Columns c = analyzer().analyze(texts.batch());
    int scored = 0;
    std::mt19937 random(1);
    for (std::size_t row = 0; row < c.size(); ++row) {
        if (std::isnan(c.score.stance[row])) {
            EXPECT_EQ(c.score.stance_label[row], static_cast<std::int8_t>(Label::unspoken));
            continue;
        }
        ++scored;
        std::vector<std::size_t> order;
        for (auto i = c.score.evidence_offsets[row]; i < c.score.evidence_offsets[row + 1]; ++i)
            order.push_back(static_cast<std::size_t>(i));
        double against = 0, in_favour = 0;
        for (const std::size_t i : order) against += c.score.evidence_against[i], in_favour += c.score.evidence_for[i];
        std::shuffle(order.begin(), order.end(), random);
        double again = 0;
        for (const std::size_t i : order) again += c.score.evidence_against[i];
        EXPECT_EQ(again, against);  // exactly, in any order
        EXPECT_EQ(
            std::count_if(order.begin(), order.end(), [&](std::size_t i) { return c.score.evidence_begin[i] < 0; }),
            1);  // the baseline
        const double top = std::max({against, 0.0, in_favour});
        const double a = std::exp(against - top), n = std::exp(-top), f = std::exp(in_favour - top), sum = a + n + f;
        EXPECT_NEAR(c.score.p_negative[row], a / sum, 1e-12);
        EXPECT_NEAR(c.score.p_neutral[row], n / sum, 1e-12);
        EXPECT_NEAR(c.score.p_positive[row], f / sum, 1e-12);
        EXPECT_NEAR(c.score.stance[row], c.score.p_positive[row] - c.score.p_negative[row], 1e-15);
    }
    EXPECT_GE(scored, 5);
}

TEST(Analyzer, TheSameRowsForAnyNumberOfThreads) {
    const Texts texts(repeated(articles, 9));
    const std::string one = dump(analyzer().analyze(texts.batch(), 1));
    EXPECT_NE(one.find("standar ganda"), std::string::npos);
    for (const unsigned threads : {0U, 2U, 3U, 7U, 54U, 1000U})
        EXPECT_EQ(dump(analyzer().analyze(texts.batch(), threads)), one) << threads;
}

TEST(Analyzer, TheSameRowsAloneAndTogether) {
    Columns parts;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const Texts one({articles[i]});
        Columns part = analyzer().analyze(one.batch());
        std::fill(part.article.begin(), part.article.end(), static_cast<std::int64_t>(i));
        append(parts, part);
    }
    const Texts all(articles);
    EXPECT_EQ(dump(parts), dump(analyzer().analyze(all.batch())));
}
