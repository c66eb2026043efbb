#include <algorithm>
#include <optional>

#include "mentions_words.hpp"

namespace quotestance {
namespace {

// Reads one noun phrase from left to right. A capitalised run is a person's name only if no title, actor or institution
// word follows it: `Kepala Bidang Humas Polda Metro Jaya Kombes Yusri Yunus` names the last run.
class PhraseReader {
public:
    PhraseReader(const Mentions& mentions, const Tokens& tokens, const Matches& matches, TokenId from, TokenId limit)
        : mentions_(mentions), t_(tokens), matches_(matches), lexicon_(tokens.lexicon()), from_(from), limit_(limit),
          at_(from), head_(from), english_(tokens.language() == Language::english) {
        out_.tokens = {from, from};
    }

    NounPhrase read() {
        if (at_ >= limit_ || read_pronoun()) return out_;
        if (mentions_.is_verb_here(at_)) return {};
        while (at_ < limit_ && at_ - from_ < 3 * longest_description && read_part()) out_.tokens.last = at_;
        return finish();
    }

private:
    const Match* starts(EntryType type) const {
        const Match* m = matches_.at(type, at_);
        return m && m->tokens.last <= limit_ ? m : nullptr;
    }
    bool is(WordClass c) const { return t_.is(at_, c); }
    std::uint64_t classes() const { return t_.classes(at_); }
    const Actor& actor_of(const Match& m) const { return lexicon_.actors()[m.entry->index]; }

    bool read_pronoun() {
        constexpr std::uint64_t pronouns =
            bits({WordClass::third_person, WordClass::third_plural, WordClass::neuter, WordClass::own_side});
        const bool phrase = matches_.at(EntryType::words, at_) != nullptr;
        if (!phrase && !(classes() & pronouns)) return false;
        for (const Match& m : matches_.of(EntryType::words, {at_, at_ + 1}))
            if (m.entry->is(WordClass::third_person)) return out_ = {NounKind::pronoun, m.tokens, {}}, true;
        if (is(WordClass::third_person)) return out_ = {NounKind::pronoun, {at_, at_ + 1}, {}}, true;
        if (is(WordClass::third_plural)) return out_ = {NounKind::plural_pronoun, {at_, at_ + 1}, {}}, true;
        if (is(WordClass::neuter)) return out_ = {NounKind::pronoun, {at_, at_ + 1}, {}}, true;
        if (is(WordClass::own_side) && !is(WordClass::first_person))
            return out_ = {NounKind::pronoun, {at_, at_ + 1}, {}}, true;
        return false;
    }

    // What looked like a name was part of an institution's: the phrase goes on.
    void forget_name() {
        if (out_.kind == NounKind::person) out_.kind = out_.title != none ? NounKind::title : NounKind::description;
        out_.name = {};
        out_.actor = none;
    }

    bool named() const { return out_.kind == NounKind::person; }
    bool named_surely() const {
        return named() && (out_.actor != none || mentions_.person_named(out_.name) != nullptr);
    }

    // What the tables list at this place; nothing if the words decide for themselves.
    std::optional<bool> read_listed(const Token& token) {
        const Match* words = starts(EntryType::words);  // `salah satu warga`
        if (words && words->entry->is(WordClass::quantifier) && !named()) return at_ = words->tokens.last, true;
        const Match* title = starts(EntryType::title);
        const Match* actor = starts(EntryType::actor);
        if (title && actor)
            (title->tokens.last >= actor->tokens.last && actor_of(*actor).kind != ActorKind::person ? actor : title) =
                nullptr;
        if (title && (!named() || !named_surely()) &&
            (token.upper || !named() || (title->tokens.last < limit_ && names_something(t_[title->tokens.last]))))
            return read_title(*title);
        if (actor && actor_of(*actor).kind == ActorKind::person) return !named_surely() && read_person(*actor);
        if (actor && !named_surely() && (!named() || token.upper)) return read_actor(*actor);
        return std::nullopt;
    }

    bool read_part() {
        const Token& token = t_[at_];
        if (matches_.any_at(at_, EntryType::words, EntryType::title, EntryType::actor))
            if (const std::optional<bool> goes_on = read_listed(token)) return *goes_on;
        if (token.is_mark('(')) return read_bracket();
        if (english_ && ends_english_part()) return false;
        if (english_ && reads_english_part()) return true;
        if (english_ && at_ > from_ && is(WordClass::genitive)) return read_genitive();
        const bool joint =
            token.is_mark('-') || (token.is_mark('/') && out_.title != none);  // Menteri Riset/Kepala BRIN
        if (joint && t_.glued(at_) && t_.glued(at_ + 1) && at_ > from_ && !named_surely())
            return forget_name(), ++at_, true;
        if (!token.is_word() && token.kind != TokenKind::number) return false;
        if (is(WordClass::demonstrative) && !(at_ == from_ && t_.language() == Language::english))
            return read_demonstrative();
        if (token.all_upper && (out_.title != none || named()) && !named_surely() && !is_roman(t_.text(at_)))
            return forget_name(), ++at_, true;  // DKI, PT, BPTJ
        if (token.upper && is(WordClass::institution) && !named_surely())
            return forget_name(), at_ += 1, start_description(), true;
        if (joins_institution()) return ++at_, true;
        if ((classes() & phrase_ends) && !(classes() & bits({WordClass::article, WordClass::quantifier})) &&
            !hyphenated())
            return read_link();
        if (at_ > from_ && looks_like_action(t_, at_)) return false;
        if (const Match* cue = matches_.covering(EntryType::cue, at_);
            cue && !token.upper && at_ > from_ && cue->entry->voice == Voice::active)
            if (!english_ || !noun_here(*cue)) return false;
        if (token.upper && !named_surely() && read_name()) return true;
        if (named() || at_ - from_ >= longest_description) return false;
        if ((classes() & never_names) &&
            !(classes() & bits({WordClass::article, WordClass::quantifier, WordClass::group})))
            return token.upper ? false : (++at_, start_description(), true);
        if (token.kind == TokenKind::number && at_ == from_ && (at_ + 1 >= limit_ || t_[at_ + 1].upper)) return false;
        if (!(classes() & bits({WordClass::article, WordClass::quantifier}))) start_description();
        return ++at_, true;
    }

    // English: a determiner begins the next noun phrase, and a verb's past behind a noun ends this one.
    bool ends_english_part() const {
        constexpr std::uint64_t determiners = bits({WordClass::possessive, WordClass::neuter, WordClass::third_person,
                                                    WordClass::third_plural, WordClass::demonstrative});
        if (at_ == from_ || out_.kind == NounKind::nothing) return false;
        if (classes() & determiners) return true;
        if (is(WordClass::article) && !t_[at_].upper) return true;
        const bool participle =
            !t_[at_].upper && t_.text(at_).ends_with("ing") && !is(WordClass::setting) && !is(WordClass::group);
        const bool verb = !t_[at_].upper && is(WordClass::verb);  // `documents seen by the court`
        return (participle || verb || looks_like_past(t_, at_)) && !describes();
    }

    // Behind a determiner or an adverb a past form is an adjective (`a newly elected president`).
    bool describes() const {
        constexpr std::uint64_t before = bits({WordClass::article, WordClass::possessive, WordClass::adverb});
        return (t_.classes(at_ - 1) & before) || t_[at_ - 1].is_mark('-') || t_[at_ - 1].kind == TokenKind::number;
    }

    bool reads_english_part() {
        if (is(WordClass::possessive)) return ++at_, true;
        if (at_ == from_ && is(WordClass::article) && !is(WordClass::quantifier)) out_.definite = true, ++head_;
        if (at_ > from_ && possessive_mark()) return read_possessive(), true;
        return false;
    }

    // `'s`, or the mark alone behind a plural.
    bool possessive_mark() const {
        if (t_[at_].kind != TokenKind::single_quote || !t_.glued(at_)) return false;
        if (t_.glued(at_ + 1)) return t_.text(at_ + 1) == "s";
        return t_.text(at_ - 1).ends_with('s') && at_ + 1 < limit_ && t_[at_ + 1].is_word();
    }

    // `North Korea's foreign minister`, `Mr Tovin's lawyer`: what stands before owns what is named next.
    void read_possessive() {
        at_ += t_.glued(at_ + 1) ? 2 : 1;
        if (named()) out_.title = none, out_.of = out_.actor;
        forget_name();
        out_.kind = NounKind::description;
        out_.definite = false;
        first_ = none;
    }

    // `members of parliament`, `the head of the electoral commission`
    bool read_genitive() {
        if (named() || out_.kind == NounKind::nothing) return false;
        const NounPhrase part = mentions_.noun_phrase(at_ + 1, limit_);
        if (!part || part.kind == NounKind::pronoun) return false;
        if (out_.title != none && out_.of == none)
            out_.of = part.kind == NounKind::actor && part.of != none ? part.of : part.actor;
        if (out_.title != none && part.kind == NounKind::person &&
            part.of != none)  // `President of Arendia Tomas Verel`
            out_.kind = NounKind::person, out_.name = part.name, out_.actor = part.actor;
        out_.tokens.last = at_ = part.tokens.last;
        return false;
    }

    // `the latest report said`: a cue with a verb right behind it is a noun.
    bool noun_here(const Match& cue) const {
        if (t_.is(at_ - 1, WordClass::article) || t_.is(at_ - 1, WordClass::possessive)) return true;
        const bool determined = t_.is(from_, WordClass::article) || t_.is(from_, WordClass::possessive);
        const bool report = is(WordClass::setting) || is(WordClass::finding) || is(WordClass::pointer);
        if (determined && report) return true;  // `its latest report`
        const TokenId next = cue.tokens.last;
        if (next >= t_.size() || cue.tokens.size() > 1) return false;
        const Match* verb = matches_.at(EntryType::cue, next);
        return t_.is(next, WordClass::auxiliary) || (verb && verb->entry->voice == Voice::active);
    }

    // `72-year-old`: a part of a compound is no word of time or place.
    bool hyphenated() const {
        return (at_ > from_ && t_[at_ - 1].is_mark('-') && t_.glued(at_)) ||
               (t_.glued(at_ + 1) && t_[at_ + 1].is_mark('-') && t_.glued(at_ + 2));
    }

    void start_description() {
        if (out_.kind == NounKind::nothing) out_.kind = NounKind::description;
    }

    bool read_title(const Match& m) {
        forget_name();
        const Title& title = lexicon_.titles()[m.entry->index];
        const bool replaces =
            out_.title == none || (lexicon_.titles()[out_.title].kind != TitleKind::office && out_.of == none &&
                                   title.kind == TitleKind::office && !possessive_);
        if (out_.title != none && title.kind == TitleKind::office && possessive_) office_inside_ = true;
        if (title.kind != TitleKind::honorific && replaces) out_.title = m.entry->index;
        if (title.kind == TitleKind::role && at_ == from_) possessive_ = owns(m.tokens);
        if (out_.kind != NounKind::title) out_.kind = NounKind::title;
        at_ = m.tokens.last;
        return true;
    }

    // `juru bicara`, `pengacara`: the person named next may be whom they speak for.
    bool owns(Span title) const {
        if (t_.is(title.first, WordClass::possessor)) return true;
        const Match* words = matches_.at(EntryType::words, title.first);
        return words && words->entry->is(WordClass::possessor);
    }

    bool read_person(const Match& m) {
        const Span name = mentions_.name_at(m.tokens.first, limit_);
        at_ = std::max(m.tokens.last, name.last);
        const bool organ = out_.kind == NounKind::actor && at_ > m.tokens.first;  // `pemerintahan Kim Jong-un`
        if (organ || (possessive_ && (office_inside_ || m.tokens.size() == 1))) {
            if (out_.of == none) out_.of = m.entry->index;
            return true;
        }
        out_.name = name.empty() ? m.tokens : name;
        out_.kind = NounKind::person;
        out_.actor = m.entry->index;
        return true;
    }

    bool read_actor(const Match& m) {
        forget_name();
        const Actor& a = actor_of(m);
        at_ = m.tokens.last;
        if (a.kind == ActorKind::place) {
            if (out_.title != none && out_.of == none) out_.of = a.of;  // `Gubernur Guam` serves the United States
            return start_description(), true;
        }
        if (a.kind == ActorKind::organ && out_.of != none) {
            // `Russia's foreign ministry`, `the Russian foreign ministry`: the organ is the speaker.
            if (english_ && out_.title == none) out_.kind = NounKind::actor, out_.actor = first_ = m.entry->index;
            return true;
        }
        const bool medium = a.kind == ActorKind::medium && out_.title == none && out_.kind != NounKind::nothing &&
                            !(out_.kind == NounKind::description && at_ - from_ > 5);
        if (medium)
            return out_.kind = NounKind::actor, out_.actor = first_ = m.entry->index,
                   true;  // `kantor berita Rusia TASS`
        if (out_.kind == NounKind::nothing) out_.kind = NounKind::actor;
        if (out_.kind == NounKind::actor && out_.actor == none && m.tokens.first == head_) out_.actor = m.entry->index;
        if (out_.kind == NounKind::actor && m.tokens.first == head_) first_ = m.entry->index;
        if (a.kind != ActorKind::organ && (out_.of == none || lexicon_.actors()[out_.of].kind == ActorKind::organ))
            out_.of = m.entry->index;
        return true;
    }

    bool read_bracket() {
        if (english_ && at_ == from_) return false;  // `(CNN) Arendia's president`
        TokenId close = at_;
        while (close < limit_ && !t_[close].is_mark(')') && close - at_ < 12) ++close;
        if (close >= limit_ || !t_[close].is_mark(')')) return false;
        const bool alias = close == at_ + 2 && t_[at_ + 1].upper;
        if (!alias && out_.kind != NounKind::title) return false;
        at_ = close + 1;
        return true;
    }

    bool read_demonstrative() {
        out_.definite = true;
        ++at_;
        if (at_ - 1 == from_) return true;
        out_.tokens.last = at_;
        return false;
    }

    // `Menteri Riset dan Teknologi Bambang …`: the conjunction stands inside the institution's name.
    bool joins_institution() const {
        if (!is(WordClass::conjunction) || t_[at_].upper || out_.title == none || at_ + 1 >= limit_ ||
            !names_something(t_[at_ + 1]) || named_surely())
            return false;
        if (!is(WordClass::additive)) return false;
        const Match* actor = matches_.at(EntryType::actor, at_ + 1);
        return !matches_.at(EntryType::title, at_ + 1) && !(actor && actor_of(*actor).kind == ActorKind::person);
    }

    // `Duta Besar Indonesia untuk PBB`, `Observatorium Suriah bagi Hak Asasi Manusia`, `sumber di Libya`
    bool read_link() {
        if (!(classes() & bits({WordClass::preposition})) || is(WordClass::addressee) || at_ + 1 >= limit_ ||
            !names_something(t_[at_ + 1]))
            return false;
        if (out_.kind == NounKind::nothing || named() || t_.is(at_ + 1, WordClass::weekday)) return false;
        const Match* place = matches_.at(EntryType::actor, at_ + 1);
        if (place && place->tokens.last <= limit_) {
            if (out_.of == none && actor_of(*place).kind != ActorKind::place) out_.of = place->entry->index;
            return at_ = place->tokens.last, true;
        }
        const Span name = mentions_.name_at(at_ + 1, limit_);
        if (name.empty()) return false;
        return at_ = name.last, true;
    }

    bool read_name() {
        const Span name = mentions_.name_at(at_, limit_);
        if (name.empty()) return false;
        // A sentence's first word has a capital anyway: alone before a common noun or a state it is one itself.
        if (name.size() == 1 && at_ == from_ && begins_sentence() && !mentions_.person_named(name) &&
            name.last < limit_) {
            const Token& next = t_[name.last];
            const bool common = next.is_word() && !next.upper && !(t_.classes(name.last) & phrase_ends) &&
                                !matches_.covering(EntryType::cue, name.last) && !looks_like_verb(t_, name.last);
            const Match* state = matches_.at(EntryType::actor, name.last);
            if (common || (state && actor_of(*state).kind != ActorKind::person))
                return start_description(), at_ = name.last, true;
        }
        const Span rest{name.first + 1, name.last};
        if (name.size() == 2 && at_ == from_ && begins_sentence() && mentions_.registry_person(name) == none &&
            !mentions_.person_named(name) && mentions_.registry_person(rest) != none &&
            !mentions_.names_person(mentions_.registry_person(rest), name.first))
            return start_description(), at_ = name.last, true;  // `Kunjungan Borrell`
        // `seorang petani Maren`: one of a place, no name; but `seorang warga Budi (45)`
        const bool bracket = name.last < limit_ && t_[name.last].is_mark('(');
        const bool of_place = !english_ && name.size() == 1 && !named() && out_.of == none &&
                              out_.kind != NounKind::nothing && !bracket && t_.is(from_, WordClass::quantifier) &&
                              !mentions_.person_named(name);
        if (of_place) return at_ = name.last, true;
        if (english_ && modifies(name)) return forget_name(), start_description(), at_ = name.last, true;
        at_ = name.last;
        const bool acronym = name.size() == 1 && t_[name.first].all_upper && !mentions_.person_named(name);
        if (acronym) return start_description(), true;
        if (possessive_ && office_inside_) return true;
        // Behind a title so long a run holds the end of an institution's name.
        out_.name = out_.title != none && name.size() > longest_titled_name
                        ? Span{name.last - longest_titled_name, name.last}
                        : name;
        if (out_.kind == NounKind::actor) out_.actor = none;  // `US Internal Secretary Ryan Zinke`
        out_.kind = NounKind::person;
        return true;
    }

    // `one Manitoba farmer`: a capital before a common noun is no person's name.
    bool modifies(Span name) const {
        if (name.last >= limit_ || out_.title != none || mentions_.person_named(name)) return false;
        const Token& next = t_[name.last];
        const Match* cue = matches_.covering(EntryType::cue, name.last);
        return next.is_word() && !next.upper && !(t_.classes(name.last) & phrase_ends) &&
               !looks_like_verb(t_, name.last) && !looks_like_past(t_, name.last) && !cue &&
               !t_.text(name.last).ends_with("ing") &&
               !(t_.classes(name.last) & bits({WordClass::article, WordClass::possessive, WordClass::neuter,
                                               WordClass::third_person, WordClass::third_plural}));
    }

    bool begins_sentence() const {
        return t_.sentences()[t_.sentence_of(from_)].first == from_ || t_[from_ - 1].is_quote() ||
               mentions_.begins_text(from_);
    }

    NounPhrase finish() {
        if (named()) out_.tokens.last = std::max(out_.tokens.last, out_.name.last);
        if (!named() && first_ != none && out_.kind == NounKind::actor) out_.actor = first_;
        // `the Japanese carmaker` is not Japan.
        const bool maker = english_ && out_.kind == NounKind::actor && out_.tokens.last > head_ + 1 &&
                           t_.is(out_.tokens.last - 1, WordClass::private_group);
        if (maker) out_.kind = NounKind::description, out_.actor = none;
        if (out_.kind == NounKind::actor && out_.actor == none) out_.kind = NounKind::description;
        if (out_.tokens.empty()) out_.kind = NounKind::nothing;
        return out_;
    }

    const Mentions& mentions_;
    const Tokens& t_;
    const Matches& matches_;
    const Lexicon& lexicon_;
    TokenId from_, limit_, at_;
    TokenId head_;  // behind the article
    NounPhrase out_;
    ActorId first_ = none;
    bool possessive_ = false;
    bool office_inside_ = false;
    bool english_;
};

}  // namespace

NounPhrase Mentions::noun_phrase(TokenId from, TokenId limit) const {
    return PhraseReader(*this, *tokens_, *matches_, from, limit).read();
}

}  // namespace quotestance
