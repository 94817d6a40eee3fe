"""Words by which a clause tells of something too small to be remembered, in four languages."""

import re

NOW = frozenset(["now", "later", "soon", "maintenant", "ahora", "jetzt", "gleich"])
"""They belong to today, yet what is so "now" may be so for years: "lives in York now"."""
SMALL_THINGS = re.compile(
    r"(?<!\w)(?:(?:milk|bread|groceries|food shop|eggs|laundry|washing|dishes|washing[- ]up|hoovering|takeaway|pizza|sushi|"
    r"burger|(?:cup of )?(?:tea|coffee)|pancakes|toast|snacks?|pasta|episodes?|season)(?! (?:machine|maker|grinder|oven|"
    r"stone|pots?|set|mugs?|cups?|bin|table|class|course|shop|van|truck|plant|tree|book|knife|peel|press|roaster)s?\b)|"
    r"pain|lait|courses|lessive|vaisselle|ménage|pizzas?|sushis?|pâtes|thé|café|épisodes?|série|"
    r"pan|leche|compra|lavadora|platos|té|lentejas|tortilla|capítulos?|serie|"
    r"brot|milch|einkauf|einkäufe|wäsche|geschirr|abwasch|wohnung geputzt|nudeln|tee|kaffee|folgen?|staffel)(?!\w)",
    re.IGNORECASE,
)
"""What is bought, eaten, washed or watched every day."""
FIRST_TIME = re.compile(
    r"(?<!\w)(?:(?:my|our|their) (?:very )?first|first ever|from scratch|premi(?:er|ère)s?|primer[ao]?s?|erste[nrsm]?)(?!\w)",
    re.IGNORECASE,
)
"""What is done for the first time is no small thing: "baked my first bread"."""
SMALL_WORDS = 6
"""Words up to which a statement that names one of them is of nothing else."""
DONE = re.compile(r"(?:gemacht|geschaut|gekauft|bestellt|geholt|gegessen|getrunken|geputzt|gewaschen)$", re.IGNORECASE)
LIFE_CHANGING = re.compile(
    r"(?<!\w)(?:died|passed away|pregnant|married|divorced?|allergic|cancer|diagnosed|baby|wedding|engaged|fired|"
    r"mort|morte|décédée?|enceinte|mariée?|allergique|murió|falleció|embarazada|boda|casad[oa]|alérgic[oa]|"
    r"gestorben|schwanger|verheiratet|hochzeit|allergisch|krebs|cáncer)(?!\w)",
    re.IGNORECASE,
)
