import { randomUUID } from 'node:crypto'
import { instantiate } from '../shared/draft/instantiate.ts'
import type { Dossier } from '../shared/model/dossier.ts'
import type { Draft } from '../shared/model/draft.ts'
import type { Argument } from '../shared/model/source.ts'
import type { Template } from '../shared/model/template.ts'
import { sources } from './db/sources.ts'
import type { Library } from './library.ts'

/** A draft made of a template, its arguments taken from the library as they are now. */
export function newDraft(library: Library, from: Template, dossier: Dossier, title = from.title): Draft {
  const wanted = from.blocks.flatMap(block => (block.argument ? [block.argument] : []))
  const found = sources(library.db).many(wanted)
  const byId = new Map(found.filter((source): source is Argument => source.kind === 'argument').map(one => [one.id, one]))
  return {
    id: randomUUID(),
    dossier: dossier.id,
    title,
    template: from.id,
    style: from.style,
    profile: 'pretoire',
    blocks: instantiate(from, dossier, byId),
    revision: 0,
    updatedAt: '',
  }
}
