import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { personalise } from '../../../shared/campaign/briefs/personal.ts'
import type { Handlers } from '../../../shared/contract/contract.ts'
import { inGravity, type Problem } from '../../../shared/dossiers/problem.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Recipient } from '../../../shared/drafts/slots/member-address.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { problemsOf } from '../../drafts/checks/check-citations.ts'
import { gather } from '../../drafts/gather.ts'
import { drafts } from '../../drafts/store.ts'
import type { Context } from '../../kernel/context.ts'
import type { Database } from '../../kernel/database/open.ts'
import { keepExport, nameOf, newExport } from '../../kernel/files/exports.ts'
import { readSmallFile } from '../../kernel/files/small-file.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { writeZip } from '../../kernel/files/zip.ts'
import type { Library } from '../../kernel/library.ts'
import { campaigns } from '../campaigns/store.ts'
import { checkSet, readyOrRefuse } from './check-set.ts'
import { openingPhrases } from './opening-phrases.ts'
import { decodeText, openingsOf, openingsTable, readOpenings } from './openings-file.ts'
import { recipients } from './recipients.ts'
import { setFiles } from './set-files.ts'
import { personalSets } from './store.ts'

/** Handlers of the personalised sets: one text for each member of a list, each with an opening of its own. */
export function setHandlers({ library, host }: Context) {
  const all = personalSets(library.db)
  const phrases = openingPhrases(library.db)
  const runs = new Map<string, AbortController>()
  const namesOf = (set: PersonalSet) => {
    const byMember = new Map(recipients(library, set.members).map(one => [one.id, one]))
    return set.members.map(id => {
      const one = byMember.get(id)
      return { id, name: one ? `${one.first} ${one.last}` : '', group: one?.group?.sigle ?? '' }
    })
  }
  return {
    'sets.list': () => all.list().filter(one => !isArchived(library.db, one.draft)),
    'sets.get': ({ id }) => all.get(id),
    'sets.save': ({ set }) => all.save(set),
    'sets.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'sets.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'sets.check': ({ set }) => {
      const { lines, refusal } = checkSet(library, gather(library, set.draft), set)
      return { lines: [...lines], refusal }
    },
    'sets.write': async ({ set, as, author, run }) => {
      const control = new AbortController()
      runs.set(run, control)
      try {
        const content = gather(library, set.draft)
        const check = checkSet(library, content, set)
        const ready = readyOrRefuse(check)
        const blocking = blockingOf(library, content, ready, set)
        if (blocking.length > 0)
          throw new AppError(
            'refused',
            `Le texte n’est pas prêt à partir : rien n’a été écrit. ${inGravity(blocking)
              .slice(0, 3)
              .map(one => one.message)
              .join(' ')}`,
            blocking,
          )
        const progress = (count: number, total: number) =>
          host.emit({
            event: 'progress',
            data: { run, done: count, total, message: 'Écriture des fichiers…' },
          })
        const { entries, pages } = await setFiles(
          library,
          { content, members: ready, openings: set.openings, as, author, at: new Date() },
          { progress, signal: control.signal },
        )
        const maxPages = content.template?.length?.pages
        if (as === 'docx' && maxPages !== undefined && pages > maxPages)
          throw new AppError(
            'refused',
            `Avec son ouverture, un des textes fait ${pages} pages : ${maxPages} au plus. Raccourcissez le texte ou les ouvertures ; rien n’a été écrit.`,
          )
        const notReady = check.lines.filter(one => one.state !== 'ready')
        const outcome = { written: ready.length, left: notReady, pages }
        const [only] = entries
        if (as === 'one' && only && 'bytes' in only)
          return { ...(await keepExport(library.folder, nameOf(set.title, 'docx'), only.bytes)), ...outcome }
        const file = newExport(library.folder, nameOf(set.title, 'zip'))
        const bytes = await writeZip(file.path, entries, { isSealed: true })
        return { id: file.id, name: file.name, bytes, ...outcome }
      } finally {
        runs.delete(run)
      }
    },
    'sets.stop': ({ run }) => {
      runs.get(run)?.abort()
      return {}
    },
    'sets.take': async ({ id, file }) => {
      const { path, name } = await resolveFile(library.folder, file, host.tokens)
      const set = all.get(id)
      const rows = readOpenings(decodeText(await readSmallFile(path, name))).filter(one => one.opening !== '')
      const { openings, strays } = openingsOf(rows, namesOf(set))
      const savedSet = all.save({ ...set, openings: { ...set.openings, ...openings } })
      return { set: savedSet, taken: Object.keys(openings).length, lost: strays }
    },
    'sets.give': ({ id }) => {
      const set = all.get(id)
      const table = openingsTable(
        namesOf(set).map(one => ({ ...one, member: one.id, opening: set.openings[one.id] ?? '' })),
      )
      return keepExport(library.folder, nameOf(`Ouvertures – ${set.title}`, 'csv'), Buffer.from(table))
    },
    'openings.list': () => phrases.list(),
    'openings.save': phrase => phrases.save(phrase),
    'openings.remove': ({ id }) => {
      phrases.remove(id)
      return {}
    },
    'openings.restore': ({ id }) => {
      phrases.restore(id)
      return {}
    },
  } satisfies Partial<Handlers>
}

/** Lists what blocks the text of a set, seen on the first member of each chamber: the two cannot be asked for the same. */
function blockingOf(
  library: Library,
  content: Gathered,
  ready: readonly Recipient[],
  { openings }: PersonalSet,
): Problem[] {
  const samples = (['an', 'senat'] as const).flatMap(
    chamber => ready.find(one => one.chamber === chamber) ?? [],
  )
  const blocking = samples
    .flatMap(member => problemsOf(library, personalise(content, member, openings[member.id] ?? '')))
    .filter(({ severity }) => severity === 'blocking')
  return [...new Map(blocking.map(one => [one.message, one])).values()]
}

/** Whether a text is of a campaign that is archived. */
function isArchived(db: Database, draft: string): boolean {
  const archived = campaigns(db).archivedBills()
  if (archived.size === 0) return false
  const dossier = drafts(db).dossierOf(draft)
  return dossier !== undefined && [...archived].some(bill => dossiers(db).ofBill(bill).includes(dossier))
}
