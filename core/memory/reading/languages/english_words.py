"""English words that make a statement worth keeping, or not: alternatives of regular expressions."""

LIKES = (
    "love|like|enjoy|hate|dislike|adore|prefer|detest|despise|loathe|collect|miss|fancy|fear|cherish|crave|avoid|admire"
)

STATES = (
    "live|work|study|play|speak|teach|run|write|paint|draw|drive|train|practise|practice|volunteer|attend|sing|dance|cook"
    "|bake|swim|cycle|climb|hike|ski|surf|read|eat|drink|smoke|take|suffer|grow|raise|manage|coach|share|rent|breed|keep"
    "|support|belong|believe in|celebrate|watch|listen|make|go to|come from|knit|sew|compose|sell|build|design|meditate"
    "|commute|owe|dream of|major in|row|fish|garden|babysit|foster|box|fence|date|struggle with|wake up at|get up at|wear"
    "|go running|go climbing|go swimming|go hiking|go fishing|do yoga|do karate|do judo|do ballet|do pottery"
)

OFTEN = "never|always|usually|often|sometimes|still|currently|mostly|mainly|only|once|regularly|now|rarely|no longer"

WISHES = (
    "learn|visit|travel|become|move|start|write|open|buy|quit|study|live|have (?:kids|children|a baby|a family)|run a|"
    "run the|climb|retire|get married|get a|lose|save|adopt|apply|propose|marry|leave|change|go to|go back to|sell|stop|"
    "publish|record|build|emigrate|see the|join|take up|finish|train|cook for|find a|give up|grow|plant|paint|"
    "knit|sew|compose|teach|host|foster|restore|renovate|design|sail|organi[sz]e|play the|play in|sing in|make an? (?:film|movie|game|album|garden|living)"
)

RELATIVE = (
    r"(?:(?:older|younger|little|big|best|ex|late|new|old|twin|eldest|oldest|youngest|baby|only|elder|step|half|german|"
    r"dear|good|closest|first|second|middle|\d+[- ]year[- ]old)[ -])*(?:sister|brother|mum|mom|mother|dad|father|parents|"
    r"grandma|grandpa|grandmother|grandfather|grandparents|nan|gran|granny|granddad|wife|husband|partner|boyfriend|"
    r"girlfriend|fianc[ée]e?|bro|sis|physio|tutor|lodger|missus|other half|goddaughter|godfather|half-sister|half-brother|bf|gf|hubby|mate|nana|pal|stepbrother|stepsister|stepdaughter|coworker|co-worker|grandson|granddaughter|grandad|aunty|son|daughter|kids|children|baby|kid|twins|uncle|aunt|auntie|cousin|nephew|niece|friend|friends"
    r"|bestie|lad|lads|lass|mam|fella|folks|little one|little ones|grandkids|grandchildren|(?:brother|sister|mum|mother|father)[- ]in[- ]law|missis|toddler|kiddo|pup|greyhound|labrador|flatmate|roommate|housemate|boss|colleague|neighbou?r|landlord|dog|cat|cats|dogs|puppy|kitten|horse|"
    r"rabbit|hamster|parrot|tortoise|goldfish|family|ex|girl|boys|siblings|in-laws|mother-in-law|father-in-law|therapist"
    r"|stepmum|stepdad|stepson|godmother|godson|mentor|crew|bandmates|team-?mates|classmates|brothers|sisters|sons|daughters|budgie|snake|gecko|guinea pig)"
)

RELATIVE_VERB = (
    r"(?:(?:also|really|just|recently|always|never|still|sadly|both) )*(?:is (?:called|named)|are (?:called|named)|(?:is|are|was|were) (?:(?:a|an|my) \w|from|born|in "
    r"|getting|moving|visiting|coming|turning|expecting|studying|working|learning|living|having|pregnant|ill|sick|dying|"
    r"dead|deaf|blind|non-?verbal|disabled|vegan|vegetarian|allergic|\d+|married|divorced|autistic|diabetic|recovering|retired|diagnosed|starting|"
    r"going to|scared of|afraid of|older|younger|named after|not (?:a|an|my|from|well|married|vegan)|[A-Z])|has|have|had|"
    r"died|passed away|loves?|likes?|hates?|lives?|works?|plays?|stud(?:y|ies)|got|moved|turned|turns|broke|left|lost|"
    r"bought|speaks?|teaches|teach|started|can't|doesn't|don't|didn't|runs?|owns?|sings?|wants? to|won|passed|graduated|"
    r"just|gave birth|proposed|retired|came out|was born|adopted|grew up|used to (?!say|tell|think|call|ask|joke)|married|suffers|collects?|paints|"
    r"drives|cooks|snores|taught me|raised me|introduced me|calls me|gave me|lent me|knitted me|baked me|made me|cheated|eats|enjoys|bakes|barks|dumped me|starts|goes to|went to|joined|wears|knows|sells|volunteers|drinks|smokes|swims|"
    r"does (?:the|a|her|his|my|our)|looks after|dances|writes|reads|celebrates|survived|served|recovered|needs (?:surgery|an operation|a transplant))\b(?! (?:me(?! (?:his|her|their|a|an|the|some|money)\b)|you|that|it|no idea|said|told)\b(?!.*\bto\b))"
)

EVENT_NOUN = (
    r"(?:interview|exam|exams|test|driving test|surgery|operation|appointment|wedding|flight|birthday|presentation|"
    r"concert|recital|marathon|race|match|game|tournament|competition|audition|graduation|trip|holiday|vacation|move|"
    r"deadline|thesis|defence|defense|finals|funeral|hearing|trial|scan|party|gig|performance|(?:blood |test )?results|blood test|check-?up|first day|course|class|"
    r"semester|internship|viva|dissertation|conference|premiere|anniversary|baby shower|chemo|biopsy|due date|new job)"
)

DISCOURSE = (
    "energy|variety|people|food|suspense|mystery|feeling|freedom|connection|adrenaline|sense|atmosphere|vibes?|looks?|sound|"
    "thought|challenge|way|fact|idea|story|ending|characters?|part|open world|texture|humou?r|views?|scenery|peace|details?|"
    "design|style|combination|thrill|excitement|taste|smell|flavou?rs?|community|team|show|movie|film|book|song|game|"
    "picture|photo|name|outfit|dress|weather|place|city|town|process|results?|artwork|tech|rush|quiet|work|effort|message|"
    "concept|creativity|colou?rs?|theme|structure|poses|graphics|plot|mood|moment|memories|support|advice|suggestion|question|answer|fun|joy"
)
"""What "the …" points at something talked about just now rather than at a thing known to all ("the sea")."""

HAVE_NOTHING = (
    r"(?:meeting|call)(?! (?:on|next|with|about))|zero|pic|pics|picture|pictures|photo|photos|(?:house|place|flat) to (?:myself|ourselves)|\w{2,}ed|gotten|made|taken|had|met|found|won|become|grown|given|kept|left|lost|put|set|shown|spent|written|worn|felt|brought|"
    r"bought|built|learnt|chosen|progress|the whole|known|events?|experience|stor(?:y|ies)|interests|opportunity|"
    r"(?:[\w-]+ ){1,2}(?:story|stories|events?|experience|moments?|interests|opportunity|incident|news|surprise|question|idea)|"
    r"questions?|ideas?|feeling|point|problems?|request|doubts?|moment|minute|time|favou?r|thoughts?|look|bit|days?|"
    r"headache|hangover|fever|sore throat|cough|toothache|stomach ?ache|cold|go|clue|choice|chance|anything|nothing|something|plans?|opinion|access|internet|words|fun|it|this|that|"
    r"them|you|your|lot of (?:work|fun|questions)|lot|message|mistake|issue|everything|one|breakfast|lunch|dinner|coffee|"
    r"tea|shower|nap|rest|weekend|evening|night|news|story|suggestion|trouble|idea|energy|clue|hope|blast|break|chat|talk|"
    r"more|enough|seen|heard|read|tried|noticed|told|said|asked|done|fun|laugh|preference|money|space|room|patience|faith|interest|"
    r"thing|things|stuff|respect|memory|memories|reason|sense|better|great|wonderful|gone|thought|always|only|come"
)

PAST_STRONG = (
    r"bought|got (?:a|an|my|the job|the keys|married|engaged|divorced|promoted|fired|into|laid off|accepted|hired|sick|ill|covid)|"
    "moved|started|quit|lost|won|passed|failed|graduated|adopted|finished (?:my|writing|reading|school|uni)|"
    "broke (?:my|up)|ran (?:a|my|the)|grew up|was born|were born|studied|worked|lived|learned|learnt|joined|"
    "left (?:my|school|the|home|for)|sold|built|wrote (?:a|my)|published|became|retired|proposed|booked|signed up|"
    "found (?:a|an|my|out i|out my)|used to|gave birth|gave up|stopped|injured|came out|went vegan|went to (?:uni|university|"
    "college|art school|music school)|turned \\d+|applied|decided to|had (?:a baby|surgery|a miscarriage|an operation|a stroke|an accident|a heart attack|my first)|"
    "was diagnosed|was raised|was promoted|was fired|was laid off|was hired|was accepted|crashed my|inherited|emigrated|"
    "taught|trained|served|volunteered|separated|divorced|married|switched|performed|qualified|met my|"
    r"turned down (?:a|an|the|my)|picked up (?:the|my) [\w-]+ again|took up|handed in my|have been diagnosed|adopted|proposed|enrolled|dropped out"
)

PAST_WEAK = (
    "went to|saw|made|cooked|had|watched|played|visited|met|ate|took|spent|baked|planted|hiked|climbed|cycled|hosted|"
    "celebrated|travelled|traveled|flew|drove|went on|ran into|caught up with|called|argued with|came back from|got back from|returned|fell"
)

NATIONALITY = (
    r"(?:half |originally |part )?(?:american|british|english|scottish|welsh|irish|french|german|spanish|italian|dutch|"
    r"portuguese|polish|greek|turkish|swedish|norwegian|danish|finnish|russian|ukrainian|czech|hungarian|romanian|indian|"
    r"pakistani|chinese|japanese|korean|vietnamese|thai|filipino|indonesian|australian|canadian|mexican|brazilian|"
    r"argentinian|colombian|chilean|nigerian|kenyan|egyptian|moroccan|south african|swiss|austrian|belgian|iranian)"
)

PERSONS = (
    r"nurse|student|chef|cook|mum|mom|dad|father|mother|parent|twin|vegan|vegetarian|nerd|owl|morning person|cat person|"
    r"dog person|people person|early bird|child|beginner|orphan|widow|widower|veteran|freelancer|coach|vet|pilot|au pair|intern|"
    r"nanny|judge|guide|musician|artist|dentist|plumber|mechanic|journalist|scientist|pharmacist|pianist|cellist|"
    r"violinist|guitarist|drummer|florist|receptionist|therapist|psychologist|physicist|chemist|biologist|economist|"
    r"librarian|electrician|technician|politician|magician|physician|accountant|assistant|consultant|sergeant|civil servant|"
    r"immigrant|student|president|[a-z]*(?:teacher|writer|painter|driver|farmer|singer|dancer|baker|barber|builder|"
    r"carpenter|cleaner|designer|developer|engineer|programmer|firefighter|gardener|lawyer|manager|officer|photographer|"
    r"producer|researcher|runner|player|gamer|swimmer|waiter|worker|trainer|lecturer|photographer|hairdresser|"
    r"translator|interpreter|broker|banker|butcher|courier|carer|caretaker|adviser|grandmother|grandfather|smoker|"
    r"learner|composer|director|editor|author|actor|doctor|professor|tutor|instructor|sailor|tailor|surgeon|architect|"
    r"activist|midwife|policeman|policewoman|postman|fireman|salesman|waitress|actress|barista|solicitor|"
    r"paramedic|soldier|analyst|retiree|hiker|climber|skier|surfer|reader|believer|introvert|extrovert|perfectionist|"
    r"christian|muslim|catholic|buddhist|atheist|pensioner|entrepreneur|founder|owner|comedian|psychiatrist|radiographer|"
    r"optician|beekeeper|potter|blacksmith|joiner|welder|roofer|trucker|cashier|clerk|scientist|historian|geologist|"
    r"fan of .+|survivor|single mum|single dad|only child|middle child|night owl|homebody|feminist|socialist|streamer|youtuber|dj|phd student|mathematician|statistician)"
)

BE_CLAUSE = (
    r"allergic to|\w+[- ]intolerant|intolerant|a?symptomatic|vegetarian|vegan|pescatarian|coeliac|celiac|(?:pre)?diabetic|dyslexic|autistic|"
    r"colou?r[- ]?blind|deaf|(?:left|right|ambi)[- ]?(?:handed|dextrous)|married|divorced|single|engaged|separated|widowed|(?:\w+ )?(?:\w+ )?pregnant|retired|unemployed|"
    r"self-employed|bilingual|gay|lesbian|bi(?:sexual)?\b|trans\b|muslim|christian|jewish|hindu|buddhist|catholic|"
    r"(?:originally )?from [A-Z]|based in|born|raised|in my (?:early |mid |late )?(?:\d+s|twenties|thirties|forties|fifties|sixties)|\d{1,3} ?(?:years|yrs)? ?(?:old)?(?: and\b|$| today| tomorrow)|"
    r"turning \d|learning|studying|training|behind on|between jobs|out of work|on benefits|off sick|religious|spiritual|shy|introverted|extroverted|claustrophobic|short-sighted|asexual|\d+ ?(?:ft|foot|feet|cm|kg)|\d'\d+|non-binary|working (?:\w+ jobs|as|at|on (?:a|an|my)|in|for|from home|nights|night shifts|part[- ]time|towards)|writing (?:a|my|an)|building (?:a|my|our)|"
    r"planning (?:a|an|my|our)|saving (?:up )?for|preparing for|practi[sc]ing|revising for|trying for a baby|"
    r"moving (?:to|in|out|house)|getting (?:married|divorced|a (?:dog|cat|puppy|kitten|tattoo))|doing (?:a|an|my) (?:[\w-]+ )?(?:class|degree|phd|course|master'?s|apprenticeship|internship|marathon|half marathon|cooking course)|"
    r"expecting (?:a|our|my|twins)|looking for (?:a|an) (?:\w+ )?(?:job|flat|house|apartment|therapist|roommate)|renovating|recovering from|living (?:in|with|alone|on)|"
    r"dating|seeing (?:a|my) (?:therapist|doctor|psychologist)|raising|teaching|taking (?:\w+ )?(?:lessons|classes|antidepressants|a course|a gap year|pills|medication)|redecorating|restoring|knitting (?:a|my)|"
    r"afraid of|scared of|terrified of|(?:really |quite |very |massively |big )?into (?!it|that|this)|not much of an? |not a big |(?:really |quite |very |pretty |not very )?(?:good|bad|terrible|great|awful) (?:at|with) (?!it|this|that|night|my job$)|obsessed with|addicted to|(?:really |very )?interested in|"
    r"passionate about|proud of my|sick of my job|tired of my job|fed up with my|homesick|lonely|grieving|burnt out|"
    r"diagnosed with|promoted|fired|laid off|made redundant|accepted (?:to|into|at|by)|hired (?:as|by)|in hospital|"
    r"in a (?:band|choir|long-distance relationship|relationship|wheelchair|play)|on (?:a diet|maternity leave|parental leave|sick leave|antidepressants|medication|insulin)|in (?:debt|therapy|rehab|remission|high school|year \d+|my (?:first|second|third|final|last) year)|"
    r"doing chemo|undergoing|divorcing|joining|starting (?:a|my|uni|university|school|therapy) (?=\w)|celebrating (?:my|our)|"
    r"an? (?:[\w'-]+ ){0,4}?(?:"
    + PERSONS
    + r")\b|the (?:eldest|oldest|youngest|middle child|only)|(?:only )?\d+ (?:weeks|months) pregnant|sober|"
    + NATIONALITY
    + r"\b"
)
