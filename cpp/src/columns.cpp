#include "quotestance/columns.hpp"

namespace quotestance {
namespace {

template <typename T>
void append_to(std::vector<T>& a, const std::vector<T>& b) {
    a.insert(a.end(), b.begin(), b.end());
}
void append_to(StringColumn& a, const StringColumn& b) { a.append(b); }

// Offsets into a column that grows: shifted by what is there already.
void append_offsets(std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    const std::int64_t base = a.back();
    for (std::size_t i = 1; i < b.size(); ++i) a.push_back(base + b[i]);
}

}  // namespace

void StringColumn::append(const StringColumn& other) {
    append_offsets(offsets, other.offsets);
    append_to(bytes, other.bytes);
}

void Columns::append(const Columns& other) {
    append_offsets(evidence_offsets, other.evidence_offsets);
    std::vector<const void*> theirs;
    each(other, [&](std::string_view, const auto& column) { theirs.push_back(&column); });
    std::size_t i = 0;
    each(*this, [&](std::string_view name, auto& column) {
        using Column = std::remove_reference_t<decltype(column)>;
        const auto& more = *static_cast<const Column*>(theirs[i++]);
        if (name != "evidence_offsets") append_to(column, more);
    });
}

}  // namespace quotestance
