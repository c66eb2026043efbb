// Scores a statement's stance toward a target, and its tone, and keeps the words that made each score.
//
// Each hit of a concept gives a contribution to the log-odds of `against` and one to those of `for`, both against neutral:
// weight(concept, role) x scope(shifters) x link(distance, clause, role -> target). The contributions are multiples of
// 2^-30, so that they add up exactly in any order.
#pragma once

#include <vector>

#include "quotestance/roles.hpp"
#include "quotestance/tone.hpp"

namespace quotestance {

enum class Label : std::int8_t { negative = 0, neutral = 1, positive = 2, unspoken = 3 };

struct Evidence {
    Span tokens;                // empty for the baseline
    std::uint32_t idea = none;  // a concept, or a cue where the role is `cue`
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
    unsigned origins = 7;        // bits of Origin: whose words count
    bool speaker_prior = false;  // whether speakers of the target's own side have a baseline of their own
    double abstain_below = 0;    // no label counts as sure whose probability is lower
};

class StanceScorer {
public:
    StanceScorer(const Lexicon& lexicon, StanceOptions options) : lexicon_(lexicon), options_(options) {}

    // What the words of a statement say, whatever the target: called once for a statement.
    void read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets,
              const Statement& s, const Speaker& speaker, const std::vector<ActorMention>& actors);
    // Linear in the words of the statement, whatever the number of mentions: each hit looks at the nearest few.
    Stance score(ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence);
    double sentiment() const noexcept { return sentiment_; }  // in [-1, 1]
    Label sentiment_label() const noexcept;

private:
    struct Value {
        double value;
        Role role;
    };

    void place_actors(ActorId target, std::span<const TargetMention> mentions);
    void score_hit(const Hit& hit, std::size_t nearest, ActorId target, std::vector<Evidence>& evidence) const;
    void score_cue(std::vector<Evidence>& evidence) const;
    void push(Span tokens, std::uint32_t idea, Role role, Origin origin, double value,
              std::vector<Evidence>& evidence) const;
    Value code(const Concept& idea, ActorId target) const;
    Value toward(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    double attitude(const Hit& hit, const Concept& idea, Role role) const;
    double tone_toward(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    double link(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    unsigned others_between(TokenId from, TokenId to) const;
    bool owned_by_other(const Hit& hit) const;
    bool held_by_speaker(const Hit& hit) const;
    bool about_bad(const Hit& hit) const;
    bool about_us(const Hit& hit) const;
    bool ours(const ActorMention& a) const;
    bool counted(Origin o) const noexcept { return options_.origins >> static_cast<unsigned>(o) & 1U; }
    Stance softmax(const std::vector<Evidence>& evidence) const;

    const Lexicon& lexicon_;
    StanceOptions options_;
    const Tokens* tokens_ = nullptr;
    const Targets* targets_ = nullptr;
    const Statement* statement_ = nullptr;
    const Speaker* speaker_ = nullptr;
    Clauses clauses_;
    Hits hits_;
    std::vector<ActorMention> actors_;
    std::vector<TokenId> others_;  // where actors begin that are not the target, with the speaker's own `kami`
    std::vector<GovernedMention> mentions_;
    bool own_ = false;  // the speaker belongs to the target
    double sentiment_ = 0;
};

}  // namespace quotestance
