#include "quotestance/learning.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <set>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

using Vector = Eigen::VectorXd;
using Pairs = Eigen::Array<double, Eigen::Dynamic, 2>;  // a row for each weight: against, for

constexpr std::size_t memory = 12;  // pairs of steps that L-BFGS remembers

// One role, and one side of the prior: the hand-set values of a role may all be too small or too large.
constexpr std::size_t scales = 2 * (static_cast<std::size_t>(Role::baseline) + 1);
std::size_t scale_of(const Weights& prior, WeightId id) {
    return 2 * static_cast<std::size_t>(prior.role_of(id)) + (prior.prior(id) > 0);
}

std::array<double, 3> softmax(double against, double in_favour) {
    const double most = std::max({against, 0.0, in_favour});
    const double a = std::exp(against - most), n = std::exp(-most), f = std::exp(in_favour - most), sum = a + n + f;
    return {a / sum, n / sum, f / sum};
}

std::array<double, 3> probabilities(const Examples& examples, std::size_t i, const std::vector<Weight>& weights) {
    double against = 0, in_favour = 0;
    for (auto j = static_cast<std::size_t>(examples.offsets[i]); j < static_cast<std::size_t>(examples.offsets[i + 1]);
         ++j) {
        const double size = std::abs(examples.amounts[j]);
        const Weight& w = weights[examples.weights[j]];
        const bool turned = examples.amounts[j] < 0;
        against += size * (turned ? w.in_favour : w.against), in_favour += size * (turned ? w.against : w.in_favour);
    }
    return softmax(against, in_favour);
}

// The model over the weights that the examples use: those are numbered anew, from 0.
class Model {
public:
    Model(const Weights& prior, Reading reading, const Examples& examples, const LearningOptions& options,
          const std::vector<std::size_t>& rows)
        : examples_(examples), rows_(rows) {
        std::vector<std::uint32_t> number(prior.size(), none);
        for (const std::size_t i : rows)
            for (auto j = examples.offsets[i]; j < examples.offsets[i + 1]; ++j) {
                const WeightId id = examples.weights[static_cast<std::size_t>(j)];
                if (number[id] != none) continue;
                number[id] = static_cast<std::uint32_t>(used_.size());
                used_.push_back(id);
            }
        number_ = std::move(number);
        const auto n = static_cast<Eigen::Index>(used_.size());
        prior_.resize(n, 2), precision_.resize(n), scale_of_.resize(used_.size());
        for (Eigen::Index k = 0; k < n; ++k) {
            const WeightId id = used_[static_cast<std::size_t>(k)];
            prior_.row(k) << prior.at(id, reading).against, prior.at(id, reading).in_favour;
            const Role role = prior.role_of(id);
            const bool free = role == Role::setting || role == Role::baseline;
            precision_[k] = 1 / std::pow(free ? options.free_spread : options.spread, 2);
            scale_of_[static_cast<std::size_t>(k)] = scale_of(prior, id);
        }
        scale_precision_ = options.scale_spread > 0 ? 1 / std::pow(options.scale_spread, 2) : 0;
    }

    Eigen::Index size() const { return 2 * prior_.rows() + (scale_precision_ > 0 ? Eigen::Index(scales) : 0); }
    const std::vector<WeightId>& used() const { return used_; }

    // The weights at a point: prior x (1 + its scale) + deviation.
    Pairs weights_at(const Vector& point) const {
        Pairs w = prior_ + Eigen::Map<const Pairs>(point.data(), prior_.rows(), 2);
        if (scale_precision_ > 0)
            for (Eigen::Index k = 0; k < w.rows(); ++k)
                w.row(k) += prior_.row(k) * scale(point, scale_of_[static_cast<std::size_t>(k)]);
        return w;
    }

    // The negative log posterior, and its gradient.
    double operator()(const Vector& point, Vector& gradient) {
        const Pairs w = weights_at(point);
        Pairs of_weights = Pairs::Zero(w.rows(), 2);
        double loss = 0;
        for (const std::size_t i : rows_) {
            const auto p = probabilities(i, w);
            const auto label = static_cast<std::size_t>(examples_.labels[i]);
            loss -= std::log(std::max(p[label], 1e-300));
            scatter(i, p[0] - (label == 0), p[2] - (label == 2), of_weights);
        }
        log_loss_ = loss;
        gradient.setZero(size());
        const Eigen::Map<const Pairs> deviation(point.data(), w.rows(), 2);
        Eigen::Map<Pairs>(gradient.data(), w.rows(), 2) = of_weights + deviation.colwise() * precision_;
        loss += 0.5 * (deviation.square().colwise() * precision_).sum();
        if (scale_precision_ > 0) {
            auto of_scales = gradient.tail(static_cast<Eigen::Index>(scales));
            for (Eigen::Index k = 0; k < w.rows(); ++k)
                of_scales[static_cast<Eigen::Index>(scale_of_[static_cast<std::size_t>(k)])] +=
                    (of_weights.row(k) * prior_.row(k)).sum();
            const auto at = point.tail(static_cast<Eigen::Index>(scales));
            of_scales += at * scale_precision_;
            loss += 0.5 * scale_precision_ * at.squaredNorm();
        }
        return loss;
    }

    // The factor of a role's priors on one side.
    double scale(const Vector& point, std::size_t which) const {
        return scale_precision_ > 0 ? point[2 * prior_.rows() + static_cast<Eigen::Index>(which)] : 0;
    }
    double log_loss() const { return log_loss_; }

private:
    std::array<double, 3> probabilities(std::size_t i, const Pairs& w) const {
        double against = 0, in_favour = 0;
        each_term(i, [&](Eigen::Index k, double size, bool turned) {
            against += size * w(k, turned), in_favour += size * w(k, !turned);
        });
        return softmax(against, in_favour);
    }
    void scatter(std::size_t i, double of_against, double of_favour, Pairs& out) const {
        each_term(i, [&](Eigen::Index k, double size, bool turned) {
            out(k, turned) += size * of_against, out(k, !turned) += size * of_favour;
        });
    }
    template <typename Visit>
    void each_term(std::size_t i, const Visit& visit) const {
        for (auto j = static_cast<std::size_t>(examples_.offsets[i]);
             j < static_cast<std::size_t>(examples_.offsets[i + 1]); ++j)
            visit(static_cast<Eigen::Index>(number_[examples_.weights[j]]), std::abs(examples_.amounts[j]),
                  examples_.amounts[j] < 0);
    }

    const Examples& examples_;
    const std::vector<std::size_t>& rows_;
    std::vector<WeightId> used_;
    std::vector<std::uint32_t> number_;  // by WeightId
    Pairs prior_;
    Eigen::ArrayXd precision_;
    std::vector<std::size_t> scale_of_;
    double scale_precision_ = 0;
    double log_loss_ = 0;
};

// Liu & Nocedal (1989), "On the limited memory BFGS method", with halving steps; the function is convex and smooth.
class Lbfgs {
public:
    template <typename Function>
    Vector minimise(Function& f, double tolerance, unsigned steps) {
        Vector x = Vector::Zero(f.size()), gradient(f.size()), next_gradient(f.size());
        double value = f(x, gradient);
        for (taken = 0; taken < steps; ++taken) {
            if (gradient.lpNorm<Eigen::Infinity>() <= tolerance) return converged = true, x;
            const Vector direction = descent(gradient);
            const double slope = gradient.dot(direction);
            double step = past_.empty() ? 1 / std::max(1.0, gradient.norm()) : 1;
            Vector next = x + step * direction;
            double next_value = f(next, next_gradient);
            for (; next_value > value + 1e-4 * step * slope && step > 1e-12; next_value = f(next, next_gradient))
                next = x + (step /= 2) * direction;
            if (next_value >= value) return converged = true, x;  // no descent is left at this precision
            remember(next - x, next_gradient - gradient);
            x = next, gradient = next_gradient, value = next_value;
        }
        return x;
    }
    unsigned taken = 0;
    bool converged = false;

private:
    struct Pair {
        Vector step, change;
        double rho;
    };
    void remember(Vector step, Vector change) {
        const double curvature = step.dot(change);
        if (curvature <= 0) return;
        past_.push_back({std::move(step), std::move(change), 1 / curvature});
        if (past_.size() > memory) past_.pop_front();
    }
    Vector descent(const Vector& gradient) const {
        Vector q = gradient;
        std::vector<double> alpha(past_.size());
        for (std::size_t i = past_.size(); i-- > 0;) {
            alpha[i] = past_[i].rho * past_[i].step.dot(q);
            q -= alpha[i] * past_[i].change;
        }
        if (!past_.empty()) q /= past_.back().rho * past_.back().change.squaredNorm();
        for (std::size_t i = 0; i < past_.size(); ++i)
            q += (alpha[i] - past_[i].rho * past_[i].change.dot(q)) * past_[i].step;
        return -q;
    }
    std::deque<Pair> past_;
};

void check(const Examples& examples) {
    if (examples.size() < 2)
        throw InvalidOption(
            "labels", std::to_string(examples.size()),
            "there are " + std::to_string(examples.size()) + " labelled examples; two at least are needed");
    std::set<int> seen;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (examples.labels[i] < 0 || examples.labels[i] > 2)
            throw InvalidOption("labels", std::to_string(examples.labels[i]),
                                "row " + std::to_string(i) + ": a label is negative, neutral or positive");
        seen.insert(examples.labels[i]);
    }
    if (seen.size() < 2)
        throw InvalidOption("labels", std::to_string(*seen.begin()),
                            "all examples have the same label; nothing can be learned from one class alone");
}

std::vector<std::size_t> rows_where(const Examples& examples, const auto& holds) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < examples.size(); ++i)
        if (holds(i)) out.push_back(i);
    return out;
}

Learned learn_rows(const Weights& prior, Reading reading, const Examples& examples, const LearningOptions& options,
                   const std::vector<std::size_t>& rows) {
    Model model(prior, reading, examples, options, rows);
    Lbfgs search;
    const Vector point = search.minimise(model, options.tolerance * static_cast<double>(rows.size()), options.steps);
    Vector gradient;
    model(point, gradient);
    Learned out;
    for (WeightId id = 0; id < prior.size(); ++id) {  // those that no example uses follow their role
        const double factor = 1 + model.scale(point, scale_of(prior, id));
        const Weight& w = prior.at(id, reading);
        out.weights.push_back({w.against * factor, w.in_favour * factor});
    }
    for (std::size_t k = 0; k < scales; ++k) out.scales.push_back(1 + model.scale(point, k));
    out.steps = search.taken, out.converged = search.converged;
    out.loss = model.log_loss() / static_cast<double>(rows.size());
    const Pairs w = model.weights_at(point);
    for (std::size_t k = 0; k < model.used().size(); ++k)
        out.weights[model.used()[k]] = {w(static_cast<Eigen::Index>(k), 0), w(static_cast<Eigen::Index>(k), 1)};
    return out;
}

}  // namespace

Learned learn(const Weights& prior, Reading reading, const Examples& examples, const LearningOptions& options) {
    check(examples);
    return learn_rows(prior, reading, examples, options, rows_where(examples, [](std::size_t) { return true; }));
}

std::vector<double> cross_validate(const Weights& prior, Reading reading, const Examples& examples, unsigned folds,
                                   const LearningOptions& options) {
    check(examples);
    std::vector<double> out(3 * examples.size());
    const auto fold_of = [&](std::size_t i) { return static_cast<unsigned>(examples.groups[i] % folds); };
    for (unsigned fold = 0; fold < folds; ++fold) {
        const auto others = rows_where(examples, [&](std::size_t i) { return fold_of(i) != fold; });
        const std::vector<Weight> weights = learn_rows(prior, reading, examples, options, others).weights;
        for (const std::size_t i : rows_where(examples, [&](std::size_t i) { return fold_of(i) == fold; })) {
            const std::array<double, 3> p = probabilities(examples, i, weights);
            std::copy(p.begin(), p.end(), out.begin() + static_cast<std::ptrdiff_t>(3 * i));
        }
    }
    return out;
}

}  // namespace quotestance
