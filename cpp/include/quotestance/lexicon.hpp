// The language tables, compiled once: words by hash, phrases in a trie over words, actors, titles, cues, concepts, shifters.
// Immutable after construction, so that one lexicon serves many analyzers and threads. Compiling takes some 0.2 s, reading an
// image of what was compiled some milliseconds (lexicon_image.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quotestance/lexicon_prefixes.hpp"
#include "quotestance/phrases.hpp"
#include "quotestance/word_classes.hpp"

namespace quotestance {

using ActorId = std::uint32_t;

enum class ActorKind : std::uint8_t {
    person,
    state,
    bloc,
    institution,
    organ,
    organisation,
    party,
    armed_group,
    company,
    group,
    medium,
    place,
    count,
};
std::string_view name_of(ActorKind k) noexcept;

struct Membership {
    ActorId bloc;
    Period period;
};
struct Office {
    std::uint32_t title;
    ActorId of;
    ActorId holder;
    Period period;
    // On a day that nobody knows every office is held.
    bool held_on(std::int32_t day) const noexcept { return day == unknown_date || period.contains(day); }
};
struct Actor {
    std::string id;
    ActorKind kind;
    ActorId of = none;  // state or organisation that it belongs to
    bool female = false;
    std::vector<std::string> names;         // the first is shown
    std::vector<std::string> folded_names;  // the same, for look-up
    std::vector<Membership> memberships;
    std::vector<std::uint32_t> offices;  // into Lexicon::offices(), for persons
    Place row{};
};

enum class TitleKind : std::uint8_t { office, role, rank, honorific };
struct Title {
    std::string id;
    TitleKind kind;
};

enum CueType : std::uint16_t {
    report = 1,
    act = 2,
    directive = 4,
    judge = 8,
    source = 16,
    medium = 32,
    pointer = 64,
    continuing = 128,
    addressed = 256,
    found = 512,
    clausal = 1024
};
struct Cue {
    std::string id;
    std::uint16_t types;
    double object;
    double tone;
    Place row{};
};

enum class Frame : std::uint8_t { attitude, deed, attribute, relation, code, count };
// `context`: no grammar ties the word to the target; it stands near it. `setting`: no word of the lexicon, but how the
// target itself stands in the sentence.
enum class Role : std::uint8_t { object, agent, patient, head, party, code, context, cue, setting, baseline };
std::string_view name_of(Frame f) noexcept;
std::string_view name_of(Role r) noexcept;
// What every hit asks of its concept stands in one line of the cache.
struct alignas(64) Concept {
    Frame frame;
    bool mild = true;  // weighs little by hand: an ordinary word, which takes no shifter from the word behind it
    double tone = 0;
    std::array<double, 6> weights{};  // by Role, up to code
    std::string id;
    std::vector<std::pair<ActorId, double>> codes;  // built-in targets
    Place row{};
};

// A learned weight as its row gives it; what it is of is looked up when the weights are made.
struct LearnedRow {
    std::string idea;     // a concept, a cue, a setting or a baseline, by the role
    std::string role;     // of Role, or `tone`
    std::string reading;  // of Reading
    double against = 0;
    double in_favour = 0;
    Place row{};
};

enum class ShiftKind : std::uint8_t {
    negation,
    intensifier,
    diminisher,
    irrealis,
    obligation,
    contrast,
    question,
    comparison,
    counterfactual,
    hedge,
    count,
};
enum class ShiftScope : std::uint8_t { next, clause, previous, sentence, count };
struct Shifter {
    std::string id;
    ShiftKind kind;
    ShiftScope scope;
    double factor;
};

enum class FurnitureWhere : std::uint8_t { line, start, end, contains, count };
enum class FurnitureEffect : std::uint8_t { line, tail, caption, byline, count };
std::string_view name_of(ShiftKind k) noexcept;
std::string_view name_of(ShiftScope s) noexcept;
std::string_view name_of(FurnitureWhere w) noexcept;
std::string_view name_of(FurnitureEffect e) noexcept;
struct FurniturePattern {
    FurnitureWhere where;
    FurnitureEffect effect;
};

struct Finding {
    std::string file;
    int line;
    std::string kind;
    std::string message;
};

class Lexicon {
public:
    // Throws LexiconError for a malformed row.
    explicit Lexicon(const std::vector<TableSource>& tables);
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    const Phrases& phrases() const noexcept { return phrases_; }
    std::uint64_t classes(WordId id, Language l) const noexcept {
        return phrases_.function(id).classes[l == Language::english];
    }
    bool is(WordId id, Language l, WordClass c) const noexcept {
        const auto bit = static_cast<unsigned>(c);
        const FunctionWord& word = phrases_.function(id);
        return (bit < 64 ? word.classes : word.more_classes)[l == Language::english] >> (bit % 64) & 1U;
    }

    // Whether a folded word has the shape of a verb: it begins with a verb prefix of the tables, and no table says otherwise.
    bool has_verb_shape(std::string_view folded, WordId id,
                        bool states_too = true) const noexcept;  // of Indonesian: English has no such prefixes
    // Whether an English word without a capital ends like a verb's past (struck a *reached* deal, they *reached* it).
    bool has_past_shape(std::string_view text, WordId id) const noexcept;
    int month_number(WordId id) const noexcept { return phrases_.function(id).month; }  // 1 to 12, 0 for other words

    const std::vector<Actor>& actors() const noexcept { return actors_; }
    const std::vector<Title>& titles() const noexcept { return titles_; }
    const std::vector<Cue>& cues() const noexcept { return cues_; }
    const std::vector<Concept>& concepts() const noexcept { return concepts_; }
    std::vector<std::string> forms(std::uint32_t idea) const;  // of a concept, in all languages
    const std::vector<LearnedRow>& learned() const noexcept { return learned_; }
    const std::vector<Shifter>& shifters() const noexcept { return shifters_; }
    const std::vector<FurniturePattern>& furniture() const noexcept { return furniture_; }
    const std::vector<Office>& offices() const noexcept { return offices_; }
    std::span<const ActorId> surname_candidates(std::uint32_t index) const noexcept { return surnames_[index]; }
    const std::vector<std::uint32_t>& holders(std::uint32_t title, ActorId of) const noexcept;  // into offices()

    ActorId find_actor(std::string_view id) const noexcept;              // none if there is no such id
    bool belongs(ActorId actor, ActorId bloc, std::int32_t day) const {  // through states, organs and offices
        return belongs(actor, bloc, day, 0);
    }
    // The state that an actor acts for on a day, through organs and offices; none for blocs, parties, companies.
    ActorId state_of(ActorId actor, std::int32_t day) const;
    std::vector<std::string> members(ActorId bloc, std::int32_t day) const;
    std::vector<std::string> suggest(std::string_view name, std::size_t limit) const;  // nearest ids, by edit distance
    const std::string& file(const Place& row) const noexcept { return files_[row.table]; }
    const std::vector<Finding>& findings() const noexcept { return findings_; }  // made while compiling; see check.hpp

private:
    friend class LexiconBuilder;
    friend class LexiconImage;
    Lexicon() = default;
    bool belongs(ActorId actor, ActorId bloc, std::int32_t day, unsigned depth) const;
    std::shared_ptr<const void> image_;  // what the flat arrays lie in, if not in themselves
    std::vector<std::string> files_;     // the paths of the tables
    Phrases phrases_;
    std::vector<Actor> actors_;
    std::vector<Title> titles_;
    std::vector<Cue> cues_;
    std::vector<Concept> concepts_;
    std::vector<LearnedRow> learned_;
    std::vector<Shifter> shifters_;
    std::vector<FurniturePattern> furniture_;
    std::vector<Office> offices_;
    std::vector<std::vector<ActorId>> surnames_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders_;
    std::unordered_map<std::string, ActorId> actor_of_id_;
    FlatArray<char> form_text_;               // all forms of the concepts, one behind the other
    FlatArray<std::uint32_t> form_ends_;      // of each in form_text_
    std::vector<std::uint32_t> form_counts_;  // of the concepts up to each
    std::vector<Finding> findings_;
    enum VerbPrefix : std::uint8_t { action = 1, state = 2 };
    Prefixes verb_prefixes_;  // by VerbPrefix
    std::vector<std::string> verb_suffixes_;
};

}  // namespace quotestance
