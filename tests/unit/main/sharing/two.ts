import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import type { Input } from '../../../../src/shared/contract/contract.ts'
import type { Source } from '../../../../src/shared/library/model.ts'
import { fileAt, type Program, program, temporary } from '../../../contract/program.ts'

/** Two libraries of two people, and the files that go from one to the other. */
export function two() {
  const place = temporary()
  const [ana, ben] = [program(join(place.folder, 'ana')), program(join(place.folder, 'ben'))] as const
  const send = async (
    from: Program,
    given: Partial<Input<'packs.send'>> & Pick<Input<'packs.send'>, 'what'>,
  ) => {
    const made = await from.call['packs.send']({
      title: 'Vidéosurveillance',
      author: 'Ana Exemple',
      ...given,
    })
    const { path } = findExport(from.library.folder, made.id)
    return { ...fileAt(path), path }
  }
  return {
    ana,
    ben,
    place,
    send,
    text: (file: { path: string }) => readFileSync(file.path, 'utf8'),
    /** everything a library says of its sources, saves apart */
    contentOf: async (from: Program, ids: readonly string[]) =>
      Promise.all(
        ids.map(id =>
          from.call['library.get']({ id }).then(
            ({ revision: _, updatedAt: __, ...source }) => source as Partial<Source>,
            () => undefined,
          ),
        ),
      ),
    close: async () => {
      await Promise.all([ana.close(), ben.close()])
      place.remove()
    },
  }
}
