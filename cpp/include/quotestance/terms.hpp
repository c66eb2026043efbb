// What the words of a statement say of a target, before it is weighed: each word in a role, with the amount of it that counts.
//
// amount = share(role) x scope(shifters) x link(distance, clauses, actors), below 0 where the word is turned round. The score is
// linear in the weights, so that they can be learned: Σ amount x weight(concept, role).
#pragma once

#include <vector>

#include "quotestance/roles.hpp"
#include "quotestance/weights.hpp"

namespace quotestance {

struct Term {
    Span tokens;                // empty for the baseline
    std::uint32_t idea = none;  // a concept; a cue, a setting, a baseline where the role says so
    Role role = Role::baseline;
    Origin origin = Origin::nobody;
    double amount = 0;
};

// The tokens between two spans; none where they touch or overlap.
struct Gap {
    TokenId from, to;
};

std::string_view name_of(const Term& term, const Lexicon& lexicon);

class Terms {
public:
    Terms(const Lexicon& lexicon, const Weights& weights) : lexicon_(lexicon), weights_(weights) {}

    // The value words of a statement, whatever the target: called once for a statement.
    void read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets,
              const Statement& s, const Speaker& speaker, const std::vector<ActorMention>& actors);
    // The terms of one target. Linear in the words of the statement, whatever the number of mentions: each hit looks at
    // the nearest few.
    std::span<const Term> toward(ActorId target, std::span<const TargetMention> mentions);
    // The same for a mention that the caller points out, with its settings.
    std::span<const Term> toward_mention(ActorId target, std::span<const TargetMention> mentions, std::size_t which);
    bool own() const noexcept { return own_; }  // the speaker belongs to the target last asked for
    std::span<const Hit> hits() const noexcept { return hits_.all(); }
    const Clauses& clauses() const noexcept { return clauses_; }

private:
    void place_actors(ActorId target, std::span<const TargetMention> mentions);
    void add_hit(const Hit& hit, std::size_t nearest, ActorId target);
    void add_cue();
    void add_settings(const GovernedMention& mention);
    void add(const Hit& hit, Role role, double amount);
    double code(const Concept& idea, ActorId target) const;
    double in_role(const Hit& hit, const Concept& idea, const GovernedMention& mention, Role& role, bool& others) const;
    double attitude(const Hit& hit, const Concept& idea, Role role) const;
    double in_context(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    double faded(Gap gap, double far, double across_actor, double across_border) const;
    double link(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    unsigned others_between(TokenId from, TokenId to) const;
    bool owned_by_other(const Hit& hit) const;
    bool held_by_speaker(const Hit& hit) const;
    bool about_bad(const Hit& hit) const;
    bool about_us(const Hit& hit) const;
    bool ours(const ActorMention& a) const;

    const Lexicon& lexicon_;
    const Weights& weights_;
    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Quotes* quotes_ = nullptr;
    const Targets* targets_ = nullptr;
    const Statement* statement_ = nullptr;
    const Speaker* speaker_ = nullptr;
    Clauses clauses_;
    Hits hits_;
    std::vector<Term> terms_;
    std::vector<Setting> settings_;
    std::vector<ActorMention> actors_;
    std::vector<TokenId> others_;  // where actors begin that are not the target, with the speaker's own `kami`
    std::vector<GovernedMention> mentions_;
    bool own_ = false;
};

}  // namespace quotestance
