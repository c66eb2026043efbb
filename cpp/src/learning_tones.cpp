#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>

#include "quotestance/errors.hpp"
#include "quotestance/learning.hpp"

namespace quotestance {
namespace {

struct Fit {
    double middle, width;
};

// The least-squares line from the tone of the texts to their ratings: it brings both to one scale.
Fit line_through(const Eigen::VectorXd& tones, const Eigen::VectorXd& ratings) {
    const double tone = tones.mean(), rating = ratings.mean();
    const Eigen::ArrayXd off = tones.array() - tone;
    const double spread = off.square().sum();
    const double width = spread > 0 ? (off * (ratings.array() - rating)).sum() / spread : 0;
    return {rating - width * tone, width};
}

}  // namespace

std::vector<double> learn_tones(const Weights& prior, const RatedTexts& texts, double spread, double noise) {
    const std::size_t n = texts.ratings.size();
    if (n < 2) throw InvalidOption("ratings", std::to_string(n), "two rated texts at least are needed");
    std::vector<std::uint32_t> used(texts.concepts);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    const auto column = [&](std::uint32_t idea) {
        return static_cast<Eigen::Index>(std::lower_bound(used.begin(), used.end(), idea) - used.begin());
    };
    Eigen::VectorXd tones = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n));
    for (std::size_t i = 0; i < n; ++i)
        for (auto j = static_cast<std::size_t>(texts.offsets[i]); j < static_cast<std::size_t>(texts.offsets[i + 1]);
             ++j)
            tones[static_cast<Eigen::Index>(i)] += prior.tone(texts.concepts[j]) * texts.amounts[j];
    const Eigen::Map<const Eigen::VectorXd> ratings(texts.ratings.data(), static_cast<Eigen::Index>(n));
    const Fit line = line_through(tones, ratings);
    if (!(line.width > 0))
        throw InvalidOption("ratings", "", "the ratings do not rise with the tone; higher must mean gladder");

    // (X'X / noise² + I / spread²) deviation = X' rest / noise²
    const auto p = static_cast<Eigen::Index>(used.size());
    Eigen::MatrixXd normal = Eigen::MatrixXd::Zero(p, p);
    Eigen::VectorXd right = Eigen::VectorXd::Zero(p);
    for (std::size_t i = 0; i < n; ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const double rest = (ratings[row] - line.middle) / line.width - tones[row];
        const auto first = static_cast<std::size_t>(texts.offsets[i]),
                   last = static_cast<std::size_t>(texts.offsets[i + 1]);
        for (std::size_t j = first; j < last; ++j) {
            const Eigen::Index a = column(texts.concepts[j]);
            right[a] += texts.amounts[j] * rest;
            for (std::size_t k = first; k < last; ++k)
                normal(a, column(texts.concepts[k])) += texts.amounts[j] * texts.amounts[k];
        }
    }
    normal.diagonal().array() += noise * noise / (spread * spread);
    const Eigen::VectorXd deviation = normal.llt().solve(right);
    std::vector<double> out;
    for (std::uint32_t idea = 0; idea < prior.tones().size(); ++idea) out.push_back(prior.tone(idea));
    for (std::size_t k = 0; k < used.size(); ++k) out[used[k]] += deviation[static_cast<Eigen::Index>(k)];
    return out;
}

}  // namespace quotestance
