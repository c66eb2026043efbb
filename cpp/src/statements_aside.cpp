#include "quotestance/statements.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId other_report_reach = 12;
constexpr TokenId setting_reach = 16;

}  // namespace

void Statements::read_aside(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    if (!m.entry->after_quote) return;
    TokenId comma = m.tokens.first;
    while (comma > sentence.first && t.is(comma - 1, WordClass::thus)) --comma;
    if (comma == sentence.first) return read_pointer(m, sentence);
    --comma;
    if (!is_comma(comma) || comma <= sentence.first || quotes_->closing_before(comma) ||
        quotes_->closing_before(comma + 1))
        return;
    const NounPhrase phrase = phrase_of(m, skip_fillers(m.tokens.last, sentence.last), sentence.last);
    if (!phrase) return;
    Statement s = reported_by(m, phrase);
    TokenId at = m.entry->pronoun ? m.tokens.last : after_speaker(phrase, s.appositive, sentence.last);
    // What follows the speaker: the end, a setting (`pada Minggu`), a credit, or the rest of the sentence that the cue split.
    const TokenId next = comma_after(at, sentence.last);
    // `Brussels, kata Borrell telah menolak`: no comma closes the aside.
    if (at < sentence.last && !is_comma(at) && phrase.kind == NounKind::person &&
        (t.is(at, WordClass::auxiliary) || looks_like_action(t, at))) {
        s.content = sentence;
        s.infix = true;
        if (!quotes_->covering(s.content.first)) add(s);
        return;
    }
    bool splits = next + 1 < sentence.last && next - at <= 12;
    if (splits) {
        TokenId rest = next + 1;
        while (rest < sentence.last && (t.is(rest, WordClass::likeness) || t.is(rest, WordClass::thus))) ++rest;
        for (const Match& c : matches_->of(EntryType::cue, {rest, rest + 1}))
            splits = splits && !(cue_of(c).types & (CueType::medium)) && c.entry->voice != Voice::passive;
        const bool setting = t.is(rest, WordClass::weekday) || t.is(rest, WordClass::subordinator) ||
                             t[rest].kind == TokenKind::number ||
                             (t.is(rest, WordClass::preposition) && !has_main_verb({rest, sentence.last}));
        splits = splits && !setting && has_main_verb({rest, sentence.last});
    }
    const Quote* quoted = splits ? quote_behind(next + 1) : nullptr;
    if (splits && !quoted) {
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
    if (quoted) add_quoted(s, *quoted);
}

void Statements::read_source(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    TokenId start = m.tokens.first;
    while (start > sentence.first && (t.is(start - 1, WordClass::conjunction) || t.is(start - 1, WordClass::adverb) ||
                                      t.is(start - 1, WordClass::aside)))
        --start;
    const bool opens =
        start == sentence.first || (start > sentence.first && is_comma(start - 1) && start - sentence.first <= 4 &&
                                    t.is(sentence.first, WordClass::conjunction));
    NounPhrase phrase = m.entry->pronoun || m.entry->voice != Voice::fixed ? NounPhrase{NounKind::pronoun, m.tokens, {}}
                                                                           : phrase_of(m, m.tokens.last, sentence.last);
    const bool adjective = phrase.kind == NounKind::description && !t[phrase.tokens.first].upper &&
                           !t.is(phrase.tokens.first, WordClass::group) &&
                           !t.is(phrase.tokens.first, WordClass::article);
    if ((!phrase || phrase.definite || adjective) && m.tokens.size() > 1 && t.language() != Language::english &&
        !m.entry->pronoun) {          // `Berdasarkan laporan terbaru`: the noun is the cue's own
        if (phrase.definite) return;  // which report is meant, only the narrator knows
        const NounPhrase own = mentions_->noun_phrase(m.tokens.first + 1, sentence.last);
        if (own) phrase = own;
    }
    if (!phrase || t.is(phrase.tokens.first, WordClass::document) || t.is(phrase.tokens.first, WordClass::first_person))
        return;
    Statement s = reported_by(m, phrase);
    const bool inside_cue = phrase.tokens.last <= m.tokens.last;
    TokenId at = inside_cue ? m.tokens.last : after_speaker(phrase, s.appositive, sentence.last);
    const Match* says = matches_->at(EntryType::cue, at);
    const bool other = !s.appositive.empty() && says && says->entry->voice == Voice::active;
    if (other) s.appositive = {}, at = phrase.tokens.last;  // `According to the paper, Verel said`: no apposition
    const bool relative = m.tokens.first > sentence.first && t.is(m.tokens.first - 1, WordClass::relative);
    if (!opens && !relative) {
        if (start > sentence.first && is_comma(m.tokens.first - 1)) {
            TokenId next = at;
            while (next < sentence.last && !is_comma(next)) ++next;
            const bool split = next + 1 < sentence.last && has_main_verb({next + 1, sentence.last});
            s.infix = split;
            s.content = split ? sentence : Span{sentence.first, m.tokens.first - 1};
            const bool named = t.language() != Language::english && t[phrase.tokens.first].upper;
            const bool only_source = named || is_medium(phrase) || t.is(phrase.tokens.last - 1, WordClass::setting);
            const bool paper = passes_on(phrase) || t.text(phrase.tokens.first) == "The";  // `The Maren Times`
            const bool passed_on = !split && paper && has_report(s.content) && only_source;
            const bool clause = has_main_verb(s.content) ||
                                (t.language() == Language::english && s.content.size() >= shortest_sentence);
            if (clause && !in_quote(s.content.first) && !passed_on) add(s);
        }
        return;
    }
    TokenId begin = at + (relative && is_comma(at));
    if (!relative) {  // to the comma, over a setting: `Menurut Lavrov dalam keterangan itu, …`
        const TokenId next = comma_after(at, std::min(sentence.last, at + setting_reach));
        if (is_comma(next)) begin = next + 1;
    }
    if (begin >= sentence.last) return;
    // Before a sentence with a speaker of its own a medium or an office is only the source.
    const bool medium = is_medium(phrase);
    const TokenId reach = medium ? sentence.last : std::min(sentence.last, begin + other_report_reach);
    for (const Match& c : matches_->of(EntryType::cue, {begin, reach})) {
        if (in_quote(c.tokens.first) || c.entry->voice != Voice::active || !(cue_of(c).types & CueType::report))
            continue;
        const Subject inner = find_subject(begin, c.tokens.first);
        if ((inner.phrase.kind == NounKind::person && phrase.kind != NounKind::person &&
             phrase.kind != NounKind::pronoun) ||
            (inner.phrase && medium))
            return;
    }
    if (quoted_at(begin)) return;
    s.content = trim_content({begin, sentence.last});
    if (s.content.size() >= shortest_clause) add(s);
}

void Statements::read_passive(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    TokenId before = m.tokens.first;
    const auto as = [&](TokenId i) { return t.is(i, WordClass::likeness); };
    const bool likened = before > sentence.first && as(before - 1);
    if ((cue.types & CueType::medium) && !likened) {
        read_medium(m, sentence);
        return;
    }
    const bool points =
        (cue.types & CueType::pointer) && (is_any<WordClass::pointer, WordClass::thus>(sentence.first) ||
                                           starts_words(sentence.first, WordClass::pointer));
    if (!likened && !points && !(cue.types & (CueType::judge | CueType::act))) return;
    TokenId agent = skip_fillers(m.tokens.last, sentence.last);
    const bool by = t.is(agent, WordClass::agent_marker);
    if (by) ++agent;
    const NounPhrase phrase = mentions_->noun_phrase(agent, sentence.last);
    if (likened && phrase) {  // `A, seperti diungkapkan X`
        Statement s{.cue = {before - 1, m.tokens.last},
                    .cue_entry = m.entry,
                    .speaker = phrase,
                    .speaker_tokens = phrase.tokens,
                    .anchor = m.tokens.first};
        const TokenId next = after_speaker(phrase, s.appositive, sentence.last);
        if (before - 1 == sentence.first) {  // `Seperti diberitakan Reuters, A`
            if (!is_comma(next)) return;
            s.content = trim_content({next + 1, sentence.last});
        } else if (is_comma(before - 2)) {
            s.content = {sentence.first, before - 2};
        } else {
            return;
        }
        const bool source_only = is_medium(phrase) && has_report(s.content);
        if (has_main_verb(s.content) && !in_quote(s.content.first) && !source_only) add(s);
        return;
    }
    // `yang disebut Ankara sebagai “…”`: the predicate is what was said.
    if ((cue.types & CueType::judge) && phrase && t.is(phrase.tokens.last, WordClass::predicative)) {
        Statement s = reported_by(m, phrase);
        TokenId end = phrase.tokens.last + 1;
        while (end < sentence.last && !is_comma(end)) ++end;
        s.content = {phrase.tokens.last + 1, end};
        if (const Quote* q = quotes_->opening_at(s.content.first)) s.content = q->content(), s.kind = Kind::direct;
        if (!(cue.types & CueType::medium)) add(s);
        return;
    }
    if (points && phrase) return read_pointer(m, sentence);
    if (!(cue.types & CueType::act) || !phrase || phrase.kind == NounKind::description ||
        (!by && agent != m.tokens.last))
        return;
    bool negated = false;
    const TokenId end = skip_fillers_back(m.tokens.first, sentence.first, negated);
    if (end > sentence.first && t.is(end - 1, WordClass::relative)) return;
    TokenId from = end;
    while (from > sentence.first && !t[from - 1].is_mark(';') && !in_quote(from - 1)) --from;
    while (from < end &&
           (t.is(from, WordClass::conjunction) || t.is(from, WordClass::adverb) || t.is(from, WordClass::subordinator)))
        ++from;
    if (negated || from >= end || in_quote(from)) return;
    while (from < end && is_comma(from)) ++from;
    for (const Match& c : matches_->of(EntryType::cue, {from, end})) {  // another report stands before it
        const bool aside = c.entry->after_quote && c.tokens.first > 0 &&
                           (is_comma(c.tokens.first - 1) || t[c.tokens.first - 1].is_quote());
        if (aside || (c.entry->voice == Voice::active && !is_noun_here(c))) return;
    }
    Statement s = reported_by(m, phrase, {from, end}, Kind::act);
    after_speaker(phrase, s.appositive, sentence.last);
    add(s);
}

// `Hal itu dikatakan X`: the sentence before, if nobody said it yet.
void Statements::read_pointer(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    TokenId agent = skip_fillers(m.tokens.last, sentence.last);
    if (t.is(agent, WordClass::agent_marker)) ++agent;
    const NounPhrase phrase = phrase_of(m, agent, sentence.last);
    const std::uint32_t index = t.sentence_of(sentence.first);
    if (!phrase || index == 0) return;
    const Span previous = t.sentences()[index - 1];
    if (!furniture_->is_body(t, previous.first) || in_quote(previous.first) || in_quote(previous.last - 1)) return;
    for (std::size_t i = statements_.size(); i-- > 0 && statements_.size() - i <= recent_statements;)
        if (statements_[i].content.first < previous.last && previous.first < statements_[i].content.last) return;
    Span content{std::max(previous.first, furniture_->text_begin(t[previous.first].line)), previous.last};
    if (!has_main_verb(content)) return;
    Statement s = reported_by(m, phrase, content);
    after_speaker(phrase, s.appositive, sentence.last);
    s.source = medium_in({phrase.tokens.last, sentence.last});
    add(s);
}

// `Diberitakan Reuters, A`: the medium speaks only where nobody else does.
void Statements::read_medium(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const bool inside = m.tokens.first > sentence.first + 1;  // `Selain itu, dilaporkan X, A`
    const bool joins =
        inside && is_comma(m.tokens.first - 1) && m.tokens.first - sentence.first <= 5 &&
        (t.is(sentence.first, WordClass::conjunction) || starts_words(sentence.first, WordClass::conjunction));
    if (inside && !joins) return;
    const NounPhrase phrase = mentions_->noun_phrase(m.tokens.last, sentence.last);
    if (!phrase || !is_comma(phrase.tokens.last)) return;
    if (inside) {
        if (!has_main_verb({phrase.tokens.last, sentence.last})) return;
        Statement s = reported_by(m, phrase, sentence);
        s.infix = true;
        return add(s);
    }
    TokenId comma = phrase.tokens.last;
    if (t.is(comma + 1, WordClass::weekday) ||
        t[std::min(comma + 1, sentence.last - 1)].kind == TokenKind::number)  // `Dilansir Reuters, Kamis (10/3), A`
        for (TokenId k = comma + 1; k < sentence.last && k - comma < 10; ++k)
            if (is_comma(k)) {
                comma = k;
                break;
            }
    const Span content = trim_content({comma + 1, sentence.last});
    if (has_report(content) || !has_main_verb(content) || in_quote(content.first) || t[content.first].is_quote())
        return;
    add(reported_by(m, phrase, content));
}

}  // namespace quotestance
