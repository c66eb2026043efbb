// Which role a mention of a target plays toward a value word, from voice, prepositions and order; shallow, no parse.
#pragma once

#include "quotestance/hits.hpp"
#include "quotestance/targets.hpp"

namespace quotestance {

// A mention with what governs it.
struct GovernedMention {
    Span tokens;  // with `'s`, if it has one
    Governance governance;
    bool possessor = false;  // `the West's`
};

struct Sense {
    Role role;
    double share;  // how surely the mention plays it, 0 to 1; below 0 where a comparison turns the word round
};

class Roles {
public:
    Roles(const Tokens& tokens, const Clauses& clauses, Span content)
        : tokens_(tokens), clauses_(clauses), content_(content) {}

    Sense of(const Hit& hit, const GovernedMention& mention, Frame frame) const;

private:
    Sense deed(const Hit& hit, const GovernedMention& mention, Role done_to) const;
    Sense deed_before(const Hit& hit, const GovernedMention& mention,
                      Role done_to) const;  // the mention stands before the hit
    Sense deed_after(const Hit& hit, const GovernedMention& mention, Role done_to) const;
    Sense deed_by_preposition(const Hit& hit, Governor by, Role done_to) const;
    bool circumstance(const Hit& hit) const;
    bool beside_a_noun(const Hit& hit, const GovernedMention& mention) const;
    double attribute(const Hit& hit, const GovernedMention& mention) const;
    double relation(const Hit& hit, const GovernedMention& mention) const;
    bool in_phrase(const Hit& hit, const GovernedMention& m) const { return m.governance.phrase <= hit.tokens.first; }
    bool governs(const Hit& hit, const GovernedMention& m) const {
        return m.governance.by != Governor::subject && hit.tokens.contains(m.governance.word);
    }

    const Tokens& tokens_;
    const Clauses& clauses_;
    Span content_;
};

}  // namespace quotestance
