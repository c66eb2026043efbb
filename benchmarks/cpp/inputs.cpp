#include "inputs.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace inputs {
namespace fs = std::filesystem;
namespace {

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string_view Articles::operator[](std::size_t i) const {
    const auto begin = static_cast<std::size_t>(offsets[i]), end = static_cast<std::size_t>(offsets[i + 1]);
    return std::string_view(data).substr(begin, end - begin);
}

quotestance::Batch Articles::batch() const {
    quotestance::Batch batch;
    batch.offsets = offsets;
    batch.data = data;
    return batch;
}

Articles articles_in(const fs::path& file) {
    const std::string content = content_of(file);
    Articles articles;
    articles.data.reserve(content.size());
    for (std::size_t begin = 0, end; begin < content.size(); begin = end + 1) {
        end = std::min(content.find('\0', begin), content.size());
        articles.data.append(content, begin, end - begin);
        articles.offsets.push_back(static_cast<std::int64_t>(articles.data.size()));
    }
    return articles;
}

std::vector<quotestance::TableSource> tables_in(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".tsv") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<quotestance::TableSource> tables;
    for (const fs::path& path : paths)
        tables.push_back({fs::relative(path, folder).generic_string(), content_of(path)});
    return tables;
}

}  // namespace inputs
