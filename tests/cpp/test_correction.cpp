// Estimates corrected by labels, on rows few enough to be worked out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "quotestance/correction.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/student.hpp"

using namespace quotestance;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

struct Rows {
    std::vector<double> predicted, labelled, weights;
    std::vector<std::int64_t> cells, groups, articles;
    void add(double scored, double label, double weight, std::int64_t article, std::int64_t group = 0) {
        predicted.push_back(scored), labelled.push_back(label), weights.push_back(weight);
        cells.push_back(group), groups.push_back(group), articles.push_back(article);
    }
    LabelledRows rows() const { return {predicted, labelled, weights, cells, groups, articles}; }
    std::vector<Corrected> means(std::size_t k = 1) const { return correct(rows(), {}, 1, k, Tuning::each); }
};

}  // namespace

TEST(Correction, AScorerOffByAConstantIsPutRight) {
    Rows rows;
    for (int i = 0; i < 8; ++i) {
        const double truth = i % 4 < 2 ? -1 : i % 4 == 2 ? 0 : 1;
        rows.add(truth / 2 - 0.25, truth, i < 4 ? 2 : 0, i);
    }
    const Corrected c = rows.means()[0];
    EXPECT_DOUBLE_EQ(c.naive(0), -0.375);
    EXPECT_DOUBLE_EQ(c.value(0), -0.25);
    EXPECT_GT(c.tuning(0), 0.9);
    EXPECT_LT(c.covariance(0, 0), c.unaided(0, 0));
    EXPECT_EQ(c.rows, 8);
    EXPECT_EQ(c.labels, 4);
    EXPECT_EQ(c.labelled_articles, 4);
}

TEST(Correction, StatementsThatTheScorerMissesCount) {
    Rows rows;
    // Of each two rows that are scored alike one is labelled; a row that isn't scored speaks all the same.
    rows.add(0.5, 1, 2, 0), rows.add(0.5, missing, 0, 1);
    rows.add(missing, -1, 2, 2), rows.add(missing, missing, 0, 3);
    const Corrected c = rows.means()[0];
    EXPECT_DOUBLE_EQ(c.naive(0), 0.5);
    EXPECT_NEAR(c.value(0), 0, 1e-12);
    EXPECT_EQ(c.scored, 2);
    EXPECT_EQ(c.speaking, 2);
}

TEST(Correction, WithAllLabelledTheScorerIsNotUsed) {
    Rows rows;
    for (int i = 0; i < 6; ++i) rows.add(0.3 * i - 1, i % 2, 1, i / 2);
    const Corrected c = rows.means()[0];
    EXPECT_DOUBLE_EQ(c.value(0), 0.5);
    EXPECT_EQ(c.tuning(0), 0);
    EXPECT_EQ(c.articles, 3);
}

TEST(Correction, GroupsAreAlone) {
    Rows rows, alone;
    for (int i = 0; i < 10; ++i) {
        rows.add(0.1 * i, i % 3 - 1, i % 2 ? 2 : 0, i, 1), alone.add(0.1 * i, i % 3 - 1, i % 2 ? 2 : 0, i);
        rows.add(-0.1 * i, 1, i == 3 ? 10 : 0, i, 0);
    }
    const Corrected a = rows.means(3)[1], b = alone.means()[0];
    EXPECT_EQ(a.value(0), b.value(0));
    EXPECT_EQ(a.covariance(0, 0), b.covariance(0, 0));
    const Corrected empty = rows.means(3)[2];
    EXPECT_EQ(empty.rows, 0);
    EXPECT_TRUE(std::isnan(empty.value(0)));
}

TEST(Correction, ACoefficientIsTheDifferenceOfMeans) {
    Rows rows;
    std::vector<double> terms;
    for (int i = 0; i < 12; ++i) {
        rows.add(0.1 * (i % 5) - 0.3, i % 3 - 1, 1, i);
        terms.push_back(1), terms.push_back(i < 4);
    }
    const Corrected c = correct(rows.rows(), terms, 2, 1, Tuning::together)[0];
    EXPECT_NEAR(c.value(0), 0.125, 1e-12);
    EXPECT_NEAR(c.value(1), -0.25 - 0.125, 1e-12);
}

TEST(Correction, ASingularDesignHasNoEstimate) {
    Rows rows;
    std::vector<double> terms;
    for (int i = 0; i < 6; ++i) rows.add(0.1 * i, i % 2, 1, i), terms.push_back(1), terms.push_back(2);
    const Corrected c = correct(rows.rows(), terms, 2, 1, Tuning::together)[0];
    EXPECT_TRUE(std::isnan(c.value(0)));
    EXPECT_TRUE(std::isnan(c.naive(1)));
}

TEST(Correction, BadInputIsRefused) {
    Rows rows;
    rows.add(0, 0, 1, 0);
    const auto refuses = [&](auto change) {
        Rows odd = rows;
        change(odd);
        EXPECT_THROW(odd.means(), InvalidOption);
    };
    refuses([](Rows& r) { r.weights[0] = -1; });
    refuses([](Rows& r) { r.weights[0] = missing; });
    refuses([](Rows& r) { r.predicted[0] = std::numeric_limits<double>::infinity(); });
    refuses([](Rows& r) { r.groups[0] = 1; });
    refuses([](Rows& r) { r.articles[0] = -1; });
    refuses([](Rows& r) { r.articles.clear(); });
    Rows torn;
    torn.add(0, 0, 1, 0, 0), torn.add(0, 0, 1, 0, 1);
    torn.cells = {0, 0};
    EXPECT_THROW(torn.means(2), InvalidOption);
    const std::vector<double> infinite{std::numeric_limits<double>::infinity()};
    EXPECT_THROW(correct(rows.rows(), infinite, 1, 1, Tuning::each), InvalidOption);
    EXPECT_THROW(correct(rows.rows(), {}, 2, 1, Tuning::each), InvalidOption);
}

TEST(Student, KnownDistances) {
    EXPECT_NEAR(student_distance(0.95, 1), 12.706204736432095, 1e-9);
    EXPECT_NEAR(student_distance(0.95, 10), 2.2281388519649385, 1e-10);
    EXPECT_NEAR(student_distance(0.5, 2), 0.816496580927726, 1e-10);
    EXPECT_THROW(student_distance(1, 10), InvalidOption);
    EXPECT_THROW(student_distance(0.95, 0), InvalidOption);
}
