import { pictures } from '../../kernel/files/picture-store.ts'
import { pictureHashes } from '../../kernel/files/pictures.ts'
import type { Library } from '../../kernel/library.ts'
import type { ReadPack } from './read-pack.ts'

/** Keeps the pictures that the documents of a pack show; the library lets go of those that no text names in the end. */
export function keepPictures(library: Library, { entries, thing, picture, pictures: all }: ReadPack): void {
  const names = new Set(
    entries.flatMap(entry => {
      const one = entry.what === 'draft' ? thing(entry) : undefined
      return one?.what === 'draft' ? pictureHashes(one.value.blocks) : []
    }),
  )
  const store = pictures(library.db)
  for (const place of all) {
    const content = names.has(place.sha256) ? picture(place) : undefined
    if (!content) continue
    library.keep(content.bytes)
    store.add(content.picture)
  }
}
