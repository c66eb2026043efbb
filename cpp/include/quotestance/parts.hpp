// A batch cut into parts that threads take one after another; the tables of the parts come in the order of the batch.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "quotestance/batch.hpp"
#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"

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
        Crew crew(std::min<std::size_t>(std::max(1U, run_.threads), parts_.size()),
                  run_.watch ? [this] { run_.watch(done_); } : std::function<void()>());
        crew.run([&](Watch& watch) { take_parts(make, watch); });
        return tables();
    }

private:
    struct Part {
        Table table;
        std::vector<InvalidText> unread;
        std::exception_ptr error;
    };

    template <typename Make>
    void take_parts(const Make& make, Watch& watch) {
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

    std::vector<Table> tables() {
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
