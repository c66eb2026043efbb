// Threads at one work: all of them do it, and what one throws reaches the caller.
#include <gtest/gtest.h>

#include <stdexcept>

#include "quotestance/crew.hpp"

using namespace quotestance;

TEST(Crew, EveryThreadWorks) {
    for (const std::size_t threads : {0U, 1U, 2U, 5U}) {
        std::atomic<std::size_t> seen = 0;
        Crew(threads).run([&](Watch&) { ++seen; });
        EXPECT_EQ(seen, std::max<std::size_t>(1, threads));
    }
}

TEST(Crew, AnErrorOfAnyThreadStopsTheOthers) {
    for (const bool on_caller : {true, false}) {
        const auto caller = std::this_thread::get_id();
        const auto work = [&](Watch& watch) {
            if ((std::this_thread::get_id() == caller) == on_caller) throw std::length_error("full");
            for (;;) watch.look();
        };
        EXPECT_THROW(Crew(2).run(work), std::length_error);
    }
}

TEST(Crew, TheCallerLooksUpWhileOthersWork) {
    std::atomic<bool> called = false;
    const auto caller = std::this_thread::get_id();
    Crew(2, [&] { called = true; }).run([&](Watch&) {
        while (std::this_thread::get_id() != caller && !called) std::this_thread::yield();
    });
    EXPECT_TRUE(called);
}
