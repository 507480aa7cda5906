import type { LetterRole } from '../../../../shared/word/letter.ts'
import { matchStyles } from '../match-styles.ts'
import type { Sheet } from '../style-sheet.ts'
import { lookOf, type SetParagraph } from './letter-paragraphs.ts'

/** A paragraph longer than this, in signs, is no title; one shorter than that is no text by itself. */
const [MAX_TITLE_SIGNS, MIN_TEXT_SIGNS] = [140, 60]
/** How much further than the text a quotation stands in, in twips. */
const QUOTE_INDENT_TWIPS = 280
const MIN_QUOTE_SIGNS = 30
/** A letter is signed in its last paragraphs. */
const SIGNATURE_PARAGRAPHS = 8

const DATE_LINE = /^(?:[\p{L}’' -]{2,60},?\s+)?(?:le\s+)?\d{1,2}(?:er)?\s+\p{L}{3,9}\s+\d{4}\s*\.?$/iu
const TYPED_NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^[IVXLC]{1,6}\s?[.)°–-]/, 1],
  [/^[A-H]\s?[.)°–-]/, 2],
  [/^\d{1,2}\.\d{1,2}\.\d/, 3],
  [/^\d{1,2}\.\d/, 2],
]

/** Tells the part each paragraph plays: by its style where that is one of Word's, else by how it is set and where it stands. */
export function letterRoles(paragraphs: readonly SetParagraph[], sheet: Sheet): LetterRole[] {
  const text = textLook(paragraphs)
  const isText = (one: SetParagraph) => text !== undefined && key(one) === key(text)
  const long = paragraphs.map((one, at) => (isText(one) && one.text.length >= MIN_TEXT_SIGNS ? at : -1))
  const first = long.find(at => at >= 0) ?? paragraphs.length
  const last = long.findLast(at => at >= 0) ?? -1
  const end = paragraphs.findLastIndex(one => !one.isNote)
  const byStyle = stylesOfRoles(sheet)
  let hasTitle = false
  const roles = paragraphs.map((one, at): LetterRole => {
    if (one.isNote) return 'note'
    const own = one.styleId === undefined ? undefined : byStyle.get(one.styleId)
    if (own && own !== 'body') return own
    if (DATE_LINE.test(one.text)) return 'date'
    if (at > last && at > end - SIGNATURE_PARAGRAPHS && one.text.length < MAX_TITLE_SIGNS) return 'signature'
    if (isQuote(one, text)) return 'quote'
    if (at < first && isTitle(one, text) && !hasTitle && isSetApart(one, text)) {
      hasTitle = true
      return 'title'
    }
    if (at < first && one.text.length < MAX_TITLE_SIGNS && !isTitle(one, text)) return 'address'
    if (isTitle(one, text)) return 'heading1'
    return isText(one) || one.text.length >= MIN_TEXT_SIGNS ? 'body' : 'other'
  })
  return withLevels(paragraphs, roles, byStyle)
}

const key = (one: SetParagraph) => JSON.stringify(lookOf(one.props))

/** The paragraph that is set as most of the letters are. */
function textLook(paragraphs: readonly SetParagraph[]): SetParagraph | undefined {
  const weights = new Map<string, { one: SetParagraph; signs: number }>()
  for (const one of paragraphs) {
    if (one.isNote || one.text.length < MIN_TEXT_SIGNS) continue
    const weight = weights.get(key(one)) ?? { one, signs: 0 }
    weights.set(key(one), { one: weight.one, signs: weight.signs + one.text.length })
  }
  return [...weights.values()].toSorted((a, b) => b.signs - a.signs)[0]?.one
}

/** Styles of Word that say the part by themselves. */
function stylesOfRoles(sheet: Sheet): ReadonlyMap<string, LetterRole> {
  const matches = matchStyles(sheet)
  const roles: readonly (readonly [Parameters<typeof matches.get>[0], LetterRole])[] = [
    ['Title', 'title'],
    ['Heading1', 'heading1'],
    ['Heading2', 'heading2'],
    ['Heading3', 'heading3'],
    ['Quote', 'quote'],
    ['Date', 'date'],
    ['Signature', 'signature'],
    ['BodyText', 'body'],
  ]
  return new Map(
    roles.flatMap(([id, role]) => {
      const style = matches.get(id)
      return style ? [[style.id, role] as const] : []
    }),
  )
}

const sizeOf = (one: SetParagraph | undefined) => one?.props.size ?? 20

/** Short, without the end of a sentence, and standing out of the text. */
function isTitle({ props, text }: SetParagraph, body: SetParagraph | undefined): boolean {
  if (text.length > MAX_TITLE_SIGNS || /[.;,…]$/.test(text)) return false
  return (
    (props.bold === true && body?.props.bold !== true) ||
    (props.underline === true && body?.props.underline !== true) ||
    props.caps === true ||
    (props.size ?? 20) > sizeOf(body) + 1 ||
    (/\p{L}{3}/u.test(text) && text === text.toLocaleUpperCase('fr'))
  )
}

const isSetApart = (one: SetParagraph, body: SetParagraph | undefined) =>
  one.props.align === 'center' || sizeOf(one) > sizeOf(body) + 3

function isQuote({ props, text }: SetParagraph, body: SetParagraph | undefined): boolean {
  if (!body || text.length < MIN_QUOTE_SIGNS) return false
  const isIn = (props.left ?? 0) >= (body.props.left ?? 0) + QUOTE_INDENT_TWIPS && (props.first ?? 0) >= 0
  const isItalic = props.italic === true && body.props.italic !== true
  return (isIn && (isItalic || /^[«“"]/.test(text) || sizeOf({ ...body, props }) < sizeOf(body))) || isItalic
}

/** Levels of the titles: by the number typed before them, else by how they are set, in the order they are met. */
function withLevels(
  paragraphs: readonly SetParagraph[],
  roles: readonly LetterRole[],
  byStyle: ReadonlyMap<string, LetterRole>,
): LetterRole[] {
  const looks: string[] = []
  return roles.map((role, at): LetterRole => {
    const one = paragraphs[at]
    if (role !== 'heading1' || !one || (one.styleId !== undefined && byStyle.has(one.styleId))) return role
    const look = key(one)
    if (!looks.includes(look)) looks.push(look)
    const typed = TYPED_NUMBERS.find(([pattern]) => pattern.test(one.text))?.[1]
    const level = typed ?? looks.indexOf(look) + 1
    return level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3'
  })
}
