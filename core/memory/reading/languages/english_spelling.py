"""How English is typed, brought to one form: apostrophes, contractions, and the "I" that is left out."""

import re

from core.memory.reading.languages.english_open import SAID_IN_PAST

_SPELL = (
    (r"[’`´]", "'"),
    (r"\b(?:[Ff]ave?|[Ff]avs)\b", "favourite"),
    (r"\bdont\b", "don't"), (r"\bhavent\b", "haven't"), (r"\bisnt\b", "isn't"), (r"\bwont\b", "won't"),
    (r"\b[Ii]'?m\b", "I am"),
    (r"\b(?:[Ww]e're|were(?= (?:getting|moving|going|expecting|having|planning)))", "we are"),
    (r"(?<!that )(?<!when )(?<!because )(?<!until )(?<!asking if )\b[Ww]e are\b", "we am"),
    (r"\b([Mm]e and my [\w' -]+?|[Mm]y [\w' -]+? and (?:I|i|me)|[Tt]he \w+ and (?:I|i|me)|[A-Z]\w+ and (?:I|i|me)|[Mm]e (?:and|n|&) \w+) are\b", r"\1 am"),
    (r"^[Bb]een\b", "have been"),
    (r"\bhv\b", "have"),
    (r"\b(\w+)(?: \1\b)+", r"\1"),
    (r"\b([Tt]omorrow|[Tt]oday)'s (?=my\b)", r"\1 is "),
    (r"\b(I|i|we|We)'?ve\b", r"\1 have"),
    (r"\b(I|i|we|We)'ll\b", r"\1 will"),
    (r"\b(I|i|we|We)'?d (?=(?:really |much )?(?:love|like|rather|prefer)\b)", r"\1 would "),
    (r"\b(?:[Dd]on'?t|do not)\b", "don't"), (r"\bcant\b", "can't"), (r"\bdidnt\b", "didn't"),
    (r"\b(?:wanna|want to)\b", "want to"), (r"\bgonna\b", "going to"), (r"\bgotta\b", "have to"),
    (r"\b[Ii]t'?s(?= (?:my|our)\b)", "it is"),
    (r"\b(\w+)'s (?=(?:a|an|the \d+\w*|vegan|vegetarian|due|off|at|allergic|obsessed|retired|dying|ill|splitting|leaving|starting|deaf|autistic|pregnant|not|training|studying|working|living|called|named|in|from|getting|going|coming|moving|pregnant|turning|on|\d+|a)\b)", r"\1 is "),
    (r"\bname's\b", "name is"),
    # "I found this cool jacket": told for the first time; of one that was spoken of nothing is kept
    (r"\b(found|bought|got|made|met|saw|read|discovered|adopted|ordered) this (?=[aeiou])", r"\1 an "),
    (r"\b(found|bought|got|made|met|saw|read|discovered|adopted|ordered) this ", r"\1 a "),
    (r", (?:just )?(?:me|us)$", ""),
    (r"\b(\w+)'s (?=(?:had|been|got|just|always|moved|lost|started|had|never)\b)", r"\1 has "),
    (r"\bhave got (?=a|an|two|three|one|some|no)\b", "have "),
    (r"\b(I|i|we|We) been\b", r"\1 have been"),
)  # fmt: skip
_LEFT_OUT = (
    (r"^never (?=(?:been|had|seen|tried|eaten|learn[et]d?|owned|met)\b)", "I have never "),
    (
        r"^(?=(?:just |finally )?(?:diagnosed|rejected by|offered a|accepted (?:to|into|by)|promoted to|made redundant|laid off) )",
        "I was ",
    ),
    # "Hate mushrooms", "can't eat nuts", "living in Leeds now": what has no subject is said of oneself
    (r"^(?=(?:only|rarely|hardly ever) (?:drink|eat|wear|watch|listen to|work|sleep|smoke|buy|read|run|play) )", "I "),
    (
        rf"^(?=(?:just |finally |recently |only |once )*(?:{SAID_IN_PAST})\b(?! (?:by|to see|to hear|with|of|about|at)\b))",
        "I ",
    ),
    (
        r"^(?:just |also |still |now |currently )*(?=(?:kinda |really |so |totally |lowkey |completely )*(?:into (?!the\b|it\b|this\b|that\b|account)|obsessed with|addicted to|hooked on|hoping|trying|planning|thinking of|thinking about|considering|quitting|not really|not much of a|not a big) )",
        "I am ",
    ),
    (
        r"^(?=don't (?:drink|smoke|drive|like|own|celebrate|get on with|eat (?:meat|fish|dairy|pork|gluten|eggs|beef))\b)",
        "I ",
    ),
    (
        r"^(?=was (?:born|raised|brought up|married|adopted|bullied|diagnosed|in (?:the (?:army|navy|air force|police|forces|marines|fire service)|care)|"
        r"an? (?:\w+ )?(?:nurse|teacher|soldier|chef|driver|cop|police officer|smoker|single mum|single dad|manager|engineer))\b)",
        "I ",
    ),
    (r"^(?=(?:start|fly|graduate|need to|have to) )", "I "),
    (r"^(?=off to [A-Z])", "I am "),
    (r"^(?=(?:big|huge|massive|lifelong|proud) (?:fan|lover|supporter|member|owner|mum|dad|parent) of )", "I am a "),
    (
        r"^(?:just |also |still |now |currently )*(?=(?:in my (?:first|second|third|fourth|final|last) year|in the middle of an? |on (?:maternity|paternity|sick) leave|between jobs|out of work|off work|off sick)\b)",
        "I am ",
    ),
    (
        r"^(?:just |also |still )*(?=(?:can't|cannot|can not|hate|love(?! (?:and|the|this|that|his|her|those|these|how|it)\b)|miss|prefer|live in|live with|work (?:at|in|as|for|from)|study|speak|own|owe|play|used to) )",
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
_SPELLING = tuple((re.compile(pattern), to) for pattern, to in _SPELL)
_OMISSIONS = tuple((re.compile(pattern), to) for pattern, to in _LEFT_OUT)


def normalise(text: str) -> str:
    """Return the clause as a careful writer would have typed it."""
    for pattern, to in _SPELLING:
        text = pattern.sub(to, text)
    said = text[:1].lower() + text[1:]
    filled = (pattern.sub(to, said, count=1) for pattern, to in _OMISSIONS if pattern.match(said))
    return next(filled, text)
