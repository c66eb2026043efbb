// What the words of a statement say of a target, before it is weighed: each word in a role, with the amount of it that counts.
//
// amount = share(role) x scope(shifters) x link(distance, clauses, actors), below 0 where the word is turned round. The score is
// linear in the weights, so that they can be learned: Σ amount x weight(concept, role).
#pragma once

#include <vector>

#include "quotestance/factors.hpp"
#include "quotestance/fading.hpp"
#include "quotestance/roles.hpp"
#include "quotestance/weights.hpp"

namespace quotestance {

// Whose words a term is: the speaker's own, the journalist's, or the verb of the report.
enum class Origin : std::int8_t { nobody = -1, quoted = 0, paraphrase = 1, cue = 2 };

struct Term {
    Span tokens;                // empty for the baseline
    std::uint32_t idea = none;  // a concept; a cue, a setting, a baseline where the role says so
    Role role = Role::baseline;
    Origin origin = Origin::nobody;
    double amount = 0;
};

// What stands between a word and a target; nothing where they touch or overlap.
struct Gap {
    TokenId tokens = 0;
    unsigned actors = 0;
    unsigned borders = 0;
};

std::string_view name_of(const Term& term, const Lexicon& lexicon);

class Terms {
public:
    Terms(const Lexicon& lexicon, const Weights& weights) : lexicon_(lexicon), weights_(weights) {}

    // An article, which must outlive the reading of its statements.
    void assign(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets);
    // A statement with its value words, whatever the target. Statements come in the order in which they begin. What it
    // refers to must outlive the calls of `toward`.
    void read(const Statement& s, const Speaker& speaker, std::span<const ActorMention> actors,
              std::span<const Hit> hits);
    // The terms of one target. `own`: the speaker belongs to it. Linear in the words of the statement, whatever the number
    // of mentions: each hit looks at the nearest few. Where there are no mentions, only coded words are looked at.
    std::span<const Term> toward(ActorId target, bool own, std::span<const TargetMention> mentions);
    // The same for a mention that the caller points out, with its settings.
    std::span<const Term> toward_mention(ActorId target, std::span<const TargetMention> mentions, std::size_t which);

private:
    struct Say {  // what a hit says of a mention, before it is weighed
        Role role = Role::head;
        double amount = 0;
        double prior = 0;       // of the concept in this role
        bool of_other = false;  // an adjective of another noun
    };
    void read_terms(ActorId target, bool own, std::span<const TargetMention> mentions);
    void read_clauses();
    void place_mentions(std::span<const TargetMention> mentions);
    void place_others(ActorId target, std::span<const TargetMention> mentions);
    void add_hit(const Hit& hit, std::size_t nearest);
    void add_code(const Hit& hit, ActorId target);
    void add_cue();
    bool demanded_of(std::size_t which) const;
    void add_address();
    void add_settings(const GovernedMention& mention);
    void add(const Hit& hit, Role role, double amount, double prior);
    double prior_of(const Hit& hit, Role role) const { return weights_.prior(weights_.of(hit.entry->index, role)); }
    double code(const Concept& idea, ActorId target) const;
    Say in_role(const Hit& hit, const Concept& idea, const GovernedMention& mention) const;
    double attitude(const Hit& hit, const Concept& idea, Role role) const;
    double in_context(const Concept& idea, Gap gap) const;
    double link(const Concept& idea, Gap gap) const;
    Gap gap_between(Span hit, Span mention) const;
    unsigned others_between(TokenId from, TokenId to) const;
    Origin origin_of(const Hit& hit) const;
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
    std::span<const Hit> hits_;
    std::vector<Term> terms_;
    std::vector<Setting> settings_;
    std::span<const ActorMention> actors_;
    std::vector<TokenId> us_;      // first persons: `kami`, `we`
    std::vector<TokenId> others_;  // where actors begin that are not the target, with the speaker's own `kami`
    std::vector<GovernedMention> mentions_;
    bool clauses_read_ = false;  // of this statement
    bool own_ = false;

    Decay far_{factors.far}, tone_far_{factors.tone_far};
    Powers across_border_{factors.across_border}, across_actor_{factors.across_actor},
        across_party_{factors.across_party}, context_across_actor_{factors.context_across_actor},
        context_across_border_{factors.context_across_border};
};

}  // namespace quotestance
