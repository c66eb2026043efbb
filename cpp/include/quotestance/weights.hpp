// The weights of the score: for each concept and role, each cue and each baseline two log-odds, `against` and `for`.
// They begin as what the tables say (the prior) and can be learned from labels; see learning.hpp and docs/score.md.
#pragma once

#include <span>
#include <vector>

#include "quotestance/settings.hpp"

namespace quotestance {

using WeightId = std::uint32_t;

struct Weight {
    double against = 0;
    double in_favour = 0;
};

// What a sentence without a telling word is worth, by what is scored.
enum class Baseline : std::uint8_t {
    statement,      // a statement in which the target is spoken of
    own_statement,  // with speaker_prior, that of a speaker of the target's own side
    span,           // a target that the caller points out in a text
    count,
};
std::string_view name_of(Baseline b) noexcept;

// Contributions are multiples of 2^-30, so that sums of them are exact in any order.
double grained(double x) noexcept;

class Weights {
public:
    // The hand-set ones, and over them those that the lexicon's tables hold as learned.
    explicit Weights(const Lexicon& lexicon);

    WeightId of(std::uint32_t idea, Role role) const noexcept {
        if (role == Role::baseline) return baselines_ + idea;
        if (role == Role::setting) return settings_ + idea;
        return role == Role::cue ? cues_ + idea : idea * roles_of_concept + static_cast<WeightId>(role);
    }
    std::size_t size() const noexcept { return values_.size(); }
    const Weight& operator[](WeightId id) const noexcept { return values_[id]; }
    std::span<const Weight> values() const noexcept { return values_; }
    // The hand-set value of one unit: below 0 where the word speaks against its target.
    double prior(WeightId id) const noexcept { return priors_[id]; }
    void replace(std::vector<Weight> values) { values_ = std::move(values); }
    Weight hand_set(WeightId id) const noexcept;

    static constexpr WeightId roles_of_concept = static_cast<WeightId>(Role::cue);

private:
    void set_concept(std::uint32_t idea, const Concept& c);

    WeightId cues_, settings_, baselines_;
    std::vector<double> priors_;
    std::vector<Weight> values_;
};

}  // namespace quotestance
