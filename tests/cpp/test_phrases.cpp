// Words and phrases as they are laid out for look-up.
#include <gtest/gtest.h>

#include <map>

#include "quotestance/phrases_builder.hpp"

using namespace quotestance;

namespace {

WordId find(const Phrases& phrases, std::string_view word) {
    return phrases.find_word(WordKey(word), word.size() > WordKey::width ? word : std::string_view{});
}

// What a phrase of words joined by blanks leads to: the indices of its entries.
std::vector<std::uint32_t> look_up(const Phrases& phrases, std::string_view phrase) {
    const Branch* branch = nullptr;
    while (!phrase.empty()) {
        const std::size_t cut = std::min(phrase.find(' '), phrase.size());
        const WordId word = find(phrases, phrase.substr(0, cut));
        branch = branch ? phrases.next(*branch, word) : &phrases.first(word);
        if (!branch) return {};
        phrase.remove_prefix(std::min(cut + 1, phrase.size()));
    }
    std::vector<std::uint32_t> out;
    for (const Entry& e : phrases.entries(*branch)) out.push_back(e.index);
    return out;
}

void put(PhrasesBuilder& builder, std::string_view phrase, std::uint32_t index, EntryType type = EntryType::actor) {
    EXPECT_TRUE(builder.put(phrase, {.type = type, .index = index}, {.line = static_cast<int>(index)}));
}

}  // namespace

TEST(Phrases, EveryWordAndPhraseIsFoundAndNoOther) {
    PhrasesBuilder builder;
    std::map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < 5000; ++i) {  // enough for the tables to grow more than once
        std::string phrase =
            "kata" + std::string(1 + i % 23, static_cast<char>('a' + i % 26)) + std::to_string(i % 977);
        if (i % 3) phrase += " lalu" + std::to_string(i % 31);
        if (i % 3 == 2) phrase += " ujung" + std::to_string(i);
        if (known.emplace(phrase, i).second) put(builder, phrase, i);
    }
    const Phrases phrases = builder.build();
    for (const auto& [phrase, index] : known)
        EXPECT_EQ(look_up(phrases, phrase), std::vector<std::uint32_t>{index}) << phrase;
    EXPECT_EQ(find(phrases, "lain"), 0U);
    EXPECT_EQ(find(phrases, "katapertanggungjawaban"), 0U);
    std::size_t seen = 0;
    phrases.each([&](std::string_view phrase, std::span<const Entry> entries) {
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(known.at(std::string(phrase)), entries[0].index);
        EXPECT_EQ(phrases.row(entries[0]).line, static_cast<int>(entries[0].index));
        ++seen;
    });
    EXPECT_EQ(seen, known.size());
}

TEST(Phrases, ALongWordIsNotTheOneWithWhichItBegins) {
    PhrasesBuilder builder;
    put(builder, "pertanggungjawab", 1);  // as long as a key
    put(builder, "pertanggungjawaban", 2);
    const Phrases phrases = builder.build();
    EXPECT_EQ(look_up(phrases, "pertanggungjawab"), std::vector<std::uint32_t>{1});
    EXPECT_EQ(look_up(phrases, "pertanggungjawaban"), std::vector<std::uint32_t>{2});
    EXPECT_EQ(find(phrases, "pertanggungjawabkan"), 0U);
}

TEST(Phrases, ALaterRowTakesAConceptsFormAndActorsShareTheirs) {
    PhrasesBuilder builder;
    put(builder, "barat", 1, EntryType::concept_);
    put(builder, "barat", 2, EntryType::concept_);
    put(builder, "verel", 1);
    put(builder, "verel", 2);
    put(builder, "verel", 2);  // the same again
    const Phrases phrases = builder.build();
    EXPECT_EQ(look_up(phrases, "barat"), std::vector<std::uint32_t>{2});
    EXPECT_EQ(look_up(phrases, "verel"), (std::vector<std::uint32_t>{1, 2}));
}

TEST(Phrases, FunctionWordsHaveClassesAndOthersHaveNone) {
    PhrasesBuilder builder;
    builder.function_word("di").classes[0] = 5;
    put(builder, "di atas", 1);
    const Phrases phrases = builder.build();
    EXPECT_EQ(phrases.function(find(phrases, "di")).classes[0], 5U);
    EXPECT_EQ(phrases.function(find(phrases, "atas")).classes[0], 0U);
    EXPECT_EQ(phrases.function(0).classes[0], 0U);
    EXPECT_FALSE(PhrasesBuilder().put(" ", {.type = EntryType::actor}, {}));
}
