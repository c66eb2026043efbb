// The evidence of targets that a test points out in a text.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article.hpp"
#include "quotestance/text.hpp"

namespace quotestance::test {

struct Piece {
    std::string form, idea;
    Role role;
    double amount, against, in_favour;
};

// Where words stand for the first time in a text, in code points.
inline std::pair<std::int64_t, std::int64_t> place_of(std::string_view words, std::string_view text) {
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos) throw std::out_of_range("'" + std::string(words) + "' is not in the text");
    const auto points = [](std::string_view bytes) {
        return std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; });
    };
    const std::int64_t begin = points(text.substr(0, at));
    return {begin, begin + points(words)};
}

inline SpanColumns scored(const Analyzer& analyzer, const std::string& text, std::string_view target,
                          Language language = Language::unknown) {
    const auto [begin, end] = place_of(target, text);
    const std::vector<std::int64_t> begins{begin}, ends{end};
    const std::vector<std::int8_t> languages{static_cast<std::int8_t>(language)};
    const Texts texts({text});
    Batch batch = texts.batch();
    batch.languages = languages;
    return analyzer.score_targets(batch, begins, ends);
}

inline std::vector<Piece> pieces_of(const Analyzer& analyzer, const std::string& text, std::string_view target,
                                    Language language = Language::unknown) {
    const ScoreColumns score = scored(analyzer, text, target, language).score;
    std::vector<Piece> out;
    for (std::size_t i = 0; i < score.evidence_role.size(); ++i)
        out.push_back({cell(score.evidence_form, i), cell(score.evidence_concept, i),
                       static_cast<Role>(score.evidence_role[i]), score.evidence_amount[i], score.evidence_against[i],
                       score.evidence_for[i]});
    return out;
}

}  // namespace quotestance::test
