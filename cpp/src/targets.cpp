#include "quotestance/targets.hpp"

#include <algorithm>

namespace quotestance {

void Targets::actors_in(Span content, std::vector<ActorMention>& out) const {
    out.clear();
    const Lexicon& lexicon = tokens_.lexicon();
    for (const Match& m : matches_.of(EntryType::actor, content)) {
        const Actor& a = lexicon.actors()[m.entry->index];
        if (a.kind == ActorKind::place || a.kind == ActorKind::organ) continue;
        if (!out.empty() && out.back().tokens == m.tokens) continue;
        out.push_back({m.tokens, m.entry->index, m.entry->index});
    }
    for (const Match& m : matches_.of(EntryType::surname, content)) {
        const Person* p = mentions_.person_named(m.tokens);
        const ActorId actor = p ? p->actor : mentions_.registry_person(m.tokens);
        if (!p && actor == none) continue;
        const bool office = p && p->title != none && lexicon.titles()[p->title].kind == TitleKind::office;
        out.push_back({m.tokens, actor, actor != none ? actor : office ? p->of : none});
    }
    std::sort(out.begin(), out.end(), [](const ActorMention& a, const ActorMention& b) { return a.tokens.first < b.tokens.first; });
}

void Targets::mentions_of(ActorId target, const Statement& s, const Speaker& speaker, std::span<const ActorMention> actors,
                          const Statement* previous, bool previous_named, std::vector<TargetMention>& out) const {
    out.clear();
    for (const ActorMention& a : actors) {
        const bool speaks_itself = s.infix && !s.speaker_tokens.empty() && s.speaker_tokens.contains(a.tokens.first);
        if (!speaks_itself && (belongs(a.actor, target) || belongs(a.allegiance, target))) out.push_back({a.tokens, TargetLink::named});
    }
    const bool own = belongs(speaker.allegiance, target);
    const bool plural_before = previous && previous_named;
    for (TokenId t = s.content.first; t < s.content.last; ++t) {
        const bool first_person = own && tokens_.is(t, WordClass::own_side);
        const bool they = !own && plural_before && out.empty() && tokens_.is(t, WordClass::third_plural);
        if (first_person || they) out.push_back({{t, t + 1}, TargetLink::anaphor});
    }
    std::sort(out.begin(), out.end(), [](const TargetMention& a, const TargetMention& b) { return a.tokens.first < b.tokens.first; });
}

}  // namespace quotestance
