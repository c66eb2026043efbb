#include "quotestance/mentions.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr TokenId longest_description = 9;  // words of an unnamed speaker's description
constexpr TokenId longest_name = 7;
constexpr std::size_t most_people = 400;    // per article: bounds the search, far above any real article

bool names_something(const Token& t) noexcept { return t.is_word() && t.upper; }

std::uint64_t bits(std::initializer_list<WordClass> classes) {
    std::uint64_t out = 0;
    for (const WordClass c : classes) out |= std::uint64_t{1} << static_cast<unsigned>(c);
    return out;
}

// Words that end a noun phrase, and words that never begin a name even with a capital.
const std::uint64_t phrase_ends = bits({WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::complementiser,
                                        WordClass::relative, WordClass::purpose, WordClass::adverb, WordClass::auxiliary, WordClass::negator,
                                        WordClass::weekday, WordClass::thus, WordClass::manner, WordClass::agent_marker, WordClass::time});
const std::uint64_t never_names = phrase_ends | bits({WordClass::third_person, WordClass::third_plural, WordClass::first_person, WordClass::article,
                                                     WordClass::quantifier, WordClass::demonstrative, WordClass::pointer, WordClass::aside,
                                                     WordClass::month, WordClass::group, WordClass::own_side, WordClass::document});

}  // namespace

bool nearly_equal(std::string_view a, std::string_view b) noexcept {
    if (a == b) return true;
    if (a.size() < 5 || b.size() < 5) return false;
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() - b.size() > 1) return false;
    std::size_t i = 0;
    while (i < b.size() && a[i] == b[i]) ++i;
    if (a.size() > b.size()) return a.substr(i + 1) == b.substr(i);
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

void Mentions::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture) {
    tokens_ = &tokens;
    matches_ = &matches;
    furniture_ = &furniture;
    people_.clear();
    find_people();
}

Span Mentions::name_at(TokenId from, TokenId limit) const {
    const Tokens& t = *tokens_;
    const auto classes = [&](TokenId i) { return t.lexicon().classes(t[i].word); };
    const auto particle = [&](TokenId i) { return t.is(i, WordClass::name_particle); };
    TokenId at = from, last = from;
    while (at < limit && at - from < 2 * longest_name) {
        const Token& token = t[at];
        if (at > from && token.is_mark('-') && t.glued(at) && t.glued(at + 1) && at + 1 < limit && t[at + 1].is_word()) {
            last = at + 2;  // Ing-wen, al-Assad
            at = last;
            continue;
        }
        if (at > from && token.is_mark('.') && t.glued(at) && t[at - 1].end - t[at - 1].begin == 1 && at + 1 < limit && names_something(t[at + 1])) {
            ++at;  // George W. Bush
            continue;
        }
        const bool small = particle(at) && at + 1 < limit && (names_something(t[at + 1]) || (t[at + 1].is_mark('-') && t.glued(at + 1)));
        if (small && (at > from || token.upper || (t[at + 1].is_mark('-') && t.glued(at + 1)))) {
            ++at;
            continue;
        }
        if (!names_something(token) || ((classes(at) & never_names) && !particle(at))) break;
        if (at == from || token.space_before) {
            const Match* actor = matches_->at(EntryType::actor, at);
            const bool other = actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person;
            if (other || (matches_->at(EntryType::title, at) && at == from)) break;
            if (actor) {
                last = std::max(last, actor->tokens.last);
                at = last;
                continue;
            }
        }
        last = ++at;
    }
    return {from, std::min(last, limit)};
}

NounPhrase Mentions::noun_phrase(TokenId from, TokenId limit) const {
    const Tokens& t = *tokens_;
    const Lexicon& lexicon = t.lexicon();
    NounPhrase out;
    out.tokens = {from, from};
    TokenId at = from;
    if (at >= limit) return out;
    for (const Match& m : matches_->of(EntryType::words, {from, from + 1}))
        if (m.entry->index == static_cast<unsigned>(WordClass::third_person)) return {NounKind::pronoun, m.tokens, {}};
    if (t.is(at, WordClass::third_person)) return {NounKind::pronoun, {at, at + 1}, {}};
    if (t.is(at, WordClass::third_plural)) return {NounKind::plural_pronoun, {at, at + 1}, {}};
    if (t.is(at, WordClass::own_side) && !t.is(at, WordClass::first_person)) return {NounKind::pronoun, {at, at + 1}, {}};
    bool lower_words = false;
    while (at < limit && at - from < 3 * longest_description) {
        const Token& token = t[at];
        const std::uint64_t classes = lexicon.classes(token.word);
        const Match* title = matches_->at(EntryType::title, at);
        const Match* actor = matches_->at(EntryType::actor, at);
        if (actor && title && title->tokens.last >= actor->tokens.last && lexicon.actors()[actor->entry->index].kind != ActorKind::person) actor = nullptr;
        if (title && actor) title = nullptr;
        if (title && title->tokens.last <= limit) {
            const Title& found = lexicon.titles()[title->entry->index];
            if (found.kind != TitleKind::honorific && (out.title == none || found.kind == TitleKind::office) && out.of == none) out.title = title->entry->index;
            if (out.kind == NounKind::nothing || out.kind == NounKind::description) out.kind = NounKind::title;
            at = title->tokens.last;
        } else if (actor && actor->tokens.last <= limit) {
            const Actor& a = lexicon.actors()[actor->entry->index];
            at = actor->tokens.last;
            if (a.kind == ActorKind::person) {
                out.name = name_at(actor->tokens.first, limit);
                if (out.name.empty()) out.name = actor->tokens;
                out.kind = NounKind::person;
                out.actor = actor->entry->index;
                at = std::max(at, out.name.last);
                break;
            }
            if (a.kind != ActorKind::place && (out.of == none || a.kind != ActorKind::organ)) {
                if (out.kind == NounKind::nothing) out.kind = NounKind::actor;
                if (out.kind == NounKind::actor && (out.actor == none || lexicon.actors()[out.actor].kind != ActorKind::organ)) {
                    if (out.actor == none) out.actor = actor->entry->index;
                } 
                if (a.kind != ActorKind::organ) out.of = actor->entry->index;
            } else if (out.kind == NounKind::nothing) {
                out.kind = NounKind::description;
            }
        } else if (token.is_mark('(')) {
            TokenId close = at;
            while (close < limit && !t[close].is_mark(')') && close - at < 12) ++close;
            if (close >= limit || !t[close].is_mark(')')) break;
            const bool alias = close == at + 2 && t[at + 1].upper;
            if (!alias && out.kind != NounKind::title) break;
            at = close + 1;
            if (alias) continue;
        } else if (token.is_mark('-') && t.glued(at) && t.glued(at + 1) && at > from) {
            ++at;
            continue;
        } else if (!token.is_word() && token.kind != TokenKind::number) {
            break;
        } else if ((classes >> static_cast<unsigned>(WordClass::demonstrative)) & 1U) {
            if (at == from && !lexicon.is_hint(token.word, Language::english)) break;
            out.definite = true;
            ++at;
            if (at - 1 > from) {
                out.tokens.last = at;
                break;
            }
            continue;
        } else if ((classes & phrase_ends) && !(classes & bits({WordClass::article, WordClass::quantifier}))) {
            // `Duta Besar Indonesia untuk PBB`, `Observatorium Suriah bagi Hak Asasi Manusia`, `sumber di Libya`
            const bool links = (classes & bits({WordClass::preposition})) && out.kind != NounKind::nothing && at + 1 < limit && names_something(t[at + 1]) &&
                               !t.is(at + 1, WordClass::weekday) && (out.kind == NounKind::title || out.kind == NounKind::description) && !t.is(at, WordClass::addressee);
            if (!links) break;
            const Match* place = matches_->at(EntryType::actor, at + 1);
            const Span name = name_at(at + 1, limit);
            if (place && place->tokens.last <= limit) {
                at = place->tokens.last;
                if (out.of == none) out.of = place->entry->index;
            } else if (!name.empty()) {
                at = name.last;
            } else {
                break;
            }
        } else if (const Match* cue = matches_->covering(EntryType::cue, at); cue && !token.upper && at > from && cue->entry->voice == Voice::active) {
            break;
        } else if (const Span name = name_at(at, limit); names_something(token) && !name.empty() && !(classes & never_names)) {
            // A capitalised name: a person's, unless a group word made this an organisation.
            const bool organisation = out.kind == NounKind::description && lower_words == false && out.tokens.last > from;
            at = name.last;
            if (organisation || (out.kind == NounKind::actor && out.actor != none && lexicon.actors()[out.actor].kind == ActorKind::organ && false)) {
                out.tokens.last = at;
                continue;
            }
            out.name = name;
            out.kind = NounKind::person;
            break;
        } else if ((classes & bits({WordClass::article, WordClass::quantifier})) || token.kind == TokenKind::number) {
            if (out.kind == NounKind::person) break;
            if (token.kind == TokenKind::number && at == from && (at + 1 >= limit || t[at + 1].upper)) break;
            ++at;
            continue;
        } else {
            if (out.kind == NounKind::person || at - from >= longest_description) break;
            if (token.upper && (classes >> static_cast<unsigned>(WordClass::group) & 1U) == 0 && (classes & never_names)) break;
            lower_words = lower_words || !token.upper;
            if (out.kind == NounKind::nothing) out.kind = NounKind::description;
            ++at;
        }
        out.tokens.last = at;
    }
    if (out.kind == NounKind::person) out.tokens.last = std::max(out.tokens.last, out.name.last);
    if (at < limit && out.kind != NounKind::person && t.is(at, WordClass::demonstrative) && out.tokens.last == at) {
        out.definite = true;
        out.tokens.last = at + 1;
    }
    if (out.tokens.empty()) out.kind = NounKind::nothing;
    return out;
}

bool Mentions::same_word(TokenId a, TokenId b) const {
    const Tokens& t = *tokens_;
    if (t[a].word && t[a].word == t[b].word) return true;
    return nearly_equal(fold(t.text(a)), fold(t.text(b)));
}

bool Mentions::shares_words(Span shorter, Span longer) const {
    for (TokenId a = shorter.first; a < shorter.last; ++a) {
        if (!(*tokens_)[a].is_word()) continue;
        bool found = false;
        for (TokenId b = longer.first; b < longer.last && !found; ++b) found = (*tokens_)[b].is_word() && same_word(a, b);
        if (!found) return false;
    }
    return !shorter.empty();
}

ActorId Mentions::registry_person(Span name) const {
    const Lexicon& lexicon = tokens_->lexicon();
    if (name.empty()) return none;
    for (const Match& m : matches_->of(EntryType::actor, name))
        if (lexicon.actors()[m.entry->index].kind == ActorKind::person) return m.entry->index;
    // Any candidate for the surname whose other words don't contradict the name in the text.
    for (const Match& m : matches_->of(EntryType::surname, {name.last - 1, name.last})) {
        const auto candidates = lexicon.surname_candidates(m.entry->index);
        if (name.size() == 1) return candidates.size() == 1 ? candidates.front() : none;
        for (const ActorId c : candidates)
            for (const std::string& full : lexicon.actors()[c].names)
                if (nearly_equal(fold(full), fold(tokens_->text(name)))) return c;
    }
    if (name.size() == 1)
        for (const Match& m : matches_->of(EntryType::surname, name)) {
            const auto candidates = lexicon.surname_candidates(m.entry->index);
            if (candidates.size() == 1) return candidates.front();
        }
    return none;
}

const Person* Mentions::person_named(Span name) const {
    for (std::size_t i = people_.size(); i-- > 0;)
        if (people_[i].name == name || shares_words(name, people_[i].name)) return &people_[i];
    return nullptr;
}

void Mentions::introduce(Span name, const NounPhrase& phrase) {
    for (Person& p : people_) {
        const bool longer = shares_words(p.name, name), shorter = shares_words(name, p.name);
        if (!longer && !shorter) continue;
        if (longer && name.size() > p.name.size() && (p.name.size() > 1 || (*tokens_)[name.last - 1].word == (*tokens_)[p.name.last - 1].word || p.name.size() == 1)) p.name = name;
        if (p.actor == none) p.actor = registry_person(name);
        if (p.title == none) p.title = phrase.title, p.of = phrase.of;
        return;
    }
    if (people_.size() < most_people) people_.push_back({name, registry_person(name), phrase.title, phrase.of});
}

void Mentions::find_people() {
    const Tokens& t = *tokens_;
    for (TokenId at = 0; at < t.size(); ++at) {
        const std::uint32_t line = t[at].line;
        if (furniture_->role(line) == LineRole::furniture || at < furniture_->text_begin(line)) continue;
        if (!names_something(t[at])) continue;
        const TokenId limit = t.lines()[line].tokens.last;
        const Match* title = matches_->at(EntryType::title, at);
        if (title) {
            const NounPhrase phrase = noun_phrase(at, limit);
            if (phrase.kind == NounKind::person) {
                introduce(phrase.name, phrase);
                at = std::max(at, phrase.name.last - 1);
                continue;
            }
            at = title->tokens.last - 1;
            // `Menteri Luar Negeri Rusia, Sergei Lavrov`
            if (phrase && phrase.tokens.last + 1 < limit && t[phrase.tokens.last].is_mark(',')) {
                const Span name = name_at(phrase.tokens.last + 1, limit);
                if (name.size() >= 2) introduce(name, phrase);
            }
            continue;
        }
        const Match* actor = matches_->at(EntryType::actor, at);
        if (actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person) {
            at = actor->tokens.last - 1;
            continue;
        }
        const Span name = name_at(at, limit);
        if (name.empty()) continue;
        if (name.size() >= 2 || registry_person(name) != none) introduce(name, {});
        at = name.last - 1;
    }
}

}  // namespace quotestance
