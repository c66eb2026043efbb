// A batch cut into parts that threads take one after another; the tables of the parts come in the order of the batch.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "quotestance/batch.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/watch.hpp"

namespace quotestance {

// How a batch is worked on.
struct Run {
    unsigned threads = 1;
    // Where there is a list, articles that cannot be read are set aside in it; else the first of them is thrown.
    std::vector<InvalidText>* unread = nullptr;
    // Called by the calling thread about every 50 ms with the number of articles done; what it throws ends the work and is thrown.
    std::function<void(std::size_t done)> watch;
};

// Where to cut: parts of about the same number of bytes, some for each thread, so that none waits long for the last one,
// and not so small that their number costs: each has a table of its own.
inline std::vector<std::size_t> cuts_of(std::span<const TextView> texts, unsigned threads) {
    constexpr std::size_t smallest = 512 << 10, largest = 8 << 20, parts_a_thread = 4;
    std::size_t total = 0, here = 0;
    for (const TextView& t : texts) total += t.bytes();
    const std::size_t size = std::clamp(total / (parts_a_thread * std::max(1U, threads)), smallest, largest);
    std::vector<std::size_t> cuts{0};
    for (std::size_t i = 0; i < texts.size(); ++i)
        if ((here += texts[i].bytes()) >= size || i + 1 == texts.size()) cuts.push_back(i + 1), here = 0;
    return cuts;
}

// Hands over the rows of a table, and leaves it empty but with room for as many: its columns need not grow step by step.
template <typename Table>
Table taken(Table& table) {
    std::vector<std::size_t> sizes;
    const auto buffers = [](auto& column, const auto& f) {
        if constexpr (requires { column.bytes; })
            f(column.offsets), f(column.bytes);
        else
            f(column);
    };
    Table out = std::exchange(table, {});
    Table::each(out, [&](std::string_view, auto& column) {
        buffers(column, [&](const auto& buffer) { sizes.push_back(buffer.size()); });
    });
    auto size = sizes.begin();
    Table::each(table, [&](std::string_view, auto& column) {
        buffers(column, [&](auto& buffer) { buffer.reserve(*size + *size / 8), ++size; });
    });
    return out;
}

// A Worker hears of how many bytes its first part has with `expect(bytes)`, reads articles with `read(text, i)`, and hands over
// the table of those read since with `take()`.
template <typename Worker>
class Parts {
public:
    using Table = decltype(std::declval<Worker&>().take());

    Parts(const Batch& batch, const Run& run) : batch_(batch), run_(run), cuts_(cuts_of(batch.texts, run.threads)) {
        parts_.resize(cuts_.size() - 1);
    }

    // `make(watch)` gives a thread its worker, which keeps its memory from part to part.
    template <typename Make>
    std::vector<Table> work(const Make& make) {
        std::vector<std::thread> pool;
        const std::size_t threads = std::min<std::size_t>(std::max(1U, run_.threads), parts_.size());
        try {
            while (pool.size() + 1 < threads) pool.emplace_back([&] { take_parts(make, Watch(stop_)); });
        } catch (const std::system_error&) {
            // The system gives no more threads: those that there are do the work.
        }
        Watch watch = run_.watch ? Watch(stop_, [&] { run_.watch(done_); }) : Watch(stop_);
        take_parts(make, watch);
        wait_for(pool.size() + 1, watch);
        for (std::thread& t : pool) t.join();
        return tables();
    }

private:
    struct Part {
        Table table;
        std::vector<InvalidText> unread;
        std::exception_ptr error;
    };

    template <typename Make>
    void take_parts(const Make& make, Watch watch) {
        std::unique_ptr<Worker> worker;
        for (std::size_t k; (k = next_++) < parts_.size();) try {
                if (!worker) {
                    worker = make(watch);
                    worker->expect(bytes_of(k));
                }
                read_part(k, *worker, watch);
            } catch (...) {
                // All parts before this one are taken already, and will be finished: the first error of the batch is among them.
                parts_[k].error = std::current_exception();
                next_ = parts_.size();
            }
        const std::lock_guard lock(mutex_);
        ++finished_;
        some_finished_.notify_one();
    }

    std::size_t bytes_of(std::size_t k) const {
        std::size_t out = 0;
        for (std::size_t i = cuts_[k]; i < cuts_[k + 1]; ++i) out += batch_.texts[i].bytes();
        return out;
    }

    void read_part(std::size_t k, Worker& worker, Watch& watch) {
        for (std::size_t i = cuts_[k]; i < cuts_[k + 1]; ++i) {
            watch.look();
            if (!batch_.texts[i].is_null()) try {
                    worker.read(batch_.texts[i], i);
                } catch (const InvalidText& error) {
                    if (!run_.unread) throw;
                    parts_[k].unread.push_back(error);
                }
            done_.fetch_add(1, std::memory_order_relaxed);
        }
        parts_[k].table = worker.take();
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

    std::vector<Table> tables() {
        if (stop_.why) std::rethrow_exception(stop_.why);
        std::vector<Table> out;
        for (Part& part : parts_) {
            if (part.error) std::rethrow_exception(part.error);
            if (run_.unread) run_.unread->insert(run_.unread->end(), part.unread.begin(), part.unread.end());
            out.push_back(std::move(part.table));
        }
        return out;
    }

    const Batch& batch_;
    const Run& run_;
    std::vector<std::size_t> cuts_;
    std::vector<Part> parts_;
    std::atomic<std::size_t> next_ = 0, done_ = 0;
    Stop stop_;
    std::mutex mutex_;
    std::condition_variable some_finished_;
    std::size_t finished_ = 0;
};

// The rows of all parts, in their order.
template <typename Table>
Table joined(std::vector<Table> parts) {
    Table out;
    if (!parts.empty()) out = std::move(parts.front());
    for (std::size_t k = 1; k < parts.size(); ++k) append(out, parts[k]);
    return out;
}

}  // namespace quotestance
