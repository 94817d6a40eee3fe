"""How English is typed, brought to one form: apostrophes, contractions, and the "I" that is left out."""

import re

_SPELL = (
    (r"[’`´]", "'"),
    (r"\b[Ii]'?m\b", "I am"),
    (r"\b(?:[Ww]e're|were(?= (?:getting|moving|going|expecting|having|planning)))", "we are"),
    (r"\b[Ww]e are\b", "we am"),
    (r"\b([Mm]e and my [\w' -]+?|[Mm]y [\w' -]+? and (?:I|i|me)) are\b", r"\1 am"),
    (r"^been\b", "have been"),
    (r"\b(\w+)(?: \1\b)+", r"\1"),
    (r"\b([Tt]omorrow|[Tt]oday)'s (?=my\b)", r"\1 is "),
    (r"\b(I|i|we|We)'?ve\b", r"\1 have"),
    (r"\b(I|i|we|We)'ll\b", r"\1 will"),
    (r"\b(I|i|we|We)'?d (?=(?:really )?(?:love|like)\b)", r"\1 would "),
    (r"\b(?:[Dd]on'?t|do not)\b", "don't"), (r"\bcant\b", "can't"), (r"\bdidnt\b", "didn't"),
    (r"\b(?:wanna|want to)\b", "want to"), (r"\bgonna\b", "going to"), (r"\bgotta\b", "have to"),
    (r"\b[Ii]t'?s(?= (?:my|our)\b)", "it is"),
    (r"\b(\w+)'s (?=(?:a|an|called|named|in|from|getting|going|coming|moving|pregnant|turning|on|\d+|a)\b)", r"\1 is "),
    (r"\bname's\b", "name is"),
    (r"\b(\w+)'s (?=(?:had|been|got|just|always|moved|lost|started|had|never)\b)", r"\1 has "),
    (r"\bhave got (?=a|an|two|three|one|some|no)\b", "have "),
    (r"\b(I|i|we|We) been\b", r"\1 have been"),
)  # fmt: skip
_LEFT_OUT = (
    # "Hate mushrooms", "can't eat nuts", "living in Leeds now": what has no subject is said of oneself
    (
        r"^(?:just |also |still )*(?=(?:can't|cannot|can not|hate|love|miss|prefer|live in|live with|work (?:at|in|as|for|from)|study|speak|own|play) )",
        "I ",
    ),
    (
        r"^(?:just |also |still |now |currently )*(?=(?!growing up|\w+ing (?:tests?|exams?|lessons?|licen[cs]e|class(?:es)?|party|shower|room|machine|pool)\b|during|nothing|something|anything|everything|bring|being|sing|king|thing|morning|evening|"
        r"according|including|having|thinking|hoping|wondering|trying|speaking|talking|looking|wishing|feeling|sending|asking)"
        r"\w+ing (?:in|at|to|my|an?|for|as|on|with|the|up|from|back|out|[A-Z]\w+|\w+ (?:at|in|on|for))\b"
        r"(?!.*\b(?:is|was|are|were|makes|made|sounds|would|can|has|helps|feels|takes|gives|keeps|brings|means|gets|seems|needs|isn't|can't)\b))",
        "I am ",
    ),
    (
        r"^(?:just |also |still |now )*(?=(?:allergic to|lactose intolerant|gluten intolerant|coeliac|celiac|vegan|vegetarian|married|"
        r"divorced|pregnant|retired|from [A-Z]|based in|diabetic|dyslexic|autistic|\d+ (?:years|weeks|months) (?:old|pregnant))\b)",
        "I am ",
    ),
)
_SPELLING = tuple((re.compile(pattern), to) for pattern, to in (*_SPELL, *_LEFT_OUT))


def normalise(text: str) -> str:
    for pattern, to in _SPELLING:
        text = pattern.sub(to, text)
    return text
