#include "quotestance/tone.hpp"

#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr TokenId remedy_reach = 6;

// `mengatasi serangan`, `membantu penyelidikan teror`: a good deed done to a bad thing.
bool remedies(const Weights& weights, const Clauses& clauses, const Hit& deed, const Hit& object) {
    const bool verb = deed.voice == Voice::active && weights.tone(deed.entry->index) > 0 && deed.scope > 0;
    return verb && object.tokens.first - deed.tokens.last <= remedy_reach &&
           clauses.borders(deed.tokens.last, object.tokens.first) == 0;
}

}  // namespace

double tone_of(const Lexicon& lexicon, const Weights& weights, std::span<const Hit> hits, const Clauses& clauses, const Statement& statement) {
    double tone = 0;
    const Hit* before = nullptr;
    for (const Hit& hit : hits) {
        double value = weights.tone(hit.entry->index) * hit.scope;
        if (hit.scope < 0 && value > 0) value *= factors.negated_grief;
        if (value < 0 && hit.scope > 0 && before && remedies(weights, clauses, *before, hit))
            value *= factors.remedied_grief;
        tone += value;
        before = &hit;
    }
    const double said = statement.cue_entry ? lexicon.cues()[statement.cue_entry->index].tone : 0;
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
