// From a batch of articles to the table of their statements, and from target spans to their scores. One analyzer serves many
// threads at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quotestance/columns.hpp"
#include "quotestance/parts.hpp"

namespace quotestance {

struct AnalyzerOptions {
    std::vector<std::string> targets{"west"};
    bool every_actor = false;  // instead of `targets`: all actors of the registry that a statement names
    StanceOptions stance;
};

class Analyzer {
public:
    // Throws InvalidOption for a target that no actor has as its id, naming the nearest ids.
    Analyzer(std::shared_ptr<const Lexicon> lexicon, Weights weights, AnalyzerOptions options);

    // One table for each part of the batch, in its order; joined, they are the same for any number of threads. Linear in the
    // text. Throws InvalidText for a text that cannot be read.
    std::vector<Columns> analyze_parts(const Batch& batch, const Run& run) const;
    Columns analyze(const Batch& batch, unsigned threads = 1) const {
        return joined(analyze_parts(batch, {.threads = threads, .unread = nullptr, .watch = {}}));
    }
    // The stance of each text toward the target that stands at [begins[i], ends[i]) in it, in code points: no statements are
    // looked for, whoever speaks. Throws InvalidOption for a span outside its text or without a word in it.
    std::vector<SpanColumns> score_parts(const Batch& batch, std::span<const std::int64_t> begins,
                                         std::span<const std::int64_t> ends, const Run& run) const;
    SpanColumns score_targets(const Batch& batch, std::span<const std::int64_t> begins,
                              std::span<const std::int64_t> ends, unsigned threads = 1) const {
        return joined(score_parts(batch, begins, ends, {.threads = threads, .unread = nullptr, .watch = {}}));
    }
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
