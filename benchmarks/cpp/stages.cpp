#include "stages.hpp"

#include <chrono>

namespace stages {
namespace {

using Clock = std::chrono::steady_clock;

// Adds the time since the last stage to the next one.
class Laps {
public:
    explicit Laps(Seconds& seconds) : seconds_(seconds) {}
    void done() {
        const Clock::time_point now = Clock::now();
        seconds_.of[stage_++] += std::chrono::duration<double>(now - last_).count();
        last_ = now;
    }

private:
    Seconds& seconds_;
    std::size_t stage_ = 0;
    Clock::time_point last_ = Clock::now();
};

void read_one(std::string_view text, quotestance::Reader& r, Seconds& seconds) {
    Laps stage(seconds);
    if (quotestance::first_invalid_byte(text) >= 0) return;
    stage.done();
    r.tokens.assign(text);
    stage.done();
    r.language = r.tokens.settle_language(quotestance::Language::unknown);
    stage.done();
    r.matches.assign(r.tokens, r.language);
    stage.done();
    r.furniture.assign(r.tokens, r.matches);
    stage.done();
    r.quotes.assign(r.tokens, r.matches, r.furniture);
    stage.done();
    r.mentions.assign(r.tokens, r.matches, r.furniture);
    stage.done();
    r.points.assign(text);
    stage.done();
    r.date = r.furniture.date();
    r.statements.assign(r.tokens, r.matches, r.furniture, r.quotes, r.mentions);
    stage.done();
    r.speakers.assign(r.tokens, r.matches, r.furniture, r.quotes, r.mentions, r.statements, r.date);
    stage.done();
    seconds.tokens += r.tokens.size();
}

}  // namespace

Seconds read(const inputs::Articles& articles, quotestance::Reader& reader) {
    Seconds seconds;
    for (std::size_t i = 0; i < articles.size(); ++i) read_one(articles[i], reader, seconds);
    return seconds;
}

}  // namespace stages
