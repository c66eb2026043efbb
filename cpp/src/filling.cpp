#include "quotestance/filling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

#include "quotestance/errors.hpp"

namespace quotestance {
namespace {

constexpr std::size_t lanes = 8;  // rows at a time, which wait for one another no more

// Eight bits from any bit on; those behind the last byte are 0.
unsigned bits_from(std::span<const std::byte> bits, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < bits.size() ? std::to_integer<unsigned>(bits[i]) : 0U; };
    return (byte(at / 8) | byte(at / 8 + 1) << 8) >> (at % 8) & 0xFFU;
}

}  // namespace

double fill(const NumberChunk& chunk, std::span<double> to) {
    const std::size_t end = chunk.first + chunk.rows;
    if (chunk.values.size() < end || (!chunk.valid.empty() && 8 * chunk.valid.size() < end) || to.size() < chunk.rows)
        throw InvalidOption("numbers", std::to_string(end), "the buffer is too short");
    std::array<double, lanes> most{};
    for (std::size_t i = 0; i < chunk.rows; i += lanes) {
        const unsigned there = chunk.valid.empty() ? 0xFFU : bits_from(chunk.valid, chunk.first + i);
        const double* const from = chunk.values.data() + chunk.first + i;
        const auto take = [&](std::size_t k) {
            // With all bits set it is NaN. Without a branch: where numbers are missing cannot be foreseen.
            const std::uint64_t missing = (there >> k & 1U) - std::uint64_t{1};
            const auto value = std::bit_cast<double>(std::bit_cast<std::uint64_t>(from[k]) | missing);
            to[i + k] = value;
            most[k] = std::abs(value) > most[k] ? std::abs(value) : most[k];
        };
        if (i + lanes <= chunk.rows)
            for (std::size_t k = 0; k < lanes; ++k) take(k);
        else
            for (std::size_t k = 0; i + k < chunk.rows; ++k) take(k);
    }
    return *std::max_element(most.begin(), most.end());
}

}  // namespace quotestance
