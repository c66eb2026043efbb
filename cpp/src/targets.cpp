#include "quotestance/targets.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr int domestic_mentions = 8;  // fewer say little of what an article is about
constexpr int domestic_share = 6;     // the state's own mentions for each foreign one

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

}  // namespace

// `di Manchester, Inggris`: the name only says where the town before it lies.
bool Targets::locates(Span name, TokenId begin) const {
    if (name.first < begin + 3 || !(*tokens_)[name.first - 1].is_mark(',') || !(*tokens_)[name.first - 2].upper)
        return false;
    const bool closes = name.last >= tokens_->size() || (*tokens_)[name.last].kind == TokenKind::mark;
    // The word before the comma must be a town, not an actor: `Di Ukraina, Barat …`, `Menurut Lavrov, Barat …`.
    const Match* actor = matches_->covering(EntryType::actor, name.first - 2);
    const bool town = !matches_->covering(EntryType::surname, name.first - 2) &&
                      (!actor || tokens_->lexicon().actors()[actor->entry->index].kind == ActorKind::place);
    if (!closes || !town) return false;
    for (TokenId i = name.first - 2; i-- > begin && name.first - i <= 5;) {
        if (tokens_->is(i, WordClass::preposition) || tokens_->is(i, WordClass::region))
            return !tokens_->is(i, WordClass::companion) && !tokens_->is(i, WordClass::agent_marker);
        if (!(*tokens_)[i].upper) return false;
    }
    return false;
}

// `negara di luar Barat`, `non-Western countries`, `except the US`: others are spoken of.
bool Targets::excluded(Span name, TokenId begin) const {
    TokenId before = name.first;
    if (before > begin && (tokens_->is(before - 1, WordClass::article) || (*tokens_)[before - 1].is_mark('-')))
        --before;
    return before > begin && tokens_->is(before - 1, WordClass::outside);
}

// `bagian timur AS`, `Eropa timur`, `waktu New York, AS`: places. `warga AS`, `surat kabar Inggris`: private.
Standing Targets::standing_of(Span name) const {
    const TokenId begin = tokens_->lines()[(*tokens_)[name.first].line].tokens.first;
    if (tokens_->is(name.last, WordClass::region) && name.last < tokens_->size() &&
        !tokens_->is(name.last, WordClass::private_group))
        return Standing::place;
    if (name.first <= begin) return Standing::actor;
    if (tokens_->is(name.first - 1, WordClass::region) || locates(name, begin) || excluded(name, begin))
        return Standing::place;
    for (TokenId i = name.first; i-- > begin && name.first - i <= 2;) {
        if (tokens_->is(i, WordClass::private_group)) return Standing::citizens;
        if ((*tokens_)[i].kind == TokenKind::mark || tokens_->is(i, WordClass::preposition) ||
            tokens_->is(i, WordClass::relative))
            break;
    }
    return Standing::actor;
}

bool Targets::counts(const ActorMention& a, ActorId target) const {
    if (target == none || !(belongs(a.actor, target) || (a.allegiance != a.actor && belongs(a.allegiance, target))))
        return false;
    const Standing standing = standing_of(a);
    return standing == Standing::actor || (standing == Standing::citizens && a.actor == target);
}

void Targets::assign(const Tokens& tokens, const Matches& matches, const Mentions& mentions, std::int32_t date) {
    tokens_ = &tokens, matches_ = &matches, mentions_ = &mentions, date_ = date;
    actors_.clear();
    const auto surnames = matches.of(EntryType::surname);
    auto surname = surnames.begin();
    for (const Match& m : matches.of(EntryType::actor)) {
        for (; surname != surnames.end() && surname->tokens.first < m.tokens.first; ++surname) add_surname(*surname);
        add_actor(m);
    }
    for (; surname != surnames.end(); ++surname) add_surname(*surname);
}

void Targets::add_actor(const Match& m) {
    const Actor& a = tokens_->lexicon().actors()[m.entry->index];
    if (a.kind == ActorKind::place || a.kind == ActorKind::organ) return;
    if (!actors_.empty() && actors_.back().tokens == m.tokens) return;
    actors_.push_back({m.tokens, m.entry->index, m.entry->index, a.kind == ActorKind::person});
}

void Targets::add_surname(const Match& m) {
    const Person* p = mentions_->person_named(m.tokens);
    const ActorId actor = p ? p->actor : mentions_->registry_person(m.tokens);
    if (!p && actor == none) return;
    const bool office = p && p->title != none && tokens_->lexicon().titles()[p->title].kind == TitleKind::office;
    actors_.push_back({m.tokens, actor, actor != none ? actor : office ? p->of : none});
}

bool Targets::foreign(ActorId actor, ActorId of, ActorId state) const {
    if (actor == none || of == state || belongs(state, actor)) return false;
    const ActorKind kind = tokens_->lexicon().actors()[actor].kind;
    return of != none || kind == ActorKind::bloc || kind == ActorKind::organisation || kind == ActorKind::armed_group;
}

ActorId Targets::domestic_state() {
    states_.clear();
    ActorId state = none;  // the state of most mentions, if one has most of them (Boyer and Moore's majority vote)
    int lead = 0;
    for (const ActorMention& a : actors_) {
        const ActorId of = state_of(a.allegiance);
        states_.push_back(of);
        if (of == none) continue;
        if (lead == 0) state = of;
        lead += of == state ? 1 : -1;
    }
    if (state == none) return none;
    int own = 0, others = 0;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
        own += states_[i] == state;
        others += foreign(actors_[i].allegiance, states_[i], state);
    }
    return own >= domestic_mentions && own >= domestic_share * others ? state : none;
}

bool Targets::domestic(ActorId state, ActorId target, const Speaker& speaker,
                       std::span<const ActorMention> actors) const {
    return state != none && belongs(state, target) &&
           !foreign(speaker.allegiance, state_of(speaker.allegiance), state) &&
           std::none_of(actors.begin(), actors.end(),
                        [&](const ActorMention& a) { return foreign(a.allegiance, state_of(a.allegiance), state); });
}

// The first person of a speaker of the target's own; in an indirect clause `mereka` is the body that speaks.
bool Targets::own_anaphor(TokenId t, const Statement& s, const Speaker& speaker) const {
    if (tokens_->is(t, WordClass::own_side)) return true;
    const bool begins = t <= s.content.first + 1;
    return begins && s.kind != Kind::direct && !speaker.person && tokens_->is(t, WordClass::third_plural);
}

// `mengatakan akan mengirim pasukan`: the clause has no subject of its own, so the speaker is it.
bool Targets::drops_subject(const Statement& s) const {
    if (s.kind != Kind::indirect && s.kind != Kind::mixed) return false;
    const TokenId t = s.content.first;
    if (t >= s.content.last || (*tokens_)[t].upper) return false;
    return tokens_->is(t, WordClass::modal) ||
           (looks_like_verb(*tokens_, t) && voice_of_prefix(tokens_->text(t)) == Voice::active);
}

void Targets::mentions_of(ActorId target, const Statement& s, const Speaker& speaker,
                          std::span<const ActorMention> actors, bool own, bool named_before,
                          std::vector<TargetMention>& out) const {
    out.clear();
    for (const ActorMention& a : actors) {
        const bool speaks_itself = s.infix && !s.speaker_tokens.empty() && s.speaker_tokens.contains(a.tokens.first);
        if (!speaks_itself && counts(a, target)) out.push_back({a.tokens, TargetLink::named});
    }
    if (own) {
        const std::size_t named = out.size();
        if (drops_subject(s)) out.push_back({{s.content.first, s.content.first}, TargetLink::anaphor});
        constexpr auto pronouns = bit(WordClass::own_side) | bit(WordClass::third_plural);
        for (TokenId t = s.content.first; t < s.content.last; ++t)
            if ((tokens_->classes(t) & pronouns) && own_anaphor(t, s, speaker))
                out.push_back({{t, t + 1}, TargetLink::anaphor});
        if (named < out.size())
            std::sort(out.begin(), out.end(),
                      [](const TargetMention& a, const TargetMention& b) { return a.tokens.first < b.tokens.first; });
    } else if (named_before && out.empty()) {
        for (TokenId t = s.content.first; t < s.content.last && out.empty(); ++t)
            if (tokens_->is(t, WordClass::third_plural)) out.push_back({{t, t + 1}, TargetLink::anaphor});
    }
}

bool Kinship::belongs(const Lexicon& lexicon, ActorId actor, ActorId bloc, std::int32_t day) {
    if (actor == none || actor == bloc) return actor != none;
    Answer& kept = answers_[(actor + 31 * bloc) % answers_.size()];
    if (kept.actor != actor || kept.bloc != bloc || kept.day != day)
        kept = {actor, bloc, day, lexicon.belongs(actor, bloc, day)};
    return kept.belongs;
}

}  // namespace quotestance
