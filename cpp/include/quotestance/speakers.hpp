// Who the speaker of each statement is: names, offices at the article's date, descriptions, pronouns and carry.
#pragma once

#include <string_view>
#include <vector>

#include "quotestance/statements.hpp"
#include "quotestance/text_store.hpp"

namespace quotestance {

enum class ResolvedBy : std::uint8_t { name, office, pronoun, carry, unresolved };

struct Speaker {
    // Views of the lexicon, of the text, or of what Speakers keeps until the next article.
    std::string_view id;    // of an actor, or the slug of a surname or a name; empty: unknown
    std::string_view name;  // the fullest that the registry or the article gives
    Span mention{};         // nearest to the cue; empty where the cue stands alone
    ResolvedBy by = ResolvedBy::unresolved;
    ActorId actor = none;       // in the registry: the person, state or organisation
    ActorId allegiance = none;  // for whom it speaks: the actor itself, or the state or organisation of its office
    std::uint32_t title = none;
    bool person = false;  // a pronoun for one person can mean it
};

class Speakers {
public:
    // One speaker for each statement, in their order. `date`: days since 1970, or unknown_date.
    void assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                const Mentions& mentions, const Statements& statements, std::int32_t date);
    std::span<const Speaker> all() const noexcept { return speakers_; }

private:
    static constexpr std::size_t focus_statements = 64;  // how far back a pronoun or a description can point
    static constexpr TokenId focus_tokens = 600;

    Speaker resolve(const Statement& s);
    Speaker of_person(Span name, const NounPhrase& phrase);
    const Speaker& pointed_at(const Person& person);
    Speaker of_office(const NounPhrase& phrase);
    bool may_belong(const Speaker& s, ActorId of) const;
    bool holds(const Person& p, const NounPhrase& phrase) const;
    bool is_age(Span s) const;
    bool same_word(TokenId a, TokenId b) const;
    const Match* company_before(TokenId before) const;
    const Person* holder_in_focus() const;
    Speaker of_description(const NounPhrase& phrase);
    Speaker of_actor(const NounPhrase& phrase);
    Speaker of_pronoun(const Statement& s);
    Speaker carried() const;
    bool is_demonym(const NounPhrase& phrase) const;
    Speaker person_of(ActorId state, TokenId before);
    bool speaks_of(const Statement& s, const Speaker& who) const;
    TokenId pointed_agent(TokenId begin, TokenId limit) const;
    TokenId behind_fronted(TokenId begin, TokenId limit) const;
    const Person* subject_since(TokenId from, TokenId to);
    const Person* subject_of(Span sentence) const;
    Span name_apart(const NounPhrase& phrase, TokenId limit) const;
    std::string_view written(Span mention) const;
    std::string_view mention_text(Span mention);
    std::string_view slug_of(std::string_view name);
    std::string_view joined_id(std::string_view owner, std::string_view part);

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Furniture* furniture_ = nullptr;
    const Quotes* quotes_ = nullptr;
    const Mentions* mentions_ = nullptr;
    std::int32_t date_ = unknown_date;
    std::vector<Speaker> speakers_;
    std::vector<TokenId> anchors_;
    TextStore made_;                       // ids and names that stand neither in the lexicon nor in the text
    std::vector<Speaker> pointed_;         // by person of the article, each made when first asked for
    std::vector<char> pointed_known_;      // whether it was
    std::vector<const Person*> subjects_;  // by sentence, each looked for when first asked for
    std::vector<char> subjects_known_;     // whether it was
    std::vector<const Person*> holders_;   // of the office being resolved
};

}  // namespace quotestance
