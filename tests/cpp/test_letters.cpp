// The run of letters at the beginning of 16 bytes, by vector instructions and by plain ones, and the keys made of it.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "quotestance/letters.hpp"
#include "quotestance/word_key.hpp"

using namespace quotestance;

namespace {

// Letter by letter.
LetterRun plainly(const std::string& bytes) {
    LetterRun run;
    std::string lower;
    for (; run.length < 16; ++run.length) {
        const auto c = static_cast<unsigned char>(bytes[run.length]);
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z')) break;
        if (upper) run.capitals |= 1U << run.length;
        lower += static_cast<char>(upper ? c + 32 : c);
    }
    const WordKey key(lower);
    run.low = key.low, run.high = key.high;
    return run;
}

void expect_same(const LetterRun& a, const LetterRun& b, const std::string& bytes) {
    EXPECT_EQ(a.length, b.length) << bytes;
    EXPECT_EQ(a.capitals, b.capitals) << bytes;
    EXPECT_EQ(a.low, b.low) << bytes;
    EXPECT_EQ(a.high, b.high) << bytes;
}

}  // namespace

TEST(Letters, EveryWayOfReadingGivesTheSame) {
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string bytes(16, 'x');
        for (char& c : bytes) c = static_cast<char>(random() % 4 ? 'A' + random() % 58 : random() % 256);
        expect_same(letter_run(bytes.data()), plainly(bytes), bytes);
        if constexpr (std::endian::native == std::endian::little)
            expect_same(letter_run_portable(bytes.data()), plainly(bytes), bytes);
    }
}

TEST(WordKey, OfALetterRunIsThatOfItsText) {
    const LetterRun run = letter_run("Pertanggungan, itu");
    EXPECT_EQ(run.length, 13U);
    EXPECT_EQ(run.capitals, 1U);
    EXPECT_EQ(WordKey(run.low, run.high).hash, WordKey("pertanggungan").hash);
}

TEST(WordKey, TellsLongWordsApartByTheirHash) {
    EXPECT_EQ(WordKey("pertanggungjawaban").low, WordKey("pertanggungjawabkan").low);
    EXPECT_EQ(WordKey("pertanggungjawaban").high, WordKey("pertanggungjawabkan").high);
    EXPECT_NE(WordKey("pertanggungjawaban").hash, WordKey("pertanggungjawabkan").hash);
    EXPECT_NE(WordKey("ab").hash, WordKey("ba").hash);
}
