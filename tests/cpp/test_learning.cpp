// Learning weights: the optimum by its own condition, what the prior holds, what cross-validation leaves out, errors.
#include "quotestance/learning.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "article.hpp"
#include "quotestance/errors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

// Two concepts of weight -1 and +1, which nothing else knows.
const Lexicon& toy() {
    static const Lexicon lexicon(std::vector<TableSource>{{"concepts/toy.tsv",
                                                           "concept\tframe\tweights\ttone\tid\ten\n"
                                                           "vile\tattribute\thead=-1\t0\tkeji/a\tvile/a\n"
                                                           "fair\tattribute\thead=+1\t0\tadil/a\tfair/a\n"
                                                           "tall\tattribute\thead=-0.5\t0\ttinggi/a\ttall/a\n"}});
    return lexicon;
}

const Weights& prior() {
    static const Weights weights(toy());
    return weights;
}
const WeightId vile = prior().of(0, Role::head), fair = prior().of(1, Role::head), tall = prior().of(2, Role::head),
               baseline = prior().of(static_cast<std::uint32_t>(Baseline::span), Role::baseline);

struct Labelled {
    std::vector<std::pair<WeightId, double>> terms;
    std::int8_t label;
};

Examples examples_of(const std::vector<Labelled>& rows) {
    Examples out;
    for (const Labelled& row : rows) {
        for (const auto& [id, amount] : row.terms) out.weights.push_back(id), out.amounts.push_back(amount);
        out.offsets.push_back(static_cast<std::int64_t>(out.weights.size()));
        out.labels.push_back(row.label);
        out.groups.push_back(static_cast<std::int64_t>(out.groups.size()));
    }
    return out;
}

std::vector<Labelled> toy_rows() {
    return {{{{vile, 1}, {baseline, 1}}, 0},    {{{vile, 0.5}, {baseline, 1}}, 1},
            {{{vile, 1.5}, {fair, 0.4}}, 0},    {{{fair, 1}, {baseline, 1}}, 2},
            {{{fair, -0.8}, {baseline, 1}}, 0}, {{{fair, 1}, {vile, 0.3}}, 1},
            {{{vile, -0.8}, {baseline, 1}}, 1}, {{{baseline, 1}}, 1},
            {{{fair, 0.7}, {baseline, 1}}, 2}};
}

// The plain definition, term by term.
std::array<double, 3> probabilities(const Labelled& row, const std::vector<Weight>& weights) {
    double against = 0, in_favour = 0;
    for (const auto& [id, amount] : row.terms) {
        against += std::abs(amount) * (amount < 0 ? weights[id].in_favour : weights[id].against);
        in_favour += std::abs(amount) * (amount < 0 ? weights[id].against : weights[id].in_favour);
    }
    const double a = std::exp(against), f = std::exp(in_favour);
    return {a / (a + 1 + f), 1 / (a + 1 + f), f / (a + 1 + f)};
}

double loss_of(const std::vector<Labelled>& rows, const std::vector<Weight>& weights) {
    double sum = 0;
    for (const Labelled& row : rows) sum -= std::log(probabilities(row, weights)[static_cast<std::size_t>(row.label)]);
    return sum;
}

// The slope of the log loss along one weight, by central differences.
Weight slope(const std::vector<Labelled>& rows, std::vector<Weight> weights, WeightId id) {
    constexpr double step = 1e-5;
    const auto along = [&](double Weight::* side) {
        const double at = weights[id].*side;
        weights[id].*side = at + step;
        const double above = loss_of(rows, weights);
        weights[id].*side = at - step;
        const double below = loss_of(rows, weights);
        weights[id].*side = at;
        return (above - below) / (2 * step);
    };
    return {along(&Weight::against), along(&Weight::in_favour)};
}

constexpr LearningOptions precise{
    .spread = 0.7, .free_spread = 1.5, .scale_spread = 0, .steps = 500, .tolerance = 1e-10};
double spread_of(WeightId id) { return id == baseline ? precise.free_spread : precise.spread; }

bool same(const std::vector<Weight>& a, const std::vector<Weight>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](Weight x, Weight y) { return x.against == y.against && x.in_favour == y.in_favour; });
}

std::string error_of(const Examples& examples) {
    std::string out;
    try {
        learn(prior(), Reading::span, examples);
    } catch (const InvalidOption& e) {
        out = e.what();
    }
    try {
        cross_validate(prior(), Reading::span, examples, 2);
    } catch (const InvalidOption& e) {
        EXPECT_EQ(out, e.what());
        return out;
    }
    return "nothing was thrown";
}

}  // namespace

TEST(Learning, AtTheOptimumThePriorPullsAsHardAsTheLabels) {
    const auto rows = toy_rows();
    const Learned learned = learn(prior(), Reading::span, examples_of(rows), precise);
    EXPECT_TRUE(learned.converged);
    for (const WeightId id : {vile, fair, baseline}) {
        const Weight labels = slope(rows, learned.weights, id), w = learned.weights[id],
                     by_hand = prior().at(id, Reading::span);
        const double precision = 1 / (spread_of(id) * spread_of(id));
        EXPECT_NEAR(labels.against + (w.against - by_hand.against) * precision, 0, 1e-6);
        EXPECT_NEAR(labels.in_favour + (w.in_favour - by_hand.in_favour) * precision, 0, 1e-6);
        EXPECT_GT(std::abs(labels.against), 1e-3);  // the labels do pull
    }
    EXPECT_NEAR(learned.loss, loss_of(rows, learned.weights) / static_cast<double>(rows.size()), 1e-9);
}

TEST(Learning, NoOtherWeightsAreMoreProbable) {
    const auto rows = toy_rows();
    const auto posterior = [&](const std::vector<Weight>& weights) {
        double out = loss_of(rows, weights);
        for (const WeightId id : {vile, fair, baseline}) {
            const Weight hand = prior().at(id, Reading::span);
            out += (std::pow(weights[id].against - hand.against, 2) +
                    std::pow(weights[id].in_favour - hand.in_favour, 2)) /
                   (2 * spread_of(id) * spread_of(id));
        }
        return out;
    };
    const Learned learned = learn(prior(), Reading::span, examples_of(rows), precise);
    std::mt19937 random(1);
    std::normal_distribution<double> off(0, 0.3);
    for (int i = 0; i < 200; ++i) {
        auto others = learned.weights;
        for (const WeightId id : {vile, fair, baseline})
            others[id].against += off(random), others[id].in_favour += off(random);
        EXPECT_GT(posterior(others), posterior(learned.weights));
    }
}

TEST(Learning, ScalesBalanceLikeWeights) {
    const auto rows = toy_rows();
    LearningOptions options = precise;
    options.scale_spread = 0.5;
    const Learned learned = learn(prior(), Reading::span, examples_of(rows), options);
    const std::size_t bad = 2 * static_cast<std::size_t>(Role::head), good = bad + 1;
    for (const auto& [id, which] : {std::pair{vile, bad}, std::pair{fair, good}}) {
        const Weight labels = slope(rows, learned.weights, id), hand = prior().at(id, Reading::span);
        const double scale = learned.scales[which];
        const double pull = labels.against * hand.against + labels.in_favour * hand.in_favour;
        EXPECT_NEAR(pull + (scale - 1) / (0.5 * 0.5), 0, 1e-6);
        EXPECT_NEAR(labels.against + (learned.weights[id].against - scale * hand.against) / (0.7 * 0.7), 0, 1e-6);
        EXPECT_NE(scale, 1);
    }
    // A concept that no example uses follows the others of its role and side.
    EXPECT_DOUBLE_EQ(learned.weights[tall].against, prior().at(tall, Reading::span).against * learned.scales[bad]);
    EXPECT_DOUBLE_EQ(learned.weights[tall].in_favour, prior().at(tall, Reading::span).in_favour * learned.scales[bad]);
}

TEST(Learning, WhatNoExampleUsesStays) {
    const Learned learned = learn(prior(), Reading::span, examples_of(toy_rows()), precise);
    ASSERT_EQ(learned.weights.size(), prior().size());
    for (WeightId id = 0; id < prior().size(); ++id) {
        if (id == vile || id == fair || id == baseline) continue;
        EXPECT_EQ(learned.weights[id].against, prior().at(id, Reading::span).against);
        EXPECT_EQ(learned.weights[id].in_favour, prior().at(id, Reading::span).in_favour);
    }
}

TEST(Learning, ATinySpreadKeepsThePrior) {
    LearningOptions options = precise;
    options.spread = options.free_spread = 1e-4;
    const Learned learned = learn(prior(), Reading::span, examples_of(toy_rows()), options);
    for (const WeightId id : {vile, fair, baseline}) {
        EXPECT_NEAR(learned.weights[id].against, prior().at(id, Reading::span).against, 1e-6);
        EXPECT_NEAR(learned.weights[id].in_favour, prior().at(id, Reading::span).in_favour, 1e-6);
    }
}

TEST(Learning, AWideSpreadFollowsTheLabels) {
    // The baseline alone, labelled 5 : 3 : 2: so are its probabilities.
    std::vector<Labelled> rows;
    for (const int label : {0, 0, 0, 0, 0, 1, 1, 1, 2, 2})
        rows.push_back({{{baseline, 1}}, static_cast<std::int8_t>(label)});
    LearningOptions options = precise;
    options.free_spread = 1e4;
    const auto p = probabilities(rows[0], learn(prior(), Reading::span, examples_of(rows), options).weights);
    EXPECT_NEAR(p[0], 0.5, 1e-6);
    EXPECT_NEAR(p[1], 0.3, 1e-6);
    EXPECT_NEAR(p[2], 0.2, 1e-6);
}

TEST(Learning, MoreLabelsMoveFurther) {
    const auto rows = toy_rows();
    std::vector<Labelled> many;
    for (int i = 0; i < 20; ++i) many.insert(many.end(), rows.begin(), rows.end());
    const Learned few = learn(prior(), Reading::span, examples_of(rows), precise);
    const Learned more = learn(prior(), Reading::span, examples_of(many), precise);
    EXPECT_LT(loss_of(rows, more.weights), loss_of(rows, few.weights));
    EXPECT_LT(loss_of(rows, few.weights), loss_of(rows, learn(prior(), Reading::span, examples_of(rows),
                                                              {.spread = 1e-4, .free_spread = 1e-4, .scale_spread = 0})
                                                            .weights));
}

TEST(Learning, AWordTurnedRoundTeachesTheOtherSide) {
    // `not fair`, labelled against: `fair` speaks for.
    const std::vector<Labelled> rows{{{{fair, -1}}, 0}, {{{fair, -1}}, 0}, {{{baseline, 1}}, 1}};
    const Learned learned = learn(prior(), Reading::span, examples_of(rows), precise);
    EXPECT_GT(learned.weights[fair].in_favour, prior().at(fair, Reading::span).in_favour);
    EXPECT_LT(learned.weights[fair].against, prior().at(fair, Reading::span).against);
}

TEST(Learning, TheSameExamplesTheSameWeights) {
    const Examples examples = examples_of(toy_rows());
    EXPECT_TRUE(same(learn(prior(), Reading::span, examples).weights, learn(prior(), Reading::span, examples).weights));
}

TEST(Learning, HeldOutRowsAreWeighedByWhatTheOthersTeach) {
    const auto rows = toy_rows();
    Examples examples = examples_of(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) examples.groups[i] = static_cast<std::int64_t>(i / 2 + 7);
    const auto p = cross_validate(prior(), Reading::span, examples, 3, precise);
    ASSERT_EQ(p.size(), 3 * rows.size());
    for (std::int64_t fold = 0; fold < 3; ++fold) {
        std::vector<Labelled> others;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (examples.groups[i] % 3 != fold) others.push_back(rows[i]);
        const auto weights = learn(prior(), Reading::span, examples_of(others), precise).weights;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (examples.groups[i] % 3 != fold) continue;
            for (std::size_t label = 0; label < 3; ++label)
                EXPECT_NEAR(p[3 * i + label], probabilities(rows[i], weights)[label], 1e-12);
        }
    }
}

TEST(Learning, HugeAmountsAreNoOverflow) {
    const std::vector<Labelled> rows{{{{vile, 1e4}}, 2}, {{{fair, 1e4}}, 0}, {{{baseline, 1}}, 1}};
    const Learned learned = learn(prior(), Reading::span, examples_of(rows), precise);
    for (const Weight& w : learned.weights) {
        EXPECT_TRUE(std::isfinite(w.against));
        EXPECT_TRUE(std::isfinite(w.in_favour));
    }
    EXPECT_TRUE(std::isfinite(learned.loss));
}

TEST(Learning, ExamplesWithoutTermsTeachNothing) {
    const auto rows = toy_rows();
    auto more = rows;
    more.push_back({{}, 1});
    const auto with = learn(prior(), Reading::span, examples_of(more), precise).weights,
               without = learn(prior(), Reading::span, examples_of(rows), precise).weights;
    EXPECT_NEAR(with[vile].against, without[vile].against, 1e-7);
}

TEST(Learning, ErrorsSayWhatIsMissing) {
    EXPECT_EQ(error_of({}), "labels=0: there are 0 labelled examples; two at least are needed");
    EXPECT_EQ(error_of(examples_of({{{{vile, 1}}, 0}})),
              "labels=1: there are 1 labelled examples; two at least are needed");
    EXPECT_EQ(error_of(examples_of({{{{vile, 1}}, 2}, {{{fair, 1}}, 2}})),
              "labels=2: all examples have the same label; nothing can be learned from one class alone");
    EXPECT_EQ(error_of(examples_of({{{{vile, 1}}, 0}, {{{fair, 1}}, 3}})),
              "labels=3: row 1: a label is negative, neutral or positive");
    EXPECT_EQ(error_of(examples_of({{{{vile, 1}}, -1}, {{{fair, 1}}, 1}})),
              "labels=-1: row 0: a label is negative, neutral or positive");
}
