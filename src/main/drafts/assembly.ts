import { randomUUID } from 'node:crypto'
import { insertions, renew } from '../../shared/drafts/arguments/insertions.ts'
import type { Choices } from '../../shared/drafts/merge/conflict.ts'
import { print } from '../../shared/drafts/merge/parts.ts'
import type { Draft } from '../../shared/drafts/model.ts'
import { withOwnAnswers } from '../../shared/drafts/own-answers.ts'
import { argumentIds } from '../../shared/drafts/templates/instantiate.ts'
import { reassemble } from '../../shared/drafts/templates/reassemble.ts'
import type { LinkedInsertion, Reassembly, Renewal } from '../../shared/drafts/version.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Argument } from '../../shared/library/model.ts'
import { dossiers } from '../dossiers/store.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { stale } from '../kernel/database/stored.ts'
import type { Library } from '../kernel/library.ts'
import { sourceReader } from '../library/source-reader.ts'
import { sources } from '../library/store.ts'
import { providers } from './providers.ts'
import { drafts } from './store.ts'
import { template } from './templates.ts'
import { versions } from './version-store.ts'

/** Saves a text just made from its template, with what it was made of beside it: the base of all later assemblies. */
export function saveMade(library: Library, draft: Draft): Draft {
  const write = library.db.transaction(() => {
    const base = randomUUID()
    const savedDraft = drafts(library.db).save({ ...draft, base })
    versions(library.db).keep(draft, 'base', { id: base })
    return savedDraft
  })
  return guarded(() => write.immediate())
}

interface Asked {
  readonly id: string
  readonly revision?: number | undefined
  readonly choices: Choices
  readonly apply: boolean
}

/** A text made again from its template and the facts; written only when asked, the present kept first. */
export function reassembly(library: Library, { id, revision, choices, apply }: Asked): Reassembly {
  const draft = current(library, id, revision)
  const from = template(draft.template, library.db)
  const all = sources(library.db)
  const store = versions(library.db)
  const was = draft.base ? store.find(draft.base) : undefined
  const dossier = withOwnAnswers(dossiers(library.db).get(draft.dossier), draft)
  const reading = providers().readingOf(library, dossier, from)
  const result = reassemble(
    draft.blocks,
    was?.draft.blocks,
    {
      template: from,
      dossier,
      argumentsById: new Map(
        all.existing(argumentIds(from, reading.things)).map(source => [source.id, source]),
      ),
      ...reading,
    },
    { choices, deletedIds: was ? goneOf(was.version) : [] },
  )
  const isChanged = differ(result.blocks, result.mine)
  const next = { ...draft, blocks: result.blocks }
  if (!apply) return { draft: next, conflicts: result.conflicts, changed: isChanged }
  const write = library.db.transaction(() => {
    store.keep(draft, 'before', { name: 'Avant une mise à jour depuis les faits' })
    const base = randomUUID()
    store.keep({ ...next, blocks: result.base, comments: [], base: '' }, 'base', {
      id: base,
      name: result.deletedIds.join('\n'),
    })
    return drafts(library.db).save({ ...next, base })
  })
  return { draft: guarded(() => write.immediate()), conflicts: result.conflicts, changed: isChanged }
}

/** The name of a base says what had been taken out of the text and was no longer given. */
const goneOf = ({ name }: { readonly name: string }): string[] => name.split('\n').filter(Boolean)

/** The insertions of arguments that say something else at their source now. */
export function staleInsertions(library: Library, id: string): LinkedInsertion[] {
  const draft = drafts(library.db).get(id)
  return [...insertions(draft.blocks)].flatMap(([group, [first]]): LinkedInsertion[] => {
    if (!first?.origin) return []
    const { source, revision } = first.origin
    const now = argument(library, source)
    const about = { group, source, block: first.id, from: revision }
    if (!now) return [{ ...about, title: source, to: revision, state: 'gone' }]
    if (now.revision === revision) return []
    const { passages } = renewInsertion(library, draft, group, now, {})
    return passages.length > 0 ? [{ ...about, title: now.title, to: now.revision, state: 'changed' }] : []
  })
}

/** An insertion brought up to date; written only when asked, the present kept first. */
export function renewal(
  library: Library,
  { id, group, revision, choices, apply }: Asked & { readonly group: string },
): Renewal {
  const draft = current(library, id, revision)
  const origin = draft.blocks.find(block => block.origin?.group === group)?.origin
  const now = origin && argument(library, origin.source)
  if (!origin || !now)
    throw new AppError(
      'not-found',
      origin
        ? 'Cet argument n’est plus dans la bibliothèque : le texte reste comme il est.'
        : 'Ce passage n’est plus dans le texte.',
    )
  const { blocks, conflicts, passages, hasFormer } = renewInsertion(library, draft, group, now, choices)
  const next = { ...draft, blocks }
  const answer = { conflicts, passages, known: hasFormer, changed: differ(blocks, draft.blocks) }
  if (!apply) return { draft: next, ...answer }
  const write = library.db.transaction(() => {
    versions(library.db).keep(draft, 'before', { name: `Avant la mise à jour de «\u00a0${now.title}\u00a0»` })
    return drafts(library.db).save(next)
  })
  return { draft: guarded(() => write.immediate()), ...answer }
}

function renewInsertion(library: Library, draft: Draft, group: string, now: Argument, choices: Choices) {
  const revision = draft.blocks.find(block => block.origin?.group === group)?.origin?.revision ?? 0
  const all = sources(library.db)
  const before =
    now.revision === revision ? now : all.history(now.id).find(edit => edit.revision === revision + 1)?.before
  const former = before?.kind === 'argument' ? before : undefined
  const kindOf = (id: string) => all.existing([id])[0]?.kind
  return {
    ...renew(draft.blocks, { group, former, now, kindOf, choices }),
    hasFormer: former !== undefined,
  }
}

function argument(library: Library, id: string): Argument | undefined {
  return sourceReader(library.db).argumentsOf([id])[0]
}

function current(library: Library, id: string, revision: number | undefined): Draft {
  const draft = drafts(library.db).get(id)
  if (revision !== undefined && revision !== draft.revision) throw stale('Ce texte a été modifié', draft)
  return draft
}

const differ = (a: readonly Draft['blocks'][number][], b: readonly Draft['blocks'][number][]) =>
  a.length !== b.length || a.some((block, at) => block !== b[at] && print(block) !== print(b[at]!))
