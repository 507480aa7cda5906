import type { TitleNumbering } from '../../../shared/drafts/model.ts'
import type { ModelReport } from '../../../shared/word/word-model.ts'
import { fontMetric } from '../metrics/fonts.ts'
import { children, isNode, type Node } from '../read/tree.ts'
import type { StyleId } from '../write/names.ts'
import { citationStyle } from './citation.ts'
import type { Area, Model } from './model.ts'
import { matched } from './styles.ts'
import { tableStyle } from './tables.ts'

/** What is taken of a model, in sentences, beside what is not. */
export function reportOf(model: Model, left: readonly string[]): ModelReport {
  const { page } = model
  const fonts = facesIn(model)
  const tables = tableStyle(model.sheet)
  const cited = citationStyle(model.sheet)
  return {
    taken: [
      `Page ${paperName(page)}, marges : haut ${cm(page.top)}, bas ${cm(page.bottom)}, gauche ${cm(page.left)}, droite ${cm(page.right)}.`,
      ...(['header', 'footer'] as const).flatMap(kind => areasSaid(model, kind)),
      ...(model.borders ? [bordersSaid(model.borders)] : []),
      `Styles : ${stylesSaid(model)}.`,
      ...(tables ? [`Tableaux : «\u00a0${tables.style.name.slice(0, 40)}\u00a0» (filets et fonds).`] : []),
      ...(cited ? [`Citations : «\u00a0${cited.style.name.slice(0, 40)}\u00a0».`] : []),
      `Polices : ${fonts.join(', ')}.`,
    ],
    left: [...left, ...numberingLeft(model), ...pagesLeft(model), ...facesLeft(model)],
  }
}

const cm = (twips: number) => `${(twips / 567).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0cm`

function paperName({ width, height }: Model['page']): string {
  const near = (one: number, other: number) => Math.abs(one - other) < 60
  if (near(width, 11906) && near(height, 16838)) return 'A4'
  if (near(width, 16838) && near(height, 11906)) return 'A4 en paysage'
  return `de ${cm(width)} sur ${cm(height)}`
}

const places: Readonly<Record<Area['type'], string>> = {
  first: 'de la première page',
  even: 'des pages paires',
  default: 'des pages',
}

function areasSaid({ areas }: Model, kind: Area['kind']): string[] {
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
    const place = type === 'default' && some.length > 1 ? 'des autres pages' : places[type]
    return `${name} ${place}${holds.length > 0 ? ` (${holds.join(', ')})` : ''}.`
  })
}

const count = (node: Node, name: string): number =>
  node.children.reduce(
    (sum, one) => sum + (isNode(one) ? (one.name === name ? 1 : 0) + count(one, name) : 0),
    0,
  )

const bordersSaid = (borders: Node) =>
  borders.children.length === 4
    ? 'Cadre autour des pages.'
    : `Filets des pages\u00a0: ${children(borders)
        .map(one => sides[one.name])
        .join(', ')}.`

const sides: Readonly<Record<string, string>> = {
  'w:top': 'en haut',
  'w:left': 'à gauche',
  'w:bottom': 'en bas',
  'w:right': 'à droite',
}

const said: Partial<Record<StyleId, string>> = {
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
}

const stylesSaid = ({ sheet }: Model) =>
  [...matched(sheet).keys()].flatMap(id => said[id] ?? []).join(', ') || 'aucun'

function facesIn({ sheet }: Model): string[] {
  const all = [...matched(sheet).values()].map(one => sheet.of(one.id).font ?? 'Times New Roman')
  return [...new Set([sheet.of(undefined).font ?? 'Times New Roman', ...all])]
}

/** The widths of every face its text may be set in are known. */
export const isMeasured = (model: Model) => facesIn(model).every(name => fontMetric(name).exact)

const facesLeft = (model: Model): string[] => {
  const unknown = facesIn(model).filter(name => !fontMetric(name).exact)
  if (unknown.length === 0) return []
  return [
    `les largeurs exactes de ${unknown.join(', ')} : les numéros de page sont estimés d’après une police voisine, puis vérifiés par LibreOffice où il est installé`,
  ]
}

/** How the titles of a model are numbered, where it is one of our ways. */
export function numberingOf({ sheet }: Model): TitleNumbering | undefined {
  const levels = ([1, 2] as const).map(level => {
    const style = matched(sheet).get(`Heading${level}`)
    return style && sheet.listOf(style.id)
  })
  const [first, second] = levels
  if (!first || !/^%1[.)]?$/.test(first.text.trim())) return undefined
  if (first.format === 'decimal') return 'decimal'
  return first.format === 'upperRoman' && (!second || second.format === 'upperLetter') ? 'roman' : undefined
}

function numberingLeft(model: Model): string[] {
  const { sheet } = model
  if (numberingOf(model)) return []
  const style = matched(sheet).get('Heading1')
  const list = style && sheet.listOf(style.id)
  if (!style) return []
  if (!list) return ['ses titres ne sont pas numérotés : ceux des textes gardent leurs numéros']
  const shown = list.text.replace(/%\d/g, '1').slice(0, 30)
  return [`la numérotation de ses titres («\u00a0${shown}\u00a0») : ceux des textes gardent la leur`]
}

const pagesLeft = (model: Model): string[] =>
  !model.paged && model.areas.some(one => one.kind === 'footer')
    ? ['il n’imprime pas le numéro de page : Prétoire l’ajoute sous son pied']
    : []

/** It has a header that prints something. */
export const headed = (model: Model) =>
  model.areas.some(
    one =>
      one.kind === 'header' &&
      count(one.root, 'w:t') + count(one.root, 'a:blip') + count(one.root, 'v:imagedata') > 0,
  )
