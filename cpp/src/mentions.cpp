#include "quotestance/mentions.hpp"

#include <algorithm>

#include "mentions_words.hpp"

#include "quotestance/text.hpp"

namespace quotestance {

bool looks_like_verb(const Tokens& tokens, TokenId t) {
    constexpr std::uint64_t verbs = bits({WordClass::auxiliary, WordClass::verb});
    constexpr std::uint64_t no_verbs =
        bits({WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::adverb});
    const Token& token = tokens[t];
    if (!token.is_word()) return false;
    const std::uint64_t classes = tokens.classes(t);
    if (!token.upper && (classes & verbs)) return true;
    if (tokens.language() != Language::indonesian || (classes & no_verbs)) return false;
    if (!token.upper) return tokens.lexicon().has_verb_shape(tokens.text(t), token.word);
    return tokens.lexicon().has_verb_shape(FoldedWord(tokens.text(t)).view(), token.word);
}

bool looks_like_action(const Tokens& tokens, TokenId t) {
    return !tokens[t].upper && tokens.lexicon().has_verb_shape(tokens.text(t), tokens[t].word, false) &&
           looks_like_verb(tokens, t);
}

bool looks_like_past(const Tokens& tokens, TokenId t) {
    const Token& token = tokens[t];
    return token.is_word() && !token.upper && tokens.language() == Language::english &&
           tokens.lexicon().has_past_shape(tokens.text(t), token.word);
}

void Mentions::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture) {
    tokens_ = &tokens;
    matches_ = &matches;
    furniture_ = &furniture;
    people_.clear();
    initials_.clear();
    by_word_.clear();
    by_rarest_.clear();
    find_people();
}

// Whether a capitalised word in a name is none of the name: another actor's, an office, or a headline's verb.
bool Mentions::ends_name(TokenId at, TokenId from, const Match* actor) const {
    const Tokens& t = *tokens_;
    if (actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person) return true;
    if (const Match* title = matches_->at(EntryType::title, at)) {
        // `Kenapa Presiden Trump …`: the capital before the office is the sentence's.
        const bool opens = at == from + 1 && begins_sentence(from);
        const bool office = t.lexicon().titles()[title->entry->index].kind == TitleKind::office;
        if (at == from || (office && (opens || title->tokens.size() > 1))) return true;
    }
    if (at == from) return false;
    const Match* cue = matches_->at(EntryType::cue, at);
    return cue && cue->entry->voice == Voice::bare;  // `Zelensky Sebut Negara …` in a headline
}

Span Mentions::name_at(TokenId from, TokenId limit) const {
    constexpr std::uint64_t particles = bits({WordClass::name_particle}), months = bits({WordClass::month});
    const Tokens& t = *tokens_;
    const auto particle = [&](TokenId i) { return (t.classes(i) & particles) != 0; };
    const auto named = [&](TokenId i) { return i < limit && names_something(t[i]); };
    TokenId at = from, last = from;
    while (at < limit && at - from < 2 * longest_name) {
        const Token& token = t[at];
        if (at > from && token.kind == TokenKind::mark && t.glued(at) && at + 1 < limit) {
            if (token.is_mark('-') && t.glued(at + 1) && t[at + 1].is_word()) {
                if (FoldedWord(t.text(at + 1)).view().starts_with(FoldedWord(t.text(at - 1)).view()))
                    break;       // Ujung-ujungnya
                last = at += 2;  // Ing-wen, al-Assad
                continue;
            }
            if (token.is_mark('.') && t[at - 1].end - t[at - 1].begin == 1 && names_something(t[at + 1])) {
                ++at;  // George W. Bush
                continue;
            }
        }
        if (!token.is_word()) break;
        const std::uint64_t classes = t.classes(at);
        if (classes & particles) {
            const bool hyphen = at + 1 < limit && t[at + 1].is_mark('-') && t.glued(at + 1);
            const bool small = named(at + 1) || hyphen || (named(at + 2) && particle(at + 1));  // van der
            if (small && (at > from || token.upper || hyphen)) {
                ++at;
                continue;
            }
        }
        if (!token.upper) break;
        // A month before another capital is a first name: kata Mei Lestari.
        const bool month = (classes & never_names) == months && named(at + 1);
        if ((classes & never_names) && !(classes & particles) && !month) break;
        if (at == from || token.space_before) {
            const Match* actor = token.word ? matches_->covering(EntryType::actor, at) : nullptr;
            if ((token.word && ends_name(at, from, actor)) || has_digit(t.text(at))) break;
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
    const auto listed = [&] { return matches_->any_at(t, EntryType::title, EntryType::actor); };
    if (!k[t].upper) return looks_like_verb(k, t) && !listed();
    if (!begins_sentence(t) && !begins_text(t)) return false;
    const bool named = t + 1 < k.size() && names_something(k[t + 1]);
    if ((named || matches_->at(EntryType::surname, t)) && !matches_->at(EntryType::cue, t)) return false;
    return !listed() && looks_like_verb(k, t);
}

bool Mentions::begins_sentence(TokenId t) const { return tokens_->sentences()[tokens_->sentence_of(t)].first == t; }

bool Mentions::begins_text(TokenId t) const { return furniture_->text_begin((*tokens_)[t].line) == t; }

// Whether a word is one of the words of a person's names.
bool Mentions::names_person(ActorId person, TokenId word) const {
    const FoldedWord folded(tokens_->text(word));
    const std::string_view wanted = folded.view();
    for (const std::string_view name : tokens_->lexicon().actors()[person].folded_names)
        for (std::size_t at = name.find(wanted); at != name.npos; at = name.find(wanted, at + 1)) {
            const std::size_t end = at + wanted.size();
            if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
        }
    return false;
}

// Who is meant by a surname alone: its only bearer, or the one whose id it is (trump, beside trump_ivanka).
ActorId Mentions::known_by(const Match& surname) const {
    const Lexicon& lexicon = tokens_->lexicon();
    const auto candidates = lexicon.surname_candidates(surname.entry->index);
    if (candidates.size() == 1) return candidates.front();
    const FoldedWord name(tokens_->text(surname.tokens));
    for (const ActorId c : candidates)
        if (lexicon.actors()[c].id == name.view()) return c;
    return none;
}

ActorId Mentions::registry_person(Span name) const {
    const Lexicon& lexicon = tokens_->lexicon();
    if (name.empty()) return none;
    const bool junior = tokens_->is(name.last - 1, WordClass::name_suffix);  // Donald Trump Jr is not his father
    for (TokenId t = name.first; t < name.last; ++t) {
        if (!matches_->at(EntryType::actor, t)) continue;
        for (const Match& m : matches_->of(EntryType::actor, {t, t + 1}))
            if (lexicon.actors()[m.entry->index].kind == ActorKind::person && (!junior || m.tokens.last == name.last))
                return m.entry->index;
    }
    if (!matches_->at(EntryType::surname, name.last - 1)) return none;
    // Any candidate for the surname whose other words don't contradict the name in the text.
    for (const Match& m : matches_->of(EntryType::surname, {name.last - 1, name.last})) {
        if (name.size() == 1) return known_by(m);
        const FoldedWord wanted(tokens_->text(name));
        for (const ActorId c : lexicon.surname_candidates(m.entry->index))
            for (const std::string& full : lexicon.actors()[c].folded_names)
                if (nearly_equal(full, wanted.view())) return c;
    }
    return none;
}

}  // namespace quotestance
