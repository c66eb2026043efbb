#include "quotestance/shingles.hpp"

#include <algorithm>
#include <utility>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr std::uint64_t prime = 0x9E3779B97F4A7C15;

std::uint64_t mix(std::uint64_t h) noexcept {
    h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93;
    return h ^ (h >> 32);
}

bool is_of_word(char32_t c) noexcept { return is_letter(c) || (c >= U'0' && c <= U'9'); }

// The hashes of the words.
std::vector<std::uint64_t> words_of(std::string_view text) {
    std::vector<std::uint64_t> out;
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        at += point.length;
        if (is_skipped(point.value)) continue;
        if (is_of_word(point.value)) {
            hash = (hash ^ fold(point.value)) * prime + 1;
        } else if (hash) {
            out.push_back(mix(std::exchange(hash, 0)));
        }
    }
    if (hash) out.push_back(mix(hash));
    return out;
}

}  // namespace

std::vector<std::uint32_t> shingles_of(std::string_view text, unsigned words) {
    const std::vector<std::uint64_t> all = words_of(text);
    std::vector<std::uint32_t> out;
    if (all.empty()) return out;
    const std::size_t run = std::min<std::size_t>(words, all.size());
    for (std::size_t i = 0; i + run <= all.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < i + run; ++k) hash = mix(hash * prime + all[k]);
        out.push_back(static_cast<std::uint32_t>(hash));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double jaccard(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) noexcept {
    std::size_t i = 0, k = 0, both = 0;
    while (i < a.size() && k < b.size()) {
        both += a[i] == b[k];
        const bool step_a = a[i] <= b[k], step_b = b[k] <= a[i];
        i += step_a, k += step_b;
    }
    const std::size_t either = a.size() + b.size() - both;
    return either ? static_cast<double>(both) / static_cast<double>(either) : 0;
}

}  // namespace quotestance
