#include <algorithm>
#include <bit>

#include "mentions_words.hpp"

#include "quotestance/text.hpp"

namespace quotestance {

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

bool Mentions::same_word(TokenId a, TokenId b) const {
    const Tokens& t = *tokens_;
    const unsigned first = static_cast<unsigned char>(t.text()[t[a].begin]),
                   other = static_cast<unsigned char>(t.text()[t[b].begin]);
    if (((first ^ other) & ~32U) && (first | other) < 0x80) return false;  // names keep their first letter
    const std::string_view x = t.text(a), y = t.text(b);
    if (x == y || (t[a].word && t[a].word == t[b].word)) return true;
    const std::size_t shorter = std::min(x.size(), y.size()), longer = std::max(x.size(), y.size());
    if (shorter < 5 || longer - shorter > 2 || (x[0] | 32) != (y[0] | 32)) return false;
    // One edit leaves the second letter alone, or the last one: most other words need no folding.
    const auto ascii = [](std::string_view w) { return !((w[0] | w[1] | w.back()) & 0x80); };
    if (ascii(x) && ascii(y) && (x[1] | 32) != (y[1] | 32) && (x.back() | 32) != (y.back() | 32)) return false;
    return nearly_equal(FoldedWord(x).view(), FoldedWord(y).view());
}

bool Mentions::shares_words(Span shorter, Span longer) const {
    for (TokenId a = shorter.first; a < shorter.last; ++a) {
        if (!(*tokens_)[a].is_word()) continue;
        bool found = false;
        for (TokenId b = longer.first; b < longer.last && !found; ++b)
            found = (*tokens_)[b].is_word() && same_word(a, b);
        if (!found) return false;
    }
    return true;
}

Mentions::Initials Mentions::initials_of(Span name) const {
    Initials out;
    for (TokenId t = name.first; t < name.last; ++t) {
        if (!(*tokens_)[t].is_word()) continue;
        const auto first = static_cast<unsigned char>(tokens_->text()[(*tokens_)[t].begin]);
        const bool ascii = first < 0x80;  // É stands for itself and for E: it may be anything
        out.needed |= ascii ? std::uint32_t{1} << first % 32 : 0;
        out.present |= ascii ? std::uint32_t{1} << first % 32 : ~std::uint32_t{0};
    }
    return out;
}

TokenId Mentions::rarest_word(Span name) const {
    TokenId rarest = name.first;
    std::size_t lowest = SIZE_MAX;
    for (TokenId t = name.first; t < name.last && lowest > 0; ++t) {
        if (!(*tokens_)[t].is_word()) continue;
        const std::size_t frequency = by_word_.frequency(FoldedWord(tokens_->text(t)).view());
        if (frequency < lowest) lowest = frequency, rarest = t;
    }
    return rarest;
}

template <typename Visit>
void Mentions::each_longer(Span name, Visit&& visit) const {
    const Initials here = initials_of(name);
    if (here.present == 0) return;  // no word, no name
    if (!by_word_.empty()) return by_word_.each(FoldedWord(tokens_->text(rarest_word(name))).view(), visit);
    std::uint32_t candidates = 0;
    for (std::uint32_t i = 0; i < initials_.size(); ++i)
        candidates |= std::uint32_t{(here.needed & ~initials_[i].present) == 0} << i;
    for (; candidates; candidates &= candidates - 1) visit(static_cast<std::uint32_t>(std::countr_zero(candidates)));
}

// The first of the people whose name holds another, or stands in it; their number if there is none.
std::uint32_t Mentions::first_alike(Span name) const {
    const auto count = static_cast<std::uint32_t>(people_.size());
    if (!by_word_.empty()) return first_listed(name);
    const Initials here = initials_of(name);
    std::uint32_t longer = 0, shorter = 0;  // who may be: a bit for each, set without a branch
    for (std::uint32_t i = 0; i < count; ++i) {
        longer |= std::uint32_t{(here.needed & ~initials_[i].present) == 0} << i;
        shorter |= std::uint32_t{(initials_[i].needed & ~here.present) == 0} << i;
    }
    for (std::uint32_t candidates = longer | shorter; candidates; candidates &= candidates - 1) {
        const auto i = static_cast<std::uint32_t>(std::countr_zero(candidates));
        if ((longer >> i & 1U) && shares_words(name, people_[i].name)) return i;
        if ((shorter >> i & 1U) && shares_words(people_[i].name, name)) return i;
    }
    return count;
}

// The same by the index.
std::uint32_t Mentions::first_listed(Span name) const {
    auto found = static_cast<std::uint32_t>(people_.size());
    each_longer(name, [&](std::uint32_t i) {
        if (i < found && shares_words(name, people_[i].name)) found = i;
    });
    const auto visit = [&](std::uint32_t i) {
        if (i < found && shares_words(people_[i].name, name)) found = i;
    };
    for (TokenId t = name.first; t < name.last; ++t)
        if ((*tokens_)[t].is_word()) by_rarest_.each(FoldedWord(tokens_->text(t)).view(), visit);
    return found;
}

const Person* Mentions::person_named(Span name) const {
    std::uint32_t behind = 0;  // the last one found
    each_longer(name, [&](std::uint32_t i) {
        if (i >= behind && (people_[i].name == name || shares_words(name, people_[i].name))) behind = i + 1;
    });
    return behind ? &people_[behind - 1] : nullptr;
}

void Mentions::introduce(Span name, ActorId known, const NounPhrase& phrase) {
    if (initials_of(name).present == 0) return;  // no word, no name
    const auto count = static_cast<std::uint32_t>(people_.size());
    const std::uint32_t found = first_alike(name);
    if (found == count) {
        if (count == most_people) return;
        people_.push_back({name, known, phrase.title, phrase.of});
        return list(found);
    }
    Person& p = people_[found];
    if (name.size() > p.name.size() && shares_words(p.name, name)) {
        p.name = name;
        p.actor = known;  // a surname alone may have suggested somebody else
        list(found);
    }
    if (p.actor == none && name.size() >= p.name.size()) p.actor = known;
    if (p.title == none) p.title = phrase.title, p.of = phrase.of;
}

void Mentions::list(std::uint32_t person) {
    initials_.resize(people_.size());
    initials_[person] = initials_of(people_[person].name);
    if (people_.size() <= few_people) return;
    if (!by_word_.empty()) return list_words(person);
    for (std::uint32_t i = 0; i < people_.size(); ++i) list_words(i);
}

void Mentions::list_words(std::uint32_t person) {
    const Span name = people_[person].name;
    by_rarest_.add(FoldedWord(tokens_->text(rarest_word(name))).view(), person);
    for (TokenId t = name.first; t < name.last; ++t)
        if ((*tokens_)[t].is_word()) by_word_.add(FoldedWord(tokens_->text(t)).view(), person);
}

void Mentions::find_people() {
    const Tokens& t = *tokens_;
    for (std::uint32_t line = 0; line < t.lines().size(); ++line) {
        const Span text{furniture_->text_begin(line), t.lines()[line].tokens.last};
        if (furniture_->role(line) == LineRole::heading) find_in_heading(text);
        if (furniture_->role(line) == LineRole::body || furniture_->role(line) == LineRole::caption) find_in_text(text);
    }
}

// Title Case: any word could be a name, so only the known ones are.
void Mentions::find_in_heading(Span text) {
    const auto next_capital = [&](TokenId from) { return tokens_->capitals().next(from, text.last); };
    for (TokenId at = next_capital(text.first); at < text.last; at = next_capital(at + 1)) {
        if (!(*tokens_)[at].word || !names_something((*tokens_)[at]) || is_verb_here(at)) continue;
        const Match* person = matches_->at(EntryType::actor, at);
        if (!person) person = matches_->at(EntryType::surname, at);
        const ActorId known = person ? registry_person(person->tokens) : none;
        if (known == none) continue;
        introduce(person->tokens, known, {});
        at = person->tokens.last - 1;
    }
}

// Whether a capital may begin what names somebody: a word alone that no table lists is at most a surname not heard yet.
bool Mentions::may_name(TokenId capital, TokenId limit) const {
    constexpr std::uint64_t particles = bits({WordClass::name_particle});
    if (matches_->any_covering(capital, EntryType::title, EntryType::actor, EntryType::surname)) return true;
    if (capital + 1 >= limit) return false;
    const Token& next = (*tokens_)[capital + 1];
    return next.upper | next.is_mark('-') | next.is_mark('.') | ((tokens_->classes(capital + 1) & particles) != 0);
}

void Mentions::find_in_text(Span text) {
    const Tokens& t = *tokens_;
    const auto next_capital = [&](TokenId from) { return t.capitals().next(from, text.last); };
    for (TokenId at = next_capital(text.first); at < text.last; at = next_capital(at + 1)) {
        if (!may_name(at, text.last)) continue;
        if (const Match* title = matches_->at(EntryType::title, at)) {
            at = introduce_titled(*title, text.last) - 1;
            continue;
        }
        const Match* actor = matches_->at(EntryType::actor, at);
        if (actor && t.lexicon().actors()[actor->entry->index].kind != ActorKind::person) {
            at = actor->tokens.last - 1;
            continue;
        }
        if (!actor && is_verb_here(at)) continue;
        const Span name = name_at(at, text.last);
        if (name.empty()) continue;
        introduce_named(name);
        at = name.last - 1;
    }
}

// Returns where to go on.
TokenId Mentions::introduce_titled(const Match& title, TokenId limit) {
    const NounPhrase phrase = noun_phrase(title.tokens.first, limit);
    if (phrase.kind == NounKind::person) {
        introduce(phrase.name, registry_person(phrase.name), phrase);
        return std::max(title.tokens.first + 1, phrase.name.last);
    }
    // `Menteri Luar Negeri Rusia, Sergei Lavrov`
    if (phrase && phrase.tokens.last + 1 < limit && (*tokens_)[phrase.tokens.last].is_mark(',')) {
        const Span name = name_at(phrase.tokens.last + 1, limit);
        if (name.size() >= 2) introduce(name, registry_person(name), phrase);
    }
    return title.tokens.last;
}

void Mentions::introduce_named(Span name) {
    const ActorId known = registry_person(name);
    if (name.size() >= 2 && known == none && (begins_sentence(name.first) || begins_text(name.first))) {
        // `Kunjungan Borrell …`: the capital of a sentence's first word is no part of a known person's name.
        const Span rest{name.first + 1, name.last};
        const ActorId bearer = registry_person(rest);
        if (bearer != none && !names_person(bearer, name.first)) return introduce(rest, bearer, {});
    }
    // `Kartu Prakerja`, where `kartu` stands too
    if (known != none || (name.size() >= 2 && !tokens_->stands_uncapitalised(name.first))) introduce(name, known, {});
}

}  // namespace quotestance
