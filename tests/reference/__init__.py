"""The right answers, found slowly.

Everything in the core that has one right answer stands here a second time, in plain Python on code points: what a
character is (`characters`), the cut into tokens (`words`), lines and sentences (`sentences`), the phrases of the tables
(`phrases`), sums and probabilities (`scores`). It is written for reading, from the rules and not from the core's code,
and the tests hold the core to it.
"""
