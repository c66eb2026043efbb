// Several threads at one work, the calling one among them.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "quotestance/watch.hpp"

namespace quotestance {

class Crew {
public:
    // The calling thread has something to `call` now and then; what that throws stops all threads (see Watch).
    explicit Crew(std::size_t threads, std::function<void()> call = {}) : threads_(threads), call_(std::move(call)) {}

    // `work(watch)` on every thread; returns when all have done it. What `call` throws is thrown, else the first that `work` throws.
    template <typename Work>
    void run(const Work& work) {
        std::vector<std::thread> pool;
        try {
            while (pool.size() + 1 < threads_) pool.emplace_back([&] { take_part(work, Watch(stop_)); });
        } catch (const std::system_error&) {
            // The system gives no more threads: those that there are do the work.
        }
        Watch watch(stop_, call_);
        take_part(work, watch);
        wait_for(pool.size() + 1, watch);
        for (std::thread& t : pool) t.join();
        if (stop_.why) std::rethrow_exception(stop_.why);
        if (error_) std::rethrow_exception(error_);
    }

private:
    template <typename Work>
    void take_part(const Work& work, Watch watch) {
        std::exception_ptr error;
        try {
            work(watch);
        } catch (const Watch::Stopped&) {
        } catch (...) {
            error = std::current_exception();
            stop_.asked = true;
        }
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = error;
        ++finished_;
        some_finished_.notify_one();
    }

    // Until all threads have finished, looking up now and then.
    void wait_for(std::size_t threads, Watch& watch) {
        std::unique_lock lock(mutex_);
        while (!some_finished_.wait_for(lock, Watch::pause, [&] { return finished_ == threads; })) {
            lock.unlock();
            try {
                watch.look();
            } catch (const Watch::Stopped&) {
            }
            lock.lock();
        }
    }

    std::size_t threads_;
    std::function<void()> call_;
    Stop stop_;
    std::exception_ptr error_;
    std::mutex mutex_;
    std::condition_variable some_finished_;
    std::size_t finished_ = 0;
};

}  // namespace quotestance
