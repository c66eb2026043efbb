#include "quotestance/phrases_builder.hpp"

#include <algorithm>
#include <bit>

#include "quotestance/scanner.hpp"

namespace quotestance {
namespace {

constexpr std::size_t fewest_slots = 1024;  // to begin with; a table doubles when half of it is taken

std::size_t step_hash(std::uint32_t node, std::uint32_t word) noexcept {
    return ((std::uint64_t{node} << 32 | word) * 0x9E3779B97F4A7C15ULL) >> 24;
}

// The free slot for a hash in a table of numbers, `none` where nothing is.
std::uint32_t& free_slot(std::vector<std::uint32_t>& slots, std::size_t hash) noexcept {
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at] != none) at = (at + 1) & (slots.size() - 1);
    return slots[at];
}

// Names and titles stand in texts of every language; the language decides for words of speech and stance.
unsigned needs_of(const Entry& e, bool single) noexcept {
    const bool name = e.type == EntryType::actor || e.type == EntryType::surname || e.type == EntryType::title ||
                      e.type == EntryType::abbreviation;
    unsigned needs = e.all_upper && single ? Need::all_capitals : e.capitalised ? Need::capital : 0U;
    if (!name && e.language == Language::english) needs |= Need::not_indonesian;
    if (!name && e.language == Language::indonesian) needs |= Need::not_english;
    return needs;
}

}  // namespace

PhrasesBuilder::PhrasesBuilder() : word_slots_(fewest_slots, none), step_slots_(fewest_slots, none), functions_(1) {}

std::uint32_t PhrasesBuilder::put_word(const WordKey& key, std::string_view folded) {
    const std::size_t mask = word_slots_.size() - 1;
    for (std::size_t at = key.hash & mask; word_slots_[at] != none; at = (at + 1) & mask)
        if (words_[word_slots_[at]].key.hash == key.hash && text(word_slots_[at]) == folded) return word_slots_[at];
    const auto id = static_cast<std::uint32_t>(words_.size());
    words_.push_back({key, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(folded.size())});
    text_ += folded;
    free_slot(word_slots_, key.hash) = id;
    if (words_.size() * 2 > word_slots_.size()) {
        word_slots_.assign(word_slots_.size() * 2, none);
        for (std::uint32_t w = 0; w < words_.size(); ++w) free_slot(word_slots_, words_[w].key.hash) = w;
    }
    return id;
}

// The node behind a word, made if there is none.
std::uint32_t PhrasesBuilder::put_step(std::uint32_t node, std::uint32_t word) {
    const std::size_t mask = step_slots_.size() - 1;
    for (std::size_t at = step_hash(node, word) & mask; step_slots_[at] != none; at = (at + 1) & mask)
        if (const Step& s = steps_[step_slots_[at]]; s.node == node && s.word == word) return step_slots_[at];
    const auto child = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back({node, word});
    first_claim_.push_back(none), last_claim_.push_back(none);
    free_slot(step_slots_, step_hash(node, word)) = child;
    if (node == 0) words_[word].child = child;
    if (steps_.size() * 2 > step_slots_.size()) {
        step_slots_.assign(step_slots_.size() * 2, none);
        for (std::uint32_t n = 1; n < steps_.size(); ++n)
            free_slot(step_slots_, step_hash(steps_[n].node, steps_[n].word)) = n;
    }
    return child;
}

FunctionWord& PhrasesBuilder::function_word(std::string_view folded) {
    Word& word = words_[put_word(WordKey(folded), folded)];
    if (word.function == none) {
        word.function = static_cast<std::uint32_t>(functions_.size());
        functions_.emplace_back();
    }
    return functions_[word.function];
}

bool PhrasesBuilder::put(std::string_view phrase, const Entry& entry, const Place& row) {
    Scanner scanner(phrase);
    ScannedToken token;
    std::uint32_t node = 0;
    while (scanner.next(token)) node = put_step(node, put_word(token.key, scanner.folded()));
    if (node == 0) return false;
    for (std::uint32_t c = first_claim_[node]; c != none; c = claims_[c].next) {
        const Entry& e = claims_[c].entry;
        if (e.type == entry.type && e.index == entry.index && e.voice == entry.voice &&
            e.after_quote == entry.after_quote && e.language == entry.language)
            return true;
    }
    const auto claim = static_cast<std::uint32_t>(claims_.size());
    claims_.push_back({entry, row, none});
    (first_claim_[node] == none ? first_claim_[node] : claims_[last_claim_[node]].next) = claim;
    last_claim_[node] = claim;
    return true;
}

std::string PhrasesBuilder::phrase_at(std::uint32_t node) const {
    const auto [parent, word] = steps_[node];
    return (parent ? phrase_at(parent) + ' ' : "") + std::string(text(word));
}

void PhrasesBuilder::each_pair(const Pair& visit) const {
    for (std::uint32_t node = 1; node < steps_.size(); ++node)
        for (std::uint32_t a = first_claim_[node]; a != none; a = claims_[a].next)
            for (std::uint32_t b = claims_[a].next; b != none; b = claims_[b].next)
                visit(phrase_at(node), claims_[a].entry, claims_[a].row, claims_[b].entry, claims_[b].row);
}

Phrases PhrasesBuilder::build() {
    place_words();
    place_nodes();
    out_.words_ = std::move(placed_words_);
    out_.functions_ = std::move(functions_);
    out_.nodes_ = std::move(placed_nodes_);
    out_.entries_ = std::move(placed_entries_);
    out_.rows_ = std::move(placed_rows_);
    return std::move(out_);
}

void PhrasesBuilder::place_words() {
    std::size_t slots = fewest_slots;
    while (slots * 2 < words_.size() * 5)
        slots *= 2;  // two fifths taken at most: a word that is not there is soon known not to be
    out_.mask_ = slots - 1;
    placed_words_.resize(slots + 1);
    ids_.resize(words_.size());
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
        const Word& word = words_[w];
        std::size_t at = out_.slot_of(word.key.hash);
        if (word.text_size > WordKey::width) {
            at = placed_words_.size();
            placed_words_.emplace_back();
            out_.long_words_.emplace(text(w), static_cast<WordId>(at));
        }
        while (placed_words_[at].low && at <= slots) at = out_.slot_of(at);
        placed_words_[at].low = word.key.low, placed_words_[at].high = word.key.high;
        placed_words_[at].branch.function = word.function == none ? 0 : word.function;
        ids_[w] = static_cast<WordId>(at);
    }
}

// Children of one node stand side by side, by the ids of their words.
void PhrasesBuilder::place_nodes() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t n = 1; n < steps_.size(); ++n)
        if (steps_[n].node) order.push_back(n);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return steps_[a].node != steps_[b].node ? steps_[a].node < steps_[b].node
                                                : ids_[steps_[a].word] < ids_[steps_[b].word];
    });
    std::vector<std::uint32_t> placed(steps_.size(), none);
    for (std::uint32_t k = 0; k < order.size(); ++k) placed[order[k]] = k;
    placed_nodes_.resize(order.size());
    const auto branch_of = [&](std::uint32_t n) -> Branch& {
        return placed[n] == none ? placed_words_[ids_[steps_[n].word]].branch : placed_nodes_[placed[n]].branch;
    };
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        const auto [parent, word] = steps_[order[k]];
        placed_nodes_[k].word = ids_[word];
        Branch& before = branch_of(parent);
        if (before.children++ == 0) before.first_child = k;
    }
    std::vector<std::uint64_t> pair_bits(std::bit_ceil(order.size() / 4 + 1));  // sixteen bits for each pair
    out_.pair_mask_ = pair_bits.size() - 1;
    for (const std::uint32_t n : order) {
        const std::uint64_t pair = Phrases::pair_of(branch_of(steps_[n].node), ids_[steps_[n].word]);
        pair_bits[pair >> 6 & out_.pair_mask_] |= std::uint64_t{1} << (pair & 63U);
    }
    out_.pair_bits_ = std::move(pair_bits);
    for (std::uint32_t n = 1; n < steps_.size(); ++n) place_entries(n, branch_of(n));
}

// Where two rows claim a phrase the later row has it, so that a user's table wins over ours.
void PhrasesBuilder::place_entries(std::uint32_t node, Branch& branch) {
    const auto later_row_has = [&](const Entry& e) {
        if (e.type != EntryType::concept_ && e.type != EntryType::cue && e.type != EntryType::shifter) return false;
        for (std::uint32_t c = first_claim_[node]; c != none; c = claims_[c].next) {
            const Entry& other = claims_[c].entry;
            if (other.type == e.type && other.index > e.index && other.language == e.language) return true;
        }
        return false;
    };
    for (std::uint32_t c = first_claim_[node]; c != none; c = claims_[c].next) {
        Entry e = claims_[c].entry;
        if (later_row_has(e)) continue;
        e.needs = needs_of(e, steps_[node].node == 0);
        if (branch.entries == none) branch.entries = static_cast<std::uint32_t>(placed_entries_.size());
        placed_entries_.push_back(e);
        placed_rows_.push_back(claims_[c].row);
    }
    if (branch.entries != none) placed_entries_.back().last = true;
}

}  // namespace quotestance
