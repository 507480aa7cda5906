import { join } from 'node:path'
import { officeStore } from '../../../../../src/main/sharing/office/desk/store.ts'
import { meetSpace, shareThing } from '../../../../../src/main/sharing/office/desk/sync.ts'
import { resolveThing } from '../../../../../src/main/sharing/office/desk/versions.ts'
import type { Block, Draft } from '../../../../../src/shared/drafts/model.ts'
import { canonicalJson, type OfficeKind } from '../../../../../src/shared/sharing/office/thing-state.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { plainSpace } from './plain-space.ts'

const NAMES = ['Marie', 'Paul', 'Awa']

/** Desks that meet in plain spaces; opening a library is slow, so that the tests of a file share them, each with a space of its own. */
export async function openDesks() {
  const place = temporary()
  const desk = (name: string) => program(join(place.folder, name))
  const desks = [desk('marie'), desk('paul'), desk('awa')] as const
  for (const [n, one] of desks.entries())
    await one.call['settings.save']({ values: { packAuthor: NAMES[n] ?? `Poste ${n}` } })
  let clock = Date.parse('2026-11-02T08:00:00Z')
  return {
    place,
    desks,
    /** A space of its own, in which these desks meet. */
    space(name: string) {
      const space = plainSpace()
      const writer = (one: Program) => {
        clock += 60_000
        return { author: NAMES[desks.indexOf(one)] ?? '', at: new Date(clock).toISOString() }
      }
      return {
        ...space,
        name,
        writer,
        share: (one: Program, kind: OfficeKind, id: string) =>
          shareThing(one.library, name, kind, id, writer(one)),
        meet: (one: Program) =>
          meetSpace(one.library, name, space.link(`clé-${desks.indexOf(one)}`), writer(one)),
        stateOf: (one: Program, kind: OfficeKind, id: string) =>
          resolveThing(one.library.db, name, kind, id)?.state,
        /** All that a desk knows of the space. */
        logical: (one: Program) =>
          canonicalJson(
            officeStore(one.library.db)
              .keys(name)
              .map(
                ({ kind, id }) =>
                  [`${kind} ${id}`, resolveThing(one.library.db, name, kind, id)?.state] as const,
              )
              .toSorted(([a], [b]) => (a < b ? -1 : 1)),
          ),
      }
    },
    close: async () => {
      await Promise.all(desks.map(one => one.close()))
      place.remove()
    },
  }
}

/** A dossier with a short text of three paragraphs. */
export async function aDossier(one: Program): Promise<{ id: string; draft: string; paragraphs: string[] }> {
  const dossier = await one.call['dossiers.save']({
    dossier: {
      ...{ id: crypto.randomUUID(), type: 'recourse', title: 'Vidéosurveillance de Zedville', template: '' },
      ...{ facts: {}, parties: [], events: [], notes: '', revision: 0, updatedAt: '' },
    },
  })
  const paragraphs = [1, 2, 3].map(() => crypto.randomUUID() as string)
  const draft = crypto.randomUUID() as string
  await one.call['drafts.save']({
    draft: {
      ...{ id: draft, dossier: dossier.id, title: 'Requête', revision: 0 },
      blocks: paragraphs.map(
        (id, n): Block => ({
          ...{ kind: 'paragraph', id, style: 'body' },
          inlines: [{ kind: 'text', text: `Le moyen ${n + 1} est tiré de la première atteinte.` }],
        }),
      ),
    },
  })
  return { id: dossier.id, draft, paragraphs }
}

/** Writes in a text as the window does: from the last revision. */
export async function write(one: Program, id: string, change: (blocks: Block[]) => Block[]): Promise<Draft> {
  const draft = await one.call['drafts.get']({ id })
  const { revision } = await one.call['drafts.save']({ draft: { ...draft, blocks: change(draft.blocks) } })
  return { ...draft, revision }
}

export const withText = (blocks: readonly Block[], id: string, text: string): Block[] =>
  blocks.map(one =>
    one.id === id && one.kind === 'paragraph' ? { ...one, inlines: [{ kind: 'text', text }] } : one,
  )

export const textOf = async (one: Program, id: string): Promise<string> =>
  JSON.stringify((await one.call['drafts.get']({ id })).blocks)
