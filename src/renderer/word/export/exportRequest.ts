import type { Problem } from '../../../shared/dossiers/problem.ts'
import type { Keep, TextFormat } from '../../../shared/word/keep.ts'
import type { Kind } from './FileKinds.tsx'

/** Export options; kept from one opening of the dialog to the next. */
export interface Wish {
  readonly final: boolean
  readonly author: string
  readonly keep: Keep
  readonly comments: boolean
  readonly archive: boolean
  readonly format: TextFormat
  /** what a comparison is made with: a version kept, or a Word file */
  readonly from?: string | File
  /** the version that is compared; left out, the text of today */
  readonly to?: string
}
export type Change = (some: Partial<Wish>) => void

/** Whether the file is the version to be filed, as Word or as PDF: it waits for what is missing. */
export const isForFiling = (kind: Kind, { final }: Pick<Wish, 'final'>): boolean =>
  kind === 'final' || (kind === 'pdf' && final)

/** The problems that hold back the version to be filed. */
export const blockingOf = (problems: readonly Problem[] | undefined): readonly Problem[] =>
  (problems ?? []).filter(one => one.severity === 'blocking')

/** Whether the file can be asked for; `problems` undefined as long as the text is not checked. */
export function canExport(
  kind: Kind,
  wish: Pick<Wish, 'final' | 'from'>,
  problems: readonly Problem[] | undefined,
): boolean {
  if (kind === 'redline') return Boolean(wish.from)
  return !isForFiling(kind, wish) || (problems !== undefined && blockingOf(problems).length === 0)
}

/** The button that asks for the file, and what it says meanwhile. */
export function exportLabel(kind: Kind, busy: boolean): string {
  if (busy) return kind === 'pdf' ? 'LibreOffice fait le PDF…' : 'Écriture…'
  return verbs[kind]
}

/** Whether the page numbers of the file are estimated, and LibreOffice checks them once it is written. */
export const hasEstimatedPages = (kind: Kind): boolean =>
  kind === 'working' || kind === 'final' || kind === 'redline'

const verbs: Readonly<Record<Kind, string>> = {
  working: 'Écrire la copie de travail',
  final: 'Écrire la version à déposer',
  pdf: 'Faire le PDF',
  text: 'Écrire le fichier',
  redline: 'Écrire la comparaison',
}
