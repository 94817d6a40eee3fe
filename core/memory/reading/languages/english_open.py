"""English verbs by exclusion: after "I", any verb tells of oneself but these."""

SAID_OR_THOUGHT = (
    "think|know|mean|guess|hope|wish|want|need|feel|see|hear|believe|suppose|wonder|understand|agree|disagree|remember|forget|"
    "recall|appreciate|thank|bet|swear|promise|admit|doubt|imagine|notice|realise|realize|say|tell|ask|call|get|got|give|go|"
    "come|make|take|let|keep|try|look|seem|sound|find|use|help|stop|begin|wait|care|mind|worry|apologise|apologize|recommend|"
    "suggest|figure|expect|assume|respect|am|was|will|would|could|should|might|must|can|may|shall|do|did|does|have|had|"
    "been|just|like|love|hate|pray|cry|laugh|die|kill|cut|hit|put|set|cost|hurt|shut|split|deserve|mention|explain|"
    "are|is|were|be|being|already|almost|ever|once|twice|maybe|kinda|gotta|shold|absolutley|definately|rock|treasure|bond|hang|"
    "reccomend|recomend|gather|reckon|enquire|tend|manage to|deal|struggle to|thought|"
    "consider|concentrate|focus|follow|turn|offer|show|send|stand|sit|stay|bring|leave|lose|win|not|never|always|usually|"
    "often|sometimes|still|really|also|only|even|too|both|all|then|now|here|there|who|with|and|or|to|for|in|on|at|about|"
    "don't|can't|won't|didn't|couldn't|wouldn't|shouldn't|haven't|isn't|wasn't|choose|continue|ended|declare|demand|command|"
    "order|hereby|confess|beg|accept|refuse|obey|serve|vow|draw|cast|attack|charge|enter|walk|grab|whisper|smile|nod|sigh"
)
"""What one thinks, says, or does in passing, and words that are no verbs."""

PAST = (
    "fought|became|brought|caught|kept|sent|spent|built|lent|paid|sold|held|drank|drove|rode|woke|wore|tore|froze|chose|broke|gave|came|ran|"
    "began|sang|swam|rang|sank|shot|hung|grew|flew|threw|drew|blew|led|bred|dug|struck|shook|stole|swore|hurt|beat|cut|lost|"
    "got|did|slept|wrote|spoke|rose|sewed|bent|burnt|dyed|ordered|painted|repaired|fixed|cleaned|organised|organized|"
    r"(?!(?:want|need|tri|ask|wonder|notic|thank|lik|lov|enjoy|laugh|realis|realiz|agre|mention|believ|assum|suppos|hop|miss|"
    r"figur|guess|look|seem|feel|us|call|talk|chatt|call|explain|answer|repli|expect|worri|stay|wait|walk|smil|nodd|sigh|"
    r"whisper|attack|grabb|happen|chang|turn|continu|kill|imagin|work|studi|liv|start|stopp)ed\b)[a-z]{3,}ed"
)
"""Verbs in the past; those in -ed by exclusion."""

SAID_IN_PAST = (
    "saw|met|got back from|handed in|picked up|took up|gave up|signed up|turned \\d+|bought|booked|broke|cooked|baked|built|painted|planted|"
    "started|finished|finally finished|quit|moved|lost|found a|adopted|passed|failed|sold|wrote|ran|ran my|won|went to|went on|"
    "visited|flew|drove|spent|grew up|came out|celebrated|graduated|retired|learnt|learned to|taught|worked|studied|lived|"
    "joined|stopped|dropped out|split up|broke up|proposed|crashed|fell|injured|sprained|tore|had my|had an?|got an?|got my|"
    "got the keys|got married|got engaged|got divorced|got promoted|got fired|got rejected|got accepted|got into [A-Z]|was born|inherited|"
    "volunteered|applied|deleted|fixed|cleaned|organised|organized|hosted|hiked|climbed|cycled"
)
"""Pasts that are said without "I": "Saw Hamilton last night". Each alone, no adjective: "tired of", "bored" are none."""

IRREGULAR_PAST_AS_PRESENT = (
    "bought|thought|sought|fought|taught|met|left|felt|wept|made|said|told|heard|found|went|saw|ate|took|forgot|sat|stood|"
    "understood|won|knew|fell|fed|bled|fled|stuck|became|quit|read|had|meant|dealt|learnt|dreamt|"
    + PAST.split("|(?!", 1)[0]
)
"""Pasts that do not end in -ed and so would look like a present."""

NO_CALLING = (
    "bit|lot|mess|idiot|loser|genius|monster|little|person|man|woman|human|god|king|queen|prince|princess|wreck|failure|fool|"
    "joke|burden|ghost|robot|bot|machine|model|assistant|legend|hero|star|pirate|wizard|witch|warrior|demon|angel|dragon|cat|dog|"
    "fan|lover|believer|mystery|disaster|clown|nobody|creature|being|thing|one|fraid|expert hiker|mood|hurry|rush|while|way|"
    "mix|part|total mess|potato|zombie|vampire|ninja|spy|alien|mermaid|fairy|elf|goddess|villain|boss|beast|sucker|big|huge|massive|great|good"
)
"""What "I'm a …" says in passing, in jest or in play."""
