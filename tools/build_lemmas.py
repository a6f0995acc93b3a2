"""Write the coach's lemma table from UD English EWT: base forms of verbs, and the forms no spelling rule reaches.

Run: HOMEWARD_TREEBANK=DIR python tools/build_lemmas.py
"""

from collections import Counter

from train_tagger import DATA, as_read, sentences
from verbs_between_two import ALSO_VERBS

from homeward.coach.lemma import LEMMA_FILE, Lemmas

CLASS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a", "ADV": "a"}
# Contracted forms come with the tokeniser's own words.
FIXED = ["v am be", "v is be", "v are be", "v 's be", "v was be", "v were be", "v been be", "v being be", "v 'd would",
         "v has have", "v had have", "v gon go", "v wan want", "v texting text", "v texted text", "v lying lie",
         "v lied lie", "v dying die", "v tying tie", "n children child", "n kids kid", "n people people", "v can can",
         "v could could", "v would would", "v will will", "v should should", "v might might", "v got get",
         "v gotten get",
         "v felt feel", "v left leave", "v found find", "v saw see", "v thought think", "v said say",
         "v made make", "v wonder wonder", "v wondered wonder", "v wondering wonder"]  # fmt: skip


def main() -> None:
    seen: Counter[tuple[str, str, str, str]] = Counter()
    verbs: Counter[str] = Counter()
    for rows in sentences("train"):
        for word, (_, upos, xpos, lemma) in zip(as_read([row[0] for row in rows]), rows, strict=True):
            if upos in CLASS and word.isalpha() and lemma.isalpha():
                seen[word, upos, xpos, lemma.lower()] += 1
                if upos == "VERB":
                    verbs[lemma.lower()] += 1
    bases = sorted({*ALSO_VERBS, *(verb for verb in verbs if len(verb) > 1)})
    plain = Lemmas(frozenset(bases), {})
    table: dict[str, tuple[int, str]] = {}
    for (word, upos, xpos, lemma), times in sorted(seen.items()):
        key = f"{CLASS[upos]} {word}"
        if plain.of(word, upos, xpos) != lemma and times > table.get(key, (1 if upos != "VERB" else 0, ""))[0]:
            table[key] = (times, lemma)
    fixed = {line.rsplit(" ", 1)[0]: line for line in FIXED}
    lines = {key: f"{key} {lemma}" for key, (_, lemma) in table.items() if key.split()[1] != lemma} | fixed
    text = "\n".join([*bases, *(lines[key] for key in sorted(lines))]) + "\n"
    (DATA / LEMMA_FILE).write_text(text, encoding="utf-8")
    print(f"{LEMMA_FILE}: {len(bases)} verbs, {len(lines)} exceptions, {len(text):,} bytes")


if __name__ == "__main__":
    main()
