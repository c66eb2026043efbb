// The language tables, compiled once: words by hash, phrases in a trie over words, actors, titles, cues, concepts, shifters.
// Immutable after construction, so that one lexicon serves many analyzers and threads. Compiling takes some 0.2 s.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quotestance/morphology.hpp"
#include "quotestance/table.hpp"

namespace quotestance {

using WordId = std::uint32_t;  // 0: in no table
using ActorId = std::uint32_t;
inline constexpr std::uint32_t none = UINT32_MAX;

// Classes of function words: the categories of words.tsv. The first 64 stand in one bit set, for questions about several.
enum class WordClass : std::uint8_t {
    preposition,
    conjunction,
    subordinator,
    adverb,
    auxiliary,
    negator,
    demonstrative,
    relative,
    complementiser,
    purpose,
    third_person,
    third_plural,
    first_person,
    own_side,
    weekday,
    month,
    quantifier,
    pointer,
    thus,
    name_particle,
    article,
    addressee,
    document,
    time,
    possessor,
    aside,
    verb,
    not_verb,
    verb_prefix,
    state_prefix,
    manner,
    agent_marker,
    group,
    institution,
    inclusion,
    alternative,
    modal,
    predicative,
    occasion,
    interview,
    condition,
    about,
    patient_marker,
    companion,
    origin_marker,
    region,
    private_group,
    copula,
    additive,
    likeness,
    strict_that,
    importance,
    manner_marker,
    circumstance,
    name_suffix,
    accusation,
    female_person,
    neuter,
    possessive,
    genitive,
    setting,
    verb_suffix,
    object_pronoun,
    finding,
    be,
    standard,
    count,
};
static_assert(static_cast<unsigned>(WordClass::count) <= 128, "two bit sets hold the classes of a word");
std::string_view name_of(WordClass c) noexcept;

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

struct Place {
    const std::string* file;
    int line;
};  // of a table row, for messages

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
    std::vector<std::string> names;  // the first is shown
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
    std::vector<std::string> forms;
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

// What a phrase of the tables leads to.
enum class EntryType : std::uint8_t {
    actor,
    surname,
    title,
    cue,
    concept_,
    shifter,
    words,
    furniture,
    abbreviation,
    count
};
struct Entry {
    EntryType type;
    Voice voice = Voice::fixed;
    Language language = Language::unknown;
    bool capitalised = false;  // the text must begin with a capital too
    bool all_upper = false;    // an abbreviation such as AS, which must not match `as`
    bool after_quote = false;  // cues: class `post`
    bool pronoun = false;      // the form carries -nya
    bool gerund = false;       // English -ing: its subject is that of the clause before
    std::uint32_t index = 0;   // into actors, titles, cues, ...; for `words` a WordClass
    Place row{};

    bool is(WordClass c) const noexcept { return type == EntryType::words && index == static_cast<std::uint32_t>(c); }
};

struct Finding {
    std::string file;
    int line;
    std::string kind;
    std::string message;
};

class Lexicon {
public:
    explicit Lexicon(std::vector<TableSource> tables);
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    // The id of a folded word, 0 if no table has it. No allocation.
    WordId find_word(std::string_view folded, std::uint64_t hash) const noexcept;
    std::string_view word(WordId id) const noexcept { return words_[id].text; }
    // The classes of a word in a language, as bits of WordClass: English `as` is a preposition, Indonesian AS a state.
    std::uint64_t classes(WordId id, Language l) const noexcept { return hot_[id].classes[l == Language::english]; }
    bool is(WordId id, Language l, WordClass c) const noexcept {
        const auto bit = static_cast<unsigned>(c);
        const HotWord& word = hot_[id];
        return (bit < 64 ? word.classes : word.more_classes)[l == Language::english] >> (bit % 64) & 1U;
    }
    bool starts_phrase(WordId id) const noexcept { return hot_[id].child != none; }

    // Whether a folded word has the shape of a verb: it begins with a verb prefix of the tables, and no table says otherwise.
    bool has_verb_shape(std::string_view folded, WordId id,
                        bool states_too = true) const noexcept;  // of Indonesian: English has no such prefixes
    // Whether an English word without a capital ends like a verb's past (struck a *reached* deal, they *reached* it).
    bool has_past_shape(std::string_view text, WordId id) const noexcept;
    int month_number(WordId id) const noexcept { return words_[id].month; }  // 1 to 12, 0 for other words

    // The trie: from a node along a word; 0 is the root, `none` is nowhere.
    std::uint32_t step(std::uint32_t node, WordId word) const noexcept;
    std::span<const Entry> entries(std::uint32_t node) const noexcept;

    const std::vector<Actor>& actors() const noexcept { return actors_; }
    const std::vector<Title>& titles() const noexcept { return titles_; }
    const std::vector<Cue>& cues() const noexcept { return cues_; }
    const std::vector<Concept>& concepts() const noexcept { return concepts_; }
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
    const std::vector<Finding>& findings() const noexcept { return findings_; }  // made while compiling; see check.hpp
    // Calls `visit` with each phrase of the tables, its folded words joined by blanks, and with what it leads to.
    void each_phrase(const std::function<void(std::string_view, std::span<const Entry>)>& visit) const;

private:
    friend class LexiconBuilder;
    bool belongs(ActorId actor, ActorId bloc, std::int32_t day, unsigned depth) const;
    struct Word {
        std::string text;
        std::uint64_t hash = 0;
        std::uint8_t month = 0;
    };
    // What every token asks of its word, apart from the rest so that it stays in the cache.
    struct HotWord {
        std::array<std::uint64_t, 2> classes{};       // by language
        std::array<std::uint64_t, 2> more_classes{};  // those from the 65th on
        std::uint32_t child = none;                   // the trie's node behind this word at the beginning of a phrase
    };
    // Where a key of the trie's edges is looked for first; `mask` is the table's size less one.
    static std::size_t edge_slot(std::uint64_t key, std::size_t mask) noexcept {
        return (key * 0x9E3779B97F4A7C15ULL) >> 24 & mask;
    }
    struct Slot {
        std::uint32_t tag = 0;  // the upper half of the hash: most other words are told apart without looking at them
        WordId word = 0;        // 0: empty
    };
    struct Edge {
        std::uint64_t key = UINT64_MAX;
        std::uint32_t child = none;
    };

    std::vector<TableSource> tables_;
    std::vector<Word> words_;
    std::vector<HotWord> hot_;      // by WordId
    std::vector<Slot> word_slots_;  // open addressing, a power of two
    std::vector<Edge> edges_;       // open addressing, a power of two
    std::vector<std::uint32_t> entry_begin_;
    std::vector<Entry> entries_;
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
    std::vector<Finding> findings_;
    std::vector<std::string> verb_prefixes_, state_prefixes_, verb_suffixes_;
};

}  // namespace quotestance
