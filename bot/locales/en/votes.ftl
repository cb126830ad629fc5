# 👍 and 👎 below answers.
votes-title = What is wrong with this answer?
votes-reason = What is wrong
votes-comment = More, if you like
votes-wrong-paragraph = Wrong paragraph
votes-wrong-speaker = Wrong speaker
votes-outdated = Outdated
votes-should-answer = It should have answered
votes-should-not-answer = It should not have answered
votes-thanks = Thank you, that is noted.
votes-changed = Thank you, your vote is changed.
votes-too-old = This answer is too old to vote on.
