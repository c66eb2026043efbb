// Who a cue belongs to: the noun phrase that is its subject, over appositions, dates and prepositional phrases.
#pragma once

#include "quotestance/syntax.hpp"

namespace quotestance {

struct Subject {
    NounPhrase phrase{};
    bool negated = false;      // the cue is denied, or not said yet: it reports nothing
    TokenId clause_begin = 0;  // where the clause of the cue begins
    TokenId verb_begin = 0;    // Indonesian: where the auxiliaries and adverbs before the cue begin
    bool shared = false;       // English: it stands in a clause before, whose speaker goes on (`…, adding that`)
};

class Subjects : public Syntax {
protected:
    Subject find_subject(TokenId begin, TokenId cue) const;
    // The name behind a title and a comma; returns where the attribution goes on.
    TokenId after_speaker(const NounPhrase& phrase, Span& appositive, TokenId limit) const;
    bool says_here(TokenId t) const;  // English: an active cue, no noun
    Span with_partner(const NounPhrase& phrase, TokenId cue) const;
    NounPhrase maker_of(const NounPhrase& finding, Span with_clause) const;
    Span with_relative_before(const NounPhrase& phrase, TokenId cue) const;
    Span with_relative_clause(const NounPhrase& phrase, TokenId limit) const;

private:
    static constexpr TokenId longest_head = 4;  // nouns before a relative clause
    NounPhrase phrase_in_segment(TokenId begin, TokenId end, bool touches_cue = false) const;
    NounPhrase phrase_before(TokenId end, TokenId begin) const;
    NounPhrase head_before(TokenId begin, TokenId end) const;
    TokenId over_age(TokenId end, TokenId begin) const;
    // English (subjects_english.cpp)
    Subject english_subject(TokenId begin, TokenId cue) const;
    TokenId verb_group_begin(TokenId cue, TokenId begin, bool& negated) const;
    TokenId clause_start(TokenId begin, TokenId end) const;
    bool opens_clause(TokenId conjunction, TokenId begin, TokenId end) const;
    NounPhrase phrase_ending(TokenId begin, TokenId end, TokenId& clause) const;
    NounPhrase bare_phrase_ending(TokenId begin, TokenId end, bool governable = false) const;
    NounPhrase before_parenthesis(TokenId begin, TokenId end, TokenId& clause) const;
    NounPhrase object_before(TokenId begin, TokenId end) const;
    NounPhrase named_before(NounPhrase phrase, TokenId begin) const;
    NounPhrase main_subject(TokenId begin, TokenId end) const;
    bool only_modifies(Span rest) const;
    bool other_verb_between(TokenId from, TokenId cue, bool& negated) const;
};

}  // namespace quotestance
