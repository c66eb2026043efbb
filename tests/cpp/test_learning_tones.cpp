// Learning tones from rated texts: a ridge regression around the hand-set ones.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "article.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/learning.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const Lexicon& toy() {
    static const Lexicon lexicon(std::vector<TableSource>{{"concepts/toy.tsv",
                                                           "concept\tframe\tweights\ttone\tid\ten\n"
                                                           "grief\tattribute\thead=-1\t-2\tduka/n\tgrief/n\n"
                                                           "joy\tattribute\thead=+1\t2\triang/a\tjoy/n\n"
                                                           "stone\tattribute\thead=+1\t0\tbatu/n\tstone/n\n"
                                                           "river\tattribute\thead=+1\t1\tsungai/n\triver/n\n"}});
    return lexicon;
}
const Weights& prior() {
    static const Weights weights(toy());
    return weights;
}
enum : std::uint32_t { grief, joy, stone, river };

struct Rated {
    std::vector<std::pair<std::uint32_t, double>> terms;
    double rating;
};

RatedTexts texts_of(const std::vector<Rated>& rated) {
    RatedTexts out;
    for (const Rated& text : rated) {
        for (const auto& [idea, amount] : text.terms) out.concepts.push_back(idea), out.amounts.push_back(amount);
        out.offsets.push_back(static_cast<std::int64_t>(out.concepts.size()));
        out.ratings.push_back(text.rating);
    }
    return out;
}

double tone_of(const Rated& text, const std::vector<double>& tones) {
    double sum = 0;
    for (const auto& [idea, amount] : text.terms) sum += tones[idea] * amount;
    return sum;
}

std::vector<double> hand_set() { return {prior().tones().begin(), prior().tones().end()}; }

const std::vector<Rated> rated{{{{grief, 1}}, 2},
                               {{{joy, 1}}, 8},
                               {{{stone, 1}}, 7},
                               {{{stone, 1}, {joy, 1}}, 9},
                               {{{grief, -0.5}, {stone, 0.5}}, 6},
                               {{}, 5}};

}  // namespace

TEST(LearningTones, TheNormalEquationsHold) {
    constexpr double spread = 0.5, noise = 1.5;
    const std::vector<double> tones = learn_tones(prior(), texts_of(rated), spread, noise), hand = hand_set();
    // The ratings on the scale of the tones, by the least-squares line through the hand-set ones.
    double mean_tone = 0, mean_rating = 0, covariance = 0, variance = 0;
    const auto n = static_cast<double>(rated.size());
    for (const Rated& text : rated) mean_tone += tone_of(text, hand) / n, mean_rating += text.rating / n;
    for (const Rated& text : rated) {
        const double off = tone_of(text, hand) - mean_tone;
        covariance += off * (text.rating - mean_rating), variance += off * off;
    }
    const double width = covariance / variance, middle = mean_rating - width * mean_tone;
    for (const std::uint32_t idea : {grief, joy, stone}) {
        double pull = 0;
        for (const Rated& text : rated)
            for (const auto& [used, amount] : text.terms)
                if (used == idea)
                    pull += amount * ((text.rating - middle) / width - tone_of(text, tones)) / (noise * noise);
        EXPECT_NEAR(pull, (tones[idea] - hand[idea]) / (spread * spread), 1e-9) << idea;
    }
    EXPECT_GT(tones[stone], 0.05);  // it stands in texts that are rated gladder than their words
}

TEST(LearningTones, WhatNoTextUsesStays) {
    const std::vector<double> tones = learn_tones(prior(), texts_of(rated), 0.5, 1);
    ASSERT_EQ(tones.size(), 4U);
    EXPECT_EQ(tones[river], 1);
}

TEST(LearningTones, ATinySpreadKeepsTheTones) {
    const std::vector<double> tones = learn_tones(prior(), texts_of(rated), 1e-6, 1), hand = hand_set();
    for (std::size_t i = 0; i < tones.size(); ++i) EXPECT_NEAR(tones[i], hand[i], 1e-9);
}

TEST(LearningTones, TheScaleOfTheRatingsDoesNotMatter) {
    auto stretched = rated;
    for (Rated& text : stretched) text.rating = 100 * text.rating - 40;
    const std::vector<double> a = learn_tones(prior(), texts_of(rated), 0.5, 1),
                              b = learn_tones(prior(), texts_of(stretched), 0.5, 1);
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 1e-9);
}

TEST(LearningTones, FindsTheTonesThatMadeTheRatings) {
    const std::vector<double> true_tones{-2.5, 1.5, -1, 1};
    std::mt19937 random(1);
    std::uniform_real_distribution<double> amount(-1, 1);
    std::vector<Rated> many;
    for (int i = 0; i < 300; ++i) {
        Rated text{{{grief, amount(random)}, {joy, amount(random)}, {stone, amount(random)}, {river, amount(random)}},
                   0};
        text.rating = tone_of(text, true_tones);
        many.push_back(std::move(text));
    }
    const std::vector<double> tones = learn_tones(prior(), texts_of(many), 10, 0.1);
    const double scale = tones[joy] / true_tones[joy];  // the ratings tell the tones but for their scale
    EXPECT_GT(scale, 0.5);
    for (std::size_t i = 0; i < tones.size(); ++i) EXPECT_NEAR(tones[i], scale * true_tones[i], 0.05) << i;
}

TEST(LearningTones, AConceptTwiceInATextCountsTwice) {
    auto twice = rated, once = rated;
    twice.push_back({{{stone, 0.5}, {stone, 0.5}}, 6});
    once.push_back({{{stone, 1}}, 6});
    const std::vector<double> a = learn_tones(prior(), texts_of(twice), 0.5, 1),
                              b = learn_tones(prior(), texts_of(once), 0.5, 1);
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 1e-12);
}

TEST(LearningTones, ErrorsSayWhatIsMissing) {
    const auto error_of = [](const std::vector<Rated>& texts) -> std::string {
        try {
            learn_tones(prior(), texts_of(texts), 0.5, 1);
        } catch (const InvalidOption& e) {
            return e.what();
        }
        return "nothing was thrown";
    };
    EXPECT_EQ(error_of({}), "ratings=0: two rated texts at least are needed");
    EXPECT_EQ(error_of({{{{joy, 1}}, 3}}), "ratings=1: two rated texts at least are needed");
    const std::string flat = "ratings=: the ratings do not rise with the tone; higher must mean gladder";
    EXPECT_EQ(error_of({{{{joy, 1}}, 3}, {{{grief, 1}}, 3}}), flat);
    EXPECT_EQ(error_of({{{{joy, 1}}, 1}, {{{grief, 1}}, 9}}), flat);
    EXPECT_EQ(error_of({{{{stone, 1}}, 1}, {{{stone, 2}}, 9}}), flat);
}
