// The words and phrases of the tables, compiled: each word by its key, each phrase as a path in a trie over words.
// Flat arrays, laid out so that a token that is in no table costs one line of the cache, and one that is two or three.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quotestance/image.hpp"
#include "quotestance/morphology.hpp"
#include "quotestance/table.hpp"
#include "quotestance/word_classes.hpp"
#include "quotestance/word_key.hpp"

namespace quotestance {

using WordId = std::uint32_t;  // 0: in no table
inline constexpr std::uint32_t none = UINT32_MAX;

// What a phrase leads to.
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

// What an entry may ask of the text in which its phrase stands, as bits.
struct Need {
    static constexpr unsigned capital = 1;       // of the first word
    static constexpr unsigned all_capitals = 2;  // of its only word: an abbreviation
    static constexpr unsigned not_indonesian = 4;
    static constexpr unsigned not_english = 8;
};

struct Entry {
    EntryType type;
    Voice voice = Voice::fixed;
    Language language = Language::unknown;
    bool capitalised : 1 = false;  // the text must begin with a capital too
    bool all_upper : 1 = false;    // an abbreviation such as AS, which must not match `as`
    bool after_quote : 1 = false;  // cues: class `post`
    bool pronoun : 1 = false;      // the form carries -nya
    bool gerund : 1 = false;       // English -ing: its subject is that of the clause before
    bool last : 1 = false;         // of those that one phrase leads to
    std::uint32_t index = 0;       // into actors, titles, cues, ...; for `words` a WordClass
    unsigned needs = 0;            // of the text, as bits of Need

    bool is(WordClass c) const noexcept { return type == EntryType::words && index == static_cast<std::uint32_t>(c); }
};

// What the tables know of a function word.
struct FunctionWord {
    std::array<std::uint64_t, 2> classes{};       // by language, as bits of WordClass
    std::array<std::uint64_t, 2> more_classes{};  // those from the 65th on
    std::uint8_t month = 0;                       // 1 to 12
    bool operator==(const FunctionWord&) const = default;
};

// A place in the trie: what the words up to here lead to, and which words go on.
struct Branch {
    std::uint32_t entries = none;  // the first of them
    std::uint32_t children = 0;    // how many words go on from here
    std::uint32_t first_child = 0;
    std::uint32_t function = 0;  // of a first word: the number of its FunctionWord
};

class Phrases {
public:
    // The id of a folded word, 0 if no table has it; `long_word` is its text where that is longer than its key. No allocation.
    WordId find_word(const WordKey& key, std::string_view long_word) const noexcept {
        if (!long_word.empty()) return find_long_word(long_word);
        std::size_t at = slot_of(key.hash);
        while (words_[at].low && !(words_[at].low == key.low && words_[at].high == key.high)) at = slot_of(at);
        return words_[at].low ? static_cast<WordId>(at) : 0;
    }
    const FunctionWord& function(WordId word) const noexcept { return function(first(word)); }
    const FunctionWord& function(const Branch& of_word) const noexcept { return functions_[of_word.function]; }

    // From the beginning of a phrase along a word; `nowhere` is a branch without anything.
    const Branch& first(WordId word) const noexcept { return words_[word].branch; }
    // Whether a phrase may go on so: one bit, which is wrong for few of those that don't.
    bool may_go_on(const Branch& from, WordId word) const noexcept {
        const std::uint64_t goes_on = from.children != 0;
        const std::uint64_t pair = pair_of(from, word) & (0 - goes_on);  // most go nowhere, and ask where it is warm
        return goes_on & pair_bits_[pair >> 6 & pair_mask_] >> (pair & 63U);
    }
    // From a branch along a word; null if no phrase goes on so.
    const Branch* next(const Branch& from, WordId word) const noexcept;
    std::span<const Entry> entries(const Branch& branch) const noexcept {
        if (branch.entries == none) return {};
        const Entry* first = &entries_[branch.entries];
        const Entry* last = first;
        while (!last->last) ++last;
        return {first, last + 1};
    }
    const Place& row(const Entry& entry) const noexcept {
        return rows_[static_cast<std::size_t>(&entry - entries_.data())];
    }
    std::string text(WordId word) const;
    // Calls `visit` with each phrase, its folded words joined by blanks, and with what it leads to.
    void each(const std::function<void(std::string_view, std::span<const Entry>)>& visit) const;

private:
    friend class PhrasesBuilder;
    friend class LexiconImage;
    struct alignas(32) Word {             // two in a line of the cache
        std::uint64_t low = 0, high = 0;  // its WordKey; a free slot has 0
        Branch branch;
    };
    struct Node {
        WordId word;
        Branch branch;
    };
    std::size_t slot_of(std::uint64_t hash) const noexcept { return (hash & mask_) + 1; }  // and of a slot the next
    WordId find_long_word(std::string_view word) const noexcept;
    static std::uint64_t pair_of(const Branch& from, WordId word) noexcept {
        return ((std::uint64_t{from.first_child} << 32 | word) * 0x9E3779B97F4A7C15ULL) >> 32;
    }
    void visit_all(const std::string& phrase, const Branch& branch,
                   const std::function<void(std::string_view, std::span<const Entry>)>& visit) const;

    std::size_t mask_ = 0;
    FlatArray<Word> words_;  // 0: no word; then a hash table, open addressing; then the long words
    std::unordered_map<std::string, WordId> long_words_;
    FlatArray<FunctionWord> functions_;
    FlatArray<Node> nodes_;  // those with the same parent side by side, by their words
    std::uint64_t pair_mask_ = 0;
    FlatArray<std::uint64_t> pair_bits_;  // a bit for each branch with a word that goes on from it
    FlatArray<Entry> entries_;
    FlatArray<Place> rows_;  // of the entries
};

}  // namespace quotestance
