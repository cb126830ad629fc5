# What can be done with an answer.
handling-not-yours = Only whoever asked, and those who may manage messages here, can delete this answer.
handling-title = Ask follow-up
handling-question = Your question
handling-example = What else did she say?
handling-too-old = That answer is no longer kept: it is too old. Ask the whole question with `/ask`.
handling-shared = You have shared this answer already.
handling-share-too-old = This answer can no longer be shared: it is not kept any more. Ask again.
handling-not-kept = Without buttons: this answer could not be kept. If that happens again, tell my operator { $reference }.
