#include "quotestance/subjects.hpp"

namespace quotestance {

// The noun phrase that is the subject of a comma-free stretch, skipping what stands before it: conjunctions, adverbs,
// prepositional phrases that end in a demonstrative, a date or a bracket.
NounPhrase Subjects::phrase_in_segment(TokenId begin, TokenId end, bool touches_cue) const {
    const Tokens& t = *tokens_;
    TokenId at = begin;
    // The last conjunction or subordinator opens the clause of the cue, if a noun phrase fills the rest.
    for (TokenId i = end; touches_cue && i-- > begin;) {
        if (!is_any<WordClass::conjunction, WordClass::subordinator>(i) || t[i].upper ||
            t.is(i, WordClass::preposition))
            continue;
        const TokenId from = skip_fillers(i + 1, end);
        const NounPhrase phrase = mentions_->noun_phrase(from, end);
        bool both = t.is(i, WordClass::additive);
        for (TokenId k = begin; both && k < i; ++k)
            both = t[k].upper || !looks_like_verb(t, k);  // joins clauses, not names
        if (!phrase || (phrase.kind == NounKind::description && both)) break;
        // `sebelum Presiden Rusia Vladimir Putin pada hari Senin menawarkan`
        const auto verb = [&](TokenId k) { return !t[k].upper && looks_like_verb(t, k); };
        const bool dated = phrase.kind == NounKind::person && t.is(phrase.tokens.last, WordClass::preposition) &&
                           !any_of_tokens({phrase.tokens.last, end}, verb);
        if ((phrase.tokens.last == end || dated) && !both) return phrase;
        break;
    }
    while (at < end) {
        const Match* words = matches_->at(EntryType::words, at);
        const auto words_are = [&](WordClass c) { return words->entry->is(c); };
        if (words && words->tokens.last <= end &&
            (words_are(WordClass::conjunction) || words_are(WordClass::adverb) || words_are(WordClass::aside) ||
             words_are(WordClass::time) || words_are(WordClass::thus))) {
            at = words->tokens.last;
            continue;
        }
        const bool skipped = is_any<WordClass::conjunction, WordClass::adverb, WordClass::aside, WordClass::time,
                                    WordClass::weekday, WordClass::thus>(at) ||
                             (!t[at].is_word() && t[at].kind != TokenKind::number && !t[at].is_mark('('));
        const bool adverbial =
            is_any<WordClass::preposition, WordClass::subordinator>(at) || (words && words_are(WordClass::preposition));
        if (adverbial) {
            // Inside a prepositional phrase: the subject may follow its end.
            TokenId close = at + 1;
            bool found = false;
            for (; close < end; ++close) {
                const bool ends = t.is(close, WordClass::demonstrative) || t[close].is_mark(')') ||
                                  (t.is(close, WordClass::weekday) && !(close + 1 < end && t[close + 1].is_mark('(')));
                if (ends && close + 1 < end) {
                    found = true;
                    ++close;
                    break;
                }
            }
            if (!found) {
                // `Dalam wawancara dengan BBC Lavrov`: a name right before the cue is the subject, unless a preposition governs it.
                for (TokenId i = at + 1; i < end; ++i) {
                    const Span name = mentions_->name_at(i, end);
                    if (name.empty() || name.last != end) continue;
                    if (i > begin &&
                        (is_any<WordClass::preposition, WordClass::addressee, WordClass::subordinator>(i - 1) ||
                         looks_like_verb(t, i - 1)))
                        break;
                    return mentions_->noun_phrase(i, end);
                }
                return {};
            }
            at = close;
            continue;
        }
        if (t[at].is_mark('(')) {
            while (at < end && !t[at].is_mark(')')) ++at;
            ++at;
            continue;
        }
        if (!skipped) break;
        ++at;
    }
    if (at >= end) return {};
    const NounPhrase phrase = mentions_->noun_phrase(at, end);
    if (phrase.tokens.last == end || phrase.kind == NounKind::pronoun ||
        (!phrase.name.empty() && mentions_->person_named(phrase.name)))
        return phrase;
    // Words that are no noun phrase stand before it (a heading run into the text): a title whose phrase reaches the cue.
    for (const Match& m : matches_->of(EntryType::title, {at + 1, end})) {
        const NounPhrase titled = mentions_->noun_phrase(m.tokens.first, end);
        if (titled.kind != NounKind::person || titled.tokens.last != end ||
            t.is(m.tokens.first - 1, WordClass::preposition))
            continue;
        return titled;
    }
    return phrase;
}

// The subject of the stretch between a comma and a place.
NounPhrase Subjects::phrase_before(TokenId end, TokenId begin) const {
    TokenId from = end;
    while (from > begin && !is_comma(from - 1)) --from;
    return phrase_in_segment(from, end);
}

Subject Subjects::find_subject(TokenId begin, TokenId cue) const {
    if (tokens_->language() == Language::english) return english_subject(begin, cue);
    const Tokens& t = *tokens_;
    Subject out;
    out.clause_begin = begin;
    TokenId end = skip_fillers_back(cue, begin, out.negated);
    out.verb_begin = end;
    const auto condition = [&](TokenId k) { return next_of<WordClass::condition>(k, end); };
    for (TokenId k = condition(begin); k < end; k = condition(k + 1)) {  // `Jika AS bersikeras, …`
        const bool clause_ended = any_of_tokens({k, cue}, [&](TokenId i) { return is_comma(i); });
        out.negated = out.negated || !clause_ended;
    }
    out.negated = out.negated || next_of<WordClass::modal>(end, cue) < cue;  // not said yet
    if (end > begin && is_dash(t[end - 1])) {  // `Norwegia – yang bukan anggota UE – mengumumkan`
        TokenId open = end - 1;
        while (open > begin && !is_dash(t[open - 1])) --open;
        if (open > begin) end = open - 1;
    }
    const TokenId touching = end;
    NounPhrase description;  // what stands nearest to the cue without a name: an apposition, or the subject itself
    while (end > begin) {
        TokenId from = end;
        int depth = 0;
        while ((from = t.no_words().behind_previous(from, begin)) > begin) {
            const Token& token = t[from - 1];
            depth += token.is_mark(')') - token.is_mark('(');
            if (depth <= 0 && (token.is_mark(',') || token.is_mark(';') || is_dash(token) || token.is_quote())) break;
            --from;
        }
        // `X yang mengatakan`: the head of the relative clause.
        const bool relative =
            end > from && t.is(end - 1, WordClass::relative) && !t.is(end - 1, WordClass::demonstrative);
        const TokenId limit = relative ? end - 1 : end;
        NounPhrase phrase =
            t.is(from, WordClass::inclusion) ? NounPhrase{} : phrase_in_segment(from, limit, end == touching);
        if (relative && phrase.tokens.last != limit) phrase = head_before(from, limit);
        if (relative && limit == from && from > begin && is_comma(from - 1)) {  // `oleh presiden, yang mengatakan`
            TokenId head = from - 1;
            while (head > begin && !is_comma(head - 1)) --head;
            phrase = head_before(head, from - 1);
        }
        out.clause_begin = from;
        if (phrase && end == touching && !relative && other_verb_between(phrase.tokens.last, limit, out.negated))
            return {.negated = true, .clause_begin = from, .verb_begin = touching};
        const bool comma = from > begin && is_comma(from - 1);
        if (phrase.kind == NounKind::person || phrase.kind == NounKind::pronoun ||
            phrase.kind == NounKind::plural_pronoun) {
            out.phrase = phrase;
            // `Allison Nixon, direktur lembaga riset Flashpoint, mengatakan`: what looks like a titled name is an apposition.
            if (comma && phrase.kind == NounKind::person && phrase.title != none) {
                const TokenId before = over_age(from - 1, begin);
                const NounPhrase named = phrase_before(before, begin);
                if (named.kind == NounKind::person && named.tokens.last == before && named.name.size() >= 2)
                    out.phrase = named;
                return out;
            }
            // `Menlu Rusia, Sergei Lavrov, mengatakan`: the title stands before the comma.
            if (comma && phrase.kind == NounKind::person && phrase.tokens == phrase.name && phrase.title == none) {
                const NounPhrase title = phrase_before(from - 1, begin);
                if (title.kind == NounKind::title && title.tokens.last == from - 1)
                    out.phrase.title = title.title, out.phrase.of = title.of, out.clause_begin = title.tokens.first;
            }
            return out;
        }
        if (phrase.kind == NounKind::actor || phrase.kind == NounKind::title) {
            // An apposition to a name before the comma, or the subject.
            if (comma) {
                const TokenId before = over_age(from - 1, begin);
                const NounPhrase named = phrase_before(before, begin);
                const bool ends_there =
                    named.kind == NounKind::person && (named.tokens.last == before || is_comma(before));
                if (phrase.kind == NounKind::title && ends_there && named.tokens.last + 4 > before) {
                    out.phrase = named;
                    return out;
                }
            }
            out.phrase = phrase;
            return out;
        }
        if (phrase.kind == NounKind::description && !description) description = phrase;
        if (!comma) break;
        bool ignored = false;
        end = skip_fillers_back(from - 1, begin, ignored);
        if (description) {  // only a name may stand before an apposition
            end = over_age(end, begin);
            const NounPhrase named = phrase_before(end, begin);
            if (named.kind == NounKind::person && named.tokens.last == end) {
                out.phrase = named;
                return out;
            }
            break;
        }
    }
    // A single common word is an adjective or an object more often than a speaker.
    const bool bare = description.tokens.size() == 1 && !t[description.tokens.first].upper &&
                      !t.is(description.tokens.first, WordClass::group);
    if (!bare) out.phrase = description;
    return out;
}

// `Partai Demokrat dan sejumlah anggota Partai Republik menuding`: the mention holds both.
Span Subjects::with_partner(const NounPhrase& phrase, TokenId cue) const {
    const TokenId joint = phrase.tokens.last;
    if (phrase.kind == NounKind::pronoun || phrase.kind == NounKind::nothing || joint + 1 >= cue ||
        !tokens_->is(joint, WordClass::additive))
        return phrase.tokens;
    const NounPhrase partner = mentions_->noun_phrase(joint + 1, cue);
    bool negated = false;
    const bool reaches = partner && partner.tokens.last >= skip_fillers_back(cue, joint + 1, negated);
    return reaches ? Span{phrase.tokens.first, partner.tokens.last} : phrase.tokens;
}

// The head of a relative clause: the name or noun right before `yang`.
NounPhrase Subjects::head_before(TokenId begin, TokenId end) const {
    const Tokens& t = *tokens_;
    if (end <= begin) return {};
    if (const Match* actor = matches_->ending(EntryType::actor, end); actor && actor->tokens.first >= begin)
        return mentions_->noun_phrase(actor->tokens.first, end);
    for (TokenId i = begin; i < end; ++i) {
        if (!t[i].upper || (i > begin && t[i - 1].upper)) continue;
        const NounPhrase phrase = mentions_->noun_phrase(i, end);
        if (phrase.tokens.last == end) return phrase;
    }
    const auto noun = [&](TokenId k) {
        return t[k].is_word() && !t[k].upper &&
               !is_any<WordClass::demonstrative, WordClass::preposition, WordClass::conjunction,
                       WordClass::subordinator, WordClass::addressee, WordClass::inclusion>(k) &&
               !looks_like_verb(t, k);
    };
    if (!noun(end - 1)) return {};
    // `pengunjuk rasa serikat pekerja yang berteriak`: as many nouns as make one phrase.
    NounPhrase out = mentions_->noun_phrase(end - 1, end);
    for (TokenId k = end - 1; out && k-- > begin && noun(k) && end - k <= longest_head;) {
        const NounPhrase longer = mentions_->noun_phrase(k, end);
        if (longer.tokens.last == end) out = longer;
    }
    return out;
}

// `Narcis Termes, 68, seorang …`: back over an age between commas.
TokenId Subjects::over_age(TokenId end, TokenId begin) const {
    const bool age = end > begin + 1 && (*tokens_)[end - 1].kind == TokenKind::number && is_comma(end - 2);
    return age ? end - 2 : end;
}

// Whether the subject's own verb is another one: `Rusia melarang warganya menyebut …`, `Beijing tidak mengecam ataupun menyebut …`.
bool Subjects::other_verb_between(TokenId from, TokenId cue, bool& negated) const {
    const Tokens& t = *tokens_;
    TokenId at = skip_fillers(from, cue);
    while (at < cue && is_any<WordClass::auxiliary, WordClass::negator, WordClass::adverb>(at)) {
        negated = negated || t.is(at, WordClass::negator);
        ++at;
    }
    if (at >= cue || !looks_like_action(t, at)) return false;
    // Joined by a conjunction the cue has the same subject; otherwise it depends on that verb.
    const TokenId before = skip_fillers_back(cue, at, negated);
    const bool joined = before > at &&
                        (t.is(before - 1, WordClass::conjunction) || t.is(before - 1, WordClass::subordinator) ||
                         is_comma(before - 1)) &&
                        !t.is(before - 1, WordClass::alternative);
    for (TokenId k = at; k < before && !joined; ++k)
        if (is_any<WordClass::conjunction, WordClass::subordinator>(k))
            return false;  // a clause of its own may begin here
    return !joined;
}

// The name behind a title and a comma (`Menteri Luar Negeri, Julie Bishop`), over the places in between (`Kepala Dusun A,
// Kecamatan B, Wahyu Wibowo`); returns where the attribution goes on.
TokenId Subjects::after_speaker(const NounPhrase& phrase, Span& appositive, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId at = phrase.tokens.last;
    const bool unnamed =
        phrase.kind == NounKind::title || phrase.kind == NounKind::description || phrase.kind == NounKind::actor;
    const bool place_as_name =
        phrase.kind == NounKind::person && phrase.title != none && phrase.actor == none && phrase.name.size() == 1;
    if (!unnamed && !place_as_name) return at;
    TokenId comma = at;
    while (comma < limit && !is_comma(comma) && comma - at < 8 && t[comma].is_word() && !looks_like_verb(t, comma))
        ++comma;
    for (unsigned tries = 0; tries < 3 && is_comma(comma) && comma + 1 < limit; ++tries) {
        const Span name = mentions_->name_at(comma + 1, limit);
        const TokenId end = name.last;
        const bool pause = end >= limit || is_pause(t[end]) || t[end].is_mark('(');
        const bool closes = pause || t.is(end, WordClass::preposition) || t.is(end, WordClass::addressee) ||
                            t.is(end, WordClass::adverb) || matches_->covering(EntryType::cue, end) ||
                            t[end].is_quote();
        const bool known = mentions_->registry_person(name) != none || (name.size() >= 2 && unnamed) ||
                           (name.size() >= 2 && mentions_->person_named(name));
        if (!name.empty() && closes && (known || (name.size() == 1 && pause && phrase.kind == NounKind::title))) {
            appositive = name;
            return end;
        }
        if (!t.is(comma + 1, WordClass::institution) || !t[comma + 1].upper) break;
        ++comma;
        while (comma < limit && !is_comma(comma) && t[comma].is_word() && t[comma].upper) ++comma;
    }
    return at;
}

// `sumber yang enggan disebut namanya`: an unnamed speaker is told by the relative clause too.
Span Subjects::with_relative_clause(const NounPhrase& phrase, TokenId limit) const {
    Span out = phrase.tokens;
    if (phrase.kind == NounKind::person || !tokens_->is(out.last, WordClass::relative)) return out;
    TokenId end = out.last;
    while (end < limit && end - out.last < 9 && (*tokens_)[end].is_word()) ++end;
    if (end < limit && is_pause((*tokens_)[end])) out.last = end;
    return out;
}

// `Pertanyaan yang tercetak pada kartu itu berbunyi`: the same before the cue.
Span Subjects::with_relative_before(const NounPhrase& phrase, TokenId cue) const {
    constexpr TokenId longest_clause = 9;
    const TokenId relative = phrase.tokens.last;
    const bool told = phrase.kind == NounKind::description && relative + 1 < cue && cue - relative <= longest_clause &&
                      tokens_->is(relative, WordClass::relative) && comma_after(relative, cue) == cue;
    bool negated = false;
    const TokenId end = told ? skip_fillers_back(cue, relative + 1, negated) : relative;
    return end > relative + 2 ? Span{phrase.tokens.first, end} : phrase.tokens;
}

// `Survei yang digelar Lembaga Verel mengungkapkan`: who made the survey says what it found.
NounPhrase Subjects::maker_of(const NounPhrase& finding, Span with_clause) const {
    constexpr std::string_view passive_prefix = "di";
    const Tokens& t = *tokens_;
    if (with_clause == finding.tokens || !t.is(finding.tokens.first, WordClass::finding)) return {};
    TokenId agent = finding.tokens.last + 1;
    if (!looks_like_action(t, agent) || !t.text(agent).starts_with(passive_prefix)) return {};
    ++agent;
    if (t.is(agent, WordClass::agent_marker)) ++agent;
    const NounPhrase maker = mentions_->noun_phrase(agent, with_clause.last);
    const bool named = maker.kind == NounKind::person || maker.kind == NounKind::actor;
    return named ? maker : NounPhrase{};
}

}  // namespace quotestance
