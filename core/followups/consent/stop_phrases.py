"""How people say "do not write to me any more", for `stop_words`: whole sentences, folded (lower case, no accents).

A person who is no programmer may review them: `(?:a|b)` is a choice, `?` makes the part before it optional.
"""

_TO_ME = r"(?:to |with )?me"
_THINGS = r"(?:messages?|texts?|e?-?mails?|follow ?-?ups?|notifications?)"
_ANY_THINGS = rf"(?:(?:these|those|your|the|any|more|all) )*{_THINGS}"
_WRITE = r"(?:write|message|text|e?-?mail|contact|ping|notify)"
_WRITING = r"(?:writing|messaging|texting|e?-?mailing|contacting|pinging|notifying)"
_AGAIN = r"(?: (?:any ?more|again|ever|first|unprompted|so often|all the time|every day|at all|from now on))*"
_NOT = r"(?:do not|don'?t|never)(?: ever)?"
_MAILS_DE = r"(?:nachrichten|e?-?mails?)"
_TOUJOURS = r"(?: (?:tout le temps|encore|sans cesse|tous les jours|sans arret))?"
_SIEMPRE = r"(?: (?:mas|siempre|todos los dias|nunca|nada|mensajes|correos))*"

COURTESIES = (
    "please", "pls", "plz", "ok", "okay", "hey", "hi", "no", "just", "now", "thanks", "thank you", "sorry", "really",
    "at once", "immediately", "right now", "for good", "forever", "i mean it",
    "can you", "could you", "would you", "will you", "i want you to", "i'd like you to",
    "s'il te plait", "s'il vous plait", "stp", "svp", "merci", "non", "maintenant",
    "por favor", "porfa", "gracias", "ya", "oye",
    "bitte", "danke", "jetzt", "nein", "mal", "doch", "endlich",
)  # fmt: skip
"""What may stand before or after it, in whatever order, and changes nothing."""

WHOLE = (
    # English
    rf"stop {_ANY_THINGS} (?:to me|from you){_AGAIN}",
    rf"stop {_WRITING} {_TO_ME}{_AGAIN}",
    rf"stop sending me (?:things|stuff|anything|this|{_ANY_THINGS}){_AGAIN}",
    rf"{_NOT} {_WRITE} {_TO_ME}{_AGAIN}",
    rf"{_NOT} send me (?:anything|{_ANY_THINGS}){_AGAIN}",
    rf"no more {_THINGS} from you{_AGAIN}",
    rf"i (?:do not|don'?t) want (?:you to {_WRITE} {_TO_ME}|(?:to get )?{_ANY_THINGS} from you){_AGAIN}",
    r"(?:un-?subscribe|opt ?-?out)(?: me)?(?: from (?:this|these|your|the|all)(?: \w+)?)?",
    rf"(?:remove me|take me off)(?: from)? (?:this|these|your|the) (?:list|{_THINGS})",
    # français
    rf"(?:arrete|arretez|cesse|cessez) (?:de m'ecrire|de me contacter|de m'envoyer (?:des |ces |tes |vos )?\w*mails?"
    rf"|de m'envoyer (?:des |ces |tes |vos )?messages?){_TOUJOURS}",
    r"(?:ne )?m'(?:ecris|ecrivez) (?:plus|pas)(?: jamais)?",
    r"(?:ne )?m'(?:envoie|envoyez) (?:plus|pas)(?: jamais)? (?:rien|de messages?|d'e-?mails?|de mails?)",
    r"ne me (?:contacte|contactez) (?:plus|pas)(?: jamais)?",
    r"je ne veux plus (?:que tu m'ecrives|que vous m'ecriviez|(?:recevoir )?(?:de|tes|vos|ces) (?:messages?|mails?))",
    r"(?:me )?desabonne[rz]?(?:[- ]moi)?|desinscri(?:s|re|vez|ption)(?:[- ]moi)?",
    # español
    rf"(?:deja|deje|dejad|dejen|para|pare|parad) de (?:escribirme|contactarme){_SIEMPRE}",
    rf"(?:deja|deje|dejad|dejen|para|pare) de (?:enviarme|mandarme) (?:mas )?(?:mensajes|correos|cosas){_SIEMPRE}",
    rf"no me (?:escribas|escriba|escribais|escriban|contactes|contacte){_SIEMPRE}",
    r"no me (?:mandes|mande|envies|envie)(?: mas)? (?:nada|mensajes|correos)(?: mas)?",
    r"no quiero (?:que me escribas(?: mas)?|(?:recibir )?(?:mas |tus |estos )(?:mensajes|correos))",
    r"(?:dame|darme|darse) de baja|cancelar suscripcion",
    # Deutsch
    r"(?:hor|hore|hort|horen sie) (?:(?:damit|bitte) )*auf (?:damit )?mir (?:(?:immer|standig|dauernd) )?"
    rf"(?:zu schreiben|zu mailen|{_MAILS_DE} zu (?:schicken|schreiben|senden))",
    r"(?:schreib|schreibe|schreibt|schreiben sie|schick|schicke|schicken sie|sende|senden sie) mir"
    rf"(?: (?:bitte|jetzt|einfach))* (?:nie|nicht|nichts|keine)(?: (?:mehr|wieder|{_MAILS_DE}))+",
    r"(?:kontaktier|kontaktiere|kontaktieren sie) mich(?: bitte)? (?:nicht|nie)(?: (?:mehr|wieder))?",
    rf"keine {_MAILS_DE}(?: mehr)? von dir(?: mehr)?",
    rf"ich (?:will|mochte) (?:keine {_MAILS_DE} (?:mehr )?von dir(?: mehr)?|nicht(?: mehr)? dass du mir schreibst)",
    r"abmelden|abbestellen|melde? mich ab",
)
"""What says who is to stop doing what."""

BARE = (
    # English
    r"(?:stop+|halt|enough|quit|cancel|end)(?: (?:stop+|it|this|that))*",
    rf"stop (?:{_ANY_THINGS}|{_WRITING}){_AGAIN}",
    rf"no more(?: {_THINGS})?{_AGAIN}",
    rf"{_NOT} (?:write|message|text){_AGAIN}",
    rf"(?:{_NOT} bother|stop bothering) me{_AGAIN}",
    r"that'?s enough|leave me alone|go away|shut up|remove me|(?:i'?m )?not interested",
    # français
    r"(?:arrete|arretez|assez|(?:ca )?suffit)(?: (?:ca|cela|tout|stop))*",
    r"plus de (?:messages?|e?-?mails?)|n'ecris plus|ne me derange[z]? (?:plus|pas)|laisse[z]?[- ]moi tranquille",
    # español
    r"(?:para|pare|basta|alto|detente|dejalo)(?: (?:ya|esto|eso))*",
    r"no mas(?: (?:mensajes?|correos?))?|no (?:me )?molestes(?: mas)?|no escribas(?: mas)?|dejame en paz",
    # Deutsch
    r"(?:stopp|aufhoren|schluss|genug|es reicht|das reicht|hore? (?:bitte )?auf)(?: (?:damit|jetzt))*",
    rf"keine {_MAILS_DE}(?: mehr)?|schreib nicht(?: mehr)?|lass mich in ruhe",
)
"""What means it only as an answer to a message that the persona wrote first."""
