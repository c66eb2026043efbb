// The clauses of one statement: their borders and verbs, and what governs a noun phrase (a preposition, a verb, nothing).
// Shallow and linear: no parse, only the nearest words before the phrase.
#pragma once

#include <vector>

#include "quotestance/matches.hpp"

namespace quotestance {

// What a noun phrase is to the words before it.
enum class Governor : std::uint8_t {
    subject,         // nothing governs it
    object,          // an active verb
    passive_agent,   // a passive verb without `oleh`: diserang Barat
    agent_marker,    // oleh, by
    patient_marker,  // terhadap, kepada, against
    companion,       // dengan, antara, with
    origin,          // dari, from
    standard,        // daripada, than: what something is compared with
    other,           // any other preposition: di, dalam, karena
};

struct Governance {
    Governor by = Governor::subject;
    TokenId word = 0;    // the governing word
    TokenId phrase = 0;  // where the noun phrase begins
};

// Whether a sentence, or a text, ends with a question mark.
bool is_question(const Tokens& tokens, Span words) noexcept;

// `'s` behind a name: its two tokens begin at `t`.
bool possessive_at(const Tokens& tokens, TokenId t) noexcept;

class Clauses {
public:
    // Memory is reused from statement to statement.
    void read(const Tokens& tokens, const Matches& matches, Span content);

    // Between two tokens of the content: commas, subordinators and, twice, full stops. Constant time.
    unsigned borders(TokenId from, TokenId to) const noexcept { return difference(borders_, from, to); }
    // Main verbs: those of relative clauses and infinitives (`yang V`, `untuk V`) don't count.
    unsigned verbs(TokenId from, TokenId to) const noexcept { return difference(verbs_, from, to); }
    Voice verb(TokenId t) const noexcept { return voices_[t - content_.first]; }  // noun: no verb
    // The voice of a concept's form here: an English form alone does not tell (`robbed`, `attack`).
    Voice voice_of(const Match& concept_) const;
    bool is_verb(TokenId t) const noexcept { return content_.contains(t) && verb(t) != Voice::noun; }
    Governance governor_of(Span mention) const;

private:
    unsigned difference(const std::vector<unsigned>& sums, TokenId from, TokenId to) const noexcept;
    void mark_verbs(const Matches& matches);
    void mark_indonesian();
    void mark_english(const Matches& matches);
    Voice english_voice(Span phrase, Voice listed) const;
    bool after_be(TokenId t) const;
    bool verb_follows(TokenId t) const;
    bool is_subject(Span mention) const;
    bool after_determiner(TokenId t) const;
    Governor preposition_at(TokenId t) const;

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    Span content_{};
    std::vector<Voice> voices_;
    std::vector<bool> named_;        // in a name or a title: no verb, whatever it looks like
    std::vector<unsigned> borders_;  // sums up to a token
    std::vector<unsigned> verbs_;
};

}  // namespace quotestance
