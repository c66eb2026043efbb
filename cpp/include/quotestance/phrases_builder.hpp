// Collects words and phrases while the tables are read, then lays them out as Phrases.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/phrases.hpp"

namespace quotestance {

class PhrasesBuilder {
public:
    PhrasesBuilder();

    FunctionWord& function_word(std::string_view folded);
    // False where the phrase has no word in it. The same entry twice is kept once.
    bool put(std::string_view phrase, const Entry& entry, const Place& row);
    // Calls `visit` with each two entries of one phrase.
    using Pair = std::function<void(std::string_view phrase, const Entry& a, const Place& of_a, const Entry& b,
                                    const Place& of_b)>;
    void each_pair(const Pair& visit) const;
    Phrases build();  // once

private:
    struct Word {
        WordKey key;
        std::uint32_t text;  // where it begins in text_
        std::uint32_t text_size;
        std::uint32_t child = none;
        std::uint32_t function = none;
    };
    struct Step {  // from one node of the trie along a word to another
        std::uint32_t node;
        std::uint32_t word;
    };
    struct Claim {  // of a row on a phrase
        Entry entry;
        Place row;
        std::uint32_t next;  // of the same phrase
    };

    std::uint32_t put_word(const WordKey& key, std::string_view folded);
    std::uint32_t put_step(std::uint32_t node, std::uint32_t word);
    std::string_view text(std::uint32_t word) const {
        return std::string_view(text_).substr(words_[word].text, words_[word].text_size);
    }
    std::string phrase_at(std::uint32_t node) const;
    void place_words();
    void place_nodes();
    void place_entries(std::uint32_t node, Branch& branch);

    std::string text_;  // of all words, one behind the other
    std::vector<Word> words_;
    std::vector<std::uint32_t> word_slots_;                            // open addressing, a power of two
    std::vector<Step> steps_{1};                                       // by node: how it is reached
    std::vector<std::uint32_t> step_slots_;                            // open addressing, a power of two
    std::vector<std::uint32_t> first_claim_{none}, last_claim_{none};  // by node
    std::vector<Claim> claims_;
    std::vector<FunctionWord> functions_;
    std::vector<WordId> ids_;  // by word: where it was placed
    Phrases out_;
    std::vector<Phrases::Word> placed_words_;
    std::vector<Phrases::Node> placed_nodes_;
    std::vector<Entry> placed_entries_;
    std::vector<Place> placed_rows_;
};

}  // namespace quotestance
