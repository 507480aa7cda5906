import { cite, citeText, label } from '../../shared/cite/print.ts'
import type { Run } from '../../shared/draft/assembled.ts'
import type { Exhibit } from '../../shared/model/exhibit.ts'
import type { Source, SourceRef } from '../../shared/model/source.ts'
import type { Atom, PlacardHead } from './nodes/head.ts'

/** What the labels on the page are computed from. Mutable in place: nodes read the one object of their editor. */
export interface Labels {
  sources: Map<string, Source>
  exhibits: readonly Exhibit[]
  slot: (key: string) => string | undefined
  profile: 'pretoire' | 'reflex'
  /** what a cross-reference prints, by target block: heading number, margin number */
  numbers: Map<string, { number?: string; paragraph?: number }>
}

/** How an atomic inline shows: its text, and whether something is missing. */
export interface Appearance {
  readonly text: string
  readonly title: string
  readonly missing: boolean
  /** the same text in its faces, where it has more than one */
  readonly runs?: readonly Run[]
}

const shown = (text: string, title: string, missing = false): Appearance => ({ text, title, missing })

/** The printed form of a citation on screen; `again` when the same source was cited in full above. */
export const citationText = (
  labels: Labels,
  source: SourceRef,
  form: 'full' | 'short' | 'again',
): string | undefined => {
  const found = labels.sources.get(source.id)
  if (!found) return undefined
  return citeText(found, { profile: labels.profile, form, ...(source.pin ? { pin: source.pin } : {}) })
}

type Table = {
  [K in Atom['kind']]: (atom: Extract<Atom, { kind: K }>, labels: Labels, context: AtomContext) => Appearance
}

/** What only the place in the document tells: whether the source was cited above, the note's number. */
export interface AtomContext {
  readonly again?: boolean
  readonly note?: number
}

const table: Table = {
  citation: (atom, labels, context) => {
    const form = atom.form === 'auto' ? (context.again ? 'again' : 'full') : atom.form
    const source = labels.sources.get(atom.source.id)
    if (!source) return shown('source introuvable', 'Cette source n’est plus dans la bibliothèque', true)
    const runs = cite(source, {
      profile: labels.profile,
      form,
      ...(atom.source.pin ? { pin: atom.source.pin } : {}),
    })
    const doubt = source.certainty === 'to-verify' ? ' — à vérifier' : ''
    return { ...shown(runs.map(run => run.text).join(''), label(source) + doubt), runs }
  },
  exhibit: (atom, labels) => {
    const at = labels.exhibits.findIndex(exhibit => exhibit.id === atom.exhibit)
    const page = atom.page ? `, p. ${atom.page}` : ''
    if (at < 0) return shown(`pièce retirée${page}`, 'Cette pièce n’est plus dans le dossier', true)
    return shown(`pièce n° ${at + 1}${page}`, labels.exhibits[at]?.label ?? '')
  },
  slot: (atom, labels) => {
    const text = atom.key ? labels.slot(atom.key) : undefined
    if (!text)
      return shown(`[${atom.key || 'fait'}]`, 'Ce fait n’est pas encore renseigné dans le dossier', true)
    return shown(text, `Fait du dossier : ${atom.key}`)
  },
  ref: (atom, labels) => {
    const target = labels.numbers.get(atom.target)
    if (!target) return shown('renvoi rompu', 'Le passage visé n’existe plus', true)
    if (atom.form === 'page') return shown('p. …', 'La page est calculée à l’export')
    const text = atom.form === 'number' ? target.number : target.paragraph && `${target.paragraph}`
    return text
      ? shown(text, 'Renvoi')
      : shown('renvoi sans numéro', 'Le passage visé n’est pas numéroté', true)
  },
  link: atom => shown(atom.text || atom.url, atom.url),
  private: atom => shown('✎', `Note privée, jamais exportée : ${atom.text}`),
  note: (atom, labels, context) =>
    shown(
      `${context.note ?? '•'}`,
      `Note : ${atom.inlines.map(inline => inlineText(inline, labels)).join('')}`,
    ),
}

/** The appearance of an atomic inline. */
export const appearance = (atom: Atom, labels: Labels, context: AtomContext = {}): Appearance =>
  (table[atom.kind] as (atom: Atom, labels: Labels, context: AtomContext) => Appearance)(
    atom,
    labels,
    context,
  )

/** Any inline as plain text. */
export const inlineText = (
  inline: Atom | { kind: 'text'; text: string } | { kind: 'linebreak' },
  labels: Labels,
): string => {
  if (inline.kind === 'text') return inline.text
  if (inline.kind === 'linebreak') return '\n'
  return appearance(inline, labels).text
}

const placards: Record<Extract<PlacardHead, { kind: 'generated' }>['what'], readonly [string, string]> = {
  cover: ['Page de garde', 'Juridiction, titre, parties et décision attaquée, d’après les faits du dossier.'],
  contents: ['Table des matières', 'Les titres et leurs pages, calculés à l’export.'],
  inventory: ['Inventaire des pièces', 'Les pièces du dossier, dans leur ordre.'],
  authorities: [
    'Table des jurisprudences et des textes',
    'Les sources citées, classées, avec leurs paragraphes.',
  ],
  signature: ['Lieu, date et signature', 'D’après les faits du dossier.'],
  'briefing-title': ['Titre de la note', 'Objet, texte et stade, d’après les faits du dossier.'],
}

/** What a block without text of its own says of itself: its name, and what will be printed there. */
export const placardText = (head: PlacardHead): readonly [string, string] =>
  head.kind === 'break' ? ['Saut de page', ''] : placards[head.what]

/** Whether the facts of the dossier fill it, so that a button leads there. */
export const fromFacts = (head: PlacardHead): boolean =>
  head.kind === 'generated' && ['cover', 'signature', 'briefing-title'].includes(head.what)
