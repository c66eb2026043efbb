#include "quotestance/tone.hpp"

#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr TokenId remedy_reach = 6;

// `mengatasi serangan`, `membantu penyelidikan teror`: a good deed done to a bad thing.
bool remedies(const Tokens& tokens, const Hit& deed, const Hit& object) {
    const bool verb =
        deed.voice == Voice::active && tokens.lexicon().concepts()[deed.entry->index].tone > 0 && deed.scope > 0;
    return verb && object.tokens.first - deed.tokens.last <= remedy_reach &&
           unbroken(tokens, deed.tokens.last, object.tokens.first);
}

}  // namespace

std::span<const ToneTerm> Tone::terms(std::span<const Hit> hits, const Tokens& tokens) {
    terms_.clear();
    const Hit* before = nullptr;
    for (const Hit& hit : hits) {
        const double tone = lexicon_.concepts()[hit.entry->index].tone;
        double amount = hit.scope;
        if (hit.scope < 0 && tone < 0) amount *= factors.negated_grief;
        if (hit.scope > 0 && tone < 0 && before && remedies(tokens, *before, hit)) amount *= factors.remedied_grief;
        terms_.push_back({hit.entry->index, amount});
        before = &hit;
    }
    return terms_;
}

double Tone::sentiment(std::span<const ToneTerm> terms, const Statement& statement) const {
    double tone = 0;
    for (const ToneTerm& term : terms) tone += weights_.tone(term.idea) * term.amount;
    const double said = statement.cue_entry ? lexicon_.cues()[statement.cue_entry->index].tone : 0;
    const bool act = statement.kind == Kind::act && said != 0;  // the act is the attitude, its object the occasion
    tone = act ? tone * factors.occasion_tone + said * factors.act_tone : tone + said * factors.cue_tone;
    return std::tanh(tone / factors.tone_scale);
}

Label sentiment_label(double sentiment) noexcept {
    return sentiment > factors.positive_above   ? Label::positive
           : sentiment < factors.negative_below ? Label::negative
                                                : Label::neutral;
}

}  // namespace quotestance
