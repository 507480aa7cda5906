import { Source, type SourceKind } from './source.ts'

const least: Readonly<Record<SourceKind, object>> = {
  decision: { court: 'CE' },
  article: { of: { nature: 'loi' } },
  argument: { title: '', thesis: '' },
  document: { type: 'other' },
}

/** A source of which nothing is known yet: what one written by hand starts from. */
export const bareSource = <K extends SourceKind>(kind: K, id: string): Extract<Source, { kind: K }> =>
  Source.parse({ kind, id, ...least[kind] }) as Extract<Source, { kind: K }>
