import { randomUUID } from 'node:crypto'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { answeredBy } from '../../shared/drafts/templates/expected-exhibits.ts'
import { byDate, byFirstCall } from '../../shared/exhibits/arrange.ts'
import { faultsOf } from '../../shared/exhibits/faults.ts'
import type { Handlers } from '../../shared/kernel/contract.ts'
import { Keep } from '../../shared/word/keep.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts, type ListedDraft } from '../drafts/store.ts'
import { templates } from '../drafts/templates.ts'
import type { Context } from '../kernel/context.ts'
import { findExport, keepExport, nameOf } from '../kernel/files/exports.ts'
import { keepPicture } from '../kernel/files/pictures.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { printDraft } from '../word/printing.ts'
import { missingFiles, takeIn, viewableFile } from './keep.ts'
import { exhibits } from './store.ts'

/** The pieces of a dossier, in the order that numbers them; the pictures of its texts. */
export function exhibitHandlers({ library, host, ask, checks }: Context) {
  const all = exhibits(library.db)
  return {
    'exhibits.list': ({ dossier }) => all.list(dossier),
    'exhibits.check': ({ dossier }) => {
      const list = all.list(dossier)
      return faultsOf(list, missingFiles(library, list))
    },
    'exhibits.add': async ({ dossier, file, name, label, expected, date }) => {
      dossiers(library.db).get(dossier)
      const upload = await resolveFile(library.folder, file, host.tokens)
      const intake = await takeIn(library, ask, upload.path, name ?? upload.name)
      // a name that says what the document is says it better than the model
      const isInformative = intake.nature && (intake.date || intake.label.split(/\s+/).length > 3)
      const title = label ?? (isInformative ? undefined : expected)
      const exhibit = all.add({ ...intake, dossier, ...(title && { label: title }), ...(date && { date }) })
      await used(library.folder, file)
      return exhibit
    },
    'exhibits.fromDraft': async ({ draft: id, key, label, run = randomUUID() }) => {
      const whole = { final: true, author: '', keep: Keep.parse({}), comments: false }
      const { draft, ...print } = await printDraft(library, { id, ...whole })
      const { written, check } = await checks.stoppable(run, signal => checks.verified(print, signal))
      const file = await keepExport(library.folder, nameOf(draft.title, 'docx'), written.bytes)
      const { path, name } = findExport(library.folder, file.id)
      const intake = await takeIn(library, ask, path, name)
      const dossier = dossiers(library.db).get(draft.dossier)
      const template = templates(library.db).find(one => one.id === draft.template)
      const date = factOf('filing.date', dossier, template)
      const exhibit = all.add({
        ...intake,
        ...{ dossier: draft.dossier, label: label ?? draft.title, pages: written.pages },
        ...(date && /^\d{4}-\d{2}-\d{2}$/.test(date) && { date }),
      })
      dossiers(library.db).save({ ...dossier, facts: answeredBy(dossier.facts, exhibit.id, key) })
      return { exhibit, pages: { ...check, bytes: written.bytes.length } }
    },
    'exhibits.save': ({ exhibit }) => all.save(exhibit),
    'exhibits.order': ({ dossier, ids }) => all.order(dossier, ids),
    'exhibits.arrange': ({ dossier, by, first }) => {
      const list = all.list(dossier)
      const texts = drafts(library.db)
      const sequence =
        by === 'date'
          ? byDate(list)
          : byFirstCall(
              list,
              setFirst(texts.list(dossier), first).map(one => texts.get(one.id)),
              dossiers(library.db).get(dossier).facts,
            )
      return all.order(
        dossier,
        sequence.map(one => one.id),
      )
    },
    'exhibits.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'exhibits.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'exhibits.view': async ({ id }) =>
      ask('view', { path: await viewableFile(library, all.get(id)) }, { limit: VIEW_LIMIT_MS }),
    'exhibits.text': async ({ id, page }) => ({
      text: await ask(
        'text',
        { path: await viewableFile(library, all.get(id)), page },
        { limit: VIEW_LIMIT_MS },
      ),
    }),
    'pictures.add': async ({ file }) => {
      const picture = await keepPicture(library, await resolveFile(library.folder, file, host.tokens))
      await used(library.folder, file)
      const { sha256: hash, type, width, height } = picture
      return { hash, type, size: { width, height } }
    },
  } satisfies Partial<Handlers>
}

/** The oldest first: the claim that opens the case numbers its exhibits; before it, the set that is asked for. */
function setFirst(texts: readonly ListedDraft[], first: string | undefined): ListedDraft[] {
  const set = texts.find(one => one.id === first)?.set
  const rank = (one: ListedDraft) => (one.id === first || (set && one.set === set) ? 0 : 1)
  return first ? texts.toSorted((a, b) => rank(a) - rank(b)) : [...texts]
}

/** Milliseconds in which any file that can be shown is. */
const VIEW_LIMIT_MS = 30_000
