// What the benchmarks work on: articles from a file and the language tables from a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quotestance/analyzer.hpp"

namespace inputs {

// All articles one behind the other, and where each stands.
struct Articles {
    std::vector<char> data;
    std::vector<std::string_view> texts;
    std::size_t size() const { return texts.size(); }
    std::string_view operator[](std::size_t i) const { return texts[i]; }
};

// A zero byte ends each article.
Articles articles_in(const std::filesystem::path& file);
// The .tsv files of a folder and of those in it, in the order of their names.
std::vector<quotestance::TableSource> tables_in(const std::filesystem::path& folder);

}  // namespace inputs
