// Scores a statement's stance toward a target, and its tone, and keeps the words that made each score.
//
// Each hit of a concept gives a contribution to the log-odds of `against` and one to those of `for`, both against neutral:
// weight(concept, role) x scope(shifters) x link(distance, clause, role -> target). The contributions are multiples of
// 2^-30, so that they add up exactly in any order.
#pragma once

#include <vector>

#include "quotestance/targets.hpp"

namespace quotestance {

enum class Origin : std::int8_t { nobody = -1, quoted = 0, paraphrase = 1, cue = 2 };
enum class Label : std::int8_t { negative = 0, neutral = 1, positive = 2, unspoken = 3 };

struct Evidence {
    Span tokens;                    // empty for the baseline
    std::uint32_t idea = none;      // a concept, or a cue where the role is `cue`
    Role role = Role::baseline;
    Origin origin = Origin::nobody;
    double against = 0;
    double in_favour = 0;
};

struct Stance {
    Label label = Label::unspoken;
    TargetLink link = TargetLink::unspoken;
    double negative = 0, neutral = 0, positive = 0;  // probabilities
    bool abstained = false;
    double score() const noexcept { return positive - negative; }
};

struct StanceOptions {
    unsigned origins = 7;       // bits of Origin: whose words count
    bool speaker_prior = false; // whether who speaks shifts the baseline
    double abstain_below = 0;   // no label counts as sure whose probability is lower
};

class StanceScorer {
public:
    StanceScorer(const Lexicon& lexicon, StanceOptions options) : lexicon_(lexicon), options_(options) {}

    // What the words of a statement say, whatever the target: called once for a statement.
    void read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets, const Statement& s, const Speaker& speaker,
              std::vector<ActorMention> actors);
    Stance score(ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence) const;
    double sentiment() const noexcept { return sentiment_; }  // in [-1, 1]
    Label sentiment_label() const noexcept;

private:
    struct Hit {
        Span tokens;
        const Entry* entry;
        double scope;      // what the shifters make of it
        Origin origin;
    };

    double scope_of(const Match& hit, std::span<const Match> shifters, std::span<const Match> hits) const;
    void score_hit(const Hit& hit, ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence) const;
    double link(const Hit& hit, const TargetMention& mention, Role role) const;
    Role role_toward(const Hit& hit, const TargetMention& mention, Frame frame) const;
    unsigned actors_between(TokenId from, TokenId to, ActorId target) const;
    unsigned borders_between(TokenId from, TokenId to) const;
    bool holder_is_speaker(const Hit& hit, ActorId target) const;
    bool ours(const ActorMention& a) const;

    const Lexicon& lexicon_;
    StanceOptions options_;
    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Targets* targets_ = nullptr;
    const Statement* statement_ = nullptr;
    const Speaker* speaker_ = nullptr;
    std::vector<ActorMention> actors_;
    std::vector<Hit> hits_;
    double sentiment_ = 0;
    double tone_ = 0;
};

}  // namespace quotestance
