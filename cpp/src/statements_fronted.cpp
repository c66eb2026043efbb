// Where what a cue reports stands before it, or ends before the main verb of the sentence.
#include <algorithm>

#include "quotestance/statements.hpp"

namespace quotestance {
namespace {

constexpr TokenId longest_setting = 16;  // `mengatakan pada hari Minggu, sebagaimana dikutip oleh Reuters`
constexpr TokenId clause_reach = 64;     // how far a relative clause and its head are looked through

}  // namespace

// Nothing follows the cue: `A, kantor berita SANA melaporkan.`
void Statements::read_fronted(Statement s, const Subject& subject, Span sentence) {
    const Tokens& t = *tokens_;
    if (subject.clause_begin <= sentence.first || !is_comma(subject.clause_begin - 1) || !subject.phrase) return;
    s.content = {sentence.first, subject.clause_begin - 1};
    if (t.is(subject.clause_begin, WordClass::conjunction) || t.is(subject.clause_begin, WordClass::subordinator))
        return;
    // A quotation with a speaker of its own, or one that is all of it.
    const bool said = any_of_tokens(s.content, [&](TokenId k) { return quoted_at(k); }) ||
                      (in_quote(s.content.first) && in_quote(s.content.last - 1));
    const bool source_only = is_medium(subject.phrase) && has_report(s.content);
    if (has_main_verb(s.content) && !said && !source_only) add(s);
}

// Indonesian: behind the cue stands only when, where or how it was said, or who passed it on: `A, kata X`-like reports
// whose verb is active (`A, Gedung Putih mengatakan pada hari Minggu.`).
bool Statements::ends_with_setting(const Match& cue, Span sentence) const {
    const Tokens& t = *tokens_;
    if (t.language() != Language::indonesian) return false;
    const TokenId at = skip_fillers(cue.tokens.last, sentence.last);
    if (at >= sentence.last) return false;
    const bool setting =
        is_any<WordClass::preposition, WordClass::addressee, WordClass::weekday, WordClass::time>(at) ||
        t[at].is_mark('(');
    if (!setting && !is_comma(at)) return false;
    const TokenId comma = comma_after(at, std::min(sentence.last, at + longest_setting));
    if (comma < sentence.last && !is_comma(comma)) return false;
    const auto states = [&](TokenId k) { return t.is(k, WordClass::complementiser) || t[k].is_mark(':'); };
    if (comma > at && (has_main_verb({at, comma}) || any_of_tokens({at, comma}, states))) return false;
    if (comma >= sentence.last) return true;
    for (const Match& m : matches_->of(EntryType::cue, {comma + 1, std::min(comma + 3, sentence.last)}))
        if (cue_of(m).types & CueType::medium)
            return sentence.last - comma <= longest_setting && !has_main_verb({m.tokens.last, sentence.last});
    return false;
}

// `Trump, yang tahun lalu mengancam A, memuji B`: the comma before the main verb ends what the relative clause reports.
// Elsewhere a verb behind a comma goes on with the content (`mengatakan tentara menyerbu kota, menewaskan dua orang`).
TokenId Statements::relative_end(const Subject& subject, TokenId begin, Span sentence) const {
    const Tokens& t = *tokens_;
    const TokenId end = subject.verb_begin;
    if (end <= sentence.first + 1 || !t.is(end - 1, WordClass::relative)) return sentence.last;
    TokenId from = end - 1;
    while (from > sentence.first && is_comma(from - 1)) --from;
    const TokenId head_end = from;
    while (from > sentence.first && !is_comma(from - 1) && head_end - from < clause_reach) --from;
    const TokenId last = std::min(sentence.last, begin + clause_reach);
    const auto governs = [&](TokenId k) { return t.is(k, WordClass::agent_marker) || t.is(k, WordClass::addressee); };
    if (has_main_verb({from, head_end}) || any_of_tokens({from, head_end}, governs)) return sentence.last;
    for (TokenId comma = comma_after(begin, last); comma + 1 < last; comma = comma_after(comma + 1, last)) {
        const TokenId verb = skip_fillers(comma + 1, sentence.last);
        if (verb < sentence.last && !in_quote(comma) && !t[verb].upper && !t.is(verb, WordClass::negator) &&
            (looks_like_action(t, verb) || t.is(verb, WordClass::auxiliary)))
            return comma;
    }
    return sentence.last;
}

}  // namespace quotestance
