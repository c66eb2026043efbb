// How a statement speaks of a target: by a name of it or its members, by a pronoun, or by coded words alone.
#pragma once

#include <vector>

#include "quotestance/speakers.hpp"

namespace quotestance {

enum class TargetLink : std::int8_t { unspoken = -1, named = 0, anaphor = 1, implied = 2 };

struct TargetMention {
    Span tokens;
    TargetLink link;
};

// Names that stand for no actor: the country as a place, or its private people and bodies.
enum class Standing : std::uint8_t { actor, place, citizens };

// An actor named in a statement, whoever it is: what stands between a word and a target decides their link.
struct ActorMention {
    Span tokens;
    ActorId actor;       // none for a person outside the registry
    ActorId allegiance;  // for whom it counts
    Standing standing = Standing::actor;
};

class Targets {
public:
    Targets(const Tokens& tokens, const Matches& matches, const Mentions& mentions, std::int32_t date)
        : tokens_(tokens), matches_(matches), mentions_(mentions), date_(date) {}

    bool belongs(ActorId actor, ActorId target) const { return tokens_.lexicon().belongs(actor, target, date_); }
    bool counts(const ActorMention& a, ActorId target) const;
    // All actors named in a span, in order.
    void actors_in(Span content, std::vector<ActorMention>& out) const;
    // The state whose affairs alone an article tells, or none: nearly all actors that it names act for that state.
    ActorId domestic_state(std::vector<ActorMention>& actors) const;
    // Quarrels inside one country say nothing of the bloc, or of the state towards others: nobody foreign takes part.
    bool domestic(ActorId state, ActorId target, const Speaker& speaker, std::span<const ActorMention> actors) const;
    // The mentions of a target in a statement, in order.
    void mentions_of(ActorId target, const Statement& s, const Speaker& speaker, std::span<const ActorMention> actors,
                     const Statement* previous, bool previous_named, std::vector<TargetMention>& out) const;

private:
    bool foreign(ActorId actor, ActorId state) const;
    Standing standing_of(Span name) const;
    bool locates(Span name, TokenId begin) const;
    bool drops_subject(const Statement& s) const;
    bool own_anaphor(TokenId t, const Statement& s, const Speaker& speaker) const;

    const Tokens& tokens_;
    const Matches& matches_;
    const Mentions& mentions_;
    std::int32_t date_;
};

}  // namespace quotestance
