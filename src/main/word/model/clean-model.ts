import { type LetterParagraph, type LetterRoles, letterRoleLabels } from '../../../shared/word/letter.ts'
import type { TitleNumbering } from '../../../shared/word/style.ts'
import type { ModelFacts, ModelReport } from '../../../shared/word/word-model.ts'
import type { StyleId } from '../looks/style-names.ts'
import { TWIPS_PER_CM } from '../looks/units.ts'
import { fontMetric } from '../metrics/fonts.ts'
import { children, isNode, type Node } from '../package/word-xml.ts'
import { citationStyle } from './citation-style.ts'
import { matchStyles } from './match-styles.ts'
import type { Area, Model } from './model.ts'
import { type Letter, readModel } from './read-model.ts'
import { tableStyle } from './table-style.ts'
import { writeModel } from './write-model.ts'

/** A Word file as a model, and the file that is kept of it. */
export function cleanModel(
  file: Buffer,
  corrections: LetterRoles = {},
): Omit<ModelFacts, 'file'> & {
  readonly model: Model
  readonly paper: Buffer
  readonly letter: readonly LetterParagraph[]
} {
  const { model: source, theme, leftOut, letter } = readModel(file, corrections)
  const paper = writeModel(source, theme)
  const numbering = numberingOf(source)
  return {
    // what is kept is what is shown and printed
    model: readModel(paper).model,
    paper,
    ...(numbering ? { numbering } : {}),
    header: hasHeader(source),
    measured: isMeasured(source),
    letter: letter.paragraphs,
    report: reportOf(source, leftOut, letter),
  }
}

/** Describes in French sentences what a model brings, and what is ignored. */
function reportOf(model: Model, leftOut: readonly string[], letter: Letter): ModelReport {
  const { page } = model
  const fonts = facesIn(model)
  const tables = tableStyle(model.sheet)
  const citation = citationStyle(model.sheet)
  return {
    taken: [
      `Page ${paperName(page)}, marges : haut ${cm(page.top)}, bas ${cm(page.bottom)}, gauche ${cm(page.left)}, droite ${cm(page.right)}.`,
      ...(['header', 'footer'] as const).flatMap(kind => describeAreas(model, kind)),
      ...(model.borders ? [describeBorders(model.borders)] : []),
      `Styles : ${describeStyles(model)}.`,
      ...(tables ? [`Tableaux : «\u00a0${tables.style.name.slice(0, 40)}\u00a0» (filets et fonds).`] : []),
      ...(citation ? [`Citations : «\u00a0${citation.style.name.slice(0, 40)}\u00a0».`] : []),
      `Polices : ${fonts.join(', ')}.`,
      ...describeLearned(letter),
    ],
    left: [
      ...leftOut,
      ...describeUnseen(letter),
      ...unsupportedNumbering(model),
      ...missingPageNumber(model),
      ...estimatedFaces(model),
    ],
  }
}

const describeLearned = ({ learned }: Letter) =>
  learned.length > 0
    ? [
        `Appris de la lettre, mise en forme à la main\u00a0: ${learned.map(role => letterRoleLabels[role]).join(', ')}.`,
      ]
    : []

/** Parts that a text may have and that the letter does not show, where something was learned of it. */
function describeUnseen({ paragraphs, learned }: Letter): string[] {
  if (learned.length === 0) return []
  const roles = new Set(paragraphs.map(one => one.role))
  const unseen = (['title', 'heading1', 'heading2', 'quote', 'note', 'signature'] as const)
    .filter(role => !roles.has(role))
    .map(role => letterRoleLabels[role])
  const typed = paragraphs.some(
    one => /^heading/.test(one.role) && /^(?:[IVXLC]{1,6}|[A-H]|\d{1,2})\s?[.)°–-]/.test(one.text),
  )
  return [
    ...(unseen.length > 0
      ? [`ce que la lettre ne montre pas (${unseen.join(', ')})\u00a0: tiré de son texte`]
      : []),
    ...(typed ? ['les numéros tapés devant ses titres\u00a0: Prétoire pose les siens'] : []),
  ]
}

/** Sides of an A4 page, in twips. */
const [A4_WIDTH, A4_HEIGHT] = [11_906, 16_838]
/** Two lengths nearer than that, in twips, are the same: a millimetre. */
const SAME_LENGTH_TWIPS = 60

const cm = (twips: number) =>
  `${(twips / TWIPS_PER_CM).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0cm`

function paperName({ width, height }: Model['page']): string {
  const isNear = (one: number, other: number) => Math.abs(one - other) < SAME_LENGTH_TWIPS
  if (isNear(width, A4_WIDTH) && isNear(height, A4_HEIGHT)) return 'A4'
  if (isNear(width, A4_HEIGHT) && isNear(height, A4_WIDTH)) return 'A4 en paysage'
  return `de ${cm(width)} sur ${cm(height)}`
}

const AREA_PLACES: Readonly<Record<Area['type'], string>> = {
  first: 'de la première page',
  even: 'des pages paires',
  default: 'des pages',
}

function describeAreas({ areas }: Model, kind: Area['kind']): string[] {
  const some = areas.filter(one => one.kind === kind)
  if (some.length === 0) return []
  const [name] = kind === 'header' ? ['En-tête'] : ['Pied']
  return some.map(({ type, root }) => {
    const holds = [
      count(root, 'a:blip') + count(root, 'v:imagedata') > 0 ? 'image' : '',
      count(root, 'w:txbxContent') > 0 ? 'zone de texte' : '',
      count(root, 'w:tbl') > 0 ? 'tableau' : '',
      count(root, 'w:fldSimple') > 0 ? 'numéro de page' : '',
    ].filter(Boolean)
    const place = type === 'default' && some.length > 1 ? 'des autres pages' : AREA_PLACES[type]
    return `${name} ${place}${holds.length > 0 ? ` (${holds.join(', ')})` : ''}.`
  })
}

const count = (node: Node, name: string): number =>
  node.children.reduce(
    (sum, one) => sum + (isNode(one) ? (one.name === name ? 1 : 0) + count(one, name) : 0),
    0,
  )

const describeBorders = (borders: Node) =>
  borders.children.length === 4
    ? 'Cadre autour des pages.'
    : `Filets des pages\u00a0: ${children(borders)
        .map(one => SIDE_LABELS[one.name])
        .join(', ')}.`

const SIDE_LABELS: Readonly<Record<string, string>> = {
  'w:top': 'en haut',
  'w:left': 'à gauche',
  'w:bottom': 'en bas',
  'w:right': 'à droite',
}

const STYLE_LABELS: Partial<Record<StyleId, string>> = {
  Normal: 'texte',
  BodyText: 'corps de texte',
  Heading1: 'titre 1',
  Heading2: 'titre 2',
  Heading3: 'titre 3',
  Heading4: 'titre 4',
  Heading5: 'titre 5',
  Title: 'titre du document',
  Subtitle: 'sous-titre',
  Quote: 'citation',
  FootnoteText: 'note de bas de page',
  TOCHeading: 'titre de table',
  TOC1: 'table 1',
  TOC2: 'table 2',
  TOC3: 'table 3',
  ListBullet: 'liste à puces',
  ListNumber: 'liste numérotée',
  Caption: 'légende',
  TableText: 'texte de tableau',
  TableHead: 'titre de colonne',
  Date: 'date',
  Signature: 'signature',
  TableofAuthorities: 'table des références',
  TOAHeading: 'titre de table des références',
  Court: 'adresse',
  Right: 'date et lieu',
}

const describeStyles = ({ sheet }: Model) =>
  [...matchStyles(sheet).keys()].flatMap(id => STYLE_LABELS[id] ?? []).join(', ') || 'aucun'

function facesIn({ sheet }: Model): string[] {
  const all = [...matchStyles(sheet).values()].map(one => sheet.of(one.id).font ?? 'Times New Roman')
  const text = matchStyles(sheet).get('Normal')?.id
  return [...new Set([sheet.of(text).font ?? 'Times New Roman', ...all])]
}

/** Whether the widths of every face its text may be set in are known. */
const isMeasured = (model: Model) => facesIn(model).every(name => fontMetric(name).exact)

const estimatedFaces = (model: Model): string[] => {
  const unknownFaces = facesIn(model).filter(name => !fontMetric(name).exact)
  if (unknownFaces.length === 0) return []
  return [
    `les largeurs exactes de ${unknownFaces.join(', ')} : les numéros de page sont estimés d’après une police voisine, puis vérifiés par LibreOffice où il est installé`,
  ]
}

/** How the titles of a model are numbered, where it is one of our ways. */
function numberingOf({ sheet }: Model): TitleNumbering | undefined {
  const levels = ([1, 2] as const).map(level => {
    const style = matchStyles(sheet).get(`Heading${level}`)
    return style && sheet.listOf(style.id)
  })
  const [first, second] = levels
  if (!first || !/^%1[.)]?$/.test(first.text.trim())) return undefined
  if (first.format === 'decimal') return 'decimal'
  return first.format === 'upperRoman' && (!second || second.format === 'upperLetter') ? 'roman' : undefined
}

function unsupportedNumbering(model: Model): string[] {
  const { sheet } = model
  if (numberingOf(model)) return []
  const style = matchStyles(sheet).get('Heading1')
  const list = style && sheet.listOf(style.id)
  if (!style) return []
  if (!list) return ['ses titres ne sont pas numérotés : ceux des textes gardent leurs numéros']
  const example = list.text.replace(/%\d/g, '1').slice(0, 30)
  return [`la numérotation de ses titres («\u00a0${example}\u00a0») : ceux des textes gardent la leur`]
}

const missingPageNumber = (model: Model): string[] =>
  !model.printsPageNumber && model.areas.some(one => one.kind === 'footer')
    ? ['il n’imprime pas le numéro de page : Prétoire l’ajoute sous son pied']
    : []

/** Whether a model has a header that prints something. */
const hasHeader = (model: Model) =>
  model.areas.some(
    one =>
      one.kind === 'header' &&
      count(one.root, 'w:t') + count(one.root, 'a:blip') + count(one.root, 'v:imagedata') > 0,
  )
