#include "quotestance/bootstrap.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <string>

#include <Eigen/Core>

#include "quotestance/crew.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/random.hpp"

namespace quotestance {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// An article, with its sum less what the group's mean lets expect: the mean of a resample is then its distance from the group's.
// Half as long as with doubles, so that more of a group lies near; the sums of many of them are doubles.
struct Piece {
    float residual;
    float count;
};

// A group at work: the first thread that comes makes room for the replicates, the last one reads the interval off them.
struct Group {
    std::vector<Piece> pieces;
    double residuals = 0;  // squares, summed
    double mean = 0;
    double count = 0;
    std::once_flag begun;
    std::vector<double> replicates;
    std::atomic<unsigned> left = 0;  // tasks
};

struct Task {
    std::uint32_t group;
    unsigned begin, end;  // replicates
};

// Of a resample.
struct Sums {
    double residual = 0, count = 0;
    double residuals = 0, counts = 0;  // squares
    double products = 0;               // residual x count
};

// Four articles at a time. Their sums are floats, so they are emptied now and then.
Sums draw(std::span<const Piece> pieces, RandomStream random) {
    using Four = Eigen::Array4f;
    constexpr std::uint32_t lanes = 4, long_enough = 64;
    const auto n = static_cast<std::uint32_t>(pieces.size());
    Sums out;
    std::uint32_t i = 0;
    while (i + lanes <= n) {
        Four residual = Four::Zero(), count = residual, residuals = residual, counts = residual, products = residual;
        for (const std::uint32_t stop = std::min(n - n % lanes, i + long_enough); i < stop; i += lanes) {
            const RandomStream::Pair one = random.below(n), two = random.below(n);
            const Piece a = pieces[one.first], b = pieces[one.second], c = pieces[two.first], d = pieces[two.second];
            const Four r(a.residual, b.residual, c.residual, d.residual), k(a.count, b.count, c.count, d.count);
            residual += r, count += k;
            residuals += r * r, counts += k * k, products += r * k;
        }
        out.residual += residual.sum(), out.count += count.sum();
        out.residuals += residuals.sum(), out.counts += counts.sum(), out.products += products.sum();
    }
    for (; i < n; ++i) {
        const Piece p = pieces[random.below(n).first];
        out.residual += p.residual, out.count += p.count;
        out.residuals += p.residual * p.residual, out.counts += p.count * p.count, out.products += p.residual * p.count;
    }
    return out;
}

// How far the mean of a resample lies from the group's, in standard errors of the resample (linearised, as of any ratio).
// The number of articles, by which both standard errors would be corrected, cancels out of the interval.
double replicate(const Group& g, RandomStream random) {
    const Sums s = draw(g.pieces, random);
    const double shift = s.residual / s.count;
    const double squares = s.residuals - shift * (2 * s.products - shift * s.counts);
    constexpr double alike = 1e-4;
    const double little = alike * (g.residuals + s.residuals);
    if (squares > little) return s.residual / std::sqrt(squares);
    // Articles of one mean have no standard error: they are as good as infinitely far off, or not off at all.
    return s.residual * s.residual <= little ? 0 : std::copysign(infinity, s.residual);
}

Interval read_interval(Group& g, double level) {
    const Interval t = ends_of(g.replicates, level);
    const double error = std::sqrt(g.residuals) / g.count;
    return {g.mean - t.high * error, g.mean - t.low * error};
}

void center(Group& g, std::span<const Cluster> articles) {
    const Spread spread = spread_of(articles);
    if (articles.size() < 2 || spread.residuals == 0) return;
    g.mean = spread.mean, g.count = spread.count, g.residuals = spread.residuals;
    g.pieces.reserve(articles.size());
    for (const Cluster& a : articles)
        g.pieces.push_back({static_cast<float>(a.sum - g.mean * a.count), static_cast<float>(a.count)});
}

// Tasks of a few milliseconds, so that Ctrl-C is heard and no thread waits long for the last one.
void cut(std::vector<Group>& groups, unsigned replicates, std::vector<Task>& tasks) {
    constexpr std::size_t draws = 1U << 20;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].pieces.empty()) continue;
        const auto size = static_cast<unsigned>(std::max<std::size_t>(1, draws / groups[g].pieces.size()));
        for (unsigned begin = 0; begin < replicates; begin += std::min(size, replicates - begin)) {
            tasks.push_back({static_cast<std::uint32_t>(g), begin, begin + std::min(size, replicates - begin)});
            ++groups[g].left;
        }
    }
}

}  // namespace

void check(const BootstrapOptions& o) {
    if (!(o.level > 0 && o.level < 1))
        throw InvalidOption("level", std::to_string(o.level), "a level lies between 0 and 1, such as 0.95");
    if (o.replicates < fewest_replicates(o.level))
        throw InvalidOption("replicates", std::to_string(o.replicates),
                            "this level needs " + std::to_string(fewest_replicates(o.level)) + " or more");
}

Interval ends_of(std::span<double> replicates, double level) {
    const auto size = static_cast<std::ptrdiff_t>(replicates.size());
    const auto tail = static_cast<std::ptrdiff_t>((static_cast<double>(size) + 1) * (1 - level) / 2 + 1e-9);
    const std::ptrdiff_t k = std::clamp<std::ptrdiff_t>(tail, 1, (size + 1) / 2);
    const auto low = replicates.begin() + k - 1, high = replicates.end() - k;
    std::nth_element(replicates.begin(), low, replicates.end());
    if (high > low) std::nth_element(low + 1, high, replicates.end());
    return {*low, *high};
}

unsigned fewest_replicates(double level) {
    constexpr double beyond_an_end = 10;
    const double needed = std::ceil(2 * beyond_an_end / (1 - level) - 1e-6);
    return static_cast<unsigned>(std::min(needed, 4e9));
}

std::vector<Interval> bootstrap(const Clusters& clusters, const BootstrapOptions& options) {
    check(options);
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Group> groups(clusters.groups());
    for (std::size_t g = 0; g < groups.size(); ++g) center(groups[g], clusters.of(g));
    std::vector<Task> tasks;
    cut(groups, options.replicates, tasks);
    std::vector<Interval> out(groups.size(), {missing, missing});
    std::atomic<std::size_t> next = 0;
    Crew crew(std::min<std::size_t>(options.threads, tasks.size()), options.watch);
    crew.run([&](Watch& watch) {
        for (std::size_t k; (k = next++) < tasks.size();) {
            watch.look();
            const Task task = tasks[k];
            Group& g = groups[task.group];
            std::call_once(g.begun, [&] { g.replicates.resize(options.replicates); });
            for (unsigned r = task.begin; r < task.end; ++r) g.replicates[r] = replicate(g, {options.seed, r});
            if (--g.left > 0) continue;
            out[task.group] = read_interval(g, options.level);
            g.replicates = {};
        }
    });
    return out;
}

}  // namespace quotestance
