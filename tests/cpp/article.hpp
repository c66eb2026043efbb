// What the tests share: the bundled tables, and one article taken through the stages.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quotestance/analyzer.hpp"

namespace quotestance::test {

using Strings = std::vector<std::string>;

std::vector<TableSource> bundled_tables();
const std::shared_ptr<const Lexicon>& bundled_lexicon();  // compiled once

// A state, its people and their offices, all invented, behind the bundled tables.
std::vector<TableSource> arendian_tables();
const std::shared_ptr<const Lexicon>& arendian_lexicon();

std::int32_t day(int year, unsigned month, unsigned day);

// An article and what each stage reads in it, up to the speakers.
class Article {
public:
    explicit Article(std::string text, std::int32_t date = unknown_date, const Lexicon& lexicon = *bundled_lexicon());
    Article(const Article&) = delete;
    Article& operator=(const Article&) = delete;

    std::string words(Span s) const { return std::string(tokens.text(s)); }
    TokenId find(std::string_view word) const;  // the first token that is written so

private:
    std::string text_;

public:
    Tokens tokens;
    Matches matches;
    Furniture furniture;
    Quotes quotes;
    Mentions mentions;
    Statements statements;
    Speakers speakers;
};

// The statements of an article by the invented people and states, each as `kind | words | cue | speaker's id`.
Strings said_in(const std::string& text, std::int32_t date = unknown_date);

struct Said {
    std::string text;
    Strings statements;
};
void expect_said(const std::vector<Said>& cases);

// An analyzer of the invented people and states.
Analyzer arendian_analyzer(AnalyzerOptions options = {});

// One batch for the analyzer, with its memory.
struct Texts {
    explicit Texts(Strings texts) : memory(std::move(texts)), views(memory.begin(), memory.end()) {}
    Texts(const Texts&) = delete;
    Texts& operator=(const Texts&) = delete;
    Batch batch() const { return {.texts = views, .dates = {}, .languages = {}}; }
    Strings memory;
    std::vector<TextView> views;
};

std::string cell(const StringColumn& column, std::size_t row);

}  // namespace quotestance::test
