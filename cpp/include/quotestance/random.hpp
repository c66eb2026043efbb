// Random numbers that need no memory of those before: a stream of its own for each piece of work, whichever thread does it.
#pragma once

#include <cmath>
#include <cstdint>

namespace quotestance {

// SplitMix64 (Steele, Lea & Flood 2014): a counter, and a mix of its bits that is one to one.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t number) : state_(mix(mix(seed + step) + number)) {}

    std::uint64_t operator()() noexcept { return mix(state_ += step); }

    // Two numbers below `n` out of 32 bits each: one of them is off its share by less than n / 2^32.
    struct Pair {
        std::uint32_t first, second;
    };
    Pair below(std::uint32_t n) noexcept {
        const std::uint64_t bits = (*this)();
        return {static_cast<std::uint32_t>(((bits >> 32) * n) >> 32),
                static_cast<std::uint32_t>(((bits & 0xFFFFFFFF) * n) >> 32)};
    }

    // Of mean 1, above 0: how often an article counts in a replicate of the Bayesian bootstrap.
    double exponential() noexcept { return -std::log((static_cast<double>((*this)() >> 11) + 0.5) * 0x1p-53); }

private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15;
    static constexpr std::uint64_t mix(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

}  // namespace quotestance
