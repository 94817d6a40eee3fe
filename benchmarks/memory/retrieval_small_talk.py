"""What a person says to which no memory matters: a recall should stay silent."""

SMALL_TALK = """
good morning!
Hey, how are you doing?
thanks, that helps
Thank you so much, you're the best
haha that's so funny
lol
ok, see you later
Good night, sleep well!
I see what you mean
That sounds great, tell me more
Wow, really?
you're right
No idea, what do you think?
Cool, let's do that
How's it going today?
What's up?
I'm bored
Tell me a joke
Can you say that again?
What do you mean by that?
Nice to talk to you
Sorry, I was away for a minute
I'm back
hmm, let me think
That makes sense
Yes please
Not really, no
Can you explain how photosynthesis works?
What is 17 times 23?
Write a haiku about winter
What's the capital of Australia?
How do I boil an egg?
Translate "good luck" into Italian
Who won the world cup in 1998?
Please summarise the plot of Hamlet
What is a list comprehension in Python?
Give me three synonyms for happy
Why is the sky blue?
How far away is the moon?
Bonjour, ça va ?
Merci beaucoup !
Hola, ¿qué tal?
Danke, das hilft mir
Wie geht's dir heute?
""".strip().splitlines()
