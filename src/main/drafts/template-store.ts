import { Template } from '../../shared/drafts/templates/template.ts'
import { oncePer } from '../kernel/database/once.ts'
import { guarded } from '../kernel/database/refusals.ts'

/** The templates received with packs, beside those that come with the program. */
export const keptTemplates = oncePer(db => {
  const all = db.prepare<[], string>('SELECT data FROM templates ORDER BY id').pluck()
  const one = db.prepare<{ id: string }, string>('SELECT data FROM templates WHERE id = @id').pluck()
  const write = db.prepare(
    `INSERT INTO templates (id, data, updated_at) VALUES (@id, @data, @at)
     ON CONFLICT (id) DO UPDATE SET data = @data, updated_at = @at`,
  )
  const drop = db.prepare('DELETE FROM templates WHERE id = @id')
  const read = (data: string) => Template.parse(JSON.parse(data))
  return {
    list: (): Template[] => all.all().map(read),
    find(id: string): Template | undefined {
      const data = one.get({ id })
      return data === undefined ? undefined : read(data)
    },
    put: (template: Template, at = new Date().toISOString()): void =>
      void guarded(() => write.run({ id: template.id, data: JSON.stringify(template), at })),
    remove: (id: string): void => void guarded(() => drop.run({ id })),
  }
})
