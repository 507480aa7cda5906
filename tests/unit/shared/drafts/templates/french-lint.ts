/** A fault of French in a text, by its rule and the words around it. */
export interface Fault {
  readonly rule: string
  readonly around: string
}

/** Words that begin by a vowel without eliding what comes before them. */
const NO_ELISION = String.raw`(?!onz|oui\b|ouistiti|uhlan|yaourt|yacht|une fois\b|un an\b)`
const VOWEL = '[aeiouàâäéèêëîïôöûüœæ]'
const IMPERSONAL =
  /^(?:Il|Elle) (?:y a|n’y|est (?:demandé|constant|enjoint)|appartient|appartenait|revient|résulte|ressort|serait|convient|faut|suffit|en résulte|ou elle|n’est justifié|a (?:ainsi |été )?(?:ainsi )?(?:été )?jugé|ne (?:suffit|ressort))/

/** One rule: what it is called, and where it is broken. */
const rules: readonly (readonly [rule: string, broken: RegExp])[] = [
  [
    'elision',
    new RegExp(
      String.raw`(?<![\p{L}’-])(?:de|que|le|la|ne|se|lorsque|puisque|jusque|quelque) ${NO_ELISION}${VOWEL}[\p{L}’]*`,
      'iu',
    ),
  ],
  [
    'contraction',
    /(?<![\p{L}’-])(?:de le|de les|à le|à les) (?!(?:lui|leur|y|en)\b|(?:\p{L}+(?:er|ir|ttre|ndre)|dire|faire|lire|écrire|produire)\b)\p{L}+/iu,
  ],
  ['double punctuation', /[,;:]\s*[,;]|(?<!\.)\.\.(?!\.)|\(\s*[);,]|[;,(]\s*\)|«\s*»|(?<=\S) {2,}(?=\S)/u],
  ['empty clause', /(?<!\p{L})(?:du|le|la|de|à|au|par|n°)\s+(?:[,.;)]|$)/iu],
  ['unfilled', /\{\{|\}\}|undefined|\bNaN\b|\[object/],
  ['placeholder', /\[(?:à |date|nom|numéro|montant)[^\]]*\]|(?:numéro|date|titre) à vérifier/iu],
]

/** The faults of one line, where U+FFFC stands for what is not known yet. */
export function lintLine(line: string): Fault[] {
  const text = line.replace(/[\u00a0\u202f]/g, ' ')
  const faults = rules.flatMap(([rule, broken]) => {
    const at = broken.exec(text)
    return at ? [{ rule, around: text.slice(Math.max(0, at.index - 30), at.index + at[0].length + 30) }] : []
  })
  return [...faults, ...lonePronouns(text).map(around => ({ rule: 'pronoun', around }))]
}

/** The antecedents of a pronoun in the sentence before it: a noun of its gender and number, by its determiner or its title. */
const antecedents: Readonly<Record<string, RegExp>> = {
  Elle: /(?<![\p{L}’])(?:la|une|cette|sa|toute|aucune|quelle|d’une|Mme|Maître|société)(?![\p{L}])|(?<![\p{L}’])l’/iu,
  Il: /(?<![\p{L}’])(?:le|un|ce|cet|son|tout|aucun|du|au|d’un|M\.|Maître)(?![\p{L}])|(?<![\p{L}’])l’/iu,
  Elles: /(?<![\p{L}’])(?:les|des|ces|ses|aux|leurs|deux|trois|et)(?![\p{L}])/iu,
  Ils: /(?<![\p{L}’])(?:les|des|ces|ses|aux|leurs|deux|trois|et)(?![\p{L}])/iu,
}

/** The starts of sentences whose pronoun stands for nothing the sentence before names. */
function lonePronouns(text: string): string[] {
  const sentences = text.split(/(?<=[.!?»)]) (?=(?:Elles?|Ils?) )/u)
  return sentences.flatMap((sentence, at) => {
    const pronoun = /^(?:Elles?|Ils?)(?= )/u.exec(sentence)?.[0]
    if (!pronoun || IMPERSONAL.test(sentence)) return []
    return at > 0 && antecedents[pronoun]?.test(sentences[at - 1] ?? '') ? [] : [sentence.slice(0, 60)]
  })
}

/** The facts of the affair, against which no sentence may go. */
export interface Known {
  readonly form: string
  readonly nature: string
  readonly claimants: number
}

const contradictions: readonly (readonly [rule: string, when: (known: Known) => boolean, broken: RegExp])[] =
  [
    [
      'mayor for a deliberation',
      ({ form, nature }) => form === 'expresse' && nature === 'délibération',
      /délibération[^.;]*le maire[^.;]*a décidé/i,
    ],
    [
      'council for an order',
      ({ form, nature }) => form === 'expresse' && nature === 'arrêté',
      /arrêté[^.;]*le conseil municipal[^.;]*a décidé/i,
    ],
    [
      'no act, against an act',
      ({ form }) => form === 'expresse' || form === 'abrogation',
      /aucun acte n’en fixe|n’a pas pris la forme d’une délibération|aucune délibération, aucun arrêté|n’ayant pas été formalisée|aucun acte n’autorise/i,
    ],
    [
      'an act, against none',
      ({ form }) => form === 'revelee',
      /la décision attaquée est (?:jointe|produite)(?! et)/i,
    ],
    ['et autres for two', ({ claimants }) => claimants === 2, /et autres c\./],
    ['et autre for many', ({ claimants }) => claimants > 2, /et autre c\./],
  ]

/** The sentences of a text that go against a fact. */
export const lintFacts = (text: string, known: Known): Fault[] =>
  contradictions.flatMap(([rule, when, broken]) => {
    const plain = text.replace(/[\u00a0\u202f]/g, ' ')
    const at = when(known) ? broken.exec(plain) : null
    return at ? [{ rule, around: plain.slice(Math.max(0, at.index - 20), at.index + at[0].length + 40) }] : []
  })

/** A short name that stands alone before anything said whose it is. */
export function lintShortName(lines: readonly string[], full: string, short: string): Fault[] {
  const lone = lines.find(line => line.replaceAll(new RegExp(full, 'giu'), '').includes(short))
  const introduced = lines.some(line => new RegExp(`${full}[^.]*${short}`, 'iu').test(line))
  return lone && !introduced ? [{ rule: 'short name', around: lone.slice(0, 80) }] : []
}
