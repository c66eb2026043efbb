// The clauses of one statement: their borders and verbs, and what governs a noun phrase (a preposition, a verb, nothing).
// Shallow and linear: no parse, only the nearest words before the phrase.
#pragma once

#include <algorithm>
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
// What of a word's sentence a statement holds: `“Who lied?” said Verel` asks, whatever comes behind.
Span sentence_in(const Tokens& tokens, Span content, TokenId t) noexcept;
bool is_question(const Tokens& tokens, Span words) noexcept;

// `'s` behind a name: its two tokens begin at `t`.
bool possessive_at(const Tokens& tokens, TokenId t) noexcept;

// How much of a border between clauses a token is: 1 for a comma or a subordinator, 2 for a full stop.
unsigned border_at(const Tokens& tokens, TokenId t) noexcept;
// Whether none stands between two tokens; looks at each.
bool unbroken(const Tokens& tokens, TokenId from, TokenId to) noexcept;

class Clauses {
public:
    // An article. Memory is reused from article to article.
    void assign(const Tokens& tokens, const Matches& matches);
    // A statement of which nothing is read yet: constant time. Statements come in the order in which they begin.
    void open(Span content) { content_ = content; }
    // Its borders and verbs, linear in its words: what `borders`, `verbs`, `verb`, `is_verb` and `governor_of` look up.
    void read();

    // Between two tokens of the content: commas, subordinators and, twice, full stops. Constant time.
    unsigned borders(TokenId from, TokenId to) const noexcept {
        return from < to ? place(to).borders_before - place(from).borders_before : 0;
    }
    // Main verbs: those of relative clauses and infinitives (`yang V`, `untuk V`) don't count.
    unsigned verbs(TokenId from, TokenId to) const noexcept {
        return from < to ? place(to).verbs_before - place(from).verbs_before : 0;
    }
    Voice verb(TokenId t) const noexcept { return places_[t - content_.first].voice; }  // noun: no verb
    // The voice of a concept's form here: an English form alone does not tell (`robbed`, `attack`). Needs no reading.
    Voice voice_of(const Match& concept_) const {
        const Voice listed = concept_.entry->voice;
        if (concept_.entry->language == Language::english) return english_voice_of(concept_);
        return listed == Voice::bare ? Voice::active : listed;
    }
    bool is_verb(TokenId t) const noexcept { return content_.contains(t) && verb(t) != Voice::noun; }
    Governance governor_of(Span mention) const;

private:
    struct Place {
        std::uint32_t borders_before = 0;
        std::uint32_t verbs_before = 0;
        Voice voice = Voice::noun;
        bool named = false;  // in a name or a title: no verb, whatever it looks like
    };
    const Place& place(TokenId t) const noexcept {
        return places_[std::clamp(t, content_.first, content_.last) - content_.first];
    }
    Place& at(TokenId t) noexcept { return places_[t - content_.first]; }
    void mark_names(std::span<const Match> names);
    void mark_concepts();
    Voice indonesian_voice(TokenId t, std::uint64_t classes) const;
    void mark_english();
    void count();
    Voice english_voice_of(const Match& concept_) const;
    Voice english_voice(Span phrase, Voice listed) const;
    bool after_be(TokenId t) const;
    bool verb_follows(TokenId t) const;
    bool is_subject(Span mention) const;
    bool after_determiner(TokenId t) const;
    Governor preposition_at(TokenId t) const;

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    InOrder<Match> actors_, titles_, concepts_, cues_;
    Span content_{};
    std::vector<Place> places_;  // by token of the content, and one behind
};

}  // namespace quotestance
