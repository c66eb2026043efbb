// Who is named where: the people that an article introduces, and the noun phrases that can be speakers.
#pragma once

#include <string>
#include <vector>

#include "quotestance/mentions_index.hpp"
#include "quotestance/quotes.hpp"

namespace quotestance {

// A person (or unlisted organisation) whom the article names, by the fullest name that it gives.
struct Person {
    Span name;                   // tokens of the fullest name
    ActorId actor = none;        // in the registry
    std::uint32_t title = none;  // office or role that it is introduced with
    ActorId of = none;           // of which state or organisation
};

enum class NounKind : std::uint8_t { nothing, person, actor, title, description, pronoun, plural_pronoun };

// A noun phrase that can speak: (role)(affiliation)(name).
struct NounPhrase {
    NounKind kind = NounKind::nothing;
    Span tokens;           // all of it, without apposition and relative clause
    Span name;             // of a person
    ActorId actor = none;  // registry actor: the person, or the state, organisation, medium
    std::uint32_t title = none;
    ActorId of = none;      // the state or organisation that title or organ belongs to
    bool definite = false;  // itu, tersebut, the
    explicit operator bool() const noexcept { return kind != NounKind::nothing; }
};

class Mentions {
public:
    void assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture);

    // The noun phrase that begins at a token; it ends before `limit`. Nothing if none begins there.
    NounPhrase noun_phrase(TokenId from, TokenId limit) const;
    // A person's name that begins at a token: capitalised words and name particles; empty if there is none.
    Span name_at(TokenId from, TokenId limit) const;

    bool names_person(ActorId person, TokenId word) const;
    bool is_verb_here(TokenId t) const;
    bool begins_text(TokenId t) const;  // right behind the dateline

    std::span<const Person> people() const noexcept { return people_; }
    // The person whom a name means, by the article's own people first, then the registry; names may be one letter off.
    const Person* person_named(Span name) const;
    ActorId registry_person(Span name) const;  // by full name or an unambiguous surname; none if there is none

private:
    // The first letters of a name's words: what another name must have to share them.
    struct Initials {
        std::uint32_t needed = 0;
        std::uint32_t present = 0;
    };

    bool begins_sentence(TokenId t) const;
    bool ends_name(TokenId at, TokenId from, const Match* actor) const;
    ActorId known_by(const Match& surname) const;
    void find_people();
    void find_in_heading(Span text);
    void find_in_text(Span text);
    bool may_name(TokenId capital, TokenId limit) const;
    TokenId introduce_titled(const Match& title, TokenId limit);
    void introduce_named(Span name);
    void introduce(Span name, ActorId known, const NounPhrase& phrase);
    void list(std::uint32_t person);
    Initials initials_of(Span name) const;
    TokenId rarest_word(Span name) const;  // among the words of the people's names
    void list_words(std::uint32_t person);
    std::uint32_t first_alike(Span name) const;
    std::uint32_t first_listed(Span name) const;
    // Those whose names may hold all the words of a name.
    template <typename Visit>
    void each_longer(Span name, Visit&& visit) const;
    bool shares_words(Span shorter, Span longer) const;
    bool same_word(TokenId a, TokenId b) const;

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Furniture* furniture_ = nullptr;
    std::vector<Person> people_;
    std::vector<Initials> initials_;  // of the people's names
    NameIndex by_word_;               // where they are many
    NameIndex by_rarest_;             // by the word of each name that fewest others have
};

// By the tables, or by its prefix. An action: not a verb of state, which may be an adjective.
bool looks_like_verb(const Tokens& tokens, TokenId t);
bool looks_like_action(const Tokens& tokens, TokenId t);
// English: a past or a participle, by its ending.
bool looks_like_past(const Tokens& tokens, TokenId t);

// Equal, or one edit apart in words of five letters or more.
bool nearly_equal(std::string_view a, std::string_view b) noexcept;

}  // namespace quotestance
