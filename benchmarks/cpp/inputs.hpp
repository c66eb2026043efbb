// What the benchmarks work on: articles from a file and the language tables from a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quotestance/analyzer.hpp"

namespace inputs {

// All articles one behind the other, with offsets as in a Batch.
struct Articles {
    std::string data;
    std::vector<std::int64_t> offsets{0};
    std::size_t size() const { return offsets.size() - 1; }
    std::string_view operator[](std::size_t i) const;
    quotestance::Batch batch() const;
};

// A zero byte ends each article.
Articles articles_in(const std::filesystem::path& file);
// The .tsv files of a folder and of those in it, in the order of their names.
std::vector<quotestance::TableSource> tables_in(const std::filesystem::path& folder);

}  // namespace inputs
