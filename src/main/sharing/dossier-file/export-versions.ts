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
  const kept = versions(db)
  const places = new Map<string, number>()
  const blocks: Block[] = []
  const place = (block: Block): number => {
    const json = JSON.stringify(block)
    const known = places.get(json)
    if (known !== undefined) return known
    places.set(json, blocks.length)
    return blocks.push(block) - 1
  }
  const list = drafts.flatMap(id =>
    kept.all(id).map(({ id, draft: of, at, name, kind }) => {
      const { blocks: own, revision: _revision, updatedAt: _at, ...head } = kept.get(id).draft
      return { id, draft: of, at, name, kind, head, blocks: own.map(place) }
    }),
  )
  return { blocks, list }
}

/** Puts them into the library, for texts that are already there. */
export function addVersions(db: Database, filed: FiledVersions, dossier: string): void {
  const kept = versions(db)
  for (const { id, draft, at, name, kind, head, blocks } of filed.list) {
    const whole = Draft.parse({
      ...head,
      id: draft,
      dossier,
      blocks: blocks.flatMap(one => filed.blocks[one] ?? []),
    })
    kept.keep(whole, kind, { id, at, name })
  }
}
