#include "quotestance/contrast.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "quotestance/errors.hpp"
#include "quotestance/scanner.hpp"

namespace quotestance {
namespace {

bool is_one_letter(std::string_view word) {
    return std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }) < 2;
}

void check(std::span<const double> a, std::span<const double> b, std::span<const double> prior) {
    if (a.size() != b.size() || a.size() != prior.size())
        throw InvalidOption("a", std::to_string(a.size()), "a, b and the prior must have one length");
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!(a[i] >= 0) || !(b[i] >= 0) || std::isinf(a[i] + b[i]))
            throw InvalidOption("a", std::to_string(std::min(a[i], b[i])), "a count is 0 or more, and finite");
        if (!(prior[i] > 0) || std::isinf(prior[i]))
            throw InvalidOption("prior", std::to_string(prior[i]), "the prior of a word is above 0, and finite");
    }
}

}  // namespace

void WordCounter::add(std::string_view text, std::int64_t number, Side side) {
    const auto s = static_cast<std::size_t>(side);
    Scanner scanner(text);
    for (ScannedToken token; scanner.next(token);) {
        if (token.kind != TokenKind::word) continue;
        const std::string_view word = scanner.folded();
        if (is_one_letter(word)) continue;
        auto at = found_.find(word);
        if (at == found_.end()) at = found_.emplace(word, Found{}).first;
        Found& found = at->second;
        ++found.counts[s];
        if (side == Side::neither || (found.examples[s] >= 0 && text.size() >= found.lengths[s])) continue;
        found.examples[s] = number, found.lengths[s] = text.size();
    }
}

std::vector<WordCount> WordCounter::take() {
    std::vector<WordCount> out;
    out.reserve(found_.size());
    for (const auto& [word, found] : found_) out.push_back({word, found.counts, found.examples});
    found_.clear();
    std::sort(out.begin(), out.end(), [](const WordCount& x, const WordCount& y) { return x.word < y.word; });
    return out;
}

LogOdds log_odds(std::span<const double> a, std::span<const double> b, std::span<const double> prior,
                 double prior_total) {
    constexpr double nothing = 1e-9;
    check(a, b, prior);
    const double all_a = std::accumulate(a.begin(), a.end(), prior_total);
    const double all_b = std::accumulate(b.begin(), b.end(), prior_total);
    LogOdds out;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double in_a = a[i] + prior[i], in_b = b[i] + prior[i];
        const double others_a = all_a - in_a, others_b = all_b - in_b;
        // With a single word in all texts there is nothing that it could be said instead of.
        const bool alone = others_a < nothing || others_b < nothing;
        out.ratio.push_back(alone ? 0 : std::log(in_a / others_a) - std::log(in_b / others_b));
        out.z.push_back(out.ratio.back() / std::sqrt(1 / in_a + 1 / in_b));
    }
    return out;
}

}  // namespace quotestance
