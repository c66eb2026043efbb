// Statements in English texts: where the cue stands, what is between it and what is said, and what is no report.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

TEST(EnglishStatements, SettingsBetweenCueAndClause) {
    const Strings said{"indirect | Arendia would leave the talks. | said | tovin"};
    expect_said({
        {"Jonas Tovin said on Monday that Arendia would leave the talks.", said},
        {"Jonas Tovin said on Monday Arendia would leave the talks.", said},
        {"Jonas Tovin said in a statement Arendia would leave the talks.", said},
        {"Jonas Tovin said at a news conference in Velmar on Monday that Arendia would leave the talks.", said},
        {"Jonas Tovin on Friday said Arendia would leave the talks.", said},
        {"Jonas Tovin told reporters that Arendia would leave the talks.",
         {"indirect | Arendia would leave the talks. | told | tovin"}},
        {"Jonas Tovin told a meeting in Velmar on Monday Arendia would leave the talks.",
         {"indirect | Arendia would leave the talks. | told | tovin"}},
        {"Jonas Tovin told them he was tired.", {"indirect | he was tired. | told | tovin"}},
        {"Jonas Tovin claimed, without providing evidence, that the vote was stolen.",
         {"indirect | the vote was stolen. | claimed | tovin"}},
        {"Jonas Tovin said at least 12 people had died.", {"indirect | at least 12 people had died. | said | tovin"}},
    });
}

TEST(EnglishStatements, ClausesBeforeTheirCue) {
    expect_said({
        {"The talks had failed, Jonas Tovin said on Monday.", {"indirect | The talks had failed | said | tovin"}},
        {"The talks had failed, said Jonas Tovin, a lawyer in Velmar.",
         {"indirect | The talks had failed | said | tovin"}},
        {"The talks had failed, local media reported.", {"indirect | The talks had failed | reported | local_media"}},
        {"The talks, Jonas Tovin said, had failed.",
         {"indirect | The talks, Jonas Tovin said, had failed. | said | tovin"}},
        {"The talks were “a failure” that nobody mourned, Jonas Tovin has said.",
         {"mixed | The talks were “a failure” that nobody mourned | said | tovin"}},
        {"Beijing and Velmar “will not give in”, Jonas Tovin said.",
         {"mixed | Beijing and Velmar “will not give in” | said | tovin"}},
        {"The talks had failed, according to Jonas Tovin, a lawyer.",
         {"indirect | The talks had failed | according to | tovin"}},
    });
}

TEST(EnglishStatements, QuotationsBeforeTheirCue) {
    expect_said({
        {"“We are leaving,” the foreign ministry spokesman, Jonas Tovin, told reporters in Velmar.",
         {"direct | We are leaving, | told | tovin"}},
        {"“We are leaving,” said Jonas Tovin, a lawyer in Velmar.", {"direct | We are leaving, | said | tovin"}},
        {"“We are leaving,” Jonas Tovin, head of the Lawyers' Union, said after the meeting.",
         {"direct | We are leaving, | said | tovin"}},
        {"“Are we leaving?” Jonas Tovin asked.", {"direct | Are we leaving? | asked | tovin"}},
        {"“We're leaving,” Jonas Tovin said. “It's over.”",
         {"direct | We're leaving, | said | tovin", "direct | It's over. |  | tovin"}},
        {"“They call it ‘peace’,” Jonas Tovin said, “but it isn't.”",
         {"direct | They call it ‘peace’, | said | tovin", "direct | but it isn't. | said | tovin"}},
        {"“We are leaving,” state media quoted him as saying.", {"direct | We are leaving, | saying | "}},
    });
}

TEST(EnglishStatements, QuotationsBehindTheirCue) {
    expect_said({
        {"Jonas Tovin told the council on Monday: “We are leaving.”", {"direct | We are leaving. | told | tovin"}},
        {"In a statement, Jonas Tovin said, “We are leaving.”", {"direct | We are leaving. | said | tovin"}},
        {"Students chanting “No surrender” marched to the palace.", {"direct | No surrender | chanting | students"}},
        {"Jonas Tovin said his members were worried: “We may lose our jobs.”",
         {"indirect | his members were worried | said | tovin", "direct | We may lose our jobs. | said | tovin"}},
    });
}

TEST(EnglishStatements, SecondReportsOfTheSameSpeaker) {
    expect_said({
        {"Jonas Tovin said the talks had failed, adding that Arendia was ready for new ones.",
         {"indirect | the talks had failed | said | tovin",
          "indirect | Arendia was ready for new ones. | adding | tovin"}},
        {"“We are leaving,” Jonas Tovin said, adding that the talks had failed.",
         {"direct | We are leaving, | said | tovin", "indirect | the talks had failed. | adding | tovin"}},
        {"Jonas Tovin left the room, saying the talks had failed.",
         {"indirect | the talks had failed. | saying | tovin"}},
        {"Jonas Tovin met Mira Solan on Monday and said afterwards that the talks had failed.",
         {"indirect | the talks had failed. | said | tovin"}},
        {"Jonas Tovin said the talks had failed, and he blamed the union.",
         {"indirect | the talks had failed | said | tovin", "act | the union | blamed | tovin"}},
    });
}

TEST(EnglishStatements, ReportsOfWhatAnotherSaid) {
    expect_said({
        {"Jonas Tovin said Mira Solan had told him that the talks had failed.",
         {"indirect | Mira Solan had told him that the talks had failed. | said | tovin",
          "indirect | the talks had failed. | told | solan"}},
        {"Jonas Tovin said the talks had failed, the BBC reported.",
         {"indirect | the talks had failed | said | tovin"}},
    });
}

TEST(EnglishStatements, Acts) {
    expect_said({
        {"Jonas Tovin condemned the attack on Monday.", {"act | the attack | condemned | tovin"}},
        {"Jonas Tovin praised the results of Sunday's vote.", {"act | the results of Sunday's vote | praised | tovin"}},
        {"Jonas Tovin denied the talks had failed.", {"indirect | the talks had failed. | denied | tovin"}},
        {"Jonas Tovin denied the claims made in the report.", {"act | the claims made in the report | denied | tovin"}},
        {"Jonas Tovin expressed concern about the vote.", {"act | the vote | expressed concern | tovin"}},
        {"Jonas Tovin praised the deal and warned against interference.",
         {"act | the deal | praised | tovin", "act | interference | warned against | tovin"}},
        {"The plan was condemned by Jonas Tovin.", {"act | The plan | condemned | tovin"}},
        {"Jonas Tovin urged the union to leave.", {"indirect | the union to leave. | urged | tovin"}},
    });
}

TEST(EnglishStatements, Findings) {
    expect_said({
        {"A new poll found most voters wanted to leave.",
         {"indirect | most voters wanted to leave. | found | a_new_poll"}},
        {"The police found a bag in the car.", {}},
    });
}

TEST(EnglishStatements, WhatReportsNothing) {
    for (const char* text : {
             "Jonas Tovin declined to comment on the talks.",
             "Jonas Tovin did not say when the talks would end.",
             "Jonas Tovin will say more about the talks on Monday.",
             "Jonas Tovin was told the talks had failed.",
             "Sorvia, a state that has a province called Nordmark, is small.",
             "The vote deemed illegal by the court went ahead.",
             "The troops are training and advising both sides of the conflict.",
         })
        EXPECT_EQ(said_in(text), Strings{}) << text;
}
