#include "quotestance/stance.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {

Evidence StanceScorer::weighed(const Term& term, Reading reading) const {
    const Weight& w = weights_.at(weights_.of(term.idea, term.role), reading);
    // A word that is turned round counts for the other side.
    const double size = std::abs(term.amount);
    const bool turned = term.amount < 0;
    return {term, grained(size * (turned ? w.in_favour : w.against)),
            grained(size * (turned ? w.against : w.in_favour))};
}

Stance StanceScorer::softmax(std::span<const Evidence> evidence) const {
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
    if (terms.empty() && mentions.empty()) return {};
    const std::size_t before = evidence.size();
    bool coded = false;
    for (const Term& term : terms) {
        if (!counted(term.origin)) continue;
        evidence.push_back(weighed(term, reading_of(baseline)));
        coded = coded || (term.role == Role::code && std::abs(term.amount) >= factors.implied_from);
    }
    if (mentions.empty() && !coded) {
        evidence.resize(before);
        return {};
    }
    const Term base{{}, static_cast<std::uint32_t>(baseline), Role::baseline, Origin::nobody, 1};
    evidence.push_back(weighed(base, reading_of(baseline)));
    Stance out = softmax(std::span(evidence).subspan(before));
    out.link = mentions.empty() ? TargetLink::implied : mentions.front().link;
    return out;
}

}  // namespace quotestance
