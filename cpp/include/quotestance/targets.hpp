// How a statement speaks of a target: by a name of it or its members, by a pronoun, or by coded words alone.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "quotestance/speakers.hpp"

namespace quotestance {

enum class TargetLink : std::int8_t { unspoken = -1, named = 0, anaphor = 1, implied = 2 };

struct TargetMention {
    Span tokens;
    TargetLink link;
};

// Names that stand for no actor: the country as a place (`outside the West` too), or its private people and bodies.
enum class Standing : std::uint8_t { actor, place, citizens };

// An actor named in a statement, whoever it is: what stands between a word and a target decides their link.
struct ActorMention {
    Span tokens;
    ActorId actor;       // none for a person outside the registry
    ActorId allegiance;  // for whom it counts
    bool of_person = true;
};

// Answers of Lexicon::belongs, kept: an article asks the same few questions over and over.
class Kinship {
public:
    bool belongs(const Lexicon& lexicon, ActorId actor, ActorId bloc, std::int32_t day);

private:
    struct Answer {
        ActorId actor = none, bloc = none;
        std::int32_t day = unknown_date;
        bool belongs = false;
    };
    std::array<Answer, 256> answers_;  // each question has one place; a later one takes it
};

// Memory is reused from article to article; keeps references to what it was assigned.
class Targets {
public:
    // Finds all actors that the article names. Linear.
    void assign(const Tokens& tokens, const Matches& matches, const Mentions& mentions, std::int32_t date);

    bool belongs(ActorId actor, ActorId target) const {
        return kinship_.belongs(tokens_->lexicon(), actor, target, date_);
    }
    bool counts(const ActorMention& a, ActorId target) const;
    // Looks at the words around the name.
    Standing standing_of(const ActorMention& a) const { return a.of_person ? Standing::actor : standing_of(a.tokens); }
    // In order.
    std::span<const ActorMention> actors() const noexcept { return actors_; }
    // The state whose affairs alone the article tells, or none: nearly all actors that it names act for that state.
    ActorId domestic_state();
    // Quarrels inside one country say nothing of the bloc, or of the state towards others: nobody foreign takes part.
    bool domestic(ActorId state, ActorId target, const Speaker& speaker, std::span<const ActorMention> actors) const;
    // The mentions of a target in a statement, in order. `own`: the speaker belongs to the target. `named_before`: the
    // same speaker's statement before named the target, so that `they` can mean it.
    void mentions_of(ActorId target, const Statement& s, const Speaker& speaker, std::span<const ActorMention> actors,
                     bool own, bool named_before, std::vector<TargetMention>& out) const;

private:
    void add_actor(const Match& m);
    void add_surname(const Match& m);
    ActorId state_of(ActorId actor) const { return tokens_->lexicon().state_of(actor, date_); }
    bool foreign(ActorId actor, ActorId of, ActorId state) const;  // `of`: the state for which it acts
    Standing standing_of(Span name) const;
    bool locates(Span name, TokenId begin) const;
    bool excluded(Span name, TokenId begin) const;
    bool drops_subject(const Statement& s) const;
    bool own_anaphor(TokenId t, const Statement& s, const Speaker& speaker) const;

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Mentions* mentions_ = nullptr;
    std::int32_t date_ = unknown_date;
    std::vector<ActorMention> actors_;
    std::vector<ActorId> states_;  // for which they act
    mutable Kinship kinship_;
};

}  // namespace quotestance
