#include "arrays.hpp"
#include "texts.hpp"

#include "quotestance/duplicates.hpp"
#include "quotestance/errors.hpp"

namespace quotestance::python {
namespace {

// Nulls and texts that cannot be read have no words, and so no duplicates.
ShingleSets sets_of(const Texts& texts, unsigned words) {
    Utf8 utf8;
    ShingleSets sets;
    for (std::size_t i = 0; i < texts.views.size(); ++i) {
        if (texts.views[i].is_null()) {
            sets.add({});
            continue;
        }
        try {
            sets.add(shingles_of(utf8(texts.views[i], i), words));
        } catch (const InvalidText&) {
            sets.add({});
        }
    }
    return sets;
}

auto find(const Texts& texts, const Array<std::int64_t>& groups, const Array<std::int32_t>& days, double threshold,
          int window, unsigned shingle, std::uint64_t seed, unsigned threads) {
    const DuplicateOptions options{
        .threshold = threshold, .window = window, .seed = seed, .threads = threads, .watch = stop_if_interrupted};
    std::vector<std::int64_t> found;
    {
        const py::gil_scoped_release release;
        found = find_duplicates(sets_of(texts, shingle), span_of(groups), span_of(days), options);
    }
    return adopt(std::move(found));
}

}  // namespace

void register_duplicates(py::module_& m) {
    m.def("find_duplicates", &find, py::arg("texts"), py::arg("groups"), py::arg("days"), py::kw_only(),
          py::arg("threshold"), py::arg("window"), py::arg("shingle"), py::arg("seed"), py::arg("threads"));
}

}  // namespace quotestance::python
