"""What can be a Vietnamese syllable, by its spelling: what tells words from characters in disorder.

The rhymes are those of the standard language; whether such a word exists is not asked.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_CLIPPED = frozenset("\u0301\u0323")  # the two tones that rhymes with c, ch, p, t at the end have
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu
    ia iêc iêm iên iêng iêp iêt iêu y ych yêm yên yêng yêt yêu
    o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
    u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uêt uôc uôi uôm uôn uông uôt
    uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
_AFTER_QU = frozenset(
    """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây e ec en eng eo et
    ê ên êt i inh it ôc ơ ơi y ych yên yêt ynh yt
    """.split()
)
_BEFORE_E_AND_I = frozenset({"k", "gh", "ngh"})
_BEFORE_OTHERS = frozenset({"c", "ng"})
_PARTS = re.compile(
    "(ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "([aăâeêioôơuưy][a-zăâêôơư]*)"
)


@lru_cache(maxsize=4096)
def is_syllable(word: str, *, strictly: bool = True) -> bool:
    """Whether a word can be a Vietnamese syllable; if not `strictly`, also one whose tone stands on
    another vowel than it should, or is left out where c, ch, p or t at the end ask for one. Case
    does not count.
    """
    letters = unicodedata.normalize("NFC", word.lower())
    tones = {place: mark for place, letter in enumerate(letters) if (mark := _tone(letter))}
    parts = _PARTS.fullmatch("".join(map(_toneless, letters)))
    if parts is None or len(tones) > 1 or not _fits(parts[1] or "", parts[2]):
        return False
    if parts[2].endswith(("c", "ch", "p", "t")) and not _CLIPPED.issuperset(tones.values()):
        return False
    return not strictly or _stands_well(tones, parts[2], parts.start(2))


def _tone(letter: str) -> str:
    return next((mark for mark in unicodedata.normalize("NFD", letter) if mark in _TONES), "")


def _toneless(letter: str) -> str:
    kept = (mark for mark in unicodedata.normalize("NFD", letter) if mark not in _TONES)
    return unicodedata.normalize("NFC", "".join(kept))


def _stands_well(tones: Mapping[int, str], rhyme: str, start: int) -> bool:
    """Whether there is a tone where the rhyme asks for one, and it stands where it should."""
    if rhyme.endswith(("c", "ch", "p", "t")) and not tones:
        return False
    return all(place - start in _bearers(rhyme) for place in tones)


@lru_cache
def _bearers(rhyme: str) -> frozenset[int]:
    """Which letters of a rhyme can bear its tone; of "oa" either, in the old way and the new."""
    marked = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return frozenset(marked[-1:])
    vowels = len(rhyme.rstrip("bcdghmnpt"))
    if rhyme in {"oa", "oe", "uy"}:
        return frozenset({0, 1})
    return frozenset({1 if vowels == 3 or (vowels == 2 and len(rhyme) > 2) else 0})


def _fits(initial: str, rhyme: str) -> bool:
    """Whether Vietnamese writes this rhyme after this initial."""
    if initial == "qu":
        return rhyme in _AFTER_QU
    narrow = rhyme[0] in "eêiy"
    if (initial in _BEFORE_E_AND_I and not narrow) or (initial in _BEFORE_OTHERS and narrow):
        return False
    return rhyme in _RHYMES
