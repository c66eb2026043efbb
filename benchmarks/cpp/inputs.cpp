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

Articles articles_in(const fs::path& file) {
    Articles articles;
    const std::string bytes = content_of(file);
    articles.data.assign(bytes.begin(), bytes.end());
    const std::string_view content(articles.data.data(), articles.data.size());
    for (std::size_t begin = 0, end; begin < content.size(); begin = end + 1) {
        end = std::min(content.find('\0', begin), content.size());
        articles.texts.push_back(content.substr(begin, end - begin));
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
