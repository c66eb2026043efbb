#include "quotestance/decomposition.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <string>

#include <Eigen/Core>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

namespace quotestance {
namespace {

// What a term adds to the statements of an article, by side.
struct Entry {
    std::size_t article;
    std::array<double, 2> sums{};
};

struct Sums {
    std::vector<std::vector<Entry>> terms;          // by term
    std::vector<std::array<double, 2>> statements;  // by article and side
    std::array<double, 2> all{};                    // statements by side
};

void check(const Additions& a, std::size_t terms) {
    if (a.terms.size() != a.values.size() || a.statements.size() != a.values.size() ||
        a.sides.size() != a.articles.size())
        throw InvalidOption("values", std::to_string(a.values.size()), "each piece needs a statement, a term, a value");
    for (std::size_t s = 0; s < a.sides.size(); ++s)
        if (a.sides[s] < 0 || a.sides[s] > 1 || a.articles[s] < 0)
            throw InvalidOption("sides", std::to_string(a.sides[s]), "a side is 0 or 1, an article's number 0 or more");
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        if (a.terms[i] < 0 || static_cast<std::size_t>(a.terms[i]) >= terms)
            throw InvalidOption("terms", std::to_string(a.terms[i]), "a term must lie in 0 … k - 1");
        if (a.statements[i] < 0 || static_cast<std::size_t>(a.statements[i]) >= a.sides.size())
            throw InvalidOption("statements", std::to_string(a.statements[i]), "there is no such statement");
        if (!std::isfinite(a.values[i])) throw InvalidOption("values", std::to_string(i), "a value must be finite");
    }
}

// The pieces of term 0, then those of term 1, and so on, each term's by article and statement.
std::vector<std::size_t> in_order(const Additions& a, std::size_t terms) {
    std::vector<std::size_t> ends(terms + 1), order(a.values.size());
    for (const std::int64_t t : a.terms) ++ends[static_cast<std::size_t>(t) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::size_t> next(ends.begin(), ends.end() - 1);
    for (std::size_t i = 0; i < order.size(); ++i) order[next[static_cast<std::size_t>(a.terms[i])]++] = i;
    const auto before = [&](std::size_t i, std::size_t k) {
        const auto one = static_cast<std::size_t>(a.statements[i]), other = static_cast<std::size_t>(a.statements[k]);
        return a.articles[one] != a.articles[other] ? a.articles[one] < a.articles[other] : one < other;
    };
    for (std::size_t t = 0; t < terms; ++t) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(ends[t]);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(ends[t + 1]);
        if (!std::is_sorted(begin, end, before)) std::stable_sort(begin, end, before);
    }
    return order;
}

Sums sum(const Additions& a, Decomposition& out) {
    Sums sums;
    sums.terms.resize(out.terms.size());
    for (std::size_t s = 0; s < a.sides.size(); ++s) {
        const auto article = static_cast<std::size_t>(a.articles[s]), side = static_cast<std::size_t>(a.sides[s]);
        if (article >= sums.statements.size()) sums.statements.resize(article + 1);
        ++sums.statements[article][side], ++sums.all[side];
    }
    const std::vector<std::size_t> order = in_order(a, out.terms.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        const std::size_t i = order[k], s = static_cast<std::size_t>(a.statements[i]);
        const auto side = static_cast<std::size_t>(a.sides[s]), article = static_cast<std::size_t>(a.articles[s]);
        const auto t = static_cast<std::size_t>(a.terms[i]);
        std::vector<Entry>& entries = sums.terms[t];
        if (entries.empty() || entries.back().article != article) entries.push_back({article}), ++out.terms[t].articles;
        entries.back().sums[side] += a.values[i];
        out.terms[t].means[side] += a.values[i];
        const bool again =
            k > 0 && a.terms[order[k - 1]] == a.terms[i] && a.statements[order[k - 1]] == a.statements[i];
        out.terms[t].statements[side] += !again;
    }
    for (Decomposition::Term& term : out.terms)
        for (std::size_t side : {0, 1}) term.means[side] /= sums.all[side];
    return sums;
}

// Several replicates at a time, so that what is summed is read once for all of them.
constexpr unsigned lanes = 8;
using Lanes = Eigen::Array<double, lanes, 1>;

void weigh(std::vector<Lanes>& articles, std::uint64_t seed, unsigned first) {
    for (unsigned lane = 0; lane < lanes; ++lane) {
        RandomStream random(seed, first + lane);
        for (Lanes& w : articles) w[lane] = random.exponential();
    }
}

// The difference of each term, and of all of them behind those, when the articles weigh `heavy`.
void replicate(const Sums& sums, std::span<const Lanes> heavy, std::span<Lanes> out) {
    std::array<Lanes, 2> all{Lanes::Zero(), Lanes::Zero()};
    for (std::size_t article = 0; article < heavy.size(); ++article)
        for (std::size_t side : {0, 1}) all[side] += heavy[article] * sums.statements[article][side];
    Lanes& whole = out[sums.terms.size()] = Lanes::Zero();
    for (std::size_t t = 0; t < sums.terms.size(); ++t) {
        std::array<Lanes, 2> added{Lanes::Zero(), Lanes::Zero()};
        for (const Entry& e : sums.terms[t])
            for (std::size_t side : {0, 1}) added[side] += heavy[e.article] * e.sums[side];
        out[t] = added[0] / all[0] - added[1] / all[1];
        whole += out[t];
    }
}

}  // namespace

Decomposition decompose(const Additions& additions, std::size_t terms, const BootstrapOptions& options) {
    check(options);
    check(additions, terms);
    Decomposition out;
    out.terms.resize(terms);
    const Sums sums = sum(additions, out);
    if (sums.all[0] == 0 || sums.all[1] == 0) throw InvalidOption("sides", "", "each side needs a statement");
    const std::size_t width = terms + 1, blocks = (options.replicates + lanes - 1) / lanes;
    std::vector<Lanes> found(width * blocks);
    std::atomic<std::size_t> next = 0;
    Crew(std::min<std::size_t>(options.threads, blocks), options.watch).run([&](Watch& watch) {
        std::vector<Lanes> heavy(sums.statements.size());
        for (std::size_t block; (block = next++) < blocks;) {
            watch.look();
            weigh(heavy, options.seed, static_cast<unsigned>(block) * lanes);
            replicate(sums, heavy, std::span(found).subspan(block * width, width));
        }
    });
    std::vector<double> one(options.replicates);
    for (std::size_t t = 0; t < width; ++t) {
        for (std::size_t r = 0; r < one.size(); ++r)
            one[r] = found[r / lanes * width + t][static_cast<Eigen::Index>(r % lanes)];
        (t < terms ? out.terms[t].interval : out.interval) = ends_of(one, options.level);
    }
    return out;
}

}  // namespace quotestance
