import type { ReadFile } from '../../imports/parliament/amendments/read-amendments.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'

/** Reads the amendments of a file. */
export const amendmentReader: ForeignReader<GivenFile, ReadFile> = {
  name: 'amendments',
  run: async ({ path, name }) => {
    const { readAmendments } = await import('../../imports/parliament/amendments/read-amendments.ts')
    return readAmendments(path, name)
  },
}
