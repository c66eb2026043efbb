#include "quotestance/mentions.hpp"

#include <algorithm>

#include "mentions_words.hpp"

#include "quotestance/text.hpp"

namespace quotestance {
bool looks_like_verb(const Tokens& tokens, TokenId t) {
    const Token& token = tokens[t];
    if (!token.is_word()) return false;
    if (!token.upper && (tokens.is(t, WordClass::auxiliary) || tokens.is(t, WordClass::verb))) return true;
    if (tokens.language() != Language::indonesian ||
        (tokens.classes(t) &
         bits({WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::adverb})))
        return false;
    if (!token.upper) return tokens.lexicon().has_verb_shape(tokens.text(t), token.word);
    return tokens.lexicon().has_verb_shape(fold(tokens.text(t)), token.word);
}

bool looks_like_action(const Tokens& tokens, TokenId t) {
    return looks_like_verb(tokens, t) && !tokens[t].upper &&
           tokens.lexicon().has_verb_shape(tokens.text(t), tokens[t].word, false);
}

bool looks_like_past(const Tokens& tokens, TokenId t) {
    const Token& token = tokens[t];
    return token.is_word() && !token.upper && tokens.language() == Language::english &&
           tokens.lexicon().has_past_shape(tokens.text(t), token.word);
}

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
    const auto classes = [&](TokenId i) { return t.classes(i); };
    const auto particle = [&](TokenId i) { return t.is(i, WordClass::name_particle); };
    TokenId at = from, last = from;
    while (at < limit && at - from < 2 * longest_name) {
        const Token& token = t[at];
        if (at > from && token.is_mark('-') && t.glued(at) && t.glued(at + 1) && at + 1 < limit &&
            t[at + 1].is_word()) {
            if (fold(t.text(at + 1)).starts_with(fold(t.text(at - 1)))) break;  // Ujung-ujungnya
            last = at + 2;                                                      // Ing-wen, al-Assad
            at = last;
            continue;
        }
        if (at > from && token.is_mark('.') && t.glued(at) && t[at - 1].end - t[at - 1].begin == 1 && at + 1 < limit &&
            names_something(t[at + 1])) {
            ++at;  // George W. Bush
            continue;
        }
        const bool small = particle(at) && at + 1 < limit &&
                           (names_something(t[at + 1]) || (t[at + 1].is_mark('-') && t.glued(at + 1)) ||
                            (particle(at + 1) && at + 2 < limit && names_something(t[at + 2])));  // van der
        if (small && (at > from || token.upper || (t[at + 1].is_mark('-') && t.glued(at + 1)))) {
            ++at;
            continue;
        }
        // A month before another capital is a first name: kata Mei Lestari.
        const bool month =
            (classes(at) & never_names) == bits({WordClass::month}) && at + 1 < limit && names_something(t[at + 1]);
        if (!names_something(token) || ((classes(at) & never_names) && !particle(at) && !month)) break;
        if (at == from || token.space_before) {
            const Match* actor = matches_->covering(EntryType::actor, at);
            const bool other = actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person;
            const Match* title = matches_->at(EntryType::title, at);
            // `Kenapa Presiden Trump …`: the capital before the office is the sentence's.
            const bool opens = at == from + 1 && t.sentences()[t.sentence_of(from)].first == from;
            const bool office =
                title && (at == from || ((opens || title->tokens.size() > 1) &&
                                         t.lexicon().titles()[title->entry->index].kind == TitleKind::office));
            const Match* cue =
                at > from ? matches_->at(EntryType::cue, at) : nullptr;  // `Zelensky Sebut Negara …` in a headline
            const bool says = cue && cue->entry->voice == Voice::bare;
            if (other || office || says || has_digit(t.text(at))) break;
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

// A capitalised word is a verb only where a sentence begins, and where neither a table nor a second capital makes it a name.
bool Mentions::is_verb_here(TokenId t) const {
    const Tokens& k = *tokens_;
    if (!looks_like_verb(k, t)) return false;
    if (matches_->at(EntryType::title, t) || matches_->at(EntryType::actor, t)) return false;
    if (!k[t].upper) return true;
    if (k.sentences()[k.sentence_of(t)].first != t && !begins_text(t)) return false;
    if (matches_->at(EntryType::cue, t)) return true;
    return !matches_->at(EntryType::surname, t) && !(t + 1 < k.size() && k[t + 1].is_word() && k[t + 1].upper);
}

bool Mentions::begins_text(TokenId t) const { return furniture_->text_begin((*tokens_)[t].line) == t; }

// Whether a word is one of the words of a person's names.
bool Mentions::names_person(ActorId person, TokenId word) const {
    const std::string wanted = fold(tokens_->text(word));
    for (const std::string& name : tokens_->lexicon().actors()[person].names) {
        const std::string folded = " " + fold(name) + " ";
        if (folded.find(" " + wanted + " ") != folded.npos) return true;
    }
    return false;
}

bool Mentions::same_word(TokenId a, TokenId b) const {
    const Tokens& t = *tokens_;
    const std::string_view x = t.text(a), y = t.text(b);
    if (x == y || (t[a].word && t[a].word == t[b].word)) return true;
    const std::size_t shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (shorter < 5 || longer - shorter > 2 || (x[0] | 32) != (y[0] | 32))
        return false;  // names keep their first letter
    return nearly_equal(fold(x), fold(y));
}

bool Mentions::shares_words(Span shorter, Span longer) const {
    for (TokenId a = shorter.first; a < shorter.last; ++a) {
        if (!(*tokens_)[a].is_word()) continue;
        bool found = false;
        for (TokenId b = longer.first; b < longer.last && !found; ++b)
            found = (*tokens_)[b].is_word() && same_word(a, b);
        if (!found) return false;
    }
    return !shorter.empty();
}

// Who is meant by a surname alone: its only bearer, or the one whose id it is (trump, beside trump_ivanka).
ActorId Mentions::known_by(const Match& surname) const {
    const Lexicon& lexicon = tokens_->lexicon();
    const auto candidates = lexicon.surname_candidates(surname.entry->index);
    if (candidates.size() == 1) return candidates.front();
    const std::string name = fold(tokens_->text(surname.tokens));
    for (const ActorId c : candidates)
        if (lexicon.actors()[c].id == name) return c;
    return none;
}

ActorId Mentions::registry_person(Span name) const {
    const Lexicon& lexicon = tokens_->lexicon();
    if (name.empty()) return none;
    const bool junior = tokens_->is(name.last - 1, WordClass::name_suffix);  // Donald Trump Jr is not his father
    for (const Match& m : matches_->of(EntryType::actor, name))
        if (lexicon.actors()[m.entry->index].kind == ActorKind::person && (!junior || m.tokens.last == name.last))
            return m.entry->index;
    // Any candidate for the surname whose other words don't contradict the name in the text.
    for (const Match& m : matches_->of(EntryType::surname, {name.last - 1, name.last})) {
        if (name.size() == 1) return known_by(m);
        for (const ActorId c : lexicon.surname_candidates(m.entry->index))
            for (const std::string& full : lexicon.actors()[c].names)
                if (nearly_equal(fold(full), fold(tokens_->text(name)))) return c;
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
        if (longer && name.size() > p.name.size()) {
            p.name = name;
            p.actor = registry_person(name);  // a surname alone may have suggested somebody else
        }
        if (p.actor == none && name.size() >= p.name.size()) p.actor = registry_person(name);
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
        const bool heading = furniture_->role(line) == LineRole::heading;  // Title Case: any word could be a name
        if (!names_something(t[at]) || is_verb_here(at)) continue;
        const TokenId limit = t.lines()[line].tokens.last;
        if (heading) {
            const Match* person = matches_->at(EntryType::actor, at);
            if (!person) person = matches_->at(EntryType::surname, at);
            const ActorId known = person ? registry_person(person->tokens) : none;
            if (known == none) continue;
            introduce(person->tokens, {});
            at = person->tokens.last - 1;
            continue;
        }
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
        // `Kunjungan Borrell …`: the capital of a sentence's first word is no part of a known person's name.
        const Span rest{name.first + 1, name.last};
        const bool first_word = name.size() >= 2 && (t.sentences()[t.sentence_of(at)].first == at || begins_text(at)) &&
                                registry_person(name) == none;
        if (first_word && registry_person(rest) != none && !names_person(registry_person(rest), name.first)) {
            introduce(rest, {});
            at = name.last - 1;
            continue;
        }
        const bool common = t.stands_uncapitalised(name.first);  // `Kartu Prakerja`, where `kartu` stands too
        if ((name.size() >= 2 && !common) || registry_person(name) != none) introduce(name, {});
        at = name.last - 1;
    }
}

}  // namespace quotestance
