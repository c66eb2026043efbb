// The tone of a statement, whatever its target: its sentiment.
#pragma once

#include "quotestance/stance.hpp"

namespace quotestance {

// How much of a concept's tone counts: below 0 where it is turned round.
struct ToneTerm {
    std::uint32_t idea;
    double amount;
};

// The sentiment is linear in the tones before it is squeezed, so that they can be learned.
class Tone {
public:
    Tone(const Lexicon& lexicon, const Weights& weights) : lexicon_(lexicon), weights_(weights) {}
    // The hits of a statement, weighed by what is around them; valid until the next call.
    std::span<const ToneTerm> terms(std::span<const Hit> hits, const Tokens& tokens);
    // In [-1, 1], grim to glad: the terms and the cue.
    double sentiment(std::span<const ToneTerm> terms, const Statement& statement) const;

private:
    const Lexicon& lexicon_;
    const Weights& weights_;
    std::vector<ToneTerm> terms_;
};

Label sentiment_label(double sentiment) noexcept;

}  // namespace quotestance
