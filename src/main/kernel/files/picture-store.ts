import { z } from 'zod'
import { Sha256 } from '../../../shared/kernel/common.ts'
import type { Database } from '../database/open.ts'
import { guarded } from '../database/refusals.ts'

/** A picture of the library: its bytes are `files/<sha256>`. */
export const Picture = z.object({
  sha256: Sha256,
  type: z.enum(['png', 'jpeg']),
  width: z.int().min(1),
  height: z.int().min(1),
})
export type Picture = z.infer<typeof Picture>

/** The pictures the texts and the letterhead may name. One is taken out long after the last thing that names it has gone. */
export function pictures(db: Database) {
  const add = db.prepare(
    `INSERT INTO pictures (sha256, type, width, height, at) VALUES (@sha256, @type, @width, @height, @at)
     ON CONFLICT (sha256) DO UPDATE SET at = @at`,
  )
  const find = db.prepare<{ sha256: string }>(
    'SELECT sha256, type, width, height FROM pictures WHERE sha256 = @sha256',
  )
  return {
    add(picture: Picture, at = new Date().toISOString()): void {
      guarded(() => add.run({ ...picture, at }))
    },
    get(sha256: string): Picture | undefined {
      const row = find.get({ sha256 })
      return row === undefined ? undefined : Picture.parse(row)
    },
  }
}

/** The files of pictures a library rests on. */
export const pictureFiles = (db: Database): string[] =>
  db.prepare<[], string>('SELECT sha256 FROM pictures').pluck().all()
