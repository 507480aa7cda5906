import type { Passage } from '../../shared/model/source.ts'

type Part = NonNullable<Passage['section']>

const numbered = /^(\d{1,3}) ?\. ?(?=\D)/
const starts: readonly (readonly [Part, RegExp])[] = [
  ['ruling', /^(?:D ?[EÉ] ?C ?I ?D ?E|O ?R ?D ?O ?N ?N ?E|A ?R ?R ?[EÊ] ?T ?E)(?: ?NT)?\s*:/],
  ['reasons', /^(?:Considérant (?:ce qui suit|que)|REND L'AVIS SUIVANT)/i],
  [
    'visas',
    /^(?:Vu (?:les autres pièces|:|le code|la loi|la Constitution)|Vu ?:|Après avoir (?:entendu|convoqué))/,
  ],
  ['facts', /^Vu (?:la|les) procédures? suivantes?/],
]
const order: readonly Part[] = ['header', 'facts', 'visas', 'reasons', 'ruling']

/**
 * The paragraphs of an administrative judgment: each in its part, with the number it bears in the reasons.
 * A number that does not continue the series by one is text, and so is one inside a quotation that the judgment's
 * own series uses again later. The printed number is taken off the text.
 */
export function passages(lines: readonly string[]): Passage[] {
  const parts = partsOf(lines)
  let last = 0
  let quoting = false
  return lines.map((text, index) => {
    const section = parts[index] ?? 'header'
    if (section !== 'reasons') return { section, text }
    const start = numbered.exec(text)
    const n = Number(start?.[1])
    const ours = start && n === last + 1 && !(quoting && comesAgain(lines, parts, index, n))
    if (ours) {
      last = n
      quoting = false
    }
    if ((text.match(/"/g)?.length ?? 0) % 2) quoting = !quoting
    return ours ? { n, section, text: text.slice(start[0].length) } : { section, text }
  })
}

function comesAgain(lines: readonly string[], parts: readonly Part[], from: number, n: number): boolean {
  return lines.some(
    (line, index) => index > from && parts[index] === 'reasons' && Number(numbered.exec(line)?.[1]) === n,
  )
}

/** Parts only go forward: a decision quoted in the reasons does not end them. */
function partsOf(lines: readonly string[]): Part[] {
  let part: Part = 'header'
  return lines.map(line => {
    const next = starts.find(([, pattern]) => pattern.test(line))?.[0]
    if (next && order.indexOf(next) > order.indexOf(part)) part = next
    return part
  })
}

const persons =
  'société|association|syndicat|fédération|confédération|ligue|union|commune|communauté|département|région|métropole|' +
  'collectivité|fondation|collectif|chambre|ordre|conseil national|conseil départemental|comité|centre hospitalier|' +
  'université|établissement|office|agence|mutuelle|caisse|section française'
const claimant = new RegExp(
  `(?:^|, )(?:la |l['’]|le )((?:${persons})(?!\\p{L})[^,;:]{0,120}?) (?:demande|a demandé) (?:au|à la|à l)`,
  'iu',
)
/** A title, or the single capital that stands for a name taken out. */
const natural =
  /(?<!\p{L})(?:M\.|MM\.|Mme|Mmes|Mlle|consorts|époux|épouse)(?!\p{L})|(?<![\p{L}\p{N}])\p{Lu}(?![\p{L}’'])/u

/**
 * The case name, only when it can be told without naming a person: the first legal person that asks the
 * court something, in the last request the facts report. Otherwise nothing.
 */
export function caseName(all: readonly Passage[]): string | undefined {
  const requests = all.filter(
    one => one.section === 'facts' && /\b(?:demande|demandent|a demandé)\b/.test(one.text),
  )
  const before =
    requests.find(one => /demande(?:nt)? (?:au Conseil d|à la cour|au tribunal|au juge)/.test(one.text)) ??
    requests[0]
  const name = claimant.exec(before?.text ?? '')?.[1]
  if (!name || natural.test(name)) return undefined
  const short = name.replace(/ (?:représentée?|agissant|venant aux droits|prise? en)\b.*$/, '').trim()
  // « la commune demande » refers back to a name given before
  if (!/[\p{Lu}\d]/u.test(short)) return undefined
  return short[0]?.toUpperCase() + short.slice(1).replaceAll("'", '’')
}
