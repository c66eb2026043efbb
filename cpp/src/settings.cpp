#include "quotestance/settings.hpp"

#include <array>

namespace quotestance {
namespace {

constexpr TokenId cue_reach = 3;   // words between a speaker and the verb of saying
constexpr TokenId long_from = 40;  // tokens

class Surroundings {
public:
    Surroundings(Span mention, Span text, const Tokens& tokens, const Matches& matches, const Quotes& quotes)
        : mention_(mention), text_(text), tokens_(tokens), matches_(matches), quotes_(quotes) {}

    bool speaks() const {
        for (TokenId t = mention_.last; t < text_.last && t < mention_.last + cue_reach; ++t) {
            if (reports(matches_.at(EntryType::cue, t), false)) return true;
            if (tokens_[t].kind == TokenKind::mark || tokens_[t].is_quote()) break;
        }
        return reports(matches_.ending(EntryType::cue, mention_.first), true);
    }
    bool next_is(WordClass c) const { return mention_.last < text_.last && tokens_.is(mention_.last, c); }
    bool next_shifts(ShiftKind kind) const {
        const Match* m = mention_.last < text_.last ? matches_.at(EntryType::shifter, mention_.last) : nullptr;
        return m && tokens_.lexicon().shifters()[m->entry->index].kind == kind;
    }
    bool joined() const {
        return next_is(WordClass::conjunction) ||
               (mention_.first > text_.first && tokens_.is(mention_.first - 1, WordClass::conjunction));
    }
    bool set_off() const { return mention_.last < text_.last && tokens_[mention_.last].is_mark(','); }
    bool opens() const { return mention_.first == text_.first; }
    bool closes() const {
        for (TokenId t = mention_.last; t < text_.last; ++t)
            if (tokens_[t].is_word()) return false;
        return true;
    }
    bool quoted() const { return quotes_.covering(mention_.first) != nullptr; }
    bool has_quote() const { return !quotes_.opening_in(text_).empty(); }
    bool pronoun() const {
        return tokens_.is(mention_.first, WordClass::third_person) ||
               tokens_.is(mention_.first, WordClass::third_plural) ||
               tokens_.is(mention_.first, WordClass::object_pronoun) ||
               tokens_.is(mention_.first, WordClass::first_person);
    }
    bool common() const { return !pronoun() && !tokens_[mention_.first].upper && !tokens_[mention_.last - 1].upper; }
    ActorKind kind() const {
        const Match* m = matches_.covering(EntryType::actor, mention_.first);
        return m ? tokens_.lexicon().actors()[m->entry->index].kind : ActorKind::person;
    }

private:
    bool reports(const Match* cue, bool leads) const {
        if (!cue) return false;
        const std::uint16_t types = tokens_.lexicon().cues()[cue->entry->index].types;
        return types & CueType::report || (leads && types & CueType::source);
    }

    Span mention_, text_;
    const Tokens& tokens_;
    const Matches& matches_;
    const Quotes& quotes_;
};

Setting setting_of(Governor by) {
    switch (by) {
        case Governor::subject: return Setting::subject;
        case Governor::object: return Setting::object;
        case Governor::passive_agent:
        case Governor::agent_marker: return Setting::agent;
        case Governor::patient_marker: return Setting::patient;
        case Governor::companion: return Setting::companion;
        case Governor::origin: return Setting::origin;
        case Governor::standard: return Setting::standard;
        default: return Setting::place;
    }
}

}  // namespace

std::string_view name_of(Setting s) noexcept {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Setting::count)> names{
        "speaks",    "subject", "object",    "agent",  "patient",     "companion",    "origin",
        "standard",  "place",   "possessor", "is",     "has",         "may",          "must",
        "joined",    "set_off", "opens",     "closes", "quoted",      "beside_quote", "question",
        "long_text", "pronoun", "common",    "state",  "organisation"};
    return names[static_cast<std::size_t>(s)];
}

void settings_of(const GovernedMention& mention, Span text, const Tokens& tokens, const Matches& matches,
                 const Quotes& quotes, std::vector<Setting>& out) {
    const Surroundings around(mention.tokens, text, tokens, matches, quotes);
    out.clear();
    const auto add = [&](Setting s, bool holds) {
        if (holds) out.push_back(s);
    };
    add(Setting::speaks, around.speaks());
    out.push_back(setting_of(mention.governance.by));
    add(Setting::possessor, mention.possessor);
    const bool may = around.next_shifts(ShiftKind::irrealis) || around.next_shifts(ShiftKind::hedge);
    const bool must = around.next_shifts(ShiftKind::obligation);
    add(Setting::may, may);
    add(Setting::must, must);
    const bool is = around.next_is(WordClass::be);
    add(Setting::is, !may && !must && is);
    add(Setting::has, !may && !must && !is && around.next_is(WordClass::auxiliary));
    add(Setting::joined, around.joined());
    add(Setting::set_off, around.set_off());
    add(Setting::opens, around.opens());
    add(Setting::closes, around.closes());
    add(Setting::quoted, around.quoted());
    add(Setting::beside_quote, !around.quoted() && around.has_quote());
    add(Setting::question, is_question(tokens, text));
    add(Setting::long_text, text.size() > long_from);
    add(Setting::pronoun, around.pronoun());
    add(Setting::common, around.common());
    const ActorKind kind = around.kind();
    add(Setting::state, kind == ActorKind::state || kind == ActorKind::bloc || kind == ActorKind::place);
    add(Setting::organisation, kind == ActorKind::institution || kind == ActorKind::organisation ||
                                   kind == ActorKind::organ || kind == ActorKind::party ||
                                   kind == ActorKind::armed_group);
}

}  // namespace quotestance
