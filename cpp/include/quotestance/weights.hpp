// The weights of the score: for each concept and role, each cue and each baseline two log-odds, `against` and `for`.
// They begin as what the tables say (the prior) and can be learned from labels; see learning.hpp and docs/score.md.
#pragma once

#include <array>
#include <cmath>
#include <span>
#include <string_view>
#include <unordered_map>
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

// What is read: who stands where in a statement and in any sentence of the news are not told by the same words to the same
// degree, so each reading has weights of its own around the same priors.
enum class Reading : std::uint8_t { statement, span, count };
std::string_view name_of(Reading r) noexcept;
constexpr Reading reading_of(Baseline b) noexcept { return b == Baseline::span ? Reading::span : Reading::statement; }

// Contributions are multiples of 2^-30, so that sums of them are exact in any order.
inline double grained(double x) noexcept {
    constexpr double grain = 1 << 30;
    constexpr double unit = 0x1p52;  // from here on doubles are whole: adding it rounds, as nearbyint does but faster
    const double scaled = std::abs(x) * grain;
    const double rounded = scaled < unit ? (scaled + unit) - unit : scaled;
    return std::copysign(rounded / grain, x);
}

// In place of a concept in the table of learned weights: what all hand-set weights of a role are multiplied by.
inline constexpr std::string_view whole_role = "*";

class Weights {
public:
    // The hand-set ones, and over them those that the lexicon's tables hold as learned. A row of concepts or cues that
    // comes later than the learned weights is newer: it counts. Throws LexiconError for a learned weight of nothing known.
    explicit Weights(const Lexicon& lexicon);

    WeightId of(std::uint32_t idea, Role role) const noexcept {
        if (role == Role::baseline) return baselines_ + idea;
        if (role == Role::setting) return settings_ + idea;
        return role == Role::cue ? cues_ + idea : idea * roles_of_concept + static_cast<WeightId>(role);
    }
    Role role_of(WeightId id) const noexcept;
    std::uint32_t idea_of(WeightId id) const noexcept;
    std::size_t size() const noexcept { return priors_.size(); }
    const Weight& at(WeightId id, Reading r) const noexcept { return values_[static_cast<std::size_t>(r)][id]; }
    // The hand-set value of one unit: below 0 where the word speaks against its target.
    double prior(WeightId id) const noexcept { return priors_[id]; }
    Weight hand_set(WeightId id) const noexcept;
    void replace(std::vector<Weight> values, Reading r) { values_[static_cast<std::size_t>(r)] = std::move(values); }
    // What a concept adds to the sentiment; -3 to +3 by hand.
    double tone(std::uint32_t idea) const noexcept { return tones_[idea]; }
    std::span<const double> tones() const noexcept { return tones_; }
    void replace_tones(std::vector<double> tones) { tones_ = std::move(tones); }

    static constexpr WeightId roles_of_concept = static_cast<WeightId>(Role::cue);

private:
    void set_concept(std::uint32_t idea, const Concept& c);
    void set_learned(const Lexicon& lexicon);
    void scale(Role role, Reading reading, Weight factors_of_sides);

    WeightId cues_, settings_, baselines_;
    std::vector<double> priors_;
    std::array<std::vector<Weight>, static_cast<std::size_t>(Reading::count)> values_;
    std::vector<double> tones_;  // by concept
};

// Ideas by their names: concepts, cues, settings, baselines. Keeps views of the lexicon, which must outlive it.
class IdeaNames {
public:
    explicit IdeaNames(const Lexicon& lexicon);
    std::uint32_t find(std::string_view name, Role role) const;  // none if there is no such idea

private:
    std::unordered_map<std::string_view, std::uint32_t> concepts_, cues_;
};

}  // namespace quotestance
