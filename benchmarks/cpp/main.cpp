// quotestance_bench TEXTS TABLES [--benchmark_…]: the ceiling, the stages, and the whole path, on the articles of a file.
#include <benchmark/benchmark.h>

#include <cstring>
#include <iostream>
#include <memory>

#include "ceiling.hpp"
#include "inputs.hpp"
#include "stages.hpp"

namespace {

using State = benchmark::State;

// Megabytes a second from the bytes of one iteration.
void count(State& state, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void copy(State& state, const inputs::Articles& articles) {
    std::string to(articles.data.size(), '\0');
    for (auto _ : state) {
        std::memcpy(to.data(), articles.data.data(), to.size());
        benchmark::ClobberMemory();
    }
    count(state, to.size());
}

void hash(State& state, const inputs::Articles& articles, ceiling::Words (*pass)(std::string_view)) {
    for (auto _ : state) benchmark::DoNotOptimize(pass({articles.data.data(), articles.data.size()}));
    count(state, articles.data.size());
}

// What several benchmarks need; made when the first of them runs.
class Core {
public:
    Core(inputs::Articles articles, std::filesystem::path tables)
        : articles_(std::move(articles)), tables_(std::move(tables)) {}
    const inputs::Articles& articles() const { return articles_; }
    std::vector<quotestance::TableSource> tables() const { return inputs::tables_in(tables_); }
    const quotestance::Analyzer& analyzer() {
        if (!analyzer_) {
            const auto lexicon = std::make_shared<const quotestance::Lexicon>(tables());
            analyzer_ = std::make_unique<quotestance::Analyzer>(lexicon, quotestance::Weights(*lexicon),
                                                                quotestance::AnalyzerOptions{});
        }
        return *analyzer_;
    }

private:
    inputs::Articles articles_;
    std::filesystem::path tables_;
    std::unique_ptr<quotestance::Analyzer> analyzer_;
};

void tables(State& state, const Core& core) {
    const auto sources = core.tables();
    for (auto _ : state) {
        const quotestance::Lexicon lexicon(sources);
        benchmark::DoNotOptimize(quotestance::Weights(lexicon));
    }
}

// One counter a stage: nanoseconds a token.
void by_stage(State& state, Core& core) {
    quotestance::Reader reader(core.analyzer().lexicon());
    stages::Seconds all;
    for (auto _ : state) {
        const stages::Seconds seconds = stages::read(core.articles(), reader);
        for (std::size_t i = 0; i < seconds.of.size(); ++i) all.of[i] += seconds.of[i];
        all.tokens += seconds.tokens;
    }
    for (std::size_t i = 0; i < all.of.size(); ++i)
        state.counters[std::string("ns ") + stages::names[i]] = all.of[i] * 1e9 / static_cast<double>(all.tokens);
    state.counters["count"] = static_cast<double>(all.tokens) / static_cast<double>(state.iterations());
    count(state, core.articles().data.size());
}

void whole(State& state, Core& core) {
    const quotestance::Analyzer& analyzer = core.analyzer();
    const std::vector<quotestance::TextView> texts(core.articles().texts.begin(), core.articles().texts.end());
    const quotestance::Batch batch{.texts = texts};
    const auto threads = static_cast<unsigned>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(batch, threads));
    count(state, core.articles().data.size());
}

void add(Core& core) {
    const inputs::Articles& articles = core.articles();
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("memcpy", [&core](State& state) { copy(state, core.articles()); });
    RegisterBenchmark("hash", [&core](State& state) { hash(state, core.articles(), ceiling::tokenise_and_hash); });
    if (ceiling::have_vectors()) {
        const std::string_view text(articles.data.data(), articles.data.size());
        if (ceiling::tokenise_and_hash(text).count != ceiling::tokenise_and_hash_vectors(text).count)
            throw std::logic_error("the two ceilings don't find the same words");
        RegisterBenchmark("hash_vectors",
                          [&core](State& state) { hash(state, core.articles(), ceiling::tokenise_and_hash_vectors); });
    }
    RegisterBenchmark("tables", [&core](State& state) { tables(state, core); })->Unit(benchmark::kMillisecond);
    RegisterBenchmark("stages", [&core](State& state) { by_stage(state, core); })->Unit(benchmark::kMillisecond);
    RegisterBenchmark("core", [&core](State& state) { whole(state, core); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->ArgName("threads")
        ->Arg(1)
        ->Arg(2);
}

}  // namespace

int main(int argc, char** argv) try {
    benchmark::Initialize(&argc, argv);
    if (argc != 3) {
        std::cerr << "usage: " << argv[0] << " TEXTS TABLES [--benchmark_…]\n";
        return 2;
    }
    Core core(inputs::articles_in(argv[1]), argv[2]);
    add(core);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
