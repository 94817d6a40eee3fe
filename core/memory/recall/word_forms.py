"""Brings words that say the same to one form for a search: went and go, three and 3, mum and mother.

Stems cannot know these. Words that are as often something else stay as they are: left, lives, rose, bit.
"""

from types import MappingProxyType

from core.memory.recall.plain_words import WORDS_FOR_NUMBERS

IRREGULAR = """
arise arose arisen|eat ate eaten|awake awoke awoken|beat beaten|become became|begin began begun|bend bent|bite bitten
blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
fall fell fallen|feed fed|feel felt|fight fought|find found|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led
leap leapt|learn learnt|lend lent|light lit|lose lost|make made|mean meant|meet met|pay paid|ride rode ridden
ring rang rung|rise risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone
shoot shot|show shown|shrink shrank shrunk|sing sang sung|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent
spill spilt|spin spun|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
understand understood|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|write wrote written
child children|man men|woman women|foot feet|tooth teeth|mouse mice|wife wives|knife knives
"""
SAME = """
mother mom moms mum mums mommy mummy mama|father dad dads daddy papa|child kid kids|grandmother grandma granny nana
grandfather grandpa granddad|photo photos pic pics picture pictures photograph photographs|bicycle bicycles bike bikes
film films movie movies|television tv|refrigerator fridge|phone phones cellphone telephone mobile|laptop notebook
dog dogs doggy pup pups puppy puppies|cat cats kitty kitten kittens|holiday holidays vacation vacations
flat flats apartment apartments|favourite favourites favorite favorites|colour colours color colors|birthday bday
doctor doctors doc|exam exams examination|gym workout|friend friends mate buddy pal
"""


def _read(text: str) -> dict[str, str]:
    groups = [group.split() for group in text.strip().replace("\n", "|").split("|")]
    return {word: first for first, *others in groups for word in others}


ONE_FORM = MappingProxyType(_read(IRREGULAR) | _read(SAME) | _read(WORDS_FOR_NUMBERS))


def unify(word: str) -> str:
    """Return the form under which a word is searched; most are their own."""
    return ONE_FORM.get(word, word)
