// Learns the weights of the score from labels: the maximum a posteriori of a multinomial logistic model that is linear in
// the weights, with a Gaussian prior around the weights there are. Convex, so deterministic: the same examples, the same weights.
#pragma once

#include <cstdint>
#include <vector>

#include "quotestance/weights.hpp"

namespace quotestance {

// Labelled examples as rows of terms: example i has the terms [offsets[i], offsets[i + 1]).
struct Examples {
    std::vector<std::int64_t> offsets{0};
    std::vector<WeightId> weights;
    std::vector<double> amounts;       // below 0 where a word is turned round: it then counts for the other side
    std::vector<std::int8_t> labels;   // 0 against, 1 neutral, 2 for
    std::vector<std::int64_t> groups;  // what must not be torn apart by cross-validation, such as an article
    std::size_t size() const noexcept { return labels.size(); }
};

struct LearningOptions {
    double spread = 0.5;      // standard deviation of a weight around its prior, in log-odds
    double free_spread = 2;   // ... of a setting's or a baseline's
    double scale_spread = 1;  // ... of one factor for all priors of a role and a side; 0: the priors keep their scale
    unsigned steps = 300;     // at most
    double tolerance = 1e-6;  // of the gradient, relative to the number of examples
};

struct Learned {
    std::vector<Weight> weights;  // all, by WeightId
    std::vector<double>
        scales;       // what the priors are multiplied by, by role and side: role x 2, + 1 for priors above 0
    double loss = 0;  // mean negative log-likelihood of the examples
    unsigned steps = 0;
    bool converged = false;
};

// O(steps x terms). Throws InvalidOption for labels out of range, fewer than two examples, or one label alone.
Learned learn(const Weights& prior, Reading reading, const Examples& examples, const LearningOptions& options = {});

// What each example would be given by weights learned without its group: probabilities of the three labels, 3 values each.
// Groups are dealt to the folds by their number.
std::vector<double> cross_validate(const Weights& prior, Reading reading, const Examples& examples, unsigned folds,
                                   const LearningOptions& options = {});

// Texts with a rating of their tone: text i has the terms [offsets[i], offsets[i + 1]).
struct RatedTexts {
    std::vector<std::int64_t> offsets{0};
    std::vector<std::uint32_t> concepts;
    std::vector<double> amounts;
    std::vector<double> ratings;  // of any scale; its middle and its width are estimated
};

// The tones of all concepts, learned by ridge regression around those there are. `spread`: standard deviation of a tone around
// its prior, in units of the tone, where `noise` is that of a text's rating in the same units. Solves one dense system of the
// concepts that the texts use: O(texts x terms² + concepts³).
std::vector<double> learn_tones(const Weights& prior, const RatedTexts& texts, double spread, double noise);

}  // namespace quotestance
