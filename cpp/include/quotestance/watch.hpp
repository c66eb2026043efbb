// How long work hears that it is to stop: it looks up between articles, and between the stages of a long one.
#pragma once

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>

namespace quotestance {

// What all threads of a batch share.
struct Stop {
    std::atomic<bool> asked = false;
    std::exception_ptr why;  // written by the calling thread alone
};

class Watch {
public:
    static constexpr std::chrono::milliseconds pause{50};
    struct Stopped {};  // thrown where another thread asked to stop

    // The calling thread has something to `call`, at most once in a pause; what that throws stops all threads.
    explicit Watch(Stop& stop, std::function<void()> call = {}) : stop_(stop), call_(std::move(call)) {}

    void look() {
        if (stop_.asked.load(std::memory_order_relaxed)) throw Stopped{};
        if (!call_) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < pause) return;
        last_ = now;
        try {
            call_();
        } catch (...) {
            stop_.why = std::current_exception();
            stop_.asked = true;
            throw Stopped{};
        }
    }

private:
    Stop& stop_;
    std::function<void()> call_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace quotestance
