import type { Inline } from '../../../../shared/drafts/model.ts'
import { questionOf } from '../../../../shared/drafts/slots/gap-labels.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { label } from '../../../../shared/library/cite/print.ts'
import { chooseSide } from '../../../../shared/sharing/office/choose.ts'
import type { ConflictView } from '../../../../shared/sharing/office/contract.ts'
import { entryOf } from '../../../../shared/sharing/office/thing-shape.ts'
import type { OfficeKind, OpenConflict, ThingState } from '../../../../shared/sharing/office/thing-state.ts'
import { fieldLabel, readable } from '../../../../shared/sharing/words.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { sourceReader } from '../../../library/source-reader.ts'
import { writing } from '../../../library/writing.ts'
import { faultOf } from '../aside/faults.ts'
import { historiesOf, type ThingHistory } from '../histories.ts'
import { noteAbsentFiles } from '../remote/files-left.ts'
import { isWrittenTogether } from '../together/session-name.ts'
import { writingTimes } from '../writing-times.ts'
import { recordChange, type Writer } from './local-changes.ts'
import { findExhibit, readThing } from './read-thing.ts'
import { officeStore } from './store.ts'
import { addOwnVersion, resolveThing, stateWithout } from './versions.ts'
import { writeExhibitOrder, writeThing } from './write-thing.ts'

/** The conflicts of a space that nobody has settled, in the words of who reads them. */
export function openConflicts({ db }: Library, space: string): ConflictView[] {
  const store = officeStore(db)
  return [...historiesOf(db, space).values()].flatMap(one => {
    const { kind, id } = one
    return openOf(db, space, one).map((one): ConflictView => {
      const [mine, theirs] = [store.version(space, one.mineFrom), store.version(space, one.theirsFrom)]
      return {
        ...{ space, kind, id, conflict: one.id },
        label: theirs?.label ?? mine?.label ?? id,
        ...readableWords(db, kind, one),
        mineBy: mine?.author ?? '',
        mineAt: writingTimes(db).shown(space, one.mineFrom).at,
        theirsBy: theirs?.author ?? '',
        theirsAt: writingTimes(db).shown(space, one.theirsFrom).at,
      }
    })
  })
}

/** Open conflicts of things by the versions they were read from: a space is read again after each change. */
const openCache = oncePer(() => new Map<string, { readonly heads: string; readonly open: OpenConflict[] }>())

function openOf(db: Database, space: string, { kind, id, heads: hashes }: ThingHistory): OpenConflict[] {
  const heads = hashes.join()
  const key = `${space} ${kind} ${id}`
  const cached = openCache(db).get(key)
  if (cached?.heads === heads) return cached.open
  const open = openIn(db, space, kind, id)
  openCache(db).set(key, { heads, open })
  return open
}

/** The open conflicts of a thing; none where its versions cannot be merged, which is told of the thing itself. */
function openIn(db: Database, space: string, kind: OfficeKind, id: string): OpenConflict[] {
  try {
    return resolveThing(db, space, kind, id)?.state.open ?? []
  } catch (error) {
    faultOf(error)
    return []
  }
}

function wordsOf(
  db: Database,
  thing: OfficeKind,
  one: OpenConflict,
): Pick<ConflictView, 'field' | 'before' | 'after' | 'mine' | 'theirs'> {
  if (one.passage) {
    const { before, after, mine, theirs } = one.passage
    return {
      field: 'Passage du texte',
      before,
      after,
      mine: linesText(db, mine),
      theirs: linesText(db, theirs),
    }
  }
  const around = { before: '', after: '' }
  if (one.kind === 'presence')
    return { field: 'Présence', ...around, mine: 'gardé, avec ses changements', theirs: 'retiré' }
  const [list, key] = entryOf(thing, one.field) ?? [one.field]
  const isAnswer = key !== undefined && (list === 'facts' || list === 'answers')
  const field = isAnswer ? questionOf(key) : fieldLabel(list, one.theirs ?? one.mine, one.title)
  const text = (value: unknown) =>
    readable(list, value, id => nameOfSource(db, id)) ?? (value === undefined ? 'retiré' : '')
  return { field, ...around, mine: text(one.mine), theirs: text(one.theirs) }
}

/** The words of a conflict; where a member made it so that it cannot be read, its field alone. */
function readableWords(db: Database, thing: OfficeKind, one: OpenConflict): ReturnType<typeof wordsOf> {
  try {
    return wordsOf(db, thing, one)
  } catch (error) {
    faultOf(error)
    return { field: one.field, before: '', after: '', mine: '', theirs: '' }
  }
}

function nameOfSource(db: Database, id: string): string {
  const [source] = sourceReader(db).existing([id])
  return source ? label(source) : id
}

const linesText = (db: Database, lines: readonly (readonly Inline[])[]): string =>
  lines.map(line => line.map(inline => inlineText(db, inline)).join('')).join('\n')

/** An inline as it is read in a conflict; numbers and labels are computed elsewhere, so that what it refers to is named. */
function inlineText(db: Database, inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text
    case 'citation':
      return nameOfSource(db, inline.source.id)
    case 'exhibit':
      return `[pièce : ${findExhibit(db, inline.exhibit)?.label ?? 'absente'}]`
    case 'slot':
      return `[${questionOf(inline.key)}]`
    case 'cut':
      return inline.shown ? `[${inline.shown}]` : '[…]'
    case 'note':
      return `[note : ${linesText(db, [inline.inlines])}]`
    case 'linebreak':
      return '\n'
    case 'ref':
      return '[renvoi]'
    case 'private':
      return ''
  }
}

type Place = { readonly space: string; readonly kind: OfficeKind; readonly id: string }

/** Settles a conflict, for everybody: the choice is sent at the next meeting. */
export function settleConflict(
  library: Library,
  place: Place,
  conflict: string,
  side: 'mine' | 'theirs',
  writer: Writer,
): void {
  commit(library, place, writer, state => {
    if (!state.open.some(one => one.id === conflict))
      throw new AppError('not-found', 'Ce conflit a été réglé entre-temps. Rien n’a été changé.')
    return chooseSide(place.kind, state, conflict, side)
  })
}

/** Takes back what a version changed, for everybody. What was written since stays; where it touches the same words, it stands and a conflict says so. */
export function undoVersion(
  library: Library,
  space: string,
  hash: string,
  writer: Writer,
): { label: string; conflicts: number } {
  const { db } = library
  const version = officeStore(db).version(space, hash)
  if (!version || version.parents.length === 0)
    throw new AppError(
      'refused',
      'Ce qui a été ajouté ne se remet pas comme avant : retirez-le de son dossier.',
    )
  const { kind, id, label: title } = version
  const conflicts = commit(library, { space, kind, id }, writer, state => {
    const without = stateWithout(db, space, version, state)
    if (!without) throw new AppError('not-found', 'Ce qui précédait n’est pas encore arrivé.')
    return without
  })
  return { label: title, conflicts }
}

/** Writes another state of a thing here, and makes it a version of this desk. How many conflicts are open then. */
function commit(
  library: Library,
  { space, kind, id }: Place,
  writer: Writer,
  change: (state: ThingState) => ThingState,
): number {
  const { db } = library
  if (kind === 'draft' && isWrittenTogether(library, space, id))
    throw new AppError(
      'refused',
      'Ce texte est ouvert à plusieurs sur ce poste. Rien n’a été changé : quittez d’abord la séance.',
    )
  return guarded(() =>
    writing(db, () => {
      recordChange(library, space, kind, id, writer)
      const resolution = resolveThing(db, space, kind, id)
      if (!resolution)
        throw new AppError('not-found', 'Ceci n’est plus dans cet espace. Rien n’a été changé.')
      const next = change(resolution.state)
      const reason = writeThing(library, { kind, id, value: next.value, author: writer.author })
      if (reason)
        throw new AppError('refused', `${reason}${reason.endsWith('.') ? '' : '.'} Rien n’a été changé.`)
      if (kind === 'dossier' && next.value) writeExhibitOrder(library, id, next.value)
      if (kind === 'exhibit') noteAbsentFiles(library, space, id, next.value)
      const now = readThing(db, kind, id)
      const version = {
        ...{ kind, id, at: writer.at, parents: [...resolution.heads], files: [] },
        label: now?.label ?? officeStore(db).version(space, resolution.heads[0] ?? '')?.label ?? '',
        // as the space has it: the library leaves out what this program does not know
        state: { value: next.value, open: now ? next.open : [] },
      }
      const hash = addOwnVersion(db, space, version, writer.author)
      officeStore(db).setThing({
        ...{ space, kind, id, heads: [hash], value: now?.value },
        refusedHeads: [],
        refusal: '',
      })
      return version.state.open.length
    }),
  )
}
