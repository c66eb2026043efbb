#include "quotestance/weights.hpp"

#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

Weight weight_of(double value) {
    const double own = factors.strength * std::abs(value), other = -own * factors.rebate;
    return value < 0 ? Weight{own, other} : Weight{other, own};
}

}  // namespace

double grained(double x) noexcept {
    constexpr double grain = 1073741824.0;  // 2^30
    return std::nearbyint(x * grain) / grain;
}

std::string_view name_of(Baseline b) noexcept {
    constexpr std::array<std::string_view, 3> names{"baseline", "own_baseline", "span_baseline"};
    return names[static_cast<std::size_t>(b)];
}

Weights::Weights(const Lexicon& lexicon)
    : cues_(static_cast<WeightId>(lexicon.concepts().size()) * roles_of_concept),
      settings_(cues_ + static_cast<WeightId>(lexicon.cues().size())),
      baselines_(settings_ + static_cast<WeightId>(Setting::count)),
      priors_(baselines_ + static_cast<WeightId>(Baseline::count)) {
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i) set_concept(i, lexicon.concepts()[i]);
    for (std::uint32_t i = 0; i < lexicon.cues().size(); ++i) priors_[of(i, Role::cue)] = lexicon.cues()[i].object;
    values_.reserve(priors_.size());
    for (WeightId id = 0; id < priors_.size(); ++id) values_.push_back(hand_set(id));
}

void Weights::set_concept(std::uint32_t idea, const Concept& c) {
    const auto prior = [&](Role role) -> double& { return priors_[of(idea, role)]; };
    for (unsigned r = 0; r < c.weights.size(); ++r) priors_[of(idea, static_cast<Role>(r))] = c.weights[r];
    if (c.frame == Frame::attitude) prior(Role::agent) = factors.held_share * prior(Role::object);
    if (prior(Role::patient) > 0) prior(Role::patient) *= factors.sympathy;
    if (c.frame == Frame::code) {
        prior(Role::code) = -1;  // the amount is what the table gives for the target
    } else {
        prior(Role::context) = c.tone * (c.tone > 0 ? factors.glad_share : factors.grim_share);
    }
}

Weight Weights::hand_set(WeightId id) const noexcept {
    if (id < baselines_) return weight_of(priors_[id]);
    switch (static_cast<Baseline>(id - baselines_)) {
        case Baseline::own_statement: return {factors.own_baseline_against, factors.own_baseline_for};
        default: return {factors.baseline_against, factors.baseline_for};
    }
}

}  // namespace quotestance
