// From a batch of articles to the table of their statements. One analyzer serves many threads at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quotestance/columns.hpp"

namespace quotestance {

// A batch as buffers: article i is data[offsets[i], offsets[i + 1]). The other spans are empty or as long as the batch.
struct Batch {
    std::span<const std::int64_t> offsets;
    std::string_view data;
    std::span<const std::uint8_t> valid;     // 0: a null article, which has no statements
    std::span<const std::int32_t> dates;     // days since 1970, unknown_date where there is none
    std::span<const std::int8_t> languages;  // Language
    std::size_t size() const noexcept { return offsets.empty() ? 0 : offsets.size() - 1; }
};

struct AnalyzerOptions {
    std::vector<std::string> targets{"west"};
    StanceOptions stance;
};

class Analyzer {
public:
    // Throws InvalidOption for a target that no actor has as its id, naming the nearest ids.
    Analyzer(std::shared_ptr<const Lexicon> lexicon, AnalyzerOptions options);

    // Linear in the text. Throws InvalidText for bytes that are not UTF-8. The rows are the same for any number of threads.
    Columns analyze(const Batch& batch, unsigned threads = 1) const;
    const Lexicon& lexicon() const noexcept { return *lexicon_; }

private:
    class Worker;
    std::shared_ptr<const Lexicon> lexicon_;
    AnalyzerOptions options_;
    std::vector<ActorId> targets_;
};

}  // namespace quotestance
