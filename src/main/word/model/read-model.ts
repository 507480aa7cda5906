import { AppError } from '../../../shared/kernel/errors.ts'
import type { LetterParagraph, LetterRole, LetterRoles } from '../../../shared/word/letter.ts'
import { openPackage, type Package } from '../package/package.ts'
import { mainPart, relations } from '../package/relations.ts'
import { child, children, type Node, readTree, toggle, val } from '../package/word-xml.ts'
import { pageBorders } from './areas/borders.ts'
import { cleanArea } from './clean/clean.ts'
import { type Media, mediaOf } from './clean/media.ts'
import { learnStyles } from './letter/learn-styles.ts'
import { letterParagraphs } from './letter/letter-paragraphs.ts'
import { letterRoles } from './letter/letter-roles.ts'
import type { Area, Model, ModelPage } from './model.ts'
import { bodyOf } from './model-body.ts'
import { boundedInteger as number } from './props.ts'
import { readSheet, type Sheet } from './style-sheet.ts'
import { faceName, readTheme, type Theme } from './theme.ts'

/** Pictures of a paper together, in bytes. */
const MAX_MEDIA_BYTES = 12 * 2 ** 20

/** A Word file as a model, and what of it is not taken, in the words of a list. Throws an AppError whose sentence says why it cannot be one. */
export function readModel(
  file: Buffer,
  corrections: LetterRoles = {},
): {
  readonly model: Model
  readonly theme: Theme
  readonly leftOut: readonly string[]
  readonly letter: Letter
} {
  const whole = openPackage(file)
  const main = mainPart(whole)
  const text = main && whole.text(main)
  if (!main || text === undefined)
    throw new AppError('refused', 'Ce fichier n’est pas un document Word. Rien n’a été changé.')
  const leftOut: string[] = []
  const leave = (what: string) => {
    if (!leftOut.includes(what)) leftOut.push(what)
  }
  const parts = relations(whole, main)
  const part = (type: string) => {
    const target = parts.find(one => one.type === type && !one.outside)?.target
    return target === undefined ? undefined : whole.text(target)
  }
  const theme = readTheme(whole)
  const fileSheet = readSheet(part('styles'), part('numbering'), theme)
  const body = bodyOf(text, fileSheet, leave)
  const { letter, sheet } = learnLetter({ text, part, fileSheet, theme }, corrections)
  const settings = tree(part('settings'))
  const media = new Map<string, Media>()
  const used = new Set<string>()
  let printsPageNumber = false
  const areas = children(body.section).flatMap((one): Area[] => {
    if (one.name !== 'w:headerReference' && one.name !== 'w:footerReference') return []
    const kind = one.name === 'w:headerReference' ? 'header' : 'footer'
    const type = one.attributes['w:type']
    const target = parts.find(each => each.id === one.attributes['r:id'] && !each.outside)?.target
    const xml = target === undefined ? undefined : whole.text(target)
    if (target === undefined || xml === undefined) return []
    const targets = relations(whole, target)
    const root = cleanArea(readTree(xml), kind === 'header' ? 'w:hdr' : 'w:ftr', {
      theme,
      leave,
      onStyle: id => used.add(id),
      onPageNumber: () => {
        printsPageNumber = true
      },
      picture: relation => {
        const link = targets.find(each => each.id === relation)
        if (link?.outside) leave('une image gardée hors du fichier (lien)')
        const bytes = link && !link.outside ? whole.bytes(link.target) : undefined
        const picture = bytes && mediaOf(bytes)
        if (!picture) return undefined
        const same = [...media].find(([, other]) => other.bytes.equals(picture.bytes))
        const id = same?.[0] ?? `rIdPicture${media.size + 1}`
        if (!same) media.set(id, picture)
        return id
      },
    })
    return [{ kind, type: type === 'first' || type === 'even' ? type : 'default', root }]
  })
  const borders = pageBorders(body.section, leave)
  const weight = [...media.values()].reduce((sum, one) => sum + one.bytes.length, 0)
  if (weight > MAX_MEDIA_BYTES)
    throw new AppError(
      'refused',
      'Les images de l’en-tête et du pied dépassent 12 Mo : chaque fichier exporté les porterait. Allégez-les dans Word (Format de l’image, Compresser), puis reprenez le modèle. Rien n’a été changé.',
    )
  const first = toggle(child(body.section, 'w:titlePg')) ?? false
  const even = toggle(child(settings, 'w:evenAndOddHeaders')) ?? false
  reportIgnoredParts(whole, main, settings, leave)
  return {
    model: {
      page: pageOf(body.section, leave),
      ...{ first, even, sheet, used, media, printsPageNumber },
      areas: areas.filter(one => one.type === 'default' || (one.type === 'first' ? first : even)),
      ...(borders && { borders }),
      kinds: kindsOf(part('fontTable')),
    },
    theme,
    leftOut,
    letter,
  }
}

/** The paragraphs of a letter with the part each plays, and the parts whose look was learned. */
export interface Letter {
  readonly paragraphs: readonly LetterParagraph[]
  readonly learned: readonly LetterRole[]
}

/** Learns of the text of a file the styles that it only shows, set by hand. */
function learnLetter(
  {
    text,
    part,
    fileSheet,
    theme,
  }: {
    readonly text: string
    readonly part: (type: string) => string | undefined
    readonly fileSheet: Sheet
    readonly theme: Theme
  },
  corrections: LetterRoles,
): { readonly letter: Letter; readonly sheet: Sheet } {
  const set = letterParagraphs(text, part('footnotes'), fileSheet, theme)
  const roles = letterRoles(set, fileSheet).map((role, at) => corrections[at] ?? role)
  const { styles, learned } = learnStyles(part('styles'), set, roles, corrections)
  const paragraphs = set.map(
    ({ text: words, props }, index): LetterParagraph => ({
      index,
      text: words.slice(0, 160),
      role: roles[index] ?? 'other',
      bold: props.bold ?? false,
      italic: props.italic ?? false,
      size: (props.size ?? 20) / 2,
      align: props.align ?? 'left',
    }),
  )
  const sheet = learned.length > 0 ? readSheet(styles, part('numbering'), theme) : fileSheet
  return { letter: { paragraphs, learned }, sheet }
}

function tree(text: string | undefined): Node | undefined {
  return text === undefined ? undefined : readTree(text)
}

/** Reports the parts of the file beside its text that a model ignores. */
function reportIgnoredParts(
  whole: Package,
  main: string,
  settings: Node | undefined,
  leave: (what: string) => void,
): void {
  const has = (pattern: RegExp) => whole.names.some(name => pattern.test(name))
  if (has(/vbaProject\.bin$/i)) leave('les macros')
  if (has(/^word\/fonts\/.+\.odttf$/i))
    leave('les polices incorporées : elles doivent être installées sur l’ordinateur')
  if (has(/^word\/activeX\//i)) leave('les contrôles ActiveX')
  if (has(/^word\/glossary\//i)) leave('les blocs de construction (QuickPart)')
  if (relations(whole, main).some(one => one.type === 'comments')) leave('les commentaires')
  if (toggle(child(settings, 'w:mirrorMargins')))
    leave('les marges en vis-à-vis : celles des pages impaires valent pour toutes')
  if (child(settings, 'w:documentProtection')) leave('la protection du document')
}

/** The largest page Word knows, 22 inches. */
const MAX_TWIPS = 31_680
/** The smallest side of a page that is believed. */
const MIN_SIDE_TWIPS = 2000
/** An A4 page and its margins of 2.5 cm, for a file that states none. */
const [A4_WIDTH_TWIPS, A4_HEIGHT_TWIPS, MARGIN_TWIPS, HEADER_TWIPS] = [11_906, 16_838, 1417, 708]
/** The least room for text in each direction: 7 cm. */
const MIN_TEXT_TWIPS = 4000

/** Throws when no text fits on the page. */
function pageOf(section: Node | undefined, leave: (what: string) => void): ModelPage {
  const size = child(section, 'w:pgSz')?.attributes ?? {}
  const margin = child(section, 'w:pgMar')?.attributes ?? {}
  const side = (name: string, fallback: number) =>
    number(margin[`w:${name}`]?.replace(/^-/, ''), 0, MAX_TWIPS) ?? fallback
  const gutter = side('gutter', 0)
  const page: ModelPage = {
    width: number(size['w:w'], MIN_SIDE_TWIPS, MAX_TWIPS) ?? A4_WIDTH_TWIPS,
    height: number(size['w:h'], MIN_SIDE_TWIPS, MAX_TWIPS) ?? A4_HEIGHT_TWIPS,
    top: side('top', MARGIN_TWIPS),
    bottom: side('bottom', MARGIN_TWIPS),
    left: side('left', MARGIN_TWIPS) + gutter,
    right: side('right', MARGIN_TWIPS),
    header: side('header', HEADER_TWIPS),
    footer: side('footer', HEADER_TWIPS),
  }
  const columns = child(section, 'w:cols')
  if ((number(columns?.attributes['w:num'], 1, 40) ?? 1) > 1 || children(columns, 'w:col').length > 1)
    leave('les colonnes')
  if (child(section, 'w:lnNumType')) leave('les numéros de lignes')
  const numbering = child(section, 'w:pgNumType')?.attributes ?? {}
  if (numbering['w:start'] !== undefined || (numbering['w:fmt'] ?? 'decimal') !== 'decimal')
    leave('la façon de compter les pages : elles le sont en chiffres, à partir de 1')
  if ((val(child(section, 'w:vAlign')) ?? 'top') !== 'top')
    leave('le centrage du texte dans la hauteur de la page')
  if (
    page.width - page.left - page.right < MIN_TEXT_TWIPS ||
    page.height - page.top - page.bottom < MIN_TEXT_TWIPS
  )
    throw new AppError(
      'refused',
      'Les marges de ce modèle ne laissent pas assez de place au texte (7 cm au moins dans chaque sens). Rien n’a été changé.',
    )
  return page
}

function kindsOf(text: string | undefined): Map<string, string> {
  return new Map(
    children(tree(text), 'w:font').flatMap(one => {
      const name = faceName(one.attributes['w:name'])
      const kind = val(child(one, 'w:family'))
      return name && kind ? [[name, kind] as const] : []
    }),
  )
}
