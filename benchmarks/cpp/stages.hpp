// The time that each stage takes of an article's way from bytes to statements with their speakers.
#pragma once

#include <array>
#include <string_view>

#include "inputs.hpp"
#include "quotestance/reader.hpp"

namespace stages {

inline constexpr std::array<const char*, 10> names{"utf8",   "tokens",   "language",    "matches",    "furniture",
                                                   "quotes", "mentions", "code_points", "statements", "speakers"};

struct Seconds {
    std::array<double, names.size()> of{};
    std::size_t tokens = 0;
};

// Reads all articles, as Reader::read_article does, with a look at the clock after each stage.
Seconds read(const inputs::Articles& articles, quotestance::Reader& reader);

}  // namespace stages
