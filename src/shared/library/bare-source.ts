import type { Source, SourceKind } from './model.ts'

const common = (id: string) => ({
  id,
  certainty: 'verified' as const,
  provenance: [],
  tags: [],
  notes: '',
  revision: 0,
  updatedAt: '',
})

// The defaults of the schemas, written out: a thread that reads archives has no need of them.
const made: { readonly [K in SourceKind]: (id: string) => Extract<Source, { kind: K }> } = {
  decision: id => ({
    kind: 'decision',
    ...common(id),
    court: 'CE',
    numbers: [],
    text: [],
    punctuation: 'as-published',
  }),
  article: id => ({
    kind: 'article',
    ...common(id),
    of: { nature: 'loi', title: '' },
    number: '',
    path: [],
    versions: [],
  }),
  argument: id => ({
    kind: 'argument',
    ...common(id),
    title: '',
    thesis: '',
    shortForm: '',
    development: '',
    pairs: [],
    authorities: [],
    facts: [],
    variants: {},
    targets: [],
    neverSay: [],
    measures: [],
    needs: [],
  }),
  document: id => ({ kind: 'document', ...common(id), type: 'other', numbers: [], title: '', text: [] }),
}

/** A source of which nothing is known yet: what one written by hand starts from. */
export const bareSource = <K extends SourceKind>(kind: K, id: string): Extract<Source, { kind: K }> =>
  made[kind](id)
