#include "texts.hpp"

#include <cmath>
#include <cstring>

#include "quotestance/errors.hpp"

namespace quotestance::python {
namespace {

using Rows = py::array_t<std::int64_t, py::array::c_style>;

// An Arrow buffer, or no bytes for None; the Python object keeps it alive.
std::span<const std::byte> bytes_of(const py::object& buffer) {
    if (buffer.is_none()) return {};
    const py::buffer_info info = py::reinterpret_borrow<py::buffer>(buffer).request();
    return {static_cast<const std::byte*>(info.ptr), static_cast<std::size_t>(info.size * info.itemsize)};
}

template <typename T>
T read_at(std::span<const std::byte> bytes, std::size_t i) {
    T out;
    if ((i + 1) * sizeof(T) > bytes.size()) throw InvalidOption("texts", std::to_string(i), "the buffer is too short");
    std::memcpy(&out, bytes.data() + i * sizeof(T), sizeof(T));
    return out;
}

std::string_view slice(std::span<const std::byte> data, std::int64_t begin, std::int64_t length) {
    if (begin < 0 || length < 0 || begin + length > static_cast<std::int64_t>(data.size()))
        throw InvalidOption("texts", std::to_string(begin), "offsets must grow and stay within the data");
    if (length == 0) return std::string_view("", 0);
    return {reinterpret_cast<const char*>(data.data()) + begin, static_cast<std::size_t>(length)};
}

bool is_valid(std::span<const std::byte> bits, std::size_t i) {
    return bits.empty() || ((read_at<std::uint8_t>(bits, i / 8) >> (i % 8)) & 1);
}

// Arrow's `string` and `large_string`: text i lies between two offsets.
template <typename Offset>
void add_strings(Texts& texts, const py::object& valid, const py::object& offsets, const py::object& data,
                 std::size_t first, std::size_t count) {
    const auto bits = bytes_of(valid), ends = bytes_of(offsets), bytes = bytes_of(data);
    texts.views.reserve(texts.views.size() + count);
    for (std::size_t i = first; i < first + count; ++i) {
        const auto begin = read_at<Offset>(ends, i);
        texts.views.push_back(is_valid(bits, i) ? slice(bytes, begin, read_at<Offset>(ends, i + 1) - begin)
                                                : TextView());
    }
    texts.owners.insert(texts.owners.end(), {offsets, data});
}

// Arrow's `string_view`: a length, then the text itself if it is short, else where in which buffer it lies.
void add_views(Texts& texts, const py::object& valid, const py::object& views, const std::vector<py::object>& buffers,
               std::size_t first, std::size_t count) {
    struct View {
        std::int32_t length, prefix, buffer, offset;
    };
    constexpr std::int32_t longest_inside = 12;
    const auto bits = bytes_of(valid), all = bytes_of(views);
    std::vector<std::span<const std::byte>> data;
    for (const py::object& buffer : buffers) data.push_back(bytes_of(buffer));
    texts.views.reserve(texts.views.size() + count);
    for (std::size_t i = first; i < first + count; ++i) {
        if (!is_valid(bits, i)) {
            texts.views.emplace_back();
            continue;
        }
        const auto view = read_at<View>(all, i);
        if (view.length <= longest_inside)
            texts.views.emplace_back(
                slice(all, static_cast<std::int64_t>(i * sizeof(View) + sizeof view.length), view.length));
        else
            texts.views.emplace_back(slice(data.at(static_cast<std::size_t>(view.buffer)), view.offset, view.length));
    }
    texts.owners.push_back(views);
    texts.owners.insert(texts.owners.end(), buffers.begin(), buffers.end());
}

TextView view_of(PyObject* text) {
    const auto units = static_cast<std::size_t>(PyUnicode_GET_LENGTH(text));
    const void* data = PyUnicode_DATA(text);
    if (PyUnicode_IS_ASCII(text)) return {data, units, Encoding::utf8};
    switch (PyUnicode_KIND(text)) {
        case PyUnicode_1BYTE_KIND: return {data, units, Encoding::latin1};
        case PyUnicode_2BYTE_KIND: return {data, units, Encoding::ucs2};
        default: return {data, units, Encoding::ucs4};
    }
}

// Python strings in the memory of Python: not `PyUnicode_AsUTF8`, which leaves a copy of each in it for good. Returns the rows
// that hold neither text nor None nor NaN.
std::vector<std::size_t> add_objects(Texts& texts, const py::object& values) {
    // A tuple of our own: a list may change while it is read.
    const auto items = py::reinterpret_steal<py::tuple>(PySequence_Tuple(values.ptr()));
    if (!items) throw py::error_already_set();
    std::vector<std::size_t> others;
    texts.views.reserve(texts.views.size() + items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        PyObject* item = PyTuple_GET_ITEM(items.ptr(), static_cast<py::ssize_t>(i));
        const bool is_text = PyUnicode_Check(item);
        texts.views.push_back(is_text ? view_of(item) : TextView());
        if (!is_text && item != Py_None && !(PyFloat_Check(item) && std::isnan(PyFloat_AS_DOUBLE(item))))
            others.push_back(i);
    }
    texts.owners.push_back(items);
    return others;
}

// The texts in these rows of others; a null for a row below 0.
void add_rows(Texts& texts, const Texts& others, const Rows& rows) {
    texts.views.reserve(texts.views.size() + static_cast<std::size_t>(rows.size()));
    for (py::ssize_t i = 0; i < rows.size(); ++i) {
        const std::int64_t row = rows.at(i);
        texts.views.push_back(row < 0 ? TextView() : others.views.at(static_cast<std::size_t>(row)));
    }
    texts.owners.insert(texts.owners.end(), others.owners.begin(), others.owners.end());
}

// A copy as offsets, bytes, and 1 for each text that there is; those that cannot be read are none.
py::tuple to_utf8(const Texts& texts) {
    Utf8 utf8;
    std::vector<std::int64_t> offsets{0};
    std::vector<char> bytes;
    std::vector<std::uint8_t> valid;
    for (std::size_t i = 0; i < texts.views.size(); ++i) {
        valid.push_back(!texts.views[i].is_null());
        if (valid.back()) try {
                const std::string_view text = utf8(texts.views[i], i);
                bytes.insert(bytes.end(), text.begin(), text.end());
            } catch (const InvalidText&) {
                valid.back() = 0;
            }
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    return py::make_tuple(adopt(std::move(offsets)), adopt(std::move(bytes)), adopt(std::move(valid)));
}

// Ids that have been given, as 64-bit hashes: 11 to 21 bytes each, whatever their length. That two ids among a million share
// a hash has a chance of 1 in 30 million.
class Seen {
public:
    // Whether it is new.
    bool add(std::string_view id) {
        if (4 * ++count_ > 3 * slots_.size()) grow();
        const bool is_new = place(std::hash<std::string_view>{}(id));
        count_ -= !is_new;
        return is_new;
    }

private:
    bool place(std::uint64_t hash) {
        hash += hash == 0;  // 0 is an empty slot
        std::size_t i = hash & (slots_.size() - 1);
        while (slots_[i] && slots_[i] != hash) i = (i + 1) & (slots_.size() - 1);
        return std::exchange(slots_[i], hash) != hash;
    }
    void grow() {
        for (const std::uint64_t hash : std::exchange(slots_, std::vector<std::uint64_t>(2 * slots_.size())))
            if (hash) place(hash);
    }

    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
    std::size_t count_ = 0;
};

// Adds ids; returns the rows of those that have been given before. Nulls and empty ones are none.
std::vector<std::size_t> add_ids(Seen& seen, const Texts& ids) {
    Utf8 utf8;
    std::vector<std::size_t> again;
    for (std::size_t i = 0; i < ids.views.size(); ++i)
        if (ids.views[i].units() && !seen.add(utf8(ids.views[i], i))) again.push_back(i);
    return again;
}

}  // namespace

void register_texts(py::module_& m) {
    using namespace py::literals;
    py::class_<Texts>(m, "Texts")
        .def(py::init<>())
        .def("add_strings", &add_strings<std::int32_t>, "valid"_a, "offsets"_a, "data"_a, "first"_a, "count"_a)
        .def("add_large_strings", &add_strings<std::int64_t>, "valid"_a, "offsets"_a, "data"_a, "first"_a, "count"_a)
        .def("add_views", &add_views, "valid"_a, "views"_a, "buffers"_a, "first"_a, "count"_a)
        .def("add_objects", &add_objects, "values"_a)
        .def("add_rows", &add_rows, "others"_a, "rows"_a)
        .def(
            "set_null", [](Texts& t, std::size_t row) { t.views.at(row) = TextView(); }, "row"_a)
        .def("to_utf8", &to_utf8);
    py::class_<Seen>(m, "Seen").def(py::init<>()).def("add", &Seen::add, "id"_a).def("add_all", &add_ids, "ids"_a);
}

}  // namespace quotestance::python
