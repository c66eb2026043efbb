// The stance of a statement toward a target: the sum of what its words contribute, kept word by word.
//
// Each term gives a contribution to the log-odds of `against` and one to those of `for`, both against neutral: its amount
// x weight(concept, role). The contributions are multiples of 2^-30, so that they add up exactly in any order.
#pragma once

#include "quotestance/terms.hpp"

namespace quotestance {

enum class Label : std::int8_t { negative = 0, neutral = 1, positive = 2, unspoken = 3 };

struct Evidence {
    Term term;
    double against = 0;
    double in_favour = 0;
};

struct Stance {
    Label label = Label::unspoken;
    TargetLink link = TargetLink::unspoken;
    double negative = 0, neutral = 0, positive = 0;  // probabilities
    bool abstained = false;
    double score() const noexcept { return positive - negative; }
};

struct StanceOptions {
    unsigned origins = 7;        // bits of Origin: whose words count
    bool speaker_prior = false;  // whether speakers of the target's own side have a baseline of their own
    double abstain_below = 0;    // no label counts as sure whose probability is lower
};

class StanceScorer {
public:
    StanceScorer(const Weights& weights, StanceOptions options) : weights_(weights), options_(options) {}

    // `mentions`: how the target is spoken of; where there are none, coded words alone can speak of it. What made the score
    // is put behind the evidence that is there; nothing, if the target is not spoken of.
    Stance score(std::span<const Term> terms, Baseline baseline, std::span<const TargetMention> mentions,
                 std::vector<Evidence>& evidence) const;

private:
    Evidence weighed(const Term& term, Reading reading) const;
    bool counted(Origin o) const noexcept {
        return o == Origin::nobody || (options_.origins >> static_cast<unsigned>(o) & 1U);
    }
    Stance softmax(std::span<const Evidence> evidence) const;

    const Weights& weights_;
    StanceOptions options_;
};

}  // namespace quotestance
