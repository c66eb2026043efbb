#include "article.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace quotestance::test {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<TableSource> bundled_tables() {
    const std::filesystem::path data(QUOTESTANCE_DATA_DIR);
    std::vector<TableSource> tables;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data))
        if (entry.path().extension() == ".tsv")
            tables.push_back({std::filesystem::relative(entry.path(), data).generic_string(), bytes_of(entry.path())});
    std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return tables;
}

const std::shared_ptr<const Lexicon>& bundled_lexicon() {
    static const auto lexicon = std::make_shared<const Lexicon>(bundled_tables());
    return lexicon;
}

std::vector<TableSource> arendian_tables() {
    auto tables = bundled_tables();
    tables.push_back({"arendia/states.tsv",
                      "id\tmember_of\tid_names\ten_names\ten_adjectives\tcapitals\tstand_ins\n"
                      "arendia\t\tArendia\tArendia\tArendian; Arendians\tVelmar\t\n"
                      "sorvia\twest\tSorvia\tSorvia\tSorvian\tKelmar\t\n"});
    tables.push_back({"arendia/people.tsv",
                      "id\tof\tgender\tname\tother_names\n"
                      "verel\tarendia\tm\tTomas Verel\tThomas Verel\n"
                      "solan\tarendia\tf\tMira Solan\t\n"
                      "kelbrin\tsorvia\tm\tJonas Kelbrin\t\n"
                      "kelbrin_dara\tsorvia\tf\tDara Kelbrin\t\n"});
    tables.push_back({"arendia/places.tsv",
                      "id\tof\tid_names\ten_names\n"
                      "nordmark\tsorvia\tNordmark\tNordmark\n"});
    tables.push_back({"arendia/offices.tsv",
                      "person\toffice\tof\tfrom\tto\n"
                      "verel\tforeign_minister\tarendia\t2010-05-01\t2015-06-30\n"
                      "solan\tforeign_minister\tarendia\t2015-07-01\t\n"
                      "kelbrin\tpresident\tsorvia\t2012\t2020\n"});
    return tables;
}

const std::shared_ptr<const Lexicon>& arendian_lexicon() {
    static const auto lexicon = std::make_shared<const Lexicon>(arendian_tables());
    return lexicon;
}

Analyzer arendian_analyzer(AnalyzerOptions options) {
    return {arendian_lexicon(), Weights(*arendian_lexicon()), std::move(options)};
}

std::int32_t day(int year, unsigned month, unsigned day) { return days_from_civil(year, month, day); }

Article::Article(std::string text, std::int32_t date, const Lexicon& lexicon)
    : text_(std::move(text)), tokens(lexicon) {
    tokens.assign(text_);
    matches.assign(tokens, tokens.settle_language(Language::unknown));
    furniture.assign(tokens, matches);
    quotes.assign(tokens, matches, furniture);
    mentions.assign(tokens, matches, furniture);
    statements.assign(tokens, matches, furniture, quotes, mentions);
    speakers.assign(tokens, matches, furniture, quotes, mentions, statements, date);
}

TokenId Article::find(std::string_view word) const {
    for (TokenId t = 0; t < tokens.size(); ++t)
        if (tokens.text(t) == word) return t;
    throw std::out_of_range("no token '" + std::string(word) + "'");
}

Strings said_in(const std::string& text, std::int32_t date) {
    constexpr std::array<const char*, 5> kinds{"direct", "mixed", "indirect", "act", "headline"};
    const Article a(text, date, *arendian_lexicon());
    Strings out;
    for (std::size_t i = 0; i < a.statements.all().size(); ++i) {
        const Statement& s = a.statements.all()[i];
        out.push_back(std::string(kinds[static_cast<std::size_t>(s.kind)]) + " | " + a.words(s.content) + " | " +
                      a.words(s.cue) + " | " + std::string(a.speakers.all()[i].id));
    }
    return out;
}

void expect_said(const std::vector<Said>& cases) {
    for (const Said& c : cases) EXPECT_EQ(said_in(c.text), c.statements) << c.text;
}

std::string cell(const StringColumn& column, std::size_t row) {
    const auto begin = static_cast<std::size_t>(column.offsets[row]),
               end = static_cast<std::size_t>(column.offsets[row + 1]);
    return {column.bytes.data() + begin, end - begin};
}

}  // namespace quotestance::test
