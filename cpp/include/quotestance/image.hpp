// Compiled tables as bytes: written once, then read in place, so that what takes a third of a second to compile is there at
// once. Each type says what it is made of in one function, `transfer(image, value)`, which serves writing and reading.
// An image is for the machine and the build that wrote it; whoever reads one checks that first (lexicon_image.cpp).
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace quotestance {

// A large array that nobody changes once it is made: its own, or a view of an image, which must outlive it.
template <typename T>
class FlatArray {
public:
    FlatArray() = default;
    FlatArray(FlatArray&&) = default;  // a vector that moves keeps its elements in place
    FlatArray& operator=(FlatArray&&) = default;
    FlatArray& operator=(std::vector<T> values) {
        own_ = std::move(values);
        all_ = own_;
        return *this;
    }
    void view(std::span<const T> all) noexcept { all_ = all; }

    const T& operator[](std::size_t i) const noexcept { return all_[i]; }
    const T* data() const noexcept { return all_.data(); }
    std::size_t size() const noexcept { return all_.size(); }
    auto begin() const noexcept { return all_.begin(); }
    auto end() const noexcept { return all_.end(); }

private:
    std::vector<T> own_;
    std::span<const T> all_;
};

template <typename T>
concept Flat = std::is_trivially_copyable_v<T>;

class ImageWriter {
public:
    const std::string& bytes() const noexcept { return bytes_; }

    template <Flat T>
    void operator()(const T& value) {
        append(&value, sizeof value);
    }
    void operator()(const std::string& text) {
        (*this)(text.size());
        append(text.data(), text.size());
    }
    template <typename T>
    void operator()(const FlatArray<T>& array) {
        (*this)(array.size());
        bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
        append(array.data(), array.size() * sizeof(T));
    }
    template <typename T>
    void operator()(const std::vector<T>& values) {
        (*this)(values.size());
        for (const T& value : values) put(value);
    }
    template <typename K, typename V>
    void operator()(const std::unordered_map<K, V>& map) {
        (*this)(map.size());
        for (const auto& [key, value] : map) put(key), put(value);
    }
    template <typename A, typename B>
    void operator()(const std::pair<A, B>& pair) {
        put(pair.first), put(pair.second);
    }

    static constexpr std::size_t alignment = 64;

private:
    template <typename T>
    void put(const T& value) {
        if constexpr (requires { transfer(*this, const_cast<T&>(value)); }) {
            transfer(*this, const_cast<T&>(value));
        } else {
            (*this)(value);
        }
    }
    void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

    std::string bytes_;
};

// Throws std::runtime_error where the bytes end too early. Arrays become views of them.
class ImageReader {
public:
    explicit ImageReader(std::string_view bytes) : bytes_(bytes) {}

    template <Flat T>
    void operator()(T& value) {
        std::memcpy(&value, take(sizeof value), sizeof value);
    }
    void operator()(std::string& text) {
        const std::size_t size = count(1);
        text.assign(take(size), size);
    }
    template <typename T>
    void operator()(FlatArray<T>& array) {
        const std::size_t size = count(sizeof(T));
        at_ = (at_ + ImageWriter::alignment - 1) / ImageWriter::alignment * ImageWriter::alignment;
        array.view({reinterpret_cast<const T*>(take(size * sizeof(T))), size});
    }
    template <typename T>
    void operator()(std::vector<T>& values) {
        values.resize(count(1));
        for (T& value : values) get(value);
    }
    template <typename K, typename V>
    void operator()(std::unordered_map<K, V>& map) {
        for (std::size_t left = count(1); left > 0; --left) {
            K key{};
            get(key), get(map[key]);
        }
    }
    template <typename A, typename B>
    void operator()(std::pair<A, B>& pair) {
        get(pair.first), get(pair.second);
    }

private:
    template <typename T>
    void get(T& value) {
        if constexpr (requires { transfer(*this, value); }) {
            transfer(*this, value);
        } else {
            (*this)(value);
        }
    }
    std::size_t count(std::size_t least_bytes_of_each) {
        std::size_t n = 0;
        (*this)(n);
        if (n > (bytes_.size() - at_) / least_bytes_of_each) fail();
        return n;
    }
    const char* take(std::size_t size) {
        if (at_ > bytes_.size() || size > bytes_.size() - at_) fail();
        const char* from = bytes_.data() + at_;
        at_ += size;
        return from;
    }
    [[noreturn]] static void fail() { throw std::runtime_error("the image of the tables is cut off"); }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace quotestance
