#include "quotestance/stance.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {

void StanceScorer::weigh(const Term& term, Reading reading, std::vector<Evidence>& evidence) const {
    const Weight& w = weights_.at(weights_.of(term.idea, term.role), reading);
    // A word that is turned round counts for the other side.
    const double size = std::abs(term.amount);
    const double against = grained(size * (term.amount < 0 ? w.in_favour : w.against)),
                 in_favour = grained(size * (term.amount < 0 ? w.against : w.in_favour));
    evidence.push_back({term, against, in_favour});
}

Stance StanceScorer::softmax(const std::vector<Evidence>& evidence) const {
    Stance out;
    double against = 0, in_favour = 0;
    for (const Evidence& e : evidence) against += e.against, in_favour += e.in_favour;
    const Eigen::Array3d odds(against, 0, in_favour);
    const Eigen::Array3d mass = (odds - odds.maxCoeff()).exp();
    const Eigen::Array3d p = mass / mass.sum();
    out.negative = p[0], out.neutral = p[1], out.positive = p[2];
    Eigen::Index most = 0;
    const double highest = p.maxCoeff(&most);
    out.label = static_cast<Label>(most);
    out.abstained = highest < options_.abstain_below;
    return out;
}

Stance StanceScorer::score(std::span<const Term> terms, Baseline baseline, std::span<const TargetMention> mentions,
                           std::vector<Evidence>& evidence) const {
    evidence.clear();
    bool coded = false;
    for (const Term& term : terms) {
        if (!counted(term.origin)) continue;
        weigh(term, reading_of(baseline), evidence);
        coded = coded || (term.role == Role::code && std::abs(term.amount) >= factors.implied_from);
    }
    if (mentions.empty() && !coded) {
        evidence.clear();
        return {};
    }
    weigh({{}, static_cast<std::uint32_t>(baseline), Role::baseline, Origin::nobody, 1}, reading_of(baseline),
          evidence);
    Stance out = softmax(evidence);
    out.link = mentions.empty() ? TargetLink::implied : mentions.front().link;
    return out;
}

}  // namespace quotestance
