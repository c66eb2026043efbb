#include "quotestance/contents.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId wedge_tokens =
    40;  // between a cue and its content: `mengatakan dalam jumpa pers di Moskow, Senin (6/3), bahwa`
constexpr TokenId cut_lookahead = 4;     // a second cue so near behind a comma begins a report of its own
constexpr TokenId addressee_tokens = 6;  // `memberi tahu para wartawan bahwa`
constexpr TokenId occasion_tokens = 12;
constexpr TokenId other_report_reach = 12;

}  // namespace

// Where the complement begins: behind `bahwa`, a comma or a colon, or right after the cue. `that`: a complementiser or a
// colon said so.
TokenId Contents::content_begin(const Match& cue, Span sentence, bool& that) const {
    const Tokens& t = *tokens_;
    if (t.language() == Language::english) return english_content_begin(cue, sentence, that);
    TokenId at = skip_fillers(cue.tokens.last, sentence.last);
    that = cue.tokens.size() > 1 && t.is(cue.tokens.last - 1, WordClass::complementiser);
    if (that || at >= sentence.last) return at;
    if (t.is(at, WordClass::complementiser)) {
        that = true;
        return at + 1;
    }
    if (is_break(t[at])) {
        ++at;
        that = t.is(at, WordClass::strict_that);
        return at + that;
    }
    if (t.is(at, WordClass::predicative)) return at;
    if (t.is(at, WordClass::purpose) && looks_like_verb(t, at + 1)) return at;  // `berjanji untuk membantu`
    if (t.is(at, WordClass::subordinator) && !occasion_of_speaking(at, sentence.last))
        return behind_occasion(at, sentence.last, that);
    const bool adverbial = is_any<WordClass::addressee, WordClass::preposition, WordClass::weekday, WordClass::time,
                                  WordClass::subordinator>(at) ||
                           t[at].is_mark('(') || starts_words(at, WordClass::preposition);
    const bool tells = (cue_of(cue).types & CueType::addressed) != 0;  // `memberi tahu mitranya dari Arendia bahwa`
    const bool addressed =
        tells || t[at].upper || is_any<WordClass::article, WordClass::third_person, WordClass::third_plural>(at);
    if (!adverbial && !addressed) return at;
    if (tells && !adverbial)
        if (const TokenId told = behind_occasion(at, sentence.last, that); that) return told;
    return behind_wedge(at, std::min(sentence.last, at + wedge_tokens), adverbial, that);
}

// `mengatakan setelah perundingan berakhir bahwa …`: behind the `bahwa` that no comma and no other cue comes before.
TokenId Contents::behind_occasion(TokenId at, TokenId limit, bool& that) const {
    const Tokens& t = *tokens_;
    const TokenId end = std::min(limit, at + occasion_tokens);
    TokenId k = at + 1;
    while (k < end && !is_break(t[k]) && !t.is(k, WordClass::strict_that) && !matches_->covering(EntryType::cue, k))
        ++k;
    that = k < end && t.is(k, WordClass::strict_that);
    return that ? k + 1 : at;
}

// `saat ditemui di Moskow, …`, `usai pertemuan itu, …`; not `saat krisis terjadi, …`.
bool Contents::occasion_of_speaking(TokenId at, TokenId limit) const {
    const Tokens& t = *tokens_;
    if (!t.is(at, WordClass::occasion)) return t.is(at, WordClass::preposition);
    for (TokenId k = at + 1; k < limit && !is_comma(k); ++k)
        if (!t[k].upper && looks_like_verb(t, k)) return t.is(k, WordClass::interview);
    return true;
}

// Over the words that say to whom, where or when: `mengatakan kepada wartawan di Moskow, Senin (6/3), bahwa`.
TokenId Contents::behind_wedge(TokenId at, TokenId limit, bool adverbial, bool& that) const {
    const Tokens& t = *tokens_;
    TokenId comma = none;
    for (TokenId i = at; i < limit; ++i) {
        const bool mark = t[i].is_quote() || t[i].kind == TokenKind::single_quote;  // quotations open with a mark
        if (t[i].is_quote() || ((mark || i == at) && in_quote(i)))
            return comma == none && adverbial && i > at && is_break(t[i - 1]) ? i : at;
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
        if (next < limit && t.is(next, WordClass::complementiser)) {
            that = true;
            return next + 1;
        }
        const bool place =
            next + 1 < limit && t[next].upper && (is_comma(next + 1) || t.is(next + 1, WordClass::complementiser));
        const bool more =
            place || (next < limit && (t.is(next, WordClass::weekday) || t.is(next, WordClass::addressee) ||
                                       t[next].kind == TokenKind::number));
        if (comma == none) {
            // `kepada Reuters agresi Rusia menuntut sanksi, …`: the clause began behind the addressee.
            const TokenId clause = mentions_->noun_phrase(at + 1, i).tokens.last;
            if (clause > at + 1 && clause < i && has_main_verb({clause, i}) && !t.is(clause, WordClass::preposition) &&
                t.is(at, WordClass::addressee))
                return clause;
        }
        comma = i;
        if (!more) break;
    }
    return adverbial && comma != none ? comma + 1 : at;
}

// `… dan menegaskan bahwa …`: the same speaker's next report.
bool Contents::reports_that(TokenId from, TokenId limit) const {
    const TokenId verb = skip_fillers(from, limit);
    for (const Match& m : matches_->of(EntryType::cue, {verb, verb + 1})) {
        const bool phrasal = m.entry->voice == Voice::fixed &&
                             (cue_of(m).types & (CueType::act | CueType::directive)) && m.tokens.size() > 1 &&
                             !m.entry->gerund;
        if (phrasal && m.tokens.last < limit) return true;  // `and expressed hope that`, `and warned against`
        if (m.entry->voice != Voice::active || m.tokens.last >= limit) continue;
        const TokenId next = skip_fillers(m.tokens.last, limit);
        if (next >= limit) continue;
        const std::uint16_t types = cue_of(m).types;
        const bool says =
            tokens_->is(next, WordClass::complementiser) || is_break((*tokens_)[next]) || (*tokens_)[next].is_quote();
        const bool clause = (*tokens_)[next].upper || tokens_->is(next, WordClass::third_person) ||
                            tokens_->is(next, WordClass::third_plural);
        if ((types & CueType::report) && (says || clause)) return true;
        if ((types & (CueType::report | CueType::judge)) && !(types & CueType::directive) &&
            has_main_verb({next, limit}))
            return true;
    }
    return false;
}

// `…, kendati pada Minggu pejabat Israel mengatakan …`: a conjunction, a subject and a cue, near behind a comma.
bool Contents::reports_by_another(TokenId from, TokenId limit) const {
    for (const Match& m : matches_->of(EntryType::cue, {from, std::min(limit, from + other_report_reach)})) {
        if (m.entry->voice != Voice::active || !(cue_of(m).types & CueType::report) || in_quote(m.tokens.first))
            continue;
        const Subject subject = find_subject(from, m.tokens.first);
        const NounPhrase& phrase = subject.phrase;
        const bool vague = phrase.kind == NounKind::description && !phrase.definite &&
                           (*tokens_)[phrase.tokens.first].kind != TokenKind::number;
        if (subject.negated || !phrase || vague || phrase.kind == NounKind::pronoun || phrase.tokens.first > from + 8)
            return false;
        const Tokens& t = *tokens_;
        for (TokenId k = from; k < m.tokens.first; ++k)
            if (is_comma(k) || t.is(k, WordClass::relative) || t[k].is_quote()) return false;
        return true;
    }
    return false;
}

// `…, and he blamed …`: English names the same speaker again by a pronoun.
bool Contents::same_one_reports(TokenId conjunction, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId pronoun = conjunction + 1;
    if (pronoun >= limit || !t.is(conjunction, WordClass::conjunction) || !t.is(pronoun, WordClass::third_person))
        return false;
    const TokenId verb = skip_fillers(pronoun + 1, limit);
    const Match* m = matches_->at(EntryType::cue, verb);
    return m && m->tokens.last < limit && !m->entry->gerund && (cue_of(*m).types & (CueType::report | CueType::act));
}

// `NATO dan Uni Eropa telah menyatakan`: two subjects of one verb.
bool Contents::joins_names(TokenId conjunction) const {
    return tokens_->is(conjunction, WordClass::additive) && matches_->ending(EntryType::actor, conjunction) &&
           matches_->at(EntryType::actor, conjunction + 1);
}

// A credit that ends the sentence: to a source by `menurut`, to a medium by its name and a cue.
bool Contents::credits_at(TokenId from, TokenId limit) const {
    for (const Match& m : matches_->of(EntryType::cue, {from, from + 1}))
        if ((cue_of(m).types & CueType::source) && !has_main_verb({m.tokens.last, limit})) return true;
    if (!names_medium({from, limit})) return false;
    const NounPhrase phrase = mentions_->noun_phrase(from, limit);
    return is_medium(phrase) && matches_->at(EntryType::cue, phrase.tokens.last) != nullptr;
}

// `adding that …`: the same speaker's next report.
bool Contents::adds_at(TokenId at) const {
    const Match* m = matches_->at(EntryType::cue, at);
    return m && m->entry->gerund && (cue_of(*m).types & CueType::report);
}

// Where the narrator may take over: a comma, a colon, a conjunction or `dengan`.
TokenId Contents::next_stop(Span content) const {
    constexpr auto conjunction = bits<WordClass::conjunction, WordClass::companion>;
    const Tokens& t = *tokens_;
    TokenId i = content.first;
    while (i < content.last && !(t.classes(i) & conjunction) && t[i].first != ',' && t[i].first != ':') ++i;
    return i;
}

// Where no other cue stands, only a quotation behind a colon or a relative clause is the narrator's.
Span Contents::trim_without_cue(Span content) const {
    const Tokens& t = *tokens_;
    const auto next = [&](TokenId from) { return t.no_words().next(from, content.last); };
    for (TokenId i = next(content.first); i < content.last; i = next(i + 1)) {
        const bool quotes = t[i].is_mark(':') && i + 1 < content.last && t[i + 1].is_quote();
        if ((!quotes && !is_comma(i)) || in_quote(i)) continue;
        if (quotes || adds_background(i, content.last)) content.last = i;
    }
    return without_last_pause(content);
}

// Without the commas and semicolons at its end.
Span Contents::without_last_pause(Span content) const {
    const Tokens& t = *tokens_;
    while (!content.empty() && (is_comma(content.last - 1) || t[content.last - 1].is_mark(';'))) --content.last;
    return content;
}

// `A seperti dilansir Reuters`: no comma stands before the credit to a medium.
Span Contents::without_credit(Span content) const {
    const Tokens& t = *tokens_;
    if (t.language() == Language::english || !names_medium(content)) return content;
    const std::span<const Match> cues = matches_->of(EntryType::cue, content);
    for (std::size_t k = cues.size(); k-- > 0;) {
        const Match& m = cues[k];
        const bool credits = m.tokens.first > content.first && t.is(m.tokens.first, WordClass::likeness) &&
                             (cue_of(m).types & CueType::medium) && !in_quote(m.tokens.first);
        if (!credits) continue;
        if (has_main_verb({m.tokens.last, content.last})) break;
        content.last = m.tokens.first;
    }
    return content;
}

// Takes off what the narrator adds: the credit to a medium, a second report that begins behind a comma.
Span Contents::trim_content(Span content) const {
    const Tokens& t = *tokens_;
    constexpr TokenId reach = 3;  // so far behind the content a cue may still be asked for
    if (matches_->of(EntryType::cue, {content.first, content.last + reach}).empty()) return trim_without_cue(content);
    // `A, tidak menunjukkan penyesalan`: only what a survey showed is a report.
    const bool english = t.language() == Language::english;
    const auto found = [&](const Match& m) { return !english && (cue_of(m).types & CueType::found); };
    for (TokenId i = next_stop(content); i < content.last; i = next_stop({i + 1, content.last})) {
        if (is_comma(i) && i + 2 < content.last && t[i + 1].is_quote() &&
            (credits_at(i + 2, content.last) || adds_at(i + 2))) {
            content.last = i + 2;  // `… “a long winter,” the BBC said`, `… “a long winter,” adding that`
            break;
        }
        if (in_quote(i)) continue;
        if (t[i].is_mark(':') && i + 1 < content.last && t[i + 1].is_quote()) {
            content.last = i;
            break;
        }
        if (t.is(i, WordClass::companion) && i > content.first && !english && reports_that(i + 1, content.last)) {
            content.last = i;  // `membalas kritik AS dengan mengatakan bahwa`
            break;
        }
        if (t.is(i, WordClass::conjunction) && i > content.first &&
            (reports_that(i + 1, content.last) || (!joins_names(i) && reports_by_another(i + 1, content.last)))) {
            content.last = i;
            break;
        }
        if (!is_comma(i)) continue;
        TokenId next = i + 1;
        const bool thus = t.is(next, WordClass::thus);
        if (thus) ++next;
        while (next < content.last && t.is(next, WordClass::likeness)) ++next;
        bool cut = false;
        if (next > i + 1)  // `, seperti dikutip Reuters`, where the tables have it as one phrase
            for (const Match& m : matches_->of(EntryType::cue, {i + 1, next}))
                cut = cut || (cue_of(m).types & CueType::medium);
        for (const Match& m : matches_->of(EntryType::cue, {next, next + 1})) {
            const Cue& cue = cue_of(m);
            cut =
                cut || (cue.types & CueType::medium) || (m.entry->after_quote && m.entry->voice == Voice::bare) ||
                (m.entry->voice == Voice::passive && next > i + 1 && (cue.types & CueType::report)) ||
                (m.entry->voice == Voice::active && next == i + 1 && (cue.types & (CueType::report | CueType::judge)) &&
                 (!(cue.types & CueType::directive) || m.entry->gerund));
        }
        cut = cut || adds_background(i, content.last);
        // `, menurut CGTN`, `, Anadolu Agency melaporkan`
        cut = cut || credits_at(next, content.last);
        // `, yang menurut X …`: what another says of it
        if (t.is(next, WordClass::relative))
            for (const Match& m : matches_->of(EntryType::cue, {next + 1, next + 2}))
                cut = cut || (cue_of(m).types & CueType::source);
        // `, seraya menekankan`, `, dan menambahkan`, `sekaligus mengecam`
        const bool joins = is_any<WordClass::subordinator, WordClass::conjunction, WordClass::negator>(i + 1);
        if (joins && !cut) {
            TokenId verb = skip_fillers(i + 2, content.last);
            for (const Match& m : matches_->of(EntryType::cue, {verb, verb + 1}))
                cut = cut || cue_of(m).types == 0;  // `, but declined to comment`
            while (verb < content.last && t.is(verb, WordClass::negator))
                ++verb;  // `, tapi tak menjelaskan lebih jauh`
            for (const Match& m : matches_->of(EntryType::cue, {verb, verb + 1}))
                cut = cut || ((m.entry->voice == Voice::active || m.entry->voice == Voice::fixed) && !found(m) &&
                              verb - i <= cut_lookahead && !(cue_of(m).types & CueType::source) &&
                              !(m.entry->gerund && t.is(i + 1, WordClass::additive)));
            cut = cut || reports_by_another(i + 1, content.last) || same_one_reports(i + 1, content.last);
        }
        if (cut) {
            content.last = i;
            break;
        }
    }
    return without_last_pause(without_credit(content));
}

}  // namespace quotestance
