#include "quotestance/syntax.hpp"

#include <algorithm>

namespace quotestance {

// Whether a complement has a predicate of its own, outside relative and purpose clauses: otherwise it is a noun phrase.
bool Syntax::has_main_verb(Span clause) const {
    bool relative = false;
    for (TokenId t = clause.first; t < clause.last; ++t) {
        if (tokens_->is(t, WordClass::relative) || tokens_->is(t, WordClass::purpose)) relative = true;
        if (is_comma(t)) relative = false;
        // `Barat munafik`: an adjective right behind a name or a demonstrative is the predicate.
        const Match* idea = t > clause.first ? matches_->at(EntryType::concept_, t) : nullptr;
        const bool predicate = idea && idea->entry->voice == Voice::adjective && !(*tokens_)[t].upper &&
                               ((*tokens_)[t - 1].upper || tokens_->is(t - 1, WordClass::demonstrative));
        if (predicate && !relative) return true;
        if ((*tokens_)[t].upper || !looks_like_verb(*tokens_, t)) continue;
        const bool last = t + 1 >= clause.last || is_sentence_end((*tokens_)[t + 1]);
        if (last && t > clause.first + 1 && tokens_->is(t - 2, WordClass::preposition))
            continue;  // `ke negara berdaulat`
        if (!relative) return true;
        relative = false;  // the relative clause has its verb; the next one is the main verb
    }
    return false;
}

TokenId Syntax::skip_fillers(TokenId t, TokenId limit) const {
    while (t < limit) {
        const Match* words = matches_->at(EntryType::words, t);
        if (words && words->entry->is(WordClass::adverb)) {
            t = words->tokens.last;
        } else if (tokens_->is(t, WordClass::adverb) && !tokens_->is(t, WordClass::third_person)) {
            t += 1 + tokens_->is(t, WordClass::manner_marker);
        } else {
            break;
        }
    }
    return std::min(t, limit);
}

TokenId Syntax::skip_fillers_back(TokenId t, TokenId limit, bool& negated) const {
    const Tokens& k = *tokens_;
    while (t > limit) {
        if (k[t - 1].is_mark(')')) {
            TokenId open = t - 1;
            while (open > limit && !k[open].is_mark('(') && t - open < 16) --open;
            if (!k[open].is_mark('(')) return t;
            t = open;
            continue;
        }
        if (k.is(t - 1, WordClass::negator)) negated = true;
        const Match* words = matches_->ending(EntryType::words, t);
        const bool phrase = words && words->entry->is(WordClass::adverb) && words->tokens.first >= limit;
        const bool filler = k.is(t - 1, WordClass::adverb) || k.is(t - 1, WordClass::auxiliary) ||
                            k.is(t - 1, WordClass::negator) || k.is(t - 1, WordClass::weekday) ||
                            (k.is(t - 1, WordClass::time) && !k[t - 1].upper);
        if (phrase) {
            t = words->tokens.first;
        } else if (t - 1 > limit && k.is(t - 2, WordClass::manner_marker)) {
            t -= 2;
        } else if (filler) {
            --t;
        } else {
            break;
        }
    }
    return t;
}

bool Syntax::starts_words(TokenId t, WordClass c) const {
    const Match* words = matches_->at(EntryType::words, t);
    return words && words->entry->is(c);
}

NounPhrase Syntax::phrase_of(const Match& cue, TokenId from, TokenId limit) const {
    if (cue.entry->pronoun) return {NounKind::pronoun, cue.tokens, {}};
    return mentions_->noun_phrase(from, limit);
}

TokenId Syntax::comma_after(TokenId t, TokenId limit) const {
    int depth = 0;
    for (; t < limit && !(depth == 0 && is_comma(t)); ++t)
        depth += (*tokens_)[t].is_mark('(') - (*tokens_)[t].is_mark(')');
    return t;
}

ActorId Syntax::medium_in(Span region) const {
    for (const Match& m : matches_->of(EntryType::actor, region))
        if (tokens_->lexicon().actors()[m.entry->index].kind == ActorKind::medium && !in_quote(m.tokens.first))
            return m.entry->index;
    return none;
}

bool Syntax::is_medium(const NounPhrase& phrase) const {
    return phrase.actor != none && tokens_->lexicon().actors()[phrase.actor].kind == ActorKind::medium;
}

bool Syntax::has_report(Span region) const {
    for (const Match& m : matches_->of(EntryType::cue, region))
        if ((m.entry->voice == Voice::active ||
             (m.entry->voice == Voice::fixed && (cue_of(m).types & (CueType::report | CueType::act)))) &&
            !in_quote(m.tokens.first))
            return true;
    return false;
}

}  // namespace quotestance
