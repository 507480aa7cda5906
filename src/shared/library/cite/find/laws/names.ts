import { fold } from '../../../../french/fold.ts'
import { memo } from '../../../../kernel/caches.ts'
import type { Law } from '../found-citation.ts'
import { anyOf, match } from '../match-at.ts'
import { readerOf } from '../name-tree.ts'
import { codeTitles } from './codes.ts'
import { capitals, namedLaws } from './named-laws.ts'

const byName = new Map<string, Law>(
  namedLaws.flatMap(([law, names]) => names.map(name => [fold(name), law] as const)),
)
/** Titles cut short. */
const cut: Readonly<Record<string, string>> = {
  'code rural et de la pêche': 'code rural et de la pêche maritime',
  'code des pensions militaires d’invalidité':
    'code des pensions militaires d’invalidité et des victimes de guerre',
  'code de l’entrée et du séjour des étrangers':
    'code de l’entrée et du séjour des étrangers et du droit d’asile',
  'code des relations entre le public et l’administration publique':
    'code des relations entre le public et l’administration',
  'code de la propriété des personnes publiques': 'code général de la propriété des personnes publiques',
  'code des collectivités territoriales': 'code général des collectivités territoriales',
}
for (const { title, short } of codeTitles)
  byName.set(fold(title), {
    nature: 'code',
    title: codeTitle(title),
    label: short ?? title.replaceAll("'", '’'),
  })

/** The `code …` of the keys: `livre des procédures fiscales` is `code livre des procedures fiscales`. */
function codeTitle(title: string): string {
  return fold(`code ${title}`).replace(/^code code/, 'code')
}

for (const [name, title] of Object.entries(cut)) byName.set(fold(name), byName.get(fold(title))!)

/** A small word lost: `code la santé publique`, `code de sécurité sociale`, `code procédure civile`. */
const hurriedTitles = codeTitles.flatMap(({ title }) =>
  [
    title.replace(/^code de la /, 'code la '),
    title.replace(/^code de la /, 'code de '),
    title.replace(/^code (?:de procédure|du travail)/, start => start.replace(/ (?:de|du)/, '')),
  ]
    .filter(name => !byName.has(fold(name)))
    .map(name => {
      byName.set(fold(name), byName.get(fold(title))!)
      return name
    }),
)

const foldedName = memo(fold)
const endOfName = readerOf([
  ...namedLaws.flatMap(([, names]) => names),
  ...codeTitles.map(({ title }) => title),
  ...Object.keys(cut),
  ...hurriedTitles,
])

/** A text known by its name at this place: a code, the Constitution, a convention. */
export function readName(text: string, at: number): { law: Law; end: number } | undefined {
  const end = endOfName(text, at)
  if (end === undefined) return undefined
  const name = text.slice(at, end)
  // the constitution of a company, of a file
  if (name.startsWith('constitution') && !/\d/.test(name)) return undefined
  const foldedKey = foldedName(name)
  // « la convention européenne d’extradition » is another one
  if (foldedKey === 'convention europeenne' && match(ofOther, text, end)) return undefined
  const law = byName.get(foldedKey)
  return law && { law, end }
}

const ofOther = /\s(?:d[eu]s?\s|d['’]|sur\s|relative|pour\s|en\s|concernant|contre\s)/uy

const shorts = new Map<string, Law>([
  ...codeTitles.flatMap(({ title, shorts }) =>
    shorts.map(short => [tight(short), byName.get(fold(title))!] as const),
  ),
  ...Object.entries(capitals).map(([short, law]) => [tight(short), law] as const),
])
const tightName = memo(tight)
/** Short names in capitals, also written with full stops: `C.S.I.`, `C.G.C.T.` */
const dottedShorts = [...codeTitles.flatMap(code => code.shorts), ...Object.keys(capitals)].filter(short =>
  /^[A-Z]{3,7}$/.test(short),
)
const shortName = new RegExp(
  `(?:${[...codeTitles.flatMap(code => code.shorts), ...Object.keys(capitals)]
    .sort((a, b) => b.length - a.length)
    .map(short => anyOf([short]).replaceAll('\\.\\s+', '\\.\\s?'))
    .join('|')}|${dottedShorts.map(short => `${[...short].join('\\.')}\\.`).join('|')})(?![\\p{L}\\p{N}])`,
  'uy',
)

const courtThatJudges =
  /CEDH,?\s(?:gde|grande|ch\.|plén|déc\.|sect\.|\d{1,2}(?:er)?\s\p{L}{3,9}\.?\s\d{4}|\p{Lu}[^;()\n]{1,80}?\sc(?:\.|\/)\s)/uy

/** A text known by its short name at this place: `CJA`, `C. pén.`, `RGPD`. */
export function readShort(text: string, at: number): { law: Law; end: number } | undefined {
  // « (CEDH, 4 juillet 2023, … » is the court, not the convention
  if (match(courtThatJudges, text, at)) return undefined
  const capture = match(shortName, text, at)
  const law = capture && shorts.get(tightName(capture[0]))
  return law ? { law, end: shortName.lastIndex } : undefined
}

/** `C. pén.` and `C.pen.` are both `cpen`. */
function tight(short: string): string {
  return short
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Articles of procedure that decisions cite by their number alone, being those of the code the court applies. */
const numbers = new Set(
  'L. 521-1 L. 521-2 L. 521-3 L. 521-4 L. 522-1 L. 522-3 L. 761-1 L. 911-1 L. 911-2 L. 911-3 L. 911-4 L. 821-2 L. 822-1 R. 222-1 R. 421-1 R. 421-5 R. 611-7 R. 611-22 R. 612-1 R. 612-6 R. 613-1 R. 741-12 R. 761-1 R. 822-5 L. 911-5 L. 77-12-1 R. 77-12-4 R. 411-1 R. 412-1 R. 412-2 R. 414-1 R. 421-2 R. 421-3 R. 421-7 R. 431-2 R. 432-2 R. 522-1 R. 532-1 R. 541-1 R. 611-7-1 R. 611-8-1 R. 611-8-2 R. 611-8-6 R. 612-5-1 R. 612-5-2 R. 613-3 R. 632-1 R. 741-2 R. 771-3 R. 811-1 R. 811-2 R. 811-7'.split(
    / (?=[LR])/,
  ),
)
// found at the first need: the expression of all names takes a tenth of a second to build, at each start of the program
let justice: Law | undefined

/** The code of an article which no text names, when its number tells a lawyer which one it is. */
export function procedure(number: string): Law | undefined {
  if (!numbers.has(number)) return undefined
  justice ??= readName('code de justice administrative', 0)?.law
  return justice
}
