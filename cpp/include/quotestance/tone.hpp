// The tone of a statement, whatever its target: its sentiment.
#pragma once

#include "quotestance/stance.hpp"

namespace quotestance {

// In [-1, 1]: grim to glad.
double tone_of(const Lexicon& lexicon, const Weights& weights, std::span<const Hit> hits, const Clauses& clauses, const Statement& statement);
Label sentiment_label(double sentiment) noexcept;

}  // namespace quotestance
