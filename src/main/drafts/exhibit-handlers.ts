import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../shared/contract/contract.ts'
import { byDate, byFirstCall } from '../../shared/drafts/production.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { answeredBy } from '../../shared/drafts/templates/expected-exhibits.ts'
import { DAY_SHAPE } from '../../shared/kernel/days.ts'
import { Keep } from '../../shared/word/keep.ts'
import { dossiers } from '../dossiers/store.ts'
import { intakeFile } from '../exhibits/exhibit-files.ts'
import { exhibits } from '../exhibits/store.ts'
import type { ExhibitContext } from '../exhibits/worker-client.ts'
import { findExport, keepExport, nameOf } from '../kernel/files/exports.ts'
import type { PageCheckContext } from '../word/page-checks.ts'
import { printDraft } from './printing/printing.ts'
import { drafts, type ListedDraft } from './store.ts'
import { templates } from './templates.ts'

/** Exhibits that a text makes: one printed from a draft, and the order in which texts first call them. */
export function draftExhibitHandlers({ library, ask, checks }: ExhibitContext & PageCheckContext) {
  const all = exhibits(library.db)
  return {
    'exhibits.fromDraft': async ({ draft: id, key, label, run = randomUUID() }) => {
      const whole = { final: true, author: '', keep: Keep.parse({}), comments: false }
      const { draft, ...print } = await printDraft(library, { id, ...whole })
      const { docx, check } = await checks.stoppable(run, signal => checks.verify(print, signal))
      const file = await keepExport(library.folder, nameOf(draft.title, 'docx'), docx.bytes)
      const { path, name } = findExport(library.folder, file.id)
      const intake = await intakeFile(library, ask, path, name)
      const dossier = dossiers(library.db).get(draft.dossier)
      const template = templates(library.db).find(one => one.id === draft.template)
      const date = factOf('filing.date', dossier, template)
      const exhibit = all.add({
        ...intake,
        ...{ dossier: draft.dossier, label: label ?? draft.title, pages: docx.pages },
        ...(date && DAY_SHAPE.test(date) && { date }),
      })
      dossiers(library.db).save({ ...dossier, facts: answeredBy(dossier.facts, exhibit.id, key) })
      return { exhibit, pages: { ...check, bytes: docx.bytes.length } }
    },
    'exhibits.arrange': ({ dossier, by, first }) => {
      const list = all.list(dossier)
      const texts = drafts(library.db)
      const arrangement =
        by === 'date'
          ? byDate(list)
          : byFirstCall(
              list,
              setFirst(texts.list(dossier), first).map(one => texts.get(one.id)),
              dossiers(library.db).get(dossier).facts,
            )
      return all.order(
        dossier,
        arrangement.map(one => one.id),
      )
    },
  } satisfies Partial<Handlers>
}

/** The oldest first: the claim that opens the case numbers its exhibits; before it, the set that is asked for. */
function setFirst(texts: readonly ListedDraft[], first: string | undefined): ListedDraft[] {
  const set = texts.find(one => one.id === first)?.set
  const rank = (one: ListedDraft) => (one.id === first || (set && one.set === set) ? 0 : 1)
  return first ? texts.toSorted((a, b) => rank(a) - rank(b)) : [...texts]
}
