// An array of plain values that grows and is written over from article to article. Unlike std::vector it sets nothing to zero, and
// grows by realloc, which moves the pages of a large array and not its bytes: an article of many megabytes costs no more a token.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <utility>

namespace quotestance {

template <typename T>
class Room {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));

public:
    Room() = default;
    Room(Room&& other) noexcept
        : values_(std::exchange(other.values_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Room& operator=(Room&& other) noexcept {
        std::swap(values_, other.values_), std::swap(size_, other.size_);
        return *this;
    }
    ~Room() { std::free(values_); }

    std::size_t size() const noexcept { return size_; }  // how many there is room for
    T* data() noexcept { return values_; }
    const T* data() const noexcept { return values_; }
    T& operator[](std::size_t i) noexcept { return values_[i]; }
    const T& operator[](std::size_t i) const noexcept { return values_[i]; }

    // Room for at least so many; the values that there were stay. At least doubled, so that growing step by step is linear.
    void make(std::size_t size) {
        if (size <= size_) return;
        const std::size_t wanted = size < 2 * size_ ? 2 * size_ : size;
        void* values = std::realloc(static_cast<void*>(values_), wanted * sizeof(T));
        if (!values) throw std::bad_alloc();
        values_ = static_cast<T*>(values);
        size_ = wanted;
    }

private:
    T* values_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace quotestance
