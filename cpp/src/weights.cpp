#include "quotestance/weights.hpp"

#include <array>
#include <cmath>
#include <string>

#include "quotestance/errors.hpp"
#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

Weight weight_of(double value) {
    const double own = factors.strength * std::abs(value), other = -own * factors.rebate;
    return value < 0 ? Weight{own, other} : Weight{other, own};
}

// Role::baseline for a name of no role.
Role role_named(std::string_view name) {
    for (unsigned r = 0; r < static_cast<unsigned>(Role::baseline); ++r)
        if (name_of(static_cast<Role>(r)) == name) return static_cast<Role>(r);
    return Role::baseline;
}

}  // namespace

std::string_view name_of(Baseline b) noexcept {
    constexpr std::array<std::string_view, 3> names{"baseline", "own_baseline", "span_baseline"};
    return names[static_cast<std::size_t>(b)];
}

std::string_view name_of(Reading r) noexcept { return r == Reading::span ? "span" : "statement"; }

Weights::Weights(const Lexicon& lexicon)
    : cues_(static_cast<WeightId>(lexicon.concepts().size()) * roles_of_concept),
      settings_(cues_ + static_cast<WeightId>(lexicon.cues().size())),
      baselines_(settings_ + static_cast<WeightId>(Setting::count)),
      priors_(baselines_ + static_cast<WeightId>(Baseline::count)) {
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i) set_concept(i, lexicon.concepts()[i]);
    for (std::uint32_t i = 0; i < lexicon.cues().size(); ++i) priors_[of(i, Role::cue)] = lexicon.cues()[i].object;
    const auto set_setting = [&](Setting s, double value) {
        priors_[of(static_cast<std::uint32_t>(s), Role::setting)] = value;
    };
    set_setting(Setting::must, factors.demanded), set_setting(Setting::question, factors.questioned);
    for (auto& values : values_) {
        values.reserve(priors_.size());
        for (WeightId id = 0; id < priors_.size(); ++id) values.push_back(hand_set(id));
    }
    for (const Concept& c : lexicon.concepts()) tones_.push_back(c.tone);
    if (!lexicon.learned().empty()) set_learned(lexicon);
}

void Weights::set_learned(const Lexicon& lexicon) {
    const IdeaNames names(lexicon);
    for (const LearnedRow& learned : lexicon.learned()) {
        const auto fail = [&](const std::string& reason) {
            throw LexiconError(lexicon.file(learned.row), learned.row.line,
                               reason + "; these weights were learned with another version of the lexicon");
        };
        const bool of_span = learned.reading == name_of(Reading::span);
        if (!of_span && learned.reading != name_of(Reading::statement))
            fail("there is no reading '" + learned.reading + "', only statement and span");
        const bool tone = learned.role == "tone";
        const Role role = tone ? Role::head : role_named(learned.role);
        if (role == Role::baseline && learned.role != "baseline") fail("there is no role '" + learned.role + "'");
        if (learned.idea == whole_role) {
            scale(role, of_span ? Reading::span : Reading::statement, {learned.against, learned.in_favour});
            continue;
        }
        const std::uint32_t idea = names.find(learned.idea, role);
        if (idea == none) fail("there is nothing called '" + learned.idea + "' with the role '" + learned.role + "'");
        const bool of_concept = role < Role::cue;
        const std::uint32_t hand = of_concept          ? lexicon.concepts()[idea].row.table
                                   : role == Role::cue ? lexicon.cues()[idea].row.table
                                                       : 0;
        if (hand > learned.row.table) continue;
        if (tone) {
            tones_[idea] = learned.in_favour;
        } else {
            values_[of_span][of(idea, role)] = {learned.against, learned.in_favour};
        }
    }
}

void Weights::scale(Role role, Reading reading, Weight factors_of_sides) {
    auto& values = values_[static_cast<std::size_t>(reading)];
    for (WeightId id = 0; id < values.size(); ++id) {
        if (role_of(id) != role) continue;
        const double factor = priors_[id] > 0 ? factors_of_sides.in_favour : factors_of_sides.against;
        const Weight hand = hand_set(id);
        values[id] = {hand.against * factor, hand.in_favour * factor};
    }
}

IdeaNames::IdeaNames(const Lexicon& lexicon) {
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i) concepts_[lexicon.concepts()[i].id] = i;
    for (std::uint32_t i = 0; i < lexicon.cues().size(); ++i) cues_[lexicon.cues()[i].id] = i;
}

std::uint32_t IdeaNames::find(std::string_view name, Role role) const {
    if (role == Role::setting || role == Role::baseline) {
        const auto count = static_cast<std::uint32_t>(role == Role::setting ? static_cast<unsigned>(Setting::count)
                                                                            : static_cast<unsigned>(Baseline::count));
        for (std::uint32_t i = 0; i < count; ++i)
            if (name == (role == Role::setting ? name_of(static_cast<Setting>(i)) : name_of(static_cast<Baseline>(i))))
                return i;
        return none;
    }
    const auto& map = role == Role::cue ? cues_ : concepts_;
    const auto found = map.find(name);
    return found == map.end() ? none : found->second;
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

Role Weights::role_of(WeightId id) const noexcept {
    if (id < cues_) return static_cast<Role>(id % roles_of_concept);
    return id < settings_ ? Role::cue : id < baselines_ ? Role::setting : Role::baseline;
}

std::uint32_t Weights::idea_of(WeightId id) const noexcept {
    return id < cues_        ? id / roles_of_concept
           : id < settings_  ? id - cues_
           : id < baselines_ ? id - settings_
                             : id - baselines_;
}

Weight Weights::hand_set(WeightId id) const noexcept {
    if (id < baselines_) return weight_of(priors_[id]);
    switch (static_cast<Baseline>(id - baselines_)) {
        case Baseline::own_statement: return {factors.own_baseline_against, factors.own_baseline_for};
        default: return {factors.baseline_against, factors.baseline_for};
    }
}

}  // namespace quotestance
