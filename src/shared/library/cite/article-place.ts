import { fold } from '../../french/fold.ts'

/** The part of an article that a citation names: an alinéa (1 for the first, -1 for the last), an item of a list, a sentence of either. */
export interface ArticlePlace {
  readonly alinea?: number
  /** 1 for the first, -1 for the last */
  readonly sentence?: number
  /** `8°`, `II`, `b)` */
  readonly item?: string
  /** as it is written */
  readonly wording: string
}

const ORDINALS = [
  'premier',
  'deuxieme',
  'troisieme',
  'quatrieme',
  'cinquieme',
  'sixieme',
  'septieme',
  'huitieme',
  'neuvieme',
  'dixieme',
]
const LAST: Readonly<Record<string, number>> = { dernier: -1, 'avant dernier': -2, second: 2 }
const SENTENCES = ['premiere', 'deuxieme', 'troisieme', 'quatrieme', 'cinquieme']
const LAST_SENTENCE: Readonly<Record<string, number>> = { derniere: -1, 'avant derniere': -2, seconde: 2 }
const ordinalSentence =
  /(première|seconde|deuxième|troisième|quatrième|cinquième|dernière|avant-dernière)\sphrase(?!\p{L})/iu

const ordinalAlinea =
  /(premier|second|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernier|avant-dernier)\s(?:alinéa|al\.)/iu
const numberedAlinea =
  /(?<![\p{L}])(?:alinéa|al\.)\s?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})(?:e|ème|er|re)\s(?:alinéa|al\.)/iu
const numberedItem = /(?<![\d-])(\d{1,2}(?:\s(?:bis|ter|quater))?°(?:\s(?:bis|ter|quater))?)/u
const romanItem = /(?<![\p{L}\d.-])([IVX]{1,4})(?![\p{L}\d.-]|\sde\sla\sloi)/u

/** Reads the part of an article in what is written between its number and its text: `premier alinéa`, `al. 2`, `8°`, `II`, `seconde phrase`. */
export function articlePlace(text: string): ArticlePlace | undefined {
  const part = alineaOrItem(text)
  const capture = ordinalSentence.exec(text)
  if (!capture) return part
  const word = fold(capture[1] ?? '')
  const sentence = LAST_SENTENCE[word] ?? SENTENCES.indexOf(word) + 1
  return { ...part, sentence, wording: part ? `${part.wording}, ${capture[0]}` : capture[0] }
}

function alineaOrItem(text: string): ArticlePlace | undefined {
  const ordinal = ordinalAlinea.exec(text)
  if (ordinal) {
    const word = fold(ordinal[1] ?? '')
    return { alinea: LAST[word] ?? ORDINALS.indexOf(word) + 1, wording: ordinal[0] }
  }
  const numberCapture = numberedAlinea.exec(text)
  if (numberCapture)
    return { alinea: Number(numberCapture[1] ?? numberCapture[2]), wording: numberCapture[0] }
  const item = numberedItem.exec(text) ?? romanItem.exec(text)
  return item ? { item: item[1] ?? '', wording: item[1] ?? '' } : undefined
}

/** Ends a sentence of law: a full stop after a word, before a capital. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[\p{L}\d)»]{2}\.)(?<!(?<!\p{L})(?:art|al|cf|ex|etc|réf|cons)\.)\s+(?=\p{Lu})/u)

const lines = (text: string): string[] =>
  text
    .split(/\n+/)
    .map(line => line.trim())
    .filter(Boolean)

/** Begins an item of a list: `8° …`, `II.-…`, `b) …`. */
const itemMark =
  /^(?:(\d{1,2}(?:\s(?:bis|ter|quater))?°(?:\s(?:bis|ter|quater))?)|([IVX]{1,4})(?:\s(?:bis|ter))?\s?[.–—-]|([a-z])\))/u

/** The texts that an article's part may be: items of a list count as alinéas, or do not. Empty: it has no such part. */
export function textsAt(text: string, place: ArticlePlace): string[] {
  const { sentence, alinea, item } = place
  if (sentence === undefined) return partAt(text, place)
  const parts = alinea === undefined && !item ? [text] : partAt(text, place)
  return parts.flatMap(part => sentencesOf(part).at(sentence > 0 ? sentence - 1 : sentence) ?? [])
}

function partAt(text: string, place: ArticlePlace): string[] {
  const all = lines(text)
  const { alinea, item } = place
  if (item) {
    const from = all.findIndex(line => opensItem(line, item))
    if (from < 0) return []
    const level = levelOf(all[from]!)
    const length = all.slice(from + 1).findIndex(line => levelOf(line) <= level)
    return [all.slice(from, length < 0 ? undefined : from + 1 + length).join('\n')]
  }
  if (alinea === undefined) return []
  const bare = all.filter(line => !itemMark.test(line))
  return [all.at(alinea > 0 ? alinea - 1 : alinea), bare.at(alinea > 0 ? alinea - 1 : alinea)].flatMap(
    line => line ?? [],
  )
}

const opensItem = (line: string, item: string): boolean => {
  const mark = itemMark.exec(line)
  return (mark?.[1] ?? mark?.[2] ?? mark?.[3]) === item
}

const PLAIN_LINE = 4

/** How deep an item is: roman, numbered, lettered; a plain line continues the item before it. */
function levelOf(line: string): number {
  const mark = itemMark.exec(line)
  if (!mark) return PLAIN_LINE
  return mark[2] ? 1 : mark[1] ? 2 : 3
}

/** `2 alinéas`, `5 éléments de liste`: what an article has of what was looked for. */
export function partsOf(text: string, { item }: ArticlePlace): string {
  const all = lines(text)
  const n = item ? all.filter(line => levelOf(line) === levelOf(`${item} `)).length : all.length
  if (item) return n === 0 ? 'aucune liste ainsi numérotée' : n === 1 ? 'un seul élément' : `${n} éléments`
  return n === 1 ? 'un seul alinéa' : `${n} alinéas`
}
