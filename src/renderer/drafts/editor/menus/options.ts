import type { LexicalEditor } from 'lexical'
import type { Gathered } from '../../../../shared/drafts/gathered.ts'
import { gapLabel, slotKeys } from '../../../../shared/drafts/slots/gap-labels.ts'
import { slotText } from '../../../../shared/drafts/slots/slot-text.ts'
import { listExhibits } from '../../../../shared/exhibits/list.ts'
import type { Exhibit } from '../../../../shared/exhibits/model.ts'
import { INSERT_ATOM, type Shape } from '../commands.ts'
import type { PlacardHead } from '../nodes/head.ts'
import { fold } from './fold.ts'

/** A line of a menu. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly run: () => void
}

/** Acts of the block menu, given by the editor. */
export interface BlockActs {
  readonly shape: (shape: Shape) => void
  readonly placard: (head: PlacardHead) => void
  readonly table: () => void
  readonly picture: () => void
  readonly note: () => void
  readonly privateNote: () => void
  readonly link: () => void
  readonly citation: () => void
  readonly exhibit: () => void
  readonly argument: () => void
  readonly slot: () => void
  readonly reference: () => void
}

const GENERATED_BLOCKS: readonly (readonly [Extract<PlacardHead, { kind: 'generated' }>['what'], string])[] =
  [
    ['cover', 'Page de garde'],
    ['contents', 'Table des matières'],
    ['inventory', 'Inventaire des pièces'],
    ['authorities', 'Table des jurisprudences et des textes'],
    ['signature', 'Lieu, date et signature'],
    ['briefing-title', 'Titre de la note'],
    ['reading-time', 'Durée à voix haute'],
  ]

const inlineIds = ['citation', 'exhibit', 'slot', 'reference', 'link', 'private']

/** The lines of the block menu, called by `/`; in a note only those that stand in a line. */
export const blockOptions = (acts: BlockActs, only: 'all' | 'inlines'): Option[] => {
  const all = allOptions(acts)
  return only === 'all' ? all : all.filter(option => inlineIds.includes(option.id))
}

const allOptions = (acts: BlockActs): Option[] => {
  const shape = (id: string, label: string, to: Shape, detail = ''): Option => ({
    id,
    label,
    detail,
    run: () => acts.shape(to),
  })
  return [
    shape('body', 'Paragraphe', { kind: 'paragraph', style: 'body' }, 'numéroté dans la marge des mémoires'),
    ...([1, 2, 3, 4, 5] as const).map(level =>
      shape(`h${level}`, `Titre ${level}`, { kind: 'heading', level }, `Ctrl+Alt+${level}`),
    ),
    shape('h0', 'Titre hors numérotation', { kind: 'heading', level: 1, numbered: false }, 'PAR CES MOTIFS'),
    { id: 'argument', label: 'Argument de la bibliothèque', run: acts.argument },
    { id: 'citation', label: 'Citation d’une source', detail: '@', run: acts.citation },
    { id: 'exhibit', label: 'Renvoi à une pièce', detail: '#', run: acts.exhibit },
    shape('quote', 'Citation longue', { kind: 'quote' }),
    shape('bullet', 'Liste à puces', { kind: 'list', style: 'bullet' }),
    shape('decimal', 'Liste numérotée', { kind: 'list', style: 'decimal' }),
    shape('claims', 'Conclusions', { kind: 'list', style: 'claims' }, '1°) 2°) 3°)'),
    { id: 'table', label: 'Tableau', run: acts.table },
    { id: 'picture', label: 'Image', detail: 'fichier PNG, JPEG, WebP, SVG', run: acts.picture },
    { id: 'note', label: 'Note de bas de page', detail: 'Ctrl+Alt+F', run: acts.note },
    { id: 'slot', label: 'Fait du dossier', detail: 'commune, décision, requérants…', run: acts.slot },
    { id: 'reference', label: 'Renvoi interne', detail: 'titre ou paragraphe', run: acts.reference },
    { id: 'link', label: 'Lien', run: acts.link },
    { id: 'private', label: 'Note privée', detail: 'jamais exportée', run: acts.privateNote },
    { id: 'break', label: 'Saut de page', run: () => acts.placard({ kind: 'break', id: '' }) },
    shape('plain', 'Paragraphe sans numéro', { kind: 'paragraph', style: 'plain' }),
    shape('lead', 'Phrase d’annonce des conclusions', { kind: 'paragraph', style: 'lead' }),
    shape('box', 'Encadré', { kind: 'paragraph', style: 'box' }, 'L’essentiel'),
    shape('request', 'Demande', { kind: 'paragraph', style: 'request' }),
    shape('right', 'Aligné à droite', { kind: 'paragraph', style: 'right' }, 'lieu, date'),
    ...GENERATED_BLOCKS.map(([what, label]) => ({
      id: what,
      label,
      detail: 'section générée',
      run: () => acts.placard({ kind: 'generated', id: '', what }),
    })),
  ]
}

/** The lines whose words all begin by what was typed, whatever the accents. */
export const matching = (options: readonly Option[], query: string): Option[] => {
  const queryWords = fold(query).split(/\s+/).filter(Boolean)
  return options.filter(option => {
    const words = fold(`${option.label} ${option.detail ?? ''}`).split(/[\s’'()]+/)
    return queryWords.every(word => words.some(one => one.startsWith(word)))
  })
}

/** The exhibits by number or words, and the page typed after `p.`. */
export const exhibitOptions = (
  exhibits: readonly Exhibit[],
  query: string,
  run: (id: string, page: string | undefined) => void,
): Option[] => {
  const parts = /^(.*?)(?:[\s,]+(?:pp?\.?|pages?)[\s\u00a0]*(\d[\d\s,–-]*)?)?$/.exec(query)
  const page = parts?.[2]?.trim() || undefined
  const lines = listExhibits(exhibits).map(({ exhibit, number }) => ({
    id: exhibit.id,
    label: `n° ${number} — ${exhibit.label}`,
    detail: page ? `p. ${page}` : exhibit.nature,
    run: () => run(exhibit.id, page),
  }))
  return matching(lines, parts?.[1] ?? '')
}

/** The facts of the dossier that can be inserted, answered or not, and what is computed from them, with what they print. */
export const slotOptions = ({ dossier, template }: Gathered, editor: LexicalEditor): Option[] => {
  const own = Object.keys(dossier.facts).filter(key => !key.startsWith('exhibit.'))
  return [...new Set([...slotKeys(template), ...own])].map(key => ({
    id: key,
    label: gapLabel(key, template),
    detail: slotText(key, dossier, { template }) ?? 'à renseigner',
    run: () => editor.dispatchCommand(INSERT_ATOM, { kind: 'slot', key }),
  }))
}
