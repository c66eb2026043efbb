// The tone of a statement, whatever its target.
#pragma once

#include "quotestance/hits.hpp"
#include "quotestance/statements.hpp"

namespace quotestance {

// In [-1, 1]: grim to glad.
double tone_of(const Lexicon& lexicon, std::span<const Hit> hits, const Clauses& clauses, const Statement& statement);

}  // namespace quotestance
