// From a batch of articles to the table of their statements, and from target spans to their scores. One analyzer serves many
// threads at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quotestance/columns.hpp"

namespace quotestance {

// A batch as buffers: text i is data[offsets[i], offsets[i + 1]). The other spans are empty or as long as the batch.
struct Batch {
    std::span<const std::int64_t> offsets;
    std::string_view data;
    std::span<const std::uint8_t> valid;     // 0: a null text, which has no rows
    std::span<const std::int32_t> dates;     // days since 1970, unknown_date where there is none
    std::span<const std::int8_t> languages;  // Language
    std::size_t size() const noexcept { return offsets.empty() ? 0 : offsets.size() - 1; }
    bool is_null(std::size_t i) const noexcept { return !valid.empty() && !valid[i]; }
    Language language(std::size_t i) const noexcept {
        return languages.empty() ? Language::unknown : static_cast<Language>(languages[i]);
    }
    // Throws InvalidText for bytes that are not UTF-8 and for more than 2 GiB.
    std::string_view text(std::size_t i) const;
};

struct AnalyzerOptions {
    std::vector<std::string> targets{"west"};
    bool every_actor = false;  // instead of `targets`: all actors of the registry that a statement names
    StanceOptions stance;
};

class Analyzer {
public:
    // Throws InvalidOption for a target that no actor has as its id, naming the nearest ids.
    Analyzer(std::shared_ptr<const Lexicon> lexicon, Weights weights, AnalyzerOptions options);

    // Linear in the text. Throws InvalidText for bytes that are not UTF-8. The rows are the same for any number of threads.
    Columns analyze(const Batch& batch, unsigned threads = 1) const;
    // The stance of each text toward the target that stands at [begins[i], ends[i]) in it, in code points: no statements are
    // looked for, whoever speaks. Throws InvalidOption for a span outside its text or without a word in it.
    SpanColumns score_targets(const Batch& batch, std::span<const std::int64_t> begins,
                              std::span<const std::int64_t> ends, unsigned threads = 1) const;
    const Lexicon& lexicon() const noexcept { return *lexicon_; }
    const Weights& weights() const noexcept { return weights_; }

private:
    class StatementWorker;
    class SpanWorker;
    std::shared_ptr<const Lexicon> lexicon_;
    Weights weights_;
    AnalyzerOptions options_;
    std::vector<ActorId> targets_;
};

}  // namespace quotestance
