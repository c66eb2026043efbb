#include "quotestance/statements.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId wedge_tokens = 40;     // between a cue and its content: `mengatakan dalam jumpa pers di Moskow, Senin (6/3), bahwa`
constexpr TokenId cut_lookahead = 4;     // a second cue so near behind a comma begins a report of its own
constexpr TokenId addressee_tokens = 6;  // `memberi tahu para wartawan bahwa`
constexpr TokenId other_report_reach = 12;
constexpr std::size_t recent_statements = 64;  // how far back a statement of the same or the last sentence can stand
constexpr TokenId shortest_clause = 2;   // tokens

bool is_pause(const Token& t) noexcept {
    return t.kind == TokenKind::mark && (t.first == ',' || t.first == '.' || t.first == '?' || t.first == '!' || t.first == 0x2026);
}
bool is_stop(const Token& t) noexcept { return t.kind == TokenKind::mark && (t.first == '.' || t.first == '?' || t.first == '!' || t.first == 0x2026); }
// Behind a cue: what opens its complement.
bool is_break(const Token& t) noexcept { return t.is_mark(',') || t.is_mark(':') || t.is_mark(';'); }

template <typename Predicate>
bool any_of_tokens(Span span, Predicate&& holds) {
    for (TokenId t = span.first; t < span.last; ++t)
        if (holds(t)) return true;
    return false;
}

bool is_dash(const Token& t) noexcept { return t.is_mark(0x2013) || t.is_mark(0x2014); }

}  // namespace

void Statements::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes, const Mentions& mentions) {
    tokens_ = &tokens, matches_ = &matches, furniture_ = &furniture, quotes_ = &quotes, mentions_ = &mentions;
    statements_.clear();
    reported_.assign(tokens.size(), false);
    quote_used_.assign(quotes.all().size(), false);
    for (const Quote& q : quotes.all()) read_quote(q);
    for (const Span sentence : tokens.sentences())
        if (furniture.is_body(tokens, sentence.first)) read_sentence(sentence);
    for (std::uint32_t line = 0; line < tokens.lines().size(); ++line)
        if (furniture.role(line) == LineRole::heading) read_headline(line);
    std::sort(statements_.begin(), statements_.end(), [](const Statement& a, const Statement& b) {
        return a.content.first != b.content.first ? a.content.first < b.content.first : a.content.last > b.content.last;
    });
    // The same words are one statement: the quotation before the clause, the longer before the shorter it begins with.
    const auto same = [](const Statement& a, const Statement& b) { return a.content.first == b.content.first && a.kind != Kind::act; };
    statements_.erase(std::unique(statements_.begin(), statements_.end(), same), statements_.end());
}

void Statements::add(Statement s) {
    if (s.content.empty()) return;
    if (!s.infix && s.kind == Kind::indirect)
        for (TokenId t = s.content.first; t < s.content.last; ++t)
            if ((*tokens_)[t].is_quote()) s.kind = Kind::mixed;
    if (s.kind == Kind::indirect)
        for (const Quote& q : quotes_->opening_in(s.content))
            if (q.single) s.kind = Kind::mixed;
    statements_.push_back(s);
}

// ---- quotations ------------------------------------------------------------------------------------------------------

void Statements::read_quote(const Quote& q) {
    if (q.content().empty()) return;
    const auto index = static_cast<std::size_t>(&q - quotes_->all().data());
    if (attribute_after(q) || attribute_before(q)) {
        quote_used_[index] = true;
        return;
    }
    if (q.single) return;
    // No cue: a quotation that stands as a sentence of its own is carried on from the one before.
    const Tokens& t = *tokens_;
    const Span sentence = t.sentences()[t.sentence_of(q.open)];
    const TokenId text_begin = std::max(sentence.first, furniture_->text_begin(t[q.open].line));
    const bool own_sentence = q.open <= text_begin || (q.open > 0 && is_stop(t[q.open - 1]));
    const bool ends = q.close > 0 && (is_pause(t[q.close - 1]) || q.after() >= t.size() || t[q.after()].line != t[q.open].line || is_stop(t[q.after()]));
    if (!own_sentence || !ends || q.content().size() < 3) return;
    quote_used_[index] = true;
    add({.content = q.content(), .kind = Kind::direct, .anchor = q.open});
}

bool Statements::attribute_after(const Quote& q) {
    const Tokens& t = *tokens_;
    TokenId at = q.after();
    const TokenId limit = at < t.size() ? t.lines()[t[q.close > q.open ? q.close - 1 : q.open].line].tokens.last : at;
    bool stopped = false;  // a full stop behind the mark ends the sentence of the quotation
    for (; at < limit && is_pause(t[at]); ++at) stopped = stopped || is_stop(t[at]);
    while (at < limit && (t.is(at, WordClass::thus) && !matches_->at(EntryType::cue, at))) ++at;
    if (at >= limit) return false;
    for (const Match& m : matches_->of(EntryType::cue, {at, at + 1})) {
        const Cue& cue = cue_of(m);
        if (!m.entry->after_quote && !(m.entry->voice == Voice::fixed && (cue.types & (CueType::report | CueType::source)) && !(cue.types & CueType::medium))) continue;
        Statement s{.content = q.content(), .kind = Kind::direct, .cue = m.tokens, .cue_entry = m.entry, .anchor = m.tokens.first};
        if (const TokenId front = front_of(q); front < q.open) s.content = {front, q.close}, s.kind = Kind::mixed;
        const TokenId from = skip_fillers(m.tokens.last, limit);
        if (m.entry->pronoun) {
            s.speaker = {NounKind::pronoun, m.tokens, {}};
            s.speaker_tokens = m.tokens;
        } else {
            s.speaker = mentions_->noun_phrase(from, limit);
            const bool name = from < limit && t[from].is_word() && t[from].upper && (from + 1 >= limit || is_pause(t[from + 1]));
            if (!s.speaker && name) s.speaker = {NounKind::person, {from, from + 1}, {from, from + 1}};  // `kata Hari.`
            if (!s.speaker) {  // `katanya`-like carry: the cue alone
                if (cue.types & CueType::source) return false;
            } else {
                s.speaker_tokens = with_relative_clause(s.speaker, limit);
                after_speaker(s.speaker, s.appositive, limit);
            }
        }
        const Span sentence = t.sentences()[t.sentence_of(m.tokens.first)];
        s.source = medium_in({s.speaker_tokens.empty() ? m.tokens.last : std::max(m.tokens.last, s.speaker_tokens.last), sentence.last});
        if (s.source == s.speaker.actor) s.source = none;
        reported_[m.tokens.first] = true;
        add(s);
        return true;
    }
    // `"…," X menambahkan.`
    const NounPhrase phrase = mentions_->noun_phrase(at, limit);
    if (!phrase || phrase.kind == NounKind::description || stopped) return false;
    bool negated = false;
    Span appositive;
    TokenId next = after_speaker(phrase, appositive, limit);
    if (is_comma(next) && !appositive.empty()) ++next;
    next = skip_fillers(next, limit);
    for (const Match& m : matches_->of(EntryType::cue, {next, next + 1})) {
        if (m.entry->voice == Voice::passive || !(cue_of(m).types & (CueType::report | CueType::directive | CueType::judge)) || negated) continue;
        TokenId end = m.tokens.last;
        while (end < limit && t.is(end, WordClass::adverb)) ++end;
        const bool closes = end >= limit || is_pause(t[end]) || t.is(end, WordClass::addressee) || t.is(end, WordClass::preposition) || t[end].is_quote();
        if (!closes) continue;
        reported_[m.tokens.first] = true;
        add({.content = q.content(), .kind = Kind::direct, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .appositive = appositive,
             .speaker_tokens = phrase.tokens, .source = medium_in({m.tokens.last, t.sentences()[t.sentence_of(m.tokens.first)].last}), .anchor = m.tokens.first});
        return true;
    }
    return false;
}

// `Sanksi itu upaya untuk “…,” kata X`: where a clause that runs into the quotation begins; the opening mark if none does.
TokenId Statements::front_of(const Quote& q) const {
    const Tokens& t = *tokens_;
    const TokenId begin = std::max(t.sentences()[t.sentence_of(q.open)].first, furniture_->text_begin(t[q.open].line));
    const bool runs_on = q.open > 0 && (t[q.open - 1].is_word() || (is_comma(q.open - 1) && !t[q.open + 1].upper));
    if (q.open < begin + 3 || !runs_on || in_quote(begin)) return q.open;
    for (TokenId k = begin; k < q.open; ++k)
        if (in_quote(k) || matches_->covering(EntryType::cue, k)) return q.open;
    return has_main_verb({begin, q.open}) ? begin : q.open;
}

bool Statements::attribute_before(const Quote& q) {
    const Tokens& t = *tokens_;
    if (q.open == 0) return false;
    const std::uint32_t line = t[q.open].line;
    const TokenId begin = std::max(t.sentences()[t.sentence_of(q.open)].first, furniture_->text_begin(line));
    TokenId end = q.open;
    const bool colon = end > begin && (t[end - 1].is_mark(':') || t[end - 1].is_mark(';'));
    while (end > begin && (is_break(t[end - 1]) || t.is(end - 1, WordClass::complementiser))) --end;
    if (end <= begin) return false;
    // The whole complement must be quoted: nothing but a full stop after the closing mark.
    TokenId after = q.after();
    while (after < t.size() && t[after].line == line && is_stop(t[after])) ++after;
    const Span sentence = t.sentences()[t.sentence_of(q.close > q.open ? q.close - 1 : q.open)];
    const bool whole = after >= t.size() || t[after].line != line || after >= sentence.last || t[after].is_quote() || is_stop(t[after - 1]);
    if (!whole && !colon) return false;
    const auto cues = matches_->of(EntryType::cue, {begin, end});
    for (std::size_t i = cues.size(); i-- > 0;) {
        const Match& m = cues[i];
        const Cue& cue = cue_of(m);
        if (in_quote(m.tokens.first) || m.entry->voice == Voice::noun) continue;
        const bool source = cue.types & CueType::source;
        if (!(cue.types & (CueType::report | CueType::directive | CueType::judge | CueType::source)) || (m.entry->voice == Voice::passive && !colon)) continue;
        if (source) {
            Span appositive;
            const NounPhrase phrase = m.entry->pronoun ? NounPhrase{NounKind::pronoun, m.tokens, {}} : mentions_->noun_phrase(m.tokens.last, end);
            const TokenId next = m.entry->pronoun ? m.tokens.last : after_speaker(phrase, appositive, end);
            if (!phrase || next < end) return false;
            reported_[m.tokens.first] = true;
            add({.content = q.content(), .kind = Kind::direct, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .appositive = appositive, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first});
            return true;
        }
        if (!colon && skip_fillers(m.tokens.last, end) < end) return false;
        Subject subject = find_subject(begin, m.tokens.first);
        if (subject.negated) return false;
        if (!subject.phrase && m.entry->voice == Voice::bare && m.entry->after_quote) {  // `Kata Lavrov: "…"`
            subject.phrase = m.entry->pronoun ? NounPhrase{NounKind::pronoun, m.tokens, {}} : mentions_->noun_phrase(m.tokens.last, end);
        }
        reported_[m.tokens.first] = true;
        add({.content = q.content(), .kind = Kind::direct, .cue = m.tokens, .cue_entry = m.entry, .speaker = subject.phrase, .appositive = subject.appositive,
             .speaker_tokens = subject.phrase.tokens, .source = medium_in({begin, q.open}), .anchor = m.tokens.first});
        if (statements_.back().source == subject.phrase.actor) statements_.back().source = none;
        return true;
    }
    if (colon) {  // `Lavrov: "…"`
        const NounPhrase phrase = mentions_->noun_phrase(begin, end);
        if (phrase && phrase.tokens.last == end && phrase.kind != NounKind::description) {
            add({.content = q.content(), .kind = Kind::direct, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = begin});
            return true;
        }
    }
    return false;
}

// ---- clauses ---------------------------------------------------------------------------------------------------------

void Statements::read_sentence(Span sentence) {
    sentence.first = std::max(sentence.first, furniture_->text_begin((*tokens_)[sentence.first].line));
    if (sentence.empty()) return;
    // Asides first: `A, kata X` reports all of A, whatever cues A holds.
    for (const Match& m : matches_->of(EntryType::cue, sentence))
        if (m.entry->after_quote && !in_quote(m.tokens.first) && !reported_[m.tokens.first]) {
            const std::size_t before = statements_.size();
            read_aside(m, sentence);
            if (statements_.size() > before) reported_[m.tokens.first] = true;
        }
    const std::size_t asides = statements_.size();
    const auto inside_aside = [&](TokenId at) {
        for (std::size_t i = asides; i-- > 0 && statements_[i].anchor >= sentence.first;)
            if (statements_[i].content.contains(at) && sentence.contains(statements_[i].anchor) && statements_[i].kind != Kind::direct) return true;
        return false;
    };
    TokenId busy = 0;  // a cue inside what another cue reports is nested: it belongs to the outer statement
    for (const Match& m : matches_->of(EntryType::cue, sentence)) {
        if (m.tokens.first < busy || in_quote(m.tokens.first) || inside_aside(m.tokens.first)) continue;
        if (reported_[m.tokens.first]) continue;
        const std::size_t before = statements_.size();
        read_cue(m, sentence);
        for (std::size_t i = before; i < statements_.size(); ++i) {
            reported_[m.tokens.first] = true;
            if (!statements_[i].infix && statements_[i].kind != Kind::act && statements_[i].content.first >= m.tokens.first) busy = std::max(busy, statements_[i].content.last);
        }
    }
}

void Statements::read_cue(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    switch (m.entry->voice) {
        case Voice::passive: return read_passive(m, sentence);
        case Voice::bare: return;  // read before the others
        case Voice::noun:
        case Voice::agent:
        case Voice::adjective: return;
        default: break;
    }
    if (m.tokens.size() > 1 && t.is(m.tokens.first, WordClass::thus)) return m.tokens.first == sentence.first ? read_pointer(m, sentence) : read_aside(m, sentence);
    if (cue.types & CueType::source) return read_source(m, sentence);
    if ((cue.types & CueType::medium) && !(cue.types & CueType::report)) return read_medium(m, sentence);
    read_active(m, sentence);
}

// Whether a complement has a predicate of its own, outside relative and purpose clauses: otherwise it is a noun phrase.
bool Statements::has_main_verb(Span clause) const {
    bool relative = false;
    for (TokenId t = clause.first; t < clause.last; ++t) {
        if (tokens_->is(t, WordClass::relative) || tokens_->is(t, WordClass::purpose)) relative = true;
        if (is_comma(t)) relative = false;
        if ((*tokens_)[t].upper || !looks_like_verb(*tokens_, t)) continue;
        const bool last = t + 1 >= clause.last || is_stop((*tokens_)[t + 1]);
        if (last && t > clause.first + 1 && tokens_->is(t - 2, WordClass::preposition)) continue;  // `ke negara berdaulat`
        if (!relative) return true;
        relative = false;  // the relative clause has its verb; the next one is the main verb
    }
    return false;
}

TokenId Statements::skip_fillers(TokenId t, TokenId limit) const {
    while (t < limit) {
        const Match* words = matches_->at(EntryType::words, t);
        if (words && words->entry->index == static_cast<unsigned>(WordClass::adverb)) {
            t = words->tokens.last;
        } else if (tokens_->is(t, WordClass::adverb) && !tokens_->is(t, WordClass::third_person)) {
            t += 1 + ((*tokens_)[t].word && tokens_->lexicon().word((*tokens_)[t].word) == "secara");
        } else {
            break;
        }
    }
    return std::min(t, limit);
}

TokenId Statements::skip_fillers_back(TokenId t, TokenId limit, bool& negated) const {
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
        const bool phrase = words && words->entry->index == static_cast<unsigned>(WordClass::adverb) && words->tokens.first >= limit;
        const bool filler = k.is(t - 1, WordClass::adverb) || k.is(t - 1, WordClass::auxiliary) || k.is(t - 1, WordClass::negator) ||
                            k.is(t - 1, WordClass::weekday) || (k.is(t - 1, WordClass::time) && !k[t - 1].upper);
        if (phrase) {
            t = words->tokens.first;
        } else if (t - 1 > limit && k.lexicon().word(k[t - 2].word) == "secara") {
            t -= 2;
        } else if (filler) {
            --t;
        } else {
            break;
        }
    }
    return t;
}

// The noun phrase that is the subject of a comma-free stretch, skipping what stands before it: conjunctions, adverbs,
// prepositional phrases that end in a demonstrative, a date or a bracket. `start` receives where it begins.
NounPhrase Statements::phrase_in_segment(TokenId begin, TokenId end, TokenId& start, bool touches_cue) const {
    const Tokens& t = *tokens_;
    TokenId at = begin;
    // The last conjunction or subordinator opens the clause of the cue, if a noun phrase fills the rest.
    for (TokenId i = end; touches_cue && i-- > begin + 1;) {
        if (!(t.is(i, WordClass::conjunction) || t.is(i, WordClass::subordinator)) || t[i].upper || t.is(i, WordClass::preposition)) continue;
        const TokenId from = skip_fillers(i + 1, end);
        const NounPhrase phrase = mentions_->noun_phrase(from, end);
        bool both = t.lexicon().word(t[i].word) == "dan" || t.lexicon().word(t[i].word) == "and";
        for (TokenId k = begin; both && k < i; ++k) both = t[k].upper || !looks_like_verb(t, k);  // joins clauses, not names
        if (!phrase || (phrase.kind == NounKind::description && both)) break;
        if (phrase.tokens.last == end && !both) {
            start = from;
            return phrase;
        }
        break;
    }
    while (at < end) {
        const Match* words = matches_->at(EntryType::words, at);
        const auto words_are = [&](WordClass c) { return words->entry->index == static_cast<unsigned>(c); };
        if (words && words->tokens.last <= end && (words_are(WordClass::conjunction) || words_are(WordClass::adverb) || words_are(WordClass::aside) ||
                                                   words_are(WordClass::time) || words_are(WordClass::thus))) {
            at = words->tokens.last;
            continue;
        }
        const bool skipped = t.is(at, WordClass::conjunction) || t.is(at, WordClass::adverb) || t.is(at, WordClass::aside) || t.is(at, WordClass::time) ||
                             t.is(at, WordClass::weekday) || t.is(at, WordClass::thus) || (!t[at].is_word() && t[at].kind != TokenKind::number && !t[at].is_mark('('));
        const bool adverbial = t.is(at, WordClass::preposition) || t.is(at, WordClass::subordinator) || (words && words->entry->index == static_cast<unsigned>(WordClass::preposition));
        if (adverbial) {
            // Inside a prepositional phrase: the subject may follow its end.
            TokenId close = at + 1;
            bool found = false;
            for (; close < end; ++close) {
                const bool ends = t.is(close, WordClass::demonstrative) || t[close].is_mark(')') || (t.is(close, WordClass::weekday) && !(close + 1 < end && t[close + 1].is_mark('(')));
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
                    if (i > begin && (t.is(i - 1, WordClass::preposition) || t.is(i - 1, WordClass::addressee) || t.is(i - 1, WordClass::subordinator) || looks_like_verb(t, i - 1))) break;
                    start = i;
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
    start = at;
    const NounPhrase phrase = mentions_->noun_phrase(at, end);
    if (phrase.tokens.last == end || phrase.kind == NounKind::pronoun || mentions_->person_named(phrase.name)) return phrase;
    // Words that are no noun phrase stand before it (a heading run into the text): a title whose phrase reaches the cue.
    for (const Match& m : matches_->of(EntryType::title, {at + 1, end})) {
        const NounPhrase titled = mentions_->noun_phrase(m.tokens.first, end);
        if (titled.kind != NounKind::person || titled.tokens.last != end || t.is(m.tokens.first - 1, WordClass::preposition)) continue;
        start = m.tokens.first;
        return titled;
    }
    return phrase;
}

Statements::Subject Statements::find_subject(TokenId begin, TokenId cue) const {
    const Tokens& t = *tokens_;
    Subject out;
    out.clause_begin = begin;
    TokenId end = skip_fillers_back(cue, begin, out.negated);
    for (TokenId k = end; k < cue; ++k) out.negated = out.negated || t.is(k, WordClass::modal);  // not said yet
    const TokenId touching = end;
    NounPhrase description;  // what stands nearest to the cue without a name: an apposition, or the subject itself
    while (end > begin) {
        TokenId from = end;
        int depth = 0;
        while (from > begin) {
            const Token& token = t[from - 1];
            depth += token.is_mark(')') - token.is_mark('(');
            if (depth <= 0 && (token.is_mark(',') || token.is_mark(';') || is_dash(token) || token.is_quote())) break;
            --from;
        }
        TokenId start = from;
        // `X yang mengatakan`: the head of the relative clause.
        const bool relative = end > from && t.is(end - 1, WordClass::relative) && !t.is(end - 1, WordClass::demonstrative);
        const TokenId limit = relative ? end - 1 : end;
        NounPhrase phrase = t.is(from, WordClass::inclusion) ? NounPhrase{} : phrase_in_segment(from, limit, start, end == touching);
        out.clause_begin = from;
        if (phrase && end == touching && other_verb_between(phrase.tokens.last, limit, out.negated)) return {{}, {}, true, from};
        const bool comma = from > begin && is_comma(from - 1);
        if (phrase.kind == NounKind::person || phrase.kind == NounKind::pronoun || phrase.kind == NounKind::plural_pronoun) {
            out.phrase = phrase;
            // `Allison Nixon, direktur lembaga riset Flashpoint, mengatakan`: what looks like a titled name is an apposition.
            if (comma && phrase.kind == NounKind::person && phrase.title != none) {
                TokenId before = from - 1, name_from = before;
                if (before > begin && t[before - 1].kind == TokenKind::number && before > begin + 1 && is_comma(before - 2)) before -= 2;  // her age
                name_from = before;
                while (name_from > begin && !is_comma(name_from - 1)) --name_from;
                TokenId s = name_from;
                const NounPhrase named = phrase_in_segment(name_from, before, s);
                if (named.kind == NounKind::person && named.tokens.last == before && named.name.size() >= 2) out.phrase = named;
                return out;
            }
            // `Menlu Rusia, Sergei Lavrov, mengatakan`: the title stands before the comma.
            if (comma && phrase.kind == NounKind::person && phrase.tokens == phrase.name && phrase.title == none) {
                TokenId before = from - 1, title_from = before;
                while (title_from > begin && !is_comma(title_from - 1)) --title_from;
                TokenId s = title_from;
                const NounPhrase title = phrase_in_segment(title_from, before, s);
                if (title.kind == NounKind::title && title.tokens.last == before) out.phrase.title = title.title, out.phrase.of = title.of;
            }
            return out;
        }
        if (phrase.kind == NounKind::actor || phrase.kind == NounKind::title) {
            // An apposition to a name before the comma, or the subject.
            if (comma) {
                TokenId before = from - 1, s = before, name_from = before;
                while (name_from > begin && !is_comma(name_from - 1)) --name_from;
                const NounPhrase named = phrase_in_segment(name_from, before, s);
                const bool ends_there = named.kind == NounKind::person && (named.tokens.last == before || is_comma(before));
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
            if (end > begin + 1 && t[end - 1].kind == TokenKind::number && is_comma(end - 2)) end -= 2;  // `Narcis Termes, 68, seorang …`
            TokenId s = end, name_from = end;
            while (name_from > begin && !is_comma(name_from - 1)) --name_from;
            const NounPhrase named = phrase_in_segment(name_from, end, s);
            if (named.kind == NounKind::person && named.tokens.last == end) {
                out.phrase = named;
                return out;
            }
            break;
        }
    }
    // A single common word is an adjective or an object more often than a speaker.
    const bool bare = description.tokens.size() == 1 && !t[description.tokens.first].upper && !t.is(description.tokens.first, WordClass::group);
    if (!bare) out.phrase = description;
    return out;
}

// Whether the subject's own verb is another one: `Rusia melarang warganya menyebut …`, `Beijing tidak mengecam ataupun menyebut …`.
bool Statements::other_verb_between(TokenId from, TokenId cue, bool& negated) const {
    const Tokens& t = *tokens_;
    TokenId at = skip_fillers(from, cue);
    while (at < cue && (t.is(at, WordClass::auxiliary) || t.is(at, WordClass::negator) || t.is(at, WordClass::adverb))) {
        negated = negated || t.is(at, WordClass::negator);
        ++at;
    }
    if (at >= cue || !looks_like_action(t, at)) return false;
    // Joined by a conjunction the cue has the same subject; otherwise it depends on that verb.
    const TokenId before = skip_fillers_back(cue, at, negated);
    const bool joined = before > at && (t.is(before - 1, WordClass::conjunction) || t.is(before - 1, WordClass::subordinator) || is_comma(before - 1)) &&
                        !t.is(before - 1, WordClass::alternative);
    for (TokenId k = at; k < before && !joined; ++k)
        if (t.is(k, WordClass::conjunction) || t.is(k, WordClass::subordinator)) return false;  // a clause of its own may begin here
    return !joined;
}

// Where the complement begins: behind `bahwa`, a comma or a colon, or right after the cue. `that`: a complementiser or a
// colon said so.
TokenId Statements::content_begin(const Match& cue, Span sentence, bool& that) const {
    const Tokens& t = *tokens_;
    TokenId at = skip_fillers(cue.tokens.last, sentence.last);
    that = cue.tokens.size() > 1 && t.is(cue.tokens.last - 1, WordClass::complementiser);
    if (that || at >= sentence.last) return at;
    if (t.is(at, WordClass::complementiser)) {
        that = true;
        return at + 1;
    }
    if (is_break(t[at])) {
        ++at;
        that = t.lexicon().word(t[at < sentence.last ? at : at - 1].word) == "bahwa";
        return at + that;
    }
    if (t.is(at, WordClass::predicative)) return at;
    if (t.is(at, WordClass::subordinator) && !occasion_of_speaking(at, sentence.last)) return at;
    const bool adverbial = t.is(at, WordClass::addressee) || t.is(at, WordClass::preposition) || t.is(at, WordClass::weekday) || t[at].is_mark('(') ||
                           t.is(at, WordClass::subordinator) || starts_words(at, WordClass::preposition);
    const bool addressed = t[at].upper || t.is(at, WordClass::article) || t.is(at, WordClass::third_person) || t.is(at, WordClass::third_plural);
    if (!adverbial && !addressed) return at;
    return behind_wedge(at, std::min(sentence.last, at + wedge_tokens), adverbial, that);
}

// `saat ditemui di Moskow, …`, `usai pertemuan itu, …`; not `saat krisis terjadi, …`.
bool Statements::occasion_of_speaking(TokenId at, TokenId limit) const {
    const Tokens& t = *tokens_;
    if (!t.is(at, WordClass::occasion)) return t.is(at, WordClass::preposition);
    for (TokenId k = at + 1; k < limit && !is_comma(k); ++k)
        if (!t[k].upper && looks_like_verb(t, k)) return t.is(k, WordClass::interview);
    return true;
}

bool Statements::starts_words(TokenId t, WordClass c) const {
    const Match* words = matches_->at(EntryType::words, t);
    return words && words->entry->index == static_cast<unsigned>(c);
}

// Over the words that say to whom, where or when: `mengatakan kepada wartawan di Moskow, Senin (6/3), bahwa`.
TokenId Statements::behind_wedge(TokenId at, TokenId limit, bool adverbial, bool& that) const {
    const Tokens& t = *tokens_;
    TokenId comma = none;
    for (TokenId i = at; i < limit; ++i) {
        if (t[i].is_quote() || in_quote(i)) return comma == none && adverbial && i > at && is_break(t[i - 1]) ? i : at;
        if (t.is(i, WordClass::complementiser) && (adverbial || i - at <= addressee_tokens)) {
            that = true;
            return i + 1;
        }
        if (!adverbial) continue;
        if (t.is(i, WordClass::purpose) && i > at + 1) return i;
        if (t[i].is_mark(':')) {
            that = true;
            return i + 1;
        }
        if (!is_comma(i)) continue;
        const TokenId next = i + 1;  // a date or a place may follow the comma
        const bool more = next < limit && (t.is(next, WordClass::weekday) || t.is(next, WordClass::addressee) || t[next].kind == TokenKind::number);
        if (comma == none) {
            // `kepada Reuters agresi Rusia menuntut sanksi, …`: the clause began behind the addressee.
            const TokenId clause = mentions_->noun_phrase(at + 1, i).tokens.last;
            if (clause > at + 1 && clause < i && has_main_verb({clause, i}) && !t.is(clause, WordClass::preposition) && t.is(at, WordClass::addressee)) return clause;
        }
        comma = i;
        if (!more) break;
    }
    return adverbial && comma != none ? comma + 1 : at;
}

// `… dan menegaskan bahwa …`: the same speaker's next report.
bool Statements::reports_that(TokenId from, TokenId limit) const {
    const TokenId verb = skip_fillers(from, limit);
    for (const Match& m : matches_->of(EntryType::cue, {verb, verb + 1}))
        if (m.entry->voice == Voice::active && m.tokens.last < limit && tokens_->is(skip_fillers(m.tokens.last, limit), WordClass::complementiser)) return true;
    return false;
}

// `…, kendati pada Minggu pejabat Israel mengatakan …`: a conjunction, a subject and a cue, near behind a comma.
bool Statements::reports_by_another(TokenId from, TokenId limit) const {
    for (const Match& m : matches_->of(EntryType::cue, {from, std::min(limit, from + other_report_reach)})) {
        if (m.entry->voice != Voice::active || !(cue_of(m).types & CueType::report) || in_quote(m.tokens.first)) continue;
        const Subject subject = find_subject(from, m.tokens.first);
        const NounPhrase& phrase = subject.phrase;
        const bool vague = phrase.kind == NounKind::description && !phrase.definite && (*tokens_)[phrase.tokens.first].kind != TokenKind::number;
        if (subject.negated || !phrase || vague || phrase.kind == NounKind::pronoun || phrase.tokens.first > from + 8) return false;
        const Tokens& t = *tokens_;
        for (TokenId k = from; k < m.tokens.first; ++k)
            if (is_comma(k) || t.is(k, WordClass::relative) || t[k].is_quote()) return false;
        return true;
    }
    return false;
}

// Takes off what the narrator adds: the credit to a medium, a second report that begins behind a comma.
Span Statements::trim_content(Span content) const {
    const Tokens& t = *tokens_;
    const TokenId sentence_end = content.last;
    for (TokenId i = content.first; i < content.last; ++i) {
        if (in_quote(i)) continue;
        if (t.is(i, WordClass::conjunction) && i > content.first && (reports_that(i + 1, content.last) || reports_by_another(i + 1, content.last))) {
            content.last = i;
            break;
        }
        if (!is_comma(i)) continue;
        TokenId next = i + 1;
        const bool thus = t.is(next, WordClass::thus);
        if (thus) ++next;
        while (next < content.last && (t.lexicon().word(t[next].word) == "seperti" || t.lexicon().word(t[next].word) == "sebagaimana" || t.lexicon().word(t[next].word) == "as")) ++next;
        bool cut = false;
        for (const Match& m : matches_->of(EntryType::cue, {next, next + 1})) {
            const Cue& cue = cue_of(m);
            cut = cut || (cue.types & CueType::medium) || (m.entry->after_quote && m.entry->voice == Voice::bare) ||
                  (m.entry->voice == Voice::passive && next > i + 1 && (cue.types & CueType::report)) ||
                  (m.entry->voice == Voice::active && next == i + 1 && (cue.types & (CueType::report | CueType::judge)) && !(cue.types & CueType::directive));
        }
        // `, seraya menekankan`, `, dan menambahkan`, `sekaligus mengecam`
        const bool joins = t.is(i + 1, WordClass::subordinator) || t.is(i + 1, WordClass::conjunction) || t.is(i + 1, WordClass::negator);
        if (joins && !cut) {
            TokenId verb = skip_fillers(i + 2, content.last);
            while (verb < content.last && t.is(verb, WordClass::negator)) ++verb;  // `, tapi tak menjelaskan lebih jauh`
            for (const Match& m : matches_->of(EntryType::cue, {verb, verb + 1}))
                cut = cut || ((m.entry->voice == Voice::active || m.entry->voice == Voice::fixed) && verb - i <= cut_lookahead && !(cue_of(m).types & CueType::source));
            cut = cut || reports_by_another(i + 1, content.last);
        }
        if (cut) {
            content.last = i;
            break;
        }
    }
    (void)sentence_end;
    while (!content.empty() && (is_comma(content.last - 1) || t[content.last - 1].is_mark(';'))) --content.last;
    return content;
}

void Statements::read_active(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    const Subject subject = find_subject(sentence.first, m.tokens.first);
    if (subject.negated || (m.tokens.first > sentence.first && t.is(m.tokens.first - 1, WordClass::inclusion))) return;
    // Purpose clauses don't report: `untuk mengatakan`, `akan menyampaikan`.
    const bool purpose = m.tokens.first > sentence.first && t.is(m.tokens.first - 1, WordClass::purpose);
    Statement s{.cue = m.tokens, .cue_entry = m.entry, .speaker = subject.phrase, .appositive = subject.appositive, .speaker_tokens = subject.phrase.tokens, .anchor = m.tokens.first};
    if (purpose && !t.is(skip_fillers(m.tokens.last, sentence.last), WordClass::complementiser)) return;
    if (purpose) s.speaker = {}, s.speaker_tokens = {}, s.appositive = {};
    if (!s.speaker && !(purpose && !statements_.empty())) {
        // The subject was dropped: a second report by the speaker of the sentence, or nobody's.
        const auto recent = statements_.size() > recent_statements ? statements_.end() - recent_statements : statements_.begin();
        const bool carried = std::any_of(recent, statements_.end(), [&](const Statement& o) {
            return o.anchor >= sentence.first && o.anchor < m.tokens.first && o.speaker; });
        if (!carried) return;
    }
    bool that = false;
    const TokenId begin = content_begin(m, sentence, that);
    if (begin >= sentence.last || (begin + 1 == sentence.last && is_pause(t[begin]))) {
        // Nothing follows: `A, kantor berita SANA melaporkan.`
        if (subject.clause_begin > sentence.first && is_comma(subject.clause_begin - 1) && subject.phrase && (cue.types & CueType::report)) {
            s.content = {sentence.first, subject.clause_begin - 1};
            if (t.is(subject.clause_begin, WordClass::conjunction) || t.is(subject.clause_begin, WordClass::subordinator)) return;
            const bool said = any_of_tokens(s.content, [&](TokenId k) { return in_quote(k); });  // a quotation with a speaker of its own
            if (has_main_verb(s.content) && !said) add(s);
        }
        return;
    }
    if (const Quote* q = quotes_->opening_at(begin); q && quote_used_[static_cast<std::size_t>(q - quotes_->all().data())]) return;
    const bool vows = (cue.types & CueType::report) && !(cue.types & CueType::directive) && begin == m.tokens.last && t.is(begin, WordClass::purpose);
    s.content = trim_content({begin + vows, sentence.last});  // `berjanji untuk …`
    if (s.content.size() < shortest_clause) return;
    // `menolak berkomitmen`, `menolak untuk hadir`: a deed, not a report.
    const bool acts_only = (cue.types & CueType::act) && !(cue.types & (CueType::report | CueType::directive | CueType::judge));
    if (acts_only && !that && (looks_like_verb(t, s.content.first) || t.is(s.content.first, WordClass::purpose))) return;
    if (starts_words(s.content.first, WordClass::pointer) && !has_main_verb({s.content.first, std::min(s.content.last, s.content.first + 4)})) return;
    s.source = medium_in({s.content.last, sentence.last});
    if (s.source == none) s.source = medium_in({m.tokens.last, begin});
    const bool comma = begin > 0 && (is_comma(begin - 1) || t[begin - 1].is_mark(':'));
    const bool clause = that || has_main_verb(s.content);
    if (cue.types & CueType::directive) {
        s.kind = Kind::indirect;
        if (!that && !comma) s.content.first = skip_fillers(m.tokens.last, sentence.last);
        const bool urges = that || comma || has_main_verb(s.content) || any_of_tokens(s.content, [&](TokenId k) { return t.is(k, WordClass::purpose); });
        if (!urges) s.kind = Kind::act;
    } else if ((cue.types & CueType::report) && (clause || comma)) {
        s.kind = Kind::indirect;
    } else if (cue.types & CueType::judge) {
        bool predicate = clause;
        for (TokenId i = s.content.first; i < s.content.last; ++i) predicate = predicate || t.lexicon().word(t[i].word) == "sebagai" || t[i].is_quote();
        s.kind = predicate ? Kind::indirect : Kind::act;
    } else if (cue.types & CueType::act) {
        s.kind = Kind::act;
    } else if (cue.types & CueType::report) {
        // A noun phrase behind a verb of saying: only where it is quoted words.
        if (!any_of_tokens(s.content, [&](TokenId k) { return t[k].is_quote(); })) {
            const bool pointing = t.lexicon().word(t[s.content.first].word) == "pentingnya";
            if (!pointing) return;
        }
        s.kind = Kind::indirect;
    } else {
        return;
    }
    if (s.kind == Kind::act) {
        if (!s.speaker) return;
        while (s.content.size() > 1 && is_stop(t[s.content.last - 1])) --s.content.last;
    }
    add(s);
}

// The name behind a title and a comma (`Menteri Luar Negeri, Julie Bishop`), over the places in between (`Kepala Dusun A,
// Kecamatan B, Wahyu Wibowo`); returns where the attribution goes on.
TokenId Statements::after_speaker(const NounPhrase& phrase, Span& appositive, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId at = phrase.tokens.last;
    const bool unnamed = phrase.kind == NounKind::title || phrase.kind == NounKind::description || phrase.kind == NounKind::actor;
    const bool place_as_name = phrase.kind == NounKind::person && phrase.title != none && phrase.actor == none && phrase.name.size() == 1;
    if (!unnamed && !place_as_name) return at;
    TokenId comma = at;
    while (comma < limit && !is_comma(comma) && comma - at < 8 && t[comma].is_word() && !looks_like_verb(t, comma)) ++comma;
    for (unsigned tries = 0; tries < 3 && is_comma(comma) && comma + 1 < limit; ++tries) {
        const Span name = mentions_->name_at(comma + 1, limit);
        const TokenId end = name.last;
        const bool pause = end >= limit || is_pause(t[end]) || t[end].is_mark('(');
        const bool closes = pause || t.is(end, WordClass::preposition) || t.is(end, WordClass::addressee) || t.is(end, WordClass::adverb) ||
                            matches_->covering(EntryType::cue, end) || t[end].is_quote();
        const bool known = mentions_->registry_person(name) != none || (name.size() >= 2 && unnamed) || (name.size() >= 2 && mentions_->person_named(name));
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
Span Statements::with_relative_clause(const NounPhrase& phrase, TokenId limit) const {
    Span out = phrase.tokens;
    if (phrase.kind == NounKind::person || !tokens_->is(out.last, WordClass::relative)) return out;
    TokenId end = out.last;
    while (end < limit && end - out.last < 9 && (*tokens_)[end].is_word()) ++end;
    if (end < limit && is_pause((*tokens_)[end])) out.last = end;
    return out;
}

ActorId Statements::medium_in(Span region) const {
    for (const Match& m : matches_->of(EntryType::actor, region))
        if (tokens_->lexicon().actors()[m.entry->index].kind == ActorKind::medium && !in_quote(m.tokens.first)) return m.entry->index;
    return none;
}

void Statements::read_aside(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    if (!m.entry->after_quote) return;
    TokenId comma = m.tokens.first;
    while (comma > sentence.first && t.is(comma - 1, WordClass::thus)) --comma;
    if (comma == sentence.first) return read_pointer(m, sentence);
    --comma;
    if (!is_comma(comma) || comma <= sentence.first || quotes_->closing_before(comma) || quotes_->closing_before(comma + 1)) return;
    NounPhrase phrase = m.entry->pronoun ? NounPhrase{NounKind::pronoun, m.tokens, {}} : mentions_->noun_phrase(skip_fillers(m.tokens.last, sentence.last), sentence.last);
    if (!phrase) return;
    Statement s{.cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first};
    TokenId at = m.entry->pronoun ? m.tokens.last : after_speaker(phrase, s.appositive, sentence.last);
    // What follows the speaker: the end, a setting (`pada Minggu`), a credit, or the rest of the sentence that the cue split.
    TokenId next = at;
    int depth = 0;
    while (next < sentence.last && !(depth == 0 && is_comma(next))) {
        depth += t[next].is_mark('(') - t[next].is_mark(')');
        ++next;
    }
    bool splits = next + 1 < sentence.last && next - at <= 12;
    if (splits) {
        TokenId rest = next + 1;
        while (rest < sentence.last && (t.lexicon().word(t[rest].word) == "seperti" || t.lexicon().word(t[rest].word) == "sebagaimana" || t.is(rest, WordClass::thus))) ++rest;
        for (const Match& c : matches_->of(EntryType::cue, {rest, rest + 1})) splits = splits && !(cue_of(c).types & (CueType::medium)) && c.entry->voice != Voice::passive;
        const bool setting = t.is(rest, WordClass::weekday) || t.is(rest, WordClass::subordinator) || t[rest].kind == TokenKind::number ||
                             (t.is(rest, WordClass::preposition) && !has_main_verb({rest, sentence.last}));
        splits = splits && !setting && has_main_verb({rest, sentence.last});
    }
    if (splits) {
        s.content = sentence;
        s.infix = true;
    } else {
        s.content = {sentence.first, comma};
        s.source = medium_in({at, sentence.last});
        if (s.source == phrase.actor) s.source = none;
        if (!has_main_verb(s.content) && s.content.size() < 4) return;
    }
    if (quotes_->covering(s.content.first) && quotes_->covering(s.content.first)->open < s.content.first) return;
    add(s);
}

void Statements::read_source(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    TokenId start = m.tokens.first;
    while (start > sentence.first && (t.is(start - 1, WordClass::conjunction) || t.is(start - 1, WordClass::adverb) || t.is(start - 1, WordClass::aside))) --start;
    const bool opens = start == sentence.first || (start > sentence.first && is_comma(start - 1) && start - sentence.first <= 4 && t.is(sentence.first, WordClass::conjunction));
    NounPhrase phrase = m.entry->pronoun || m.entry->voice != Voice::fixed ? NounPhrase{NounKind::pronoun, m.tokens, {}} : mentions_->noun_phrase(m.tokens.last, sentence.last);
    const bool adjective = phrase.kind == NounKind::description && !t[phrase.tokens.first].upper && !t.is(phrase.tokens.first, WordClass::group) && !t.is(phrase.tokens.first, WordClass::article);
    if ((!phrase || phrase.definite || adjective) && m.tokens.size() > 1 && !m.entry->pronoun) {  // `Menurut laporan itu`: the noun is the cue's own
        const NounPhrase own = mentions_->noun_phrase(m.tokens.first + 1, sentence.last);
        if (own) phrase = own;
    }
    if (!phrase || t.is(phrase.tokens.first, WordClass::document) || t.is(phrase.tokens.first, WordClass::first_person)) return;
    Statement s{.cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first};
    TokenId at = phrase.tokens == m.tokens ? m.tokens.last : after_speaker(phrase, s.appositive, sentence.last);
    const bool relative = m.tokens.first > sentence.first && t.is(m.tokens.first - 1, WordClass::relative);
    if (!opens && !relative) {
        if (start > sentence.first && is_comma(m.tokens.first - 1)) {
            TokenId next = at;
            while (next < sentence.last && !is_comma(next)) ++next;
            const bool split = next + 1 < sentence.last && has_main_verb({next + 1, sentence.last});
            s.infix = split;
            s.content = split ? sentence : Span{sentence.first, m.tokens.first - 1};
            if (has_main_verb(s.content) && !in_quote(s.content.first)) add(s);
        }
        return;
    }
    TokenId begin = at;
    if (relative) {
        begin = at;
    } else {
        TokenId next = at;  // to the comma, over a setting: `Menurut Lavrov dalam keterangan itu, …`
        int depth = 0;
        while (next < sentence.last && next - at < 16 && !(depth == 0 && is_comma(next))) {
            depth += t[next].is_mark('(') - t[next].is_mark(')');
            ++next;
        }
        if (is_comma(next)) begin = next + 1;
    }
    if (begin >= sentence.last) return;
    // Before a sentence with a speaker of its own a medium or an office is only the source.
    const bool medium = phrase.actor != none && t.lexicon().actors()[phrase.actor].kind == ActorKind::medium;
    const TokenId reach = medium ? sentence.last : std::min(sentence.last, begin + other_report_reach);
    for (const Match& c : matches_->of(EntryType::cue, {begin, reach})) {
        if (in_quote(c.tokens.first) || c.entry->voice != Voice::active || !(cue_of(c).types & CueType::report)) continue;
        const Subject inner = find_subject(begin, c.tokens.first);
        if ((inner.phrase.kind == NounKind::person && phrase.kind != NounKind::person && phrase.kind != NounKind::pronoun) || (inner.phrase && medium)) return;
    }
    if (quotes_->opening_at(begin) && quote_used_[static_cast<std::size_t>(quotes_->opening_at(begin) - quotes_->all().data())]) return;
    s.content = trim_content({begin, sentence.last});
    if (s.content.size() >= shortest_clause) add(s);
}

void Statements::read_passive(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    TokenId before = m.tokens.first;
    const auto as = [&](TokenId i) { const auto w = t.lexicon().word(t[i].word); return w == "seperti" || w == "sebagaimana"; };
    const bool likened = before > sentence.first && as(before - 1);
    if ((cue.types & CueType::medium) && !likened) {
        read_medium(m, sentence);
        return;
    }
    TokenId agent = skip_fillers(m.tokens.last, sentence.last);
    const bool by = t.is(agent, WordClass::agent_marker);
    if (by) ++agent;
    const NounPhrase phrase = mentions_->noun_phrase(agent, sentence.last);
    if (likened && phrase) {  // `A, seperti diungkapkan X`
        Statement s{.cue = {before - 1, m.tokens.last}, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first};
        const TokenId next = after_speaker(phrase, s.appositive, sentence.last);
        if (before - 1 == sentence.first) {  // `Seperti diberitakan Reuters, A`
            if (!is_comma(next)) return;
            s.content = trim_content({next + 1, sentence.last});
        } else if (is_comma(before - 2)) {
            s.content = {sentence.first, before - 2};
        } else {
            return;
        }
        if (has_main_verb(s.content) && !in_quote(s.content.first)) add(s);
        return;
    }
    // `yang disebut Ankara sebagai “…”`: the predicate is what was said.
    if ((cue.types & CueType::judge) && phrase && t.is(phrase.tokens.last, WordClass::predicative)) {
        Statement s{.cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first};
        TokenId end = phrase.tokens.last + 1;
        while (end < sentence.last && !is_comma(end)) ++end;
        s.content = {phrase.tokens.last + 1, end};
        if (const Quote* q = quotes_->opening_at(s.content.first)) s.content = q->content(), s.kind = Kind::direct;
        if (!(cue.types & CueType::medium)) add(s);
        return;
    }
    if (cue.types & CueType::pointer) {
        const Match* words = matches_->at(EntryType::words, sentence.first);
        const bool points = t.is(sentence.first, WordClass::pointer) || (words && words->entry->index == static_cast<unsigned>(WordClass::pointer)) || t.is(sentence.first, WordClass::thus);
        if (points && phrase) return read_pointer(m, sentence);
    }
    if (!(cue.types & CueType::act) || !phrase || phrase.kind == NounKind::description || (!by && agent != m.tokens.last)) return;
    bool negated = false;
    const TokenId head = skip_fillers_back(m.tokens.first, sentence.first, negated);
    if (head > sentence.first && t.is(head - 1, WordClass::relative)) return;
    const TokenId end = skip_fillers_back(m.tokens.first, sentence.first, negated);
    TokenId from = end;
    while (from > sentence.first && !t[from - 1].is_mark(';') && !in_quote(from - 1)) --from;
    while (from < end && (t.is(from, WordClass::conjunction) || t.is(from, WordClass::adverb))) ++from;
    if (negated || from >= end || in_quote(from)) return;
    add({.content = {from, end}, .kind = Kind::act, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first});
}

// `Hal itu dikatakan X`: the sentence before, if nobody said it yet.
void Statements::read_pointer(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    TokenId agent = skip_fillers(m.tokens.last, sentence.last);
    if (t.is(agent, WordClass::agent_marker)) ++agent;
    const NounPhrase phrase = m.entry->pronoun ? NounPhrase{NounKind::pronoun, m.tokens, {}} : mentions_->noun_phrase(agent, sentence.last);
    const std::uint32_t index = t.sentence_of(sentence.first);
    if (!phrase || index == 0) return;
    const Span previous = t.sentences()[index - 1];
    if (!furniture_->is_body(t, previous.first) || in_quote(previous.first) || in_quote(previous.last - 1)) return;
    for (std::size_t i = statements_.size(); i-- > 0 && statements_.size() - i <= recent_statements;)
        if (statements_[i].content.first < previous.last && previous.first < statements_[i].content.last) return;
    Span content{std::max(previous.first, furniture_->text_begin(t[previous.first].line)), previous.last};
    if (!has_main_verb(content)) return;
    Statement s{.content = content, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first};
    after_speaker(phrase, s.appositive, sentence.last);
    s.source = medium_in({phrase.tokens.last, sentence.last});
    add(s);
}

// `Diberitakan Reuters, A`: the medium speaks only where nobody else does.
void Statements::read_medium(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const NounPhrase phrase = mentions_->noun_phrase(m.tokens.last, sentence.last);
    if (!phrase || !is_comma(phrase.tokens.last)) return;
    if (m.tokens.first > sentence.first + 1) {  // `Selain itu, dilaporkan X, A`
        const Match* opening = matches_->at(EntryType::words, sentence.first);
        const bool joins = t.is(sentence.first, WordClass::conjunction) || (opening && opening->entry->index == static_cast<unsigned>(WordClass::conjunction));
        if (!joins || !is_comma(m.tokens.first - 1) || m.tokens.first - sentence.first > 5 || !has_main_verb({phrase.tokens.last, sentence.last})) return;
        return add({.content = sentence, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .infix = true, .anchor = m.tokens.first});
    }
    TokenId comma = phrase.tokens.last;
    if (t.is(comma + 1, WordClass::weekday) || t[std::min(comma + 1, sentence.last - 1)].kind == TokenKind::number)  // `Dilansir Reuters, Kamis (10/3), A`
        for (TokenId k = comma + 1; k < sentence.last && k - comma < 10; ++k)
            if (is_comma(k)) {
                comma = k;
                break;
            }
    const Span content = trim_content({comma + 1, sentence.last});
    for (const Match& c : matches_->of(EntryType::cue, content))
        if (c.entry->voice == Voice::active && !in_quote(c.tokens.first)) return;
    if (!has_main_verb(content) || in_quote(content.first) || t[content.first].is_quote()) return;
    add({.content = content, .cue = m.tokens, .cue_entry = m.entry, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = m.tokens.first});
}

// `Lavrov: …`, `Sanksi Baru Disetujui, Josep Borrell: …`
void Statements::read_headline(std::uint32_t line) {
    const Tokens& t = *tokens_;
    const Span tokens = t.lines()[line].tokens;
    TokenId colon = tokens.first, begin = tokens.first;
    for (; colon < tokens.last && !t[colon].is_mark(':'); ++colon)
        if (is_comma(colon)) begin = colon + 1;
    if (colon + 2 >= tokens.last || begin >= colon) return;
    const NounPhrase phrase = mentions_->noun_phrase(begin, colon);
    if (!phrase || phrase.tokens.last != colon || phrase.kind == NounKind::description || phrase.kind == NounKind::pronoun) return;
    if (phrase.kind == NounKind::person && phrase.actor == none && !mentions_->person_named(phrase.name)) return;
    add({.content = {colon + 1, tokens.last}, .kind = Kind::headline, .speaker = phrase, .speaker_tokens = phrase.tokens, .anchor = tokens.first});
}

}  // namespace quotestance
