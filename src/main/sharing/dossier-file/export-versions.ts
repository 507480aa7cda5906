import { z } from 'zod'
import { Block, Draft } from '../../../shared/drafts/model.ts'
import { DraftVersion, VersionKind } from '../../../shared/drafts/version.ts'
import { versions } from '../../drafts/version-store.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The versions of texts in the file of a dossier: the blocks of all of them, each once, and which of them each version has. */
export const FiledVersions = z.object({
  blocks: z.array(Block),
  list: z.array(
    DraftVersion.pick({ id: true, draft: true, at: true, name: true }).extend({
      kind: z.enum([...VersionKind.options, 'base']),
      head: Draft.omit({ blocks: true, revision: true, updatedAt: true }),
      blocks: z.array(z.int().nonnegative()),
    }),
  ),
})
type FiledVersions = z.infer<typeof FiledVersions>

/** The versions of these texts, the oldest first. */
export function filedVersions(db: Database, drafts: readonly string[]): FiledVersions {
  const store = versions(db)
  const places = new Map<string, number>()
  const blocks: Block[] = []
  const place = (block: Block): number => {
    const json = JSON.stringify(block)
    const position = places.get(json)
    if (position !== undefined) return position
    places.set(json, blocks.length)
    return blocks.push(block) - 1
  }
  const list = drafts.flatMap(id =>
    store.all(id).map(({ id, draft: of, at, name, kind }) => {
      const { blocks: own, revision: _revision, updatedAt: _at, ...head } = store.get(id).draft
      return { id, draft: of, at, name, kind, head, blocks: own.map(place) }
    }),
  )
  return { blocks, list }
}

/** Puts them into the library, for texts that are already there. */
export function addVersions(db: Database, file: FiledVersions, dossier: string): void {
  const store = versions(db)
  for (const { id, draft, at, name, kind, head, blocks } of file.list) {
    const whole = Draft.parse({
      ...head,
      id: draft,
      dossier,
      blocks: blocks.flatMap(one => file.blocks[one] ?? []),
    })
    store.keep(whole, kind, { id, at, name })
  }
}
