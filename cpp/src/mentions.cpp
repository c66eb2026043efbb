#include "quotestance/mentions.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr TokenId longest_description = 9;  // words of an unnamed speaker's description
constexpr TokenId longest_name = 7;
constexpr TokenId longest_titled_name = 5;
constexpr std::size_t most_people = 400;    // per article: bounds the search, far above any real article

bool names_something(const Token& t) noexcept { return t.is_word() && t.upper; }

bool has_digit(std::string_view text) noexcept { return text.find_first_of("0123456789") != text.npos; }

// II, XIV: capitals that belong to a name.
bool is_roman(std::string_view text) noexcept { return text.find_first_not_of("IVX") == text.npos; }

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
                                                     WordClass::month, WordClass::group, WordClass::own_side, WordClass::document, WordClass::institution});

}  // namespace

bool looks_like_verb(const Tokens& tokens, TokenId t) {
    const Token& token = tokens[t];
    if (!token.is_word()) return false;
    if (!token.upper && (tokens.is(t, WordClass::auxiliary) || tokens.is(t, WordClass::verb))) return true;
    if (tokens.language() != Language::indonesian || (tokens.classes(t) & bits({WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::adverb}))) return false;
    if (!token.upper) return tokens.lexicon().has_verb_shape(tokens.text(t), token.word);
    return tokens.lexicon().has_verb_shape(fold(tokens.text(t)), token.word);
}

bool looks_like_action(const Tokens& tokens, TokenId t) {
    return looks_like_verb(tokens, t) && !tokens[t].upper && tokens.lexicon().has_verb_shape(tokens.text(t), tokens[t].word, false);
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
        if (at > from && token.is_mark('-') && t.glued(at) && t.glued(at + 1) && at + 1 < limit && t[at + 1].is_word()) {
            if (fold(t.text(at + 1)).starts_with(fold(t.text(at - 1)))) break;  // Ujung-ujungnya
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
            const Match* actor = matches_->covering(EntryType::actor, at);
            const bool other = actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person;
            const Match* title = matches_->at(EntryType::title, at);
            const bool office = title && (at == from || (title->tokens.size() > 1 && t.lexicon().titles()[title->entry->index].kind == TitleKind::office));
            if (other || office || has_digit(t.text(at))) break;
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

// Reads one noun phrase from left to right. A capitalised run is a person's name only if no title, actor or institution
// word follows it: `Kepala Bidang Humas Polda Metro Jaya Kombes Yusri Yunus` names the last run.
class PhraseReader {
public:
    PhraseReader(const Mentions& mentions, const Tokens& tokens, const Matches& matches, TokenId from, TokenId limit)
        : mentions_(mentions), t_(tokens), matches_(matches), lexicon_(tokens.lexicon()), from_(from), limit_(limit), at_(from) {
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
        for (const Match& m : matches_.of(EntryType::words, {at_, at_ + 1}))
            if (m.entry->index == static_cast<unsigned>(WordClass::third_person)) return out_ = {NounKind::pronoun, m.tokens, {}}, true;
        if (is(WordClass::third_person)) return out_ = {NounKind::pronoun, {at_, at_ + 1}, {}}, true;
        if (is(WordClass::third_plural)) return out_ = {NounKind::plural_pronoun, {at_, at_ + 1}, {}}, true;
        if (is(WordClass::own_side) && !is(WordClass::first_person)) return out_ = {NounKind::pronoun, {at_, at_ + 1}, {}}, true;
        return false;
    }

    // What looked like a name was part of an institution's: the phrase goes on.
    void forget_name() {
        if (out_.kind == NounKind::person) out_.kind = out_.title != none ? NounKind::title : NounKind::description;
        out_.name = {};
        out_.actor = none;
    }

    bool named() const { return out_.kind == NounKind::person; }
    bool named_surely() const { return named() && (out_.actor != none || mentions_.person_named(out_.name) != nullptr); }

    bool read_part() {
        const Token& token = t_[at_];
        const Match* title = starts(EntryType::title);
        const Match* actor = starts(EntryType::actor);
        if (title && actor) (title->tokens.last >= actor->tokens.last && actor_of(*actor).kind != ActorKind::person ? actor : title) = nullptr;
        if (title && (!named() || !named_surely()) && (token.upper || !named() || (title->tokens.last < limit_ && names_something(t_[title->tokens.last])))) return read_title(*title);
        if (actor && actor_of(*actor).kind == ActorKind::person) return !named_surely() && read_person(*actor);
        if (actor && !named_surely() && (!named() || token.upper)) return read_actor(*actor);
        if (token.is_mark('(')) return read_bracket();
        const bool joint = token.is_mark('-') || (token.is_mark('/') && out_.title != none);  // Menteri Riset/Kepala BRIN
        if (joint && t_.glued(at_) && t_.glued(at_ + 1) && at_ > from_ && !named_surely()) return forget_name(), ++at_, true;
        if (!token.is_word() && token.kind != TokenKind::number) return false;
        if (is(WordClass::demonstrative) && !(at_ == from_ && t_.language() == Language::english)) return read_demonstrative();
        if (token.all_upper && (out_.title != none || named()) && !named_surely() && !is_roman(t_.text(at_))) return forget_name(), ++at_, true;  // DKI, PT, BPTJ
        if (token.upper && is(WordClass::institution) && !named_surely()) return forget_name(), at_ += 1, start_description(), true;
        if (joins_institution()) return ++at_, true;
        if ((classes() & phrase_ends) && !(classes() & bits({WordClass::article, WordClass::quantifier}))) return read_link();
        if (at_ > from_ && looks_like_action(t_, at_)) return false;
        if (const Match* cue = matches_.covering(EntryType::cue, at_); cue && !token.upper && at_ > from_ && cue->entry->voice == Voice::active) return false;
        if (token.upper && !named_surely() && read_name()) return true;
        if (named() || at_ - from_ >= longest_description) return false;
        if ((classes() & never_names) && !(classes() & bits({WordClass::article, WordClass::quantifier, WordClass::group}))) return token.upper ? false : (++at_, start_description(), true);
        if (token.kind == TokenKind::number && at_ == from_ && (at_ + 1 >= limit_ || t_[at_ + 1].upper)) return false;
        if (!(classes() & bits({WordClass::article, WordClass::quantifier}))) start_description();
        return ++at_, true;
    }

    void start_description() {
        if (out_.kind == NounKind::nothing) out_.kind = NounKind::description;
    }

    bool read_title(const Match& m) {
        forget_name();
        const Title& title = lexicon_.titles()[m.entry->index];
        const bool replaces = out_.title == none || (lexicon_.titles()[out_.title].kind != TitleKind::office && out_.of == none && title.kind == TitleKind::office && !possessive_);
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
        return words && words->entry->index == static_cast<unsigned>(WordClass::possessor);
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
        if (a.kind == ActorKind::place) return start_description(), true;
        if (a.kind == ActorKind::organ && out_.of != none) return true;
        const bool medium = a.kind == ActorKind::medium && out_.title == none && out_.kind != NounKind::nothing && !(out_.kind == NounKind::description && at_ - from_ > 5);
        if (medium) return out_.kind = NounKind::actor, out_.actor = first_ = m.entry->index, true;  // `kantor berita Rusia TASS`
        if (out_.kind == NounKind::nothing) out_.kind = NounKind::actor;
        if (out_.kind == NounKind::actor && out_.actor == none && m.tokens.first == from_) out_.actor = m.entry->index;
        if (out_.kind == NounKind::actor && m.tokens.first == from_) first_ = m.entry->index;
        if (a.kind != ActorKind::organ && (out_.of == none || lexicon_.actors()[out_.of].kind == ActorKind::organ)) out_.of = m.entry->index;
        return true;
    }

    bool read_bracket() {
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
        if (!is(WordClass::conjunction) || t_[at_].upper || out_.title == none || at_ + 1 >= limit_ || !names_something(t_[at_ + 1]) || named_surely()) return false;
        const std::string_view word = lexicon_.word(t_[at_].word);
        if (word != "dan" && word != "and" && word != "serta") return false;
        const Match* actor = matches_.at(EntryType::actor, at_ + 1);
        return !matches_.at(EntryType::title, at_ + 1) && !(actor && actor_of(*actor).kind == ActorKind::person);
    }

    // `Duta Besar Indonesia untuk PBB`, `Observatorium Suriah bagi Hak Asasi Manusia`, `sumber di Libya`
    bool read_link() {
        if (!(classes() & bits({WordClass::preposition})) || is(WordClass::addressee) || at_ + 1 >= limit_ || !names_something(t_[at_ + 1])) return false;
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
        if (name.empty() || (classes() & never_names)) return false;
        // A sentence's first word has a capital anyway: alone before a common noun or a state it is one itself.
        if (name.size() == 1 && at_ == from_ && begins_sentence() && !mentions_.person_named(name) && name.last < limit_) {
            const Token& next = t_[name.last];
            const bool common = next.is_word() && !next.upper && !(t_.classes(name.last) & phrase_ends) && !matches_.covering(EntryType::cue, name.last) && !looks_like_verb(t_, name.last);
            const Match* state = matches_.at(EntryType::actor, name.last);
            if (common || (state && actor_of(*state).kind != ActorKind::person)) return start_description(), at_ = name.last, true;
        }
        at_ = name.last;
        const bool acronym = name.size() == 1 && t_[name.first].all_upper && !mentions_.person_named(name);
        if (acronym) return start_description(), true;
        if (possessive_ && office_inside_) return true;
        // Behind a title so long a run holds the end of an institution's name.
        out_.name = out_.title != none && name.size() > longest_titled_name ? Span{name.last - longest_titled_name, name.last} : name;
        out_.kind = NounKind::person;
        return true;
    }

    bool begins_sentence() const { return t_.sentences()[t_.sentence_of(from_)].first == from_ || t_[from_ - 1].is_quote() || mentions_.begins_text(from_); }

    NounPhrase finish() {
        if (named()) out_.tokens.last = std::max(out_.tokens.last, out_.name.last);
        if (!named() && first_ != none && out_.kind == NounKind::actor) out_.actor = first_;
        if (out_.kind == NounKind::actor && out_.actor == none) out_.kind = NounKind::description;
        if (out_.tokens.empty()) out_.kind = NounKind::nothing;
        return out_;
    }

    const Mentions& mentions_;
    const Tokens& t_;
    const Matches& matches_;
    const Lexicon& lexicon_;
    TokenId from_, limit_, at_;
    NounPhrase out_;
    ActorId first_ = none;
    bool possessive_ = false;
    bool office_inside_ = false;
};

NounPhrase Mentions::noun_phrase(TokenId from, TokenId limit) const { return PhraseReader(*this, *tokens_, *matches_, from, limit).read(); }

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

bool Mentions::same_word(TokenId a, TokenId b) const {
    const Tokens& t = *tokens_;
    const std::string_view x = t.text(a), y = t.text(b);
    if (x == y || (t[a].word && t[a].word == t[b].word)) return true;
    const std::size_t shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (shorter < 5 || longer - shorter > 2 || (x[0] | 32) != (y[0] | 32)) return false;  // names keep their first letter
    return nearly_equal(fold(x), fold(y));
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
        const bool common = t.stands_uncapitalised(fold(t.text(name.first)));  // `Kartu Prakerja`, where `kartu` stands too
        if ((name.size() >= 2 && !common) || registry_person(name) != none) introduce(name, {});
        at = name.last - 1;
    }
}

}  // namespace quotestance
