#include "quotestance/lexicon.hpp"

#include <algorithm>

#include "quotestance/lexicon_builder.hpp"
#include "quotestance/text.hpp"

namespace quotestance {

std::string_view name_of(ActorKind k) noexcept {
    constexpr std::array<std::string_view, static_cast<std::size_t>(ActorKind::count)> names{
        "person", "state",       "bloc",    "institution", "organ",  "organisation",
        "party",  "armed_group", "company", "group",       "medium", "place"};
    return names[static_cast<std::size_t>(k)];
}

std::string_view name_of(Frame f) noexcept {
    constexpr std::array<std::string_view, 5> names{"attitude", "deed", "attribute", "relation", "code"};
    return names[static_cast<std::size_t>(f)];
}

std::string_view name_of(Role r) noexcept {
    constexpr std::array<std::string_view, 10> names{"object", "agent",   "patient", "head",    "party",
                                                     "code",   "context", "cue",     "setting", "baseline"};
    return names[static_cast<std::size_t>(r)];
}

std::string_view name_of(ShiftKind k) noexcept {
    constexpr std::array<std::string_view, 10> names{"negation",       "intensifier", "diminisher", "irrealis",
                                                     "obligation",     "contrast",    "question",   "comparison",
                                                     "counterfactual", "hedge"};
    return names[static_cast<std::size_t>(k)];
}

std::string_view name_of(ShiftScope s) noexcept {
    constexpr std::array<std::string_view, 4> names{"next", "clause", "previous", "sentence"};
    return names[static_cast<std::size_t>(s)];
}

std::string_view name_of(FurnitureWhere w) noexcept {
    constexpr std::array<std::string_view, 4> names{"line", "start", "end", "contains"};
    return names[static_cast<std::size_t>(w)];
}

std::string_view name_of(FurnitureEffect e) noexcept {
    constexpr std::array<std::string_view, 4> names{"line", "tail", "caption", "byline"};
    return names[static_cast<std::size_t>(e)];
}

Lexicon::Lexicon(const std::vector<TableSource>& tables) { LexiconBuilder(*this, tables).build(); }

std::vector<std::string> Lexicon::forms(std::uint32_t idea) const {
    std::vector<std::string> out;
    for (std::uint32_t i = idea ? form_counts_[idea - 1] : 0; i < form_counts_[idea]; ++i) {
        const std::uint32_t begin = i ? form_ends_[i - 1] : 0;
        out.emplace_back(form_text_.data() + begin, form_ends_[i] - begin);
    }
    return out;
}

bool Lexicon::has_verb_shape(std::string_view folded, WordId id, bool states_too) const noexcept {
    constexpr std::size_t shortest_root = 3;
    return verb_prefixes_.begin(folded, states_too ? action | state : action, shortest_root) &&
           !is(id, Language::indonesian, WordClass::not_verb);
}

bool Lexicon::has_past_shape(std::string_view text, WordId id) const noexcept {
    if (classes(id, Language::english) >> static_cast<unsigned>(WordClass::not_verb) & 1U) return false;
    constexpr std::size_t shortest_root = 2;
    return std::any_of(verb_suffixes_.begin(), verb_suffixes_.end(), [&](const std::string& suffix) {
        return text.size() >= suffix.size() + shortest_root && text.ends_with(suffix);
    });
}

const std::vector<std::uint32_t>& Lexicon::holders(std::uint32_t title, ActorId of) const noexcept {
    static const std::vector<std::uint32_t> nobody;
    const auto it = holders_.find(std::uint64_t{title} << 32 | of);
    return it == holders_.end() ? nobody : it->second;
}

ActorId Lexicon::find_actor(std::string_view id) const noexcept {
    const auto it = actor_of_id_.find(std::string(id));
    return it == actor_of_id_.end() ? none : it->second;
}

bool Lexicon::belongs(ActorId actor, ActorId bloc, std::int32_t day, unsigned depth) const {
    constexpr unsigned deepest = 4;  // person, organ, its parent, state: a longer chain is a circle in a user's table
    if (actor == none || depth > deepest) return false;
    if (actor == bloc) return true;
    const Actor& a = actors_[actor];
    for (const Membership& m : a.memberships) {
        const bool then = day == unknown_date ? m.period.to == INT32_MAX : m.period.contains(day);
        if (then && m.bloc == bloc) return true;  // never through a bloc: Turkey is in NATO and not in the West
    }
    // State organs and office-holders act for their state; parties, companies, single media and citizens don't.
    if (a.kind == ActorKind::institution) return a.of != actor && belongs(a.of, bloc, day, depth + 1);
    if (a.kind == ActorKind::person)
        for (const std::uint32_t o : a.offices) {
            const Office& office = offices_[o];
            if (office.held_on(day) && office.of != actor && actors_[office.of].kind != ActorKind::party &&
                belongs(office.of, bloc, day, depth + 1))
                return true;
        }
    return false;
}

ActorId Lexicon::state_of(ActorId actor, std::int32_t day) const {
    constexpr unsigned deepest = 4;
    for (unsigned depth = 0; actor != none && depth <= deepest; ++depth) {
        const Actor& a = actors_[actor];
        if (a.kind == ActorKind::state) return actor;
        ActorId next = a.kind == ActorKind::institution && a.of != actor ? a.of : none;
        if (a.kind == ActorKind::person)
            for (const std::uint32_t o : a.offices) {
                const Office& office = offices_[o];
                if (office.held_on(day) && actors_[office.of].kind != ActorKind::party) next = office.of;
            }
        actor = next;
    }
    return none;
}

std::vector<std::string> Lexicon::members(ActorId bloc, std::int32_t day) const {
    std::vector<std::string> out;
    for (ActorId id = 0; id < actors_.size(); ++id) {
        const ActorKind kind = actors_[id].kind;
        const bool counted = kind == ActorKind::state || kind == ActorKind::bloc || kind == ActorKind::organisation;
        if (id != bloc && counted && belongs(id, bloc, day)) out.push_back(actors_[id].id);
    }
    return out;
}

namespace {

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> older, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t k = 0; k <= b.size(); ++k) last[k] = k;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t k = 1; k <= b.size(); ++k) {
            row[k] = std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (a[i - 1] != b[k - 1])});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = std::min(row[k], older[k - 2] + 1);
        }
        older = last;
        last = row;
    }
    return last.back();
}

}  // namespace

std::vector<std::string> Lexicon::suggest(std::string_view name, std::size_t limit) const {
    constexpr std::size_t shortest_name = 4;
    const std::string wanted = fold(name);
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const Actor& a : actors_) {
        std::size_t best = edit_distance(wanted, a.id);
        for (const std::string& n : a.names)  // short names are near to everything
            if (n.size() > shortest_name) best = std::min(best, edit_distance(wanted, fold(n)));
        if (best <= std::max<std::size_t>(1, wanted.size() / 3)) near.emplace_back(best, a.id);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < near.size() && i < limit; ++i) out.emplace_back(near[i].second);
    return out;
}

}  // namespace quotestance
