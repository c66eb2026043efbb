// What is wrong with a lexicon's tables though they can be read: duplicates, conflicts, orphans, unreachable phrases.
#pragma once

#include <vector>

#include "quotestance/matches.hpp"

namespace quotestance {

// The findings made while compiling, and the phrases that no text can match, in the order of files and lines.
std::vector<Finding> check(const Lexicon& lexicon);

}  // namespace quotestance
