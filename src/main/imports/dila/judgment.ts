import type { Passage } from '../../../shared/library/model.ts'

/** A part of a judgment. */
export type Part = NonNullable<Passage['section']>
/** How the courts lay out what they decide. */
export type Style = 'administrative' | 'constitutional' | 'judicial'

interface Layout {
  /** what begins a part */
  readonly starts: readonly (readonly [Part, RegExp])[]
  /** the parts whose paragraphs are numbered, in one series */
  readonly numberedParts: ReadonlySet<Part>
}

const layouts: Readonly<Record<Style, Layout>> = {
  administrative: {
    starts: [
      ['ruling', /^(?:D ?[EÉ] ?C ?I ?D ?E|O ?R ?D ?O ?N ?N ?E|A ?R ?R ?[EÊ] ?T ?E)(?: ?NT)?\s*:/],
      ['reasons', /^(?:(?:1\. )?Considérant (?:ce qui suit|que|qu['’])|REND L['’]AVIS SUIVANT)/i],
      [
        'visas',
        /^(?:Vu (?:les autres pièces|:|le code|la loi|la Constitution)|Vu ?:|Après avoir (?:entendu|convoqué))/,
      ],
      [
        'facts',
        /^Vu (?:(?:la|les) procédures? suivantes?|\d ?°|la (?:requête|demande|protestation)|le (?:pourvoi|recours|mémoire|jugement)|l['’](?:arrêt|ordonnance)(?! n°))/,
      ],
    ],
    numberedParts: new Set<Part>(['reasons']),
  },
  constitutional: {
    starts: [
      ['ruling', /^(?:LE CONSEIL CONSTITUTIONNEL\s+)?D ?[ÉE] ?C ?I ?D ?E\s*:/i],
      [
        'reasons',
        /^(?:(?:ET )?LE CONSEIL CONSTITUTIONNEL S['’]EST FONDÉ SUR CE QUI SUIT|(?:\d{1,3}\. ?)?(?:Considérant|- Considérant))/i,
      ],
      ['visas', /^(?:Vu[ ,:]|Au vu des (?:textes|pièces) suivant)/i],
      ['facts', /^LE CONSEIL CONSTITUTIONNEL A ÉTÉ SAISI/i],
    ],
    numberedParts: new Set<Part>(['reasons']),
  },
  judicial: {
    starts: [
      ['annex', /^(?:MOYENS? ANNEXES?|Moyens? produits? )/i],
      [
        'ruling',
        /^(?:P(?:AR CES MOTIFS|ar ces motifs)|E(?:N|n) (?:CONS[ÉE]QUENCE|conséquence), la Cour|REJETTE|CASSE (?:ET|et) ANNULE|D[ÉE]CLARE |DIT )/,
      ],
      [
        'reasons',
        /^(?:Examen (?:d(?:u|es|e la|e l['’])) ?(?:moyens?|pourvois?|griefs?|questions?|recevabilité|demande)|Sur (?:le|les|la|l['’]) ?.{0,90}(?:moyen|recevabilité|question prioritaire|déchéance|désistement|grief|exception)|[EÉ]noncé d|Réponse de la Cour|Mais attendu|Attendu|MOTIFS|SUR CE\b|DISCUSSION\b)/i,
      ],
      ['facts', /^(?:Faits\b|Exposé du litige|Procédure\b|1 ?\. ?\p{L})/iu],
    ],
    numberedParts: new Set<Part>(['facts', 'reasons']),
  },
}
const number = /^(\d{1,3}) ?\. ?(?=\D)/
const order: readonly Part[] = ['header', 'facts', 'visas', 'reasons', 'ruling', 'annex']

/**
 * The paragraphs of a judgment: each in its part, with the number it bears in the reasons.
 * A number that does not continue the series is text, and so is one inside a quotation that the judgment's own series uses
 * again later; but a number may follow some that the publisher lost. The printed number is taken off the text. `hints`: whether
 * each line may hold what is a line of its own, where that was looked at.
 */
export function passages(
  rawLines: readonly string[],
  style: Style = 'administrative',
  hints?: readonly boolean[],
): Passage[] {
  const lines: string[] = []
  for (const [at, line] of rawLines.entries())
    if (hints ? hints[at] : hint.test(line)) lines.push(...splitGlued(line))
    else lines.push(line)
  return numberedPassages(lines, partsOf(lines, style), layouts[style].numberedParts)
}

/** The same where the part of each line is known, as Judilibre says it. */
export function numberedPassages(
  lines: readonly string[],
  parts: readonly Part[],
  series: ReadonlySet<Part> = layouts.judicial.numberedParts,
): Passage[] {
  const all: Passage[] = []
  let last = 0
  let straight = false
  let depth = 0
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index] as string
    const section = parts[index] ?? 'header'
    if (!series.has(section)) {
      all.push({ section, text })
      continue
    }
    const code = text.charCodeAt(0)
    const start = code >= 48 && code <= 57 ? number.exec(text) : null
    const n = Number(start?.[1])
    const isNumberedLater = (target: number) => numberedLater(lines, parts, series, index, target)
    const quoting = straight || depth > 0
    const ours =
      start &&
      (n === last + 1
        ? !(quoting && isNumberedLater(n))
        : n > last && n <= last + 4 && !quoting && !isNumberedLater(last + 1) && isNumberedLater(n + 1))
    if (ours) {
      last = n
      straight = false
      depth = 0
    }
    for (const quote of quotations(text))
      if (quote === '"') straight = !straight
      else if (quote === '«') depth += 1
      else if (depth) depth -= 1
    all.push(ours ? { n, section, text: text.slice(start[0].length) } : { section, text })
  }
  return all
}

/** Whether a line after that one bears the number. */
const numberedLater = (
  lines: readonly string[],
  parts: readonly Part[],
  series: ReadonlySet<Part>,
  index: number,
  target: number,
): boolean =>
  lines.some(
    (line, at) =>
      at > index && series.has(parts[at] ?? 'header') && Number(number.exec(line)?.[1]) === target,
  )

/** The quotation marks of a text, most having none. */
const quotations = (text: string): readonly string[] =>
  text.includes('"') || text.includes('«') || text.includes('»') ? (text.match(/["«»]/g) ?? []) : []

/** Headings published on the line of what precedes them, and what follows one on its line. */
const GLUED_HEADINGS: readonly RegExp[] = [
  /^(.{2,70}?)(Vu (?:la|les) procédures? suivantes? ?:.*)$/s,
  /^(Considérant ce qui suit ?:) ?(1 ?\. .*)$/s,
  /^(.* ?[;.,]) (PAR CES MOTIFS.*)$/s,
  /^(Ainsi fait .{20,400}?\.) ?(MOYENS? ANNEXES? .*)$/s,
]
const hint = /Vu les? |Vu la |Considérant ce|PAR CES|MOYENS? ANN/
/** With the two letters that begin each of the others (Vu, PA, MO: native/paragraphs.ts), what a line with a hint begins with or holds. */
export const REASONS_OPENING = 'Considérant ce'

/** `6ème chambreVu la procédure suivante :` is two lines. */
function splitGlued(line: string): string[] {
  if (!hint.test(line)) return [line]
  for (const pattern of GLUED_HEADINGS) {
    const match = pattern.exec(line)
    if (match) return [match[1] ?? '', ...splitGlued((match[2] ?? '').trim())].filter(Boolean)
  }
  return [line]
}

const follows = (next: Part, part: Part): boolean =>
  order.indexOf(next) > order.indexOf(part) && (next !== 'annex' || part === 'ruling')

/** Parts only go forward: a decision quoted in the reasons does not end them, and only a ruling has annexes after it. */
function partsOf(lines: readonly string[], style: Style): Part[] {
  const { starts } = layouts[style]
  const after = (part: Part) => starts.filter(([next]) => follows(next, part))
  let part: Part = 'header'
  let partsAhead = after(part)
  const parts: Part[] = []
  for (const line of lines) {
    let opening = partsAhead.find(([, pattern]) => pattern.test(line))?.[0]
    // some leave out the words that announce the reasons, and begin them by their number
    if ((opening ?? part) === 'visas' && /^1 ?\. ?\p{L}/u.test(line)) opening = 'reasons'
    if (opening) {
      part = opening
      partsAhead = after(part)
    }
    parts.push(part)
  }
  // a decision that settles the case at once tells no facts
  return style === 'judicial' && !parts.includes('reasons')
    ? parts.map(one => (one === 'facts' ? 'reasons' : one))
    : parts
}

const several =
  /^(?:Vu )?(?:(?:\d{1,2} ?°\)?|[IVX]{1,5} ?[.°)–—-])[ ,.–—-]*)?sous les? n(?:°|os?|uméros?)\s*([^a-zà-ÿ:;]{4,200})/iu

/**
 * All the numbers of a decision that answers several requests, read where the facts list them (« 1° Sous le n° 405548, par une
 * requête… »). The list is believed only when the decision's own number is in it.
 */
export function joinedNumbers(own: string, all: readonly Passage[]): string[] {
  const shape = /^\d{2}[A-Z]{2}\d{5}$/.test(own)
    ? /\b\d{2}[A-Z]{2}\d{5}\b/g
    : own.length > 6
      ? /\b\d{7}\b/g
      : /\b\d{5,6}\b/g
  const match: string[] = []
  for (const { section, text } of all)
    if (section === 'facts' || section === 'header')
      match.push(...(several.exec(text)?.[1]?.match(shape) ?? []))
  return match.includes(own) ? [...new Set([own, ...match])] : [own]
}

const persons =
  'société|association|syndicat|fédération|confédération|ligue|union|commune|communauté|département|région|métropole|' +
  'collectivité|fondation|collectif|chambre|ordre|conseil national|conseil départemental|comité|centre hospitalier|' +
  'université|établissement|office|agence|mutuelle|caisse|section française'
/** A request, and who makes it, between what stands before and it. */
const request = / (?:demande|a demandé) (?:au|à la|à l)/giu
const claimant = new RegExp(`^(?:la |l['’]|le )((?:${persons})(?!\\p{L}).{0,120})$`, 'isu')
/** A title, or the single capital that stands for a name taken out. */
const natural =
  /(?<!\p{L})(?:M\.|MM\.|Mme|Mmes|Mlle|consorts|époux|épouse)(?!\p{L})|(?<![\p{L}\p{N}])\p{Lu}(?![\p{L}’'])/u

/** The first legal person that requests something, nothing but its name standing since the last comma, or the beginning. */
function claimantIn(text: string): string | undefined {
  for (const { index } of text.matchAll(request)) {
    let from = index
    while (from > 0 && !',;:'.includes(text[from - 1] as string)) from -= 1
    if (from > 0 && !(text[from - 1] === ',' && text[from] === ' ')) continue
    const name = claimant.exec(text.slice(from > 0 ? from + 1 : 0, index))?.[1]
    if (name) return name
  }
  return undefined
}

/**
 * The case name, only when it can be told without naming a person: the first legal person that asks the
 * court something, in the last request the facts report. Otherwise nothing.
 */
export function caseName(all: readonly Passage[]): string | undefined {
  let before: Passage | undefined
  for (const one of all) {
    if (one.section !== 'facts' || !one.text.includes('demand')) continue
    if (!/(?<!\p{L})(?:demande|demandent|a demandé)(?!\p{L})/u.test(one.text)) continue
    before ??= one
    if (!/demande(?:nt)? (?:au Conseil d|à la cour|au tribunal|au juge)/.test(one.text)) continue
    before = one
    break
  }
  const name = claimantIn(before?.text ?? '')
  if (!name || natural.test(name)) return undefined
  const short = name.replace(/ (?:représentée?|agissant|venant aux droits|prise? en)(?!\p{L}).*$/u, '').trim()
  // « la commune demande » refers back to a name given before
  if (!/[\p{Lu}\d]/u.test(short)) return undefined
  return short[0]?.toUpperCase() + short.slice(1).replaceAll("'", '’')
}
