import { AppError } from '../../shared/kernel/errors.ts'
import { ModelFacts, WordModel } from '../../shared/word/word-model.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly paper: string
  readonly data: string
  readonly at: string
}

/** The Word models of the library, by name; a removed one can be put back. */
export function models(db: Database) {
  const columns = 'SELECT id, name, paper, data, at FROM models'
  const all = db.prepare<[], Row>(`${columns} WHERE removed_at IS NULL ORDER BY name`)
  const one = db.prepare<{ id: string }, Row>(`${columns} WHERE id = @id AND removed_at IS NULL`)
  const write = db.prepare(
    `INSERT INTO models (id, name, paper, data, at) VALUES (@id, @name, @paper, @data, @at)
     ON CONFLICT (id) DO UPDATE SET name = @name, paper = @paper, data = @data, at = @at, removed_at = NULL`,
  )
  const paper = db.prepare('INSERT OR IGNORE INTO model_papers (sha256, at) VALUES (@sha256, @at)')
  const mark = db.prepare('UPDATE models SET removed_at = @at WHERE id = @id')
  const read = ({ data, ...row }: Row): WordModel =>
    WordModel.parse({ ...ModelFacts.parse(JSON.parse(data)), ...row })
  const find = (id: string) => {
    const row = one.get({ id })
    return row && read(row)
  }
  const keepPaper = (sha256: string, at = new Date().toISOString()): void =>
    void guarded(() => paper.run({ sha256, at }))
  return {
    list: (): WordModel[] => all.all().map(read),
    find,
    get(id: string): WordModel {
      const model = find(id)
      if (!model) throw new AppError('not-found', 'Ce modèle Word n’est plus dans la bibliothèque.')
      return model
    },
    keepPaper,
    put({ id, name, paper: sha256, at, ...facts }: WordModel): WordModel {
      guarded(() => {
        keepPaper(sha256, at)
        write.run({ id, name, paper: sha256, at, data: JSON.stringify(ModelFacts.parse(facts)) })
      })
      return this.get(id)
    },
    remove: (id: string): void => void guarded(() => mark.run({ id, at: new Date().toISOString() })),
    restore: (id: string): void => void guarded(() => mark.run({ id, at: null })),
  }
}

/** The files of the papers a library rests on. */
export const paperFiles = (db: Database): string[] =>
  db.prepare<[], string>('SELECT sha256 FROM model_papers').pluck().all()
