// The few global factors of the score; docs/score.md tells what each does. Set by judgement, then by a coarse search with
// fourfold cross-validation over labelled Indonesian articles, and rounded.
#pragma once

namespace quotestance {

struct Factors {
    double strength = 1.4;  // log-odds for one unit of weight
    double rebate = 0.5;    // what a word for one side takes from the other, as a share
    double baseline_against = -0.5;
    double baseline_for = -0.7;
    double own_baseline_against =
        -2;  // with speaker_prior, of the speaker's own side: blame of oneself needs plain words
    double own_baseline_for = -0.6;
    double across_border = 0.85;         // for each clause border between a word and the target
    double across_actor = 0.5;           // for each other actor between them
    double across_party = 0.7;           // the same for relations, which hold between actors
    double far = 16;                     // tokens at which the link has fallen to 1/e
    double loose = 0.15;                 // share of a role that no grammar supports
    double others_attribute = 0.1;       // an adjective with a noun of its own, of the target
    double less_than_other = 0.4;        // `X is more reliable than the target`
    double outweighed = 0.15;            // what is left of a good thing with a bad quality
    double asked = 0.4;                  // what a question asks about
    double foreign_holder = 0.4;         // an attitude that somebody else holds
    double held_share = 0.4;             // what holding an attitude says of the holder, as a share of the attitude
    double held_about_us = 2;            // ... more, where it is held about the speaker's side
    double held_about_bad = 2;           // ... and the other way round, where a bad thing is liked
    double sympathy = 0.5;               // a value for whom something is done to
    double negated_harm = 0.15;          // `does not attack` is less than half of `helps`
    double own_harm = 0.3;               // harm by the speaker's own side, said by itself
    double glad_share = 0.22;            // of a glad word's tone, which reaches the target whatever its frame says
    double grim_share = 0.17;            // of a grim word's tone: reports of harm name many who did none of it
    double context_across_actor = 0.9;   // for each other actor between a word and a target that no grammar ties
    double context_across_border = 0.8;  // ... and for each clause border
    double tone_far = 20;                // tokens at which the tone has fallen to 1/e
    double implied_from = 1;             // weight of coded words that alone speak of a target
    double demanded = -1;                // weight of a demand: `the target must …`, by somebody else
    double questioned = -0.3;            // ... and of a question about the target
    double denial = 0.1;                 // a cue's position where it only denies a charge
    double report_object = 0.5;          // a cue's position toward its clause; toward its noun phrase it counts in full
    double cue_tone = 1;                 // share of a cue's tone in the sentiment
    double negated_grief = 0.35;         // `no attack` is hardly glad
    double remedied_grief = 0.4;         // `help against the attack`
    double act_tone = 1.5;               // a cue's tone where it is the whole act: praise, thank, condemn
    double occasion_tone = 0.5;          // the tone of what such an act is about
    double tone_scale = 4;               // units of tone that make the sentiment 0.76
    double negative_below = -0.15;       // of the sentiment
    double positive_above = 0.18;
};
inline constexpr Factors factors;

}  // namespace quotestance
