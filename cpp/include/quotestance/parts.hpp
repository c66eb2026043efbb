// A batch cut into one part a thread, worked on side by side, the results joined in the order of the batch.
#pragma once

#include <algorithm>
#include <exception>
#include <span>
#include <thread>
#include <vector>

namespace quotestance {

// Where to cut so that the parts have about the same number of bytes; `offsets` as in a Batch.
inline std::vector<std::size_t> cuts_of(std::span<const std::int64_t> offsets, unsigned parts) {
    const std::size_t n = offsets.empty() ? 0 : offsets.size() - 1;
    std::vector<std::size_t> cuts{0};
    for (unsigned k = 1; k < parts; ++k) {
        const std::int64_t wanted = offsets.front() + (offsets.back() - offsets.front()) *
                                                          static_cast<std::int64_t>(k) /
                                                          static_cast<std::int64_t>(parts);
        const auto at = std::lower_bound(offsets.begin(), offsets.end() - 1, wanted) - offsets.begin();
        cuts.push_back(std::max(cuts.back(), static_cast<std::size_t>(at)));
    }
    cuts.push_back(n);
    return cuts;
}

// `work(from, to)` returns a table of the rows of a part; the tables are joined with `append`. The first part's error is thrown.
template <typename Work>
auto in_parts(std::span<const std::int64_t> offsets, unsigned threads, const Work& work) {
    using Table = decltype(work(std::size_t{0}, std::size_t{0}));
    const std::size_t n = offsets.empty() ? 0 : offsets.size() - 1;
    threads = std::max(1U, std::min<unsigned>(threads, static_cast<unsigned>(n ? n : 1)));
    const std::vector<std::size_t> cuts = cuts_of(offsets, threads);
    std::vector<Table> parts(threads);
    std::vector<std::exception_ptr> errors(threads);
    const auto one = [&](unsigned k) {
        try {
            parts[k] = work(cuts[k], cuts[k + 1]);
        } catch (...) {
            errors[k] = std::current_exception();
        }
    };
    std::vector<std::thread> pool;
    for (unsigned k = 1; k < threads; ++k) pool.emplace_back(one, k);
    one(0);
    for (std::thread& t : pool) t.join();
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
    Table out = std::move(parts[0]);
    for (unsigned k = 1; k < threads; ++k) append(out, parts[k]);
    return out;
}

}  // namespace quotestance
